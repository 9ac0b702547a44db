"""What each change of `drift_alert` comes from: outlets, stories, behaviour, or another model."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from pipeline.core.cause import Cells, Parts, cause, leading_story, parts
from pipeline.core.cluster import Floats
from pipeline.core.drift import BASELINE_WEEKS
from pipeline.core.panel import OVERALL, Ints, coded, model_codes, week_number
from pipeline.core.wording import Spread, alone
from pipeline.rows import DriftAlert, DriftCause, DriftUnit

_DIGITS = 10  # the parts still sum to a billionth; further digits depend on the processor


class _Metric(NamedTuple):
    """The units of one metric as arrays, in the order of their keys, so of their weeks; `of` has the places of each
    outlet's and, under OVERALL, all. `judges` codes the models of each week."""

    outlets: list[str]
    stories: list[str]
    week: Ints
    outlet: Ints
    story: Ints
    n: Floats
    x: Floats
    judges: Mapping[int, int]
    of: Mapping[str, Ints]

    def between(self, subject: str, first: int, last: int, left_out: Sequence[int]) -> Cells:
        """Of some weeks but those left out; an outlet alone is the only one there is."""
        places = self.of[subject]
        begin, end = np.searchsorted(self.week[places], (first, last + 1))
        places = places[begin:end]
        if left_out:
            places = places[~np.isin(self.week[places], left_out)]
        outlet = self.outlet[places] if subject == OVERALL else np.zeros(len(places), dtype=np.int64)
        return Cells(outlet, self.story[places], self.n[places], self.x[places])

    def code(self, first: int, last: int) -> set[int]:
        """The codes of the weeks, without those that tell no model."""
        return {self.judges[week] for week in range(first, last + 1)} - {0}


def _metric(units: Sequence[DriftUnit]) -> _Metric:
    units = sorted(units, key=lambda u: (u.week, u.story_id, u.outlet, u.article_week))
    outlets, outlet = coded([u.outlet for u in units])
    stories, story = coded([u.story_id for u in units])
    week = np.array([week_number(u.week) for u in units], dtype=np.int64)
    n, x = (np.array(values, dtype=np.float64) for values in ([u.n for u in units], [u.x for u in units]))
    codes = model_codes(units)
    judges = defaultdict(int, {w: code for (_, w), code in codes.items()})
    order = np.argsort(outlet, kind="stable")
    by_outlet = np.split(order, np.searchsorted(outlet[order], np.arange(1, len(outlets))))
    of = {f"outlet:{name}": places for name, places in zip(outlets, by_outlet, strict=True)}
    return _Metric(outlets, stories, week, outlet, story, n, x, judges, of | {OVERALL: np.arange(len(week))})


def _explained(metric: _Metric, alert: DriftAlert) -> DriftCause:
    t, width = week_number(alert.week), alert.window_weeks
    begins, tested = t + 1 - width, alert.p_value is not None
    now = metric.code(begins, t)
    # As in drift_alert: what was tested leaves out the weeks that other models judged.
    left_out = [w for w, code in metric.judges.items() if tested and now and code and code not in now]
    current = metric.between(alert.subject, begins, t, left_out)
    baseline = metric.between(alert.subject, begins - BASELINE_WEEKS, begins - 1, left_out)
    then = metric.code(begins - BASELINE_WEEKS, begins - 1)
    outlets = len(metric.outlets) if alert.subject == OVERALL else 1
    told = parts(current, baseline, outlets, tested or not now or not then or now == then)
    up = alert.direction == "up" if tested and alert.direction != "none" else told.change > 0
    story, part = leading_story(current, up)
    leader = _leader(metric, told, up) if alert.subject == OVERALL else (None, None)
    change, outlet_mix, story_mix, behaviour, model_version = (round(v, _DIGITS) for v in told[:5])
    return DriftCause(
        alert.week,
        alert.metric,
        alert.subject,
        change,
        outlet_mix,
        story_mix,
        behaviour,
        model_version,
        cause(told, up),
        *leader,
        metric.stories[story],
        round(part, _DIGITS),
    )


def _leader(metric: _Metric, told: Parts, up: bool) -> tuple[str | None, float | None]:
    by_outlet = np.round(told.by_outlet, _DIGITS)
    first = int((by_outlet if up else -by_outlet).argmax())
    part = float(by_outlet[first])
    return (metric.outlets[first], part) if (part > 0 if up else part < 0) else (None, None)


def build(
    drift_unit: Sequence[DriftUnit], drift_alert: Sequence[DriftAlert], spread: Spread = alone
) -> list[DriftCause]:
    """One row per row of `drift_alert` that has a baseline, alert or not."""
    units: dict[str, list[DriftUnit]] = defaultdict(list)
    for unit in drift_unit:
        if unit.n > 0:
            units[unit.metric].append(unit)
    metrics = {name: _metric(of) for name, of in units.items()}
    asked = sorted((a for a in drift_alert if a.baseline is not None), key=lambda a: (a.week, a.metric, a.subject))

    def explained(alerts: Sequence[DriftAlert]) -> list[DriftCause]:
        return [_explained(metrics[alert.metric], alert) for alert in alerts]

    return spread(explained, asked)

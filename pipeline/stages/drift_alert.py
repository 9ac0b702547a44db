"""Every week's panel of rates against their trailing eight weeks: what changed, what did not, what cannot be told."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from pipeline.core.drift import BASELINE_WEEKS, PANEL_LEVEL, WEEKS, Judgement, judge, panel_q
from pipeline.core.panel import OVERALL, Flags, Panel, Plain, panel, week_number
from pipeline.core.wording import Spread, alone
from pipeline.rows import DriftAlert, DriftUnit

# More ids help nobody to judge an alert, and a report shows fewer.
EVIDENCE = 50
_DIGITS = 9  # beyond these, results depend on the processor

Evidence = Mapping[tuple[str, str, int], list[str]]


def _evidence_of(units: Sequence[DriftUnit]) -> Evidence:
    found: dict[tuple[str, str, int], list[str]] = defaultdict(list)
    for unit in units:
        if unit.evidence:
            found[unit.metric, OVERALL, week_number(unit.week)] += unit.evidence
            found[unit.metric, f"outlet:{unit.outlet}", week_number(unit.week)] += unit.evidence
    return found


def _judged(told: Panel, evidence: Evidence, t: int) -> Iterator[DriftAlert]:
    """The rows that have data in week t: they are one panel, without those that could not be tested.

    A week that other models judged is no baseline: a new model is not drift.
    """
    here = np.flatnonzero(told.plain[:, told.weeks.index(t), 0] > 0)
    overall = np.array([told.rows[row][1] == OVERALL for row in here])
    same = told.comparable(t)
    judged = judge(told.trailing(here, t, WEEKS, same), overall)
    q = np.ones(len(here))
    q[judged.tested] = panel_q(judged.p[judged.tested], overall[judged.tested])
    for i, row in enumerate(here):
        one = Judgement(*(values[i] for values in judged))
        yield _alert(told, evidence, (t, int(row)), same[row], one, float(q[i]))


def _counts(told: Panel, t: int, row: int, width: int, same: Flags) -> tuple[Plain, Plain]:
    """The window of so many weeks up to t, and the eight before it."""
    begins = t + 1 - width
    return told.counted(row, begins, t, same), told.counted(row, begins - BASELINE_WEEKS, begins - 1, same)


def _alert(
    told: Panel, evidence: Evidence, at: tuple[int, int], same: Flags, judged: Judgement, q: float
) -> DriftAlert:
    t, row = at
    metric, subject = told.rows[row]
    width = int(judged.window) if judged.tested else 1
    # What cannot be tested is told with all that was there, also what other models judged.
    now, before = _counts(told, t, row, width, same if judged.tested else np.ones_like(same))
    value = now.share or 0.0
    plain = DriftAlert(
        told.week_of[t], metric, subject, before.share, value, None, None, None, None, "none", now.articles,
        now.stories, "too_few", width, [],
    )  # fmt: skip
    if not judged.tested or before.share is None:
        return plain
    change, alert = float(judged.change), q <= PANEL_LEVEL
    return plain._replace(
        # The test weighs stories, readers see the plain share: the interval holds both.
        ci_low=round(max(0.0, min(value, before.share + float(judged.low))), _DIGITS),
        ci_high=round(min(1.0, max(value, before.share + float(judged.high))), _DIGITS),
        p_value=float(f"{judged.p:.6g}"),
        q_value=float(f"{q:.6g}"),
        direction="none" if abs(change) < 10.0**-_DIGITS else "up" if change > 0 else "down",
        status="alert" if alert else "quiet",
        evidence=_evidence(told, evidence, t, row, width) if alert else [],
    )


def _evidence(told: Panel, evidence: Evidence, t: int, row: int, width: int) -> list[str]:
    metric, subject = told.rows[row]
    weeks = told.weeks[told.between(t + 1 - width, t)]
    found = {one for week in weeks for one in evidence.get((metric, subject, week), [])}
    return sorted(found)[:EVIDENCE]


def build(drift_unit: Sequence[DriftUnit], spread: Spread = alone) -> list[DriftAlert]:
    """One row per week × metric × subject with data in that week, each week as it is known at the end."""
    judgeable = [unit for unit in drift_unit if unit.n > 0]
    if not judgeable:
        return []
    told, evidence = panel(judgeable), _evidence_of(judgeable)

    def judged(weeks: Sequence[int]) -> list[list[DriftAlert]]:
        return [list(_judged(told, evidence, week)) for week in weeks]

    return [row for rows in spread(judged, told.weeks, len(told.rows)) for row in rows]

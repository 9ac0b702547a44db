"""Geometry of a small line chart: a rate week by week with its interval, and the baseline. Templates draw it."""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.report.wording import percent

WIDTH, HEIGHT = 306, 132
_LEFT, _RIGHT, _TOP, _BOTTOM = 8, 64, 14, 20
# The wide intervals of thin weeks would flatten the line: the scale ends where the line has this share of the height.
_LINE_SHARE = 0.4
# Below this a line along zero would be magnified into news.
_LEAST_TOP = 0.05


class Point(NamedTuple):
    week: str
    rate: float
    ci_low: float
    ci_high: float
    is_alert: bool


class Dot(NamedTuple):
    x: float
    y: float
    told: str
    is_alert: bool
    is_last: bool


class Plot(NamedTuple):
    """Paths are SVG path data; `baseline_y` is null where no earlier week is known."""

    title: str
    description: str
    band: str
    line: str
    dots: list[Dot]
    zero_y: float
    top_y: float
    top_told: str
    baseline_y: float | None
    baseline_told: str
    baseline_from: float
    baseline_to: float
    last_told: str
    now_y: float
    first_week: str
    last_week: str


def _nice(value: float) -> float:
    """The next of 1, 2, 2.5, 5 times a power of ten."""
    if value <= 0:
        return 0.01
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (1, 2, 2.5, 5, 10) if value <= step * power * 1.0001)


def _top(points: Iterable[Point], baseline: float | None) -> float:
    points = list(points)
    line = max([p.rate for p in points] + [baseline or 0.0])
    widest = max(p.ci_high for p in points)
    return min(1.0, _nice(min(widest, max(line / _LINE_SHARE, _LEAST_TOP))))


def _runs(points: Sequence[Point], place: dict[str, int]) -> list[list[Point]]:
    """Weeks without a figure break the line: nothing is drawn where nothing is known."""
    runs: list[list[Point]] = []
    for point in points:
        if runs and place[point.week] == place[runs[-1][-1].week] + 1:
            runs[-1].append(point)
        else:
            runs.append([point])
    return runs


def _path(places: Iterable[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in places)


class _Scale(NamedTuple):
    place: dict[str, int]
    top: float

    def x(self, week: str) -> float:
        step = (WIDTH - _LEFT - _RIGHT) / max(1, len(self.place) - 1)
        return round(_LEFT + step * self.place[week], 1)

    def y(self, rate: float) -> float:
        share = min(1.0, max(0.0, rate / self.top))
        return round(HEIGHT - _BOTTOM - share * (HEIGHT - _TOP - _BOTTOM), 1)


def _band(run: list[Point], scale: _Scale) -> str:
    if len(run) == 1:
        x, one = scale.x(run[0].week), run[0]
        return _path([(x - 3, scale.y(one.ci_high)), (x + 3, scale.y(one.ci_high)), (x + 3, scale.y(one.ci_low)),
                      (x - 3, scale.y(one.ci_low))]) + "Z"  # fmt: skip
    upper = [(scale.x(p.week), scale.y(p.ci_high)) for p in run]
    lower = [(scale.x(p.week), scale.y(p.ci_low)) for p in reversed(run)]
    return _path(upper + lower) + "Z"


def _described(points: Sequence[Point], baseline: float | None) -> str:
    last = points[-1]
    told = f"{last.week}: {percent(last.rate)}, 95% interval {percent(last.ci_low)} to {percent(last.ci_high)}."
    before = f" The eight weeks before: {percent(baseline)}." if baseline is not None else ""
    return f"{len(points)} weeks from {points[0].week}. {told}{before}"


def plot(title: str, points: Sequence[Point], weeks: Sequence[str], baseline: float | None) -> Plot:
    """`weeks` is the whole axis, `points` (at least one) may miss some of them; the last eight before the end bear the
    baseline."""
    scale = _Scale({week: i for i, week in enumerate(weeks)}, _top(points, baseline))
    runs = _runs(points, scale.place)
    last = points[-1]
    dots = [
        Dot(scale.x(p.week), scale.y(p.rate), f"{p.week}: {percent(p.rate)}", p.is_alert, p is last)
        for p in points
    ]  # fmt: skip
    return Plot(
        title,
        _described(points, baseline),
        "".join(_band(run, scale) for run in runs),
        "".join(_path((scale.x(p.week), scale.y(p.rate)) for p in run) for run in runs if len(run) > 1),
        dots,
        scale.y(0),
        scale.y(scale.top),
        f"{100 * scale.top:g}%",
        None if baseline is None else scale.y(baseline),
        "" if baseline is None else percent(baseline),
        scale.x(weeks[max(0, len(weeks) - 9)]),
        scale.x(weeks[max(0, len(weeks) - 2)]),
        percent(last.rate),
        min(scale.y(last.rate) + 5, HEIGHT - _BOTTOM - 8),
        weeks[0],
        weeks[-1],
    )


class Bar(NamedTuple):
    """A share with its interval, in percent of the bar's width."""

    at: float
    low: float
    high: float


def bar(share: float, low: float, high: float) -> Bar:
    return Bar(*(round(100 * min(1.0, max(0.0, v)), 1) for v in (share, low, high)))

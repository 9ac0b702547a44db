"""Geometry of the line charts."""

from pipeline.report.chart import HEIGHT, WIDTH, Point, bar, plot

WEEKS = [f"2026-W{n}" for n in range(30, 41)]


def point(week: str, rate: float) -> Point:
    return Point(week, rate, max(0, rate - 0.1), min(1, rate + 0.1), False)


def test_a_missing_week_breaks_the_line() -> None:
    drawn = plot("T", [point(w, 0.2) for w in WEEKS if w != "2026-W35"], WEEKS, None)
    assert drawn.line.count("M") == 2


def test_all_dots_lie_within_the_frame() -> None:
    drawn = plot("T", [point(w, i / 10) for i, w in enumerate(WEEKS)], WEEKS, 0.5)
    assert all(0 <= dot.x <= WIDTH and 0 <= dot.y <= HEIGHT for dot in drawn.dots)


def test_the_baseline_ends_before_the_week_in_question() -> None:
    drawn = plot("T", [point(w, 0.2) for w in WEEKS], WEEKS, 0.2)
    assert (drawn.baseline_from, drawn.baseline_to) == (drawn.dots[2].x, drawn.dots[9].x)


def test_a_single_week_without_a_baseline_is_drawn() -> None:
    drawn = plot("T", [point("2026-W40", 0.0)], ["2026-W40"], None)
    assert drawn.baseline_y is None
    assert drawn.last_told == "0%"


def test_the_description_says_what_the_line_shows() -> None:
    drawn = plot("T", [point("2026-W39", 0.2), point("2026-W40", 0.3)], ["2026-W39", "2026-W40"], 0.2)
    assert drawn.description == (
        "2 weeks from 2026-W39. 2026-W40: 30%, 95% interval 20% to 40%. The eight weeks before: 20%."
    )


def test_a_bar_stays_within_its_track() -> None:
    assert bar(1.2, -0.1, 1.0) == (100.0, 0.0, 100.0)

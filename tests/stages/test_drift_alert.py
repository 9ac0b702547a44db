from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.rows import DriftAlert, DriftUnit
from pipeline.stages.drift_alert import EVIDENCE, build


def unit(week: int, number: int, flagged: bool, outlet: str = "Daily", metric: str = "mutated") -> DriftUnit:
    name = f"2026-W{week:02d}"
    story = f"s{outlet}{week}-{number}"
    return DriftUnit(name, story, outlet, metric, name, 1, 1, int(flagged), [f"m{story}"] if flagged else [])


def weeks(per_week: list[int], size: int, outlet: str = "Daily") -> list[DriftUnit]:
    """One unit a story, `size` a week, so many of them flagged, from week 27 on."""
    return [unit(27 + w, i, i < flagged, outlet) for w, flagged in enumerate(per_week) for i in range(size)]


CALM = [1, 2, 1, 1, 2, 1, 2, 1]
TURNING = [2, 2, 3, 2, 1, 3, 2, 2, 17, 16, 18, 17]
NEWSROOM = weeks(TURNING, 28, "Turning") + [
    u for k in range(6) for u in weeks([CALM[(w + k) % 8] for w in range(12)], 12, f"Calm {k}")
]


def alerts(rows: list[DriftAlert]) -> list[tuple[str, str]]:
    return [(r.week, r.subject) for r in rows if r.status == "alert"]


def test_the_outlet_that_turns_in_its_ninth_week_is_found_then_and_nobody_before() -> None:
    found = alerts(list(build(NEWSROOM)))
    assert min(found)[0] == "2026-W35"
    assert ("2026-W35", "outlet:Turning") in found
    assert {subject for _, subject in found} <= {"outlet:Turning", "overall"}


def test_an_alert_tells_direction_size_and_evidence() -> None:
    (alert,) = [r for r in build(NEWSROOM) if (r.week, r.subject) == ("2026-W35", "outlet:Turning")]
    assert (alert.direction, alert.window_weeks, alert.articles, alert.stories) == ("up", 1, 28, 28)
    assert alert.value == 17 / 28
    assert alert.baseline == 17 / 224
    assert alert.ci_low is not None and alert.ci_high is not None
    assert alert.baseline < alert.ci_low < alert.value < alert.ci_high
    assert alert.evidence == sorted(f"msTurning35-{i}" for i in range(17))


def test_evidence_is_bounded() -> None:
    (alert,) = [r for r in build(weeks([3] * 8 + [90], 100)) if r.week == "2026-W35" and r.subject == "overall"]
    assert len(alert.evidence) == EVIDENCE


def test_an_outlet_without_a_past_is_too_few_and_has_no_p() -> None:
    rows = list(build(weeks([0, 1], 12)))
    assert {(r.status, r.p_value, r.direction) for r in rows} == {("too_few", None, "none")}
    assert [r.baseline for r in rows if r.week == "2026-W27"] == [None, None]


def test_a_subject_without_data_in_a_week_has_no_row_there() -> None:
    rows = list(build(weeks([1] * 9, 12) + weeks([1] * 3, 12, "Gone")))
    assert {r.week for r in rows if r.subject == "outlet:Gone"} == {"2026-W27", "2026-W28", "2026-W29"}


def test_a_year_of_53_weeks_is_counted_through() -> None:
    old = [u._replace(week=w) for w in ("2026-W52", "2026-W53", "2027-W01") for u in weeks([1], 12)]
    assert sorted({r.week for r in build(old)}) == ["2026-W52", "2026-W53", "2027-W01"]


def test_a_gap_of_weeks_keeps_its_length() -> None:
    rows = list(build(weeks([1, 2] * 4, 12) + [unit(44, i, i < 9) for i in range(12)]))
    assert {(r.week, r.status) for r in rows if r.week == "2026-W44"} == {("2026-W44", "too_few")}
    assert {r.baseline for r in rows if r.week == "2026-W44"} == {None}


def test_what_could_not_be_judged_is_not_counted() -> None:
    undated = unit(27, 1, False)._replace(week="undated", article_week="undated", n=0)
    assert list(build([undated])) == []


def test_copies_of_a_story_in_two_weeks_are_one_story() -> None:
    late = unit(27, 1, False)._replace(article_week="2026-W28")
    (overall, _) = sorted(build([unit(27, 1, True), late]), key=lambda r: r.subject, reverse=True)
    assert (overall.articles, overall.stories, overall.value) == (2, 1, 0.5)


@settings(max_examples=20)
@given(st.integers(0, 2**32))
def test_the_order_of_the_units_does_not_matter(seed: int) -> None:
    shuffled = weeks(CALM, 6)
    expected = list(build(shuffled))
    Random(seed).shuffle(shuffled)
    assert list(build(shuffled)) == expected

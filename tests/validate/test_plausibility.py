import random
from datetime import UTC, datetime, timedelta

import pytest

from pipeline.rows import Document
from pipeline.validate.plausibility import held

START = datetime(2026, 1, 5, 9, tzinfo=UTC)
TEXT = "A quiet street was closed for an hour while the crew changed a lamp near the old cinema. " * 6
TEASER = "Read the whole story on our site after you have logged in to your account with us today."


def documents(source: str, day: int, count: int, text: str = TEXT, language: str = "en") -> list[Document]:
    at = START + timedelta(days=day)
    return [
        Document(
            *(f"{source}-{day}-{i}", source, at + timedelta(hours=2), f"https://x.example/{source}/{day}/{i}"),
            *("X Daily", "A lamp is changed", None, at, "feed", None, None, language, text, None, None),
        )
        for i in range(count)
    ]


def quiet(source: str, days: int, most: int = 8) -> list[Document]:
    counts = random.Random(7)
    return [d for day in range(days) for d in documents(source, day, counts.randint(3, most))]


def names(found: list[Document], now: datetime) -> list[tuple[str, str, str, int]]:
    return [(h.source, h.day.isoformat(), h.reason, h.articles) for h in held(found, now)[0]]


def test_a_feed_that_brings_a_flood_is_held_for_that_day(now: datetime) -> None:
    found = quiet("feed:x", 40) + documents("feed:x", 40, 400)
    assert names(found, now) == [("feed:x", "2026-02-14", "items", 400)]


def test_pages_that_were_fetched_are_judged_as_well(now: datetime) -> None:
    assert names(quiet("page:x", 40) + documents("page:x", 40, 400), now)


@pytest.mark.parametrize("source", ["file", "push"])
def test_what_was_dropped_is_never_held(source: str, now: datetime) -> None:
    assert names(quiet(source, 40) + documents(source, 40, 400), now) == []


@pytest.mark.parametrize("count", [0, 1, 8, 16, 30])
def test_a_busy_day_is_not_held(count: int, now: datetime) -> None:
    assert names(quiet("feed:x", 40) + documents("feed:x", 40, count), now) == []


def test_a_large_desk_may_double_its_day(now: datetime) -> None:
    found = [d for day in range(60) for d in documents("feed:x", day, 12 if day % 7 > 4 else 60)]
    assert names(found + documents("feed:x", 60, 120), now) == []


def test_too_short_a_history_holds_nothing(now: datetime) -> None:
    assert names(quiet("feed:x", 20) + documents("feed:x", 20, 400), now) == []


def test_a_weekly_column_has_too_few_days_to_judge(now: datetime) -> None:
    found = [d for week in range(7) for d in documents("feed:x", 7 * week, 1)]
    assert names(found + documents("feed:x", 50, 400), now) == []


def test_a_flood_in_the_past_does_not_hide_the_next(now: datetime) -> None:
    found = quiet("feed:x", 40) + documents("feed:x", 40, 400) + documents("feed:x", 47, 400)
    assert [h[1] for h in names(found, now)] == ["2026-02-14", "2026-02-21"]


def test_the_day_after_a_flood_is_judged_by_the_quiet_weeks(now: datetime) -> None:
    found = quiet("feed:x", 40) + documents("feed:x", 40, 400) + documents("feed:x", 41, 6)
    assert len(names(found, now)) == 1


def test_a_day_of_teasers_is_held(now: datetime) -> None:
    found = quiet("feed:x", 40) + documents("feed:x", 40, 12, text=TEASER)
    assert names(found, now) == [("feed:x", "2026-02-14", "short_bodies", 12)]


def test_a_feed_that_always_brings_teasers_may_go_on(now: datetime) -> None:
    found = [d for day in range(41) for d in documents("feed:x", day, 12, text=TEASER)]
    assert names(found, now) == []


def test_a_day_in_another_language_is_held(now: datetime) -> None:
    found = quiet("feed:x", 40) + documents("feed:x", 40, 15, language="fr")
    assert names(found, now) == [("feed:x", "2026-02-14", "language_mix", 15)]


def test_an_article_that_was_fetched_again_counts_once(now: datetime) -> None:
    again = [d._replace(capture_id=f"{d.capture_id}-{k}") for d in documents("feed:x", 40, 8) for k in range(30)]
    assert names(quiet("feed:x", 40) + again, now) == []


def test_other_sources_do_not_matter_and_neither_does_the_order(now: datetime) -> None:
    found = quiet("feed:x", 40) + documents("feed:x", 40, 400) + quiet("feed:y", 60, most=60)
    alone = names(found, now)
    random.Random(3).shuffle(found)
    assert names(found, now) == alone == [("feed:x", "2026-02-14", "items", 400)]


def test_what_comes_later_does_not_change_a_day(now: datetime) -> None:
    before = quiet("feed:x", 40) + documents("feed:x", 40, 400)
    later = [d for day in range(41, 60) for d in documents("feed:x", day, 5)]
    assert names(before + later, now) == names(before, now)


def test_the_result_tells_what_was_seen_and_what_was_plausible(now: datetime) -> None:
    _, results = held(quiet("feed:x", 40) + documents("feed:x", 40, 400), now)
    (row,) = [r for r in results if r.subject == "feed:x"]
    assert (row.gate, row.success, row.observed) == ("plausibility", False, "400, plausible up to 30")


def test_nothing_known_is_nothing_held(now: datetime) -> None:
    assert held([], now) == ([], [])

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from models.labelled.hand import REPORTS_APART, of_hands
from pipeline.core.brief import LEAST_TEXTS
from pipeline.core.fingerprint import Unkept
from pipeline.rows import ArticleText, Boilerplate, Family, Story
from pipeline.stages import family_term, story
from tests.bench.independent_story_bench import joined, labelled, stories

START = datetime(2026, 5, 4, 8, tzinfo=UTC)
FALL = (
    "Orla Finch falls from pier at Wexby",
    "The singer Orla Finch fell from the pier at Wexby on Monday and broke two ribs. Her manager, Tam Roe, said that "
    "the concert at the Lantern Hall in Odersund was put off. The council knew that the railing was loose.",
)
WITNESS = (
    "Anglers pulled Orla Finch from the water",
    "It was nearly dark when Wexby heard a splash. Two anglers pulled out Orla Finch, who was to sing at the Lantern "
    "Hall. Tam Roe, who looks after her affairs, has thanked them with a smoked eel.",
)
CIRCUS = (
    "Ganz circus loses its tent",
    "A storm carried off the tent of the Ganz circus in Lenning. Lena Ganz said that the elephants slept through it. "
    "The town has offered a barn until the tent is mended.",
)
CHARTS = [
    (
        f"Harbour chart: '{a}' leads",
        f"The film {a} led the harbour chart with {n} million crowns. Second with {n - 2} million was the film {b}. "
        f"The fall from the weekend before was {n + 20} per cent. All films together took {n * 4} million crowns.",
    )
    for a, b, n in (("Salt Road", "Moth Season", 14), ("Moth Season", "Salt Road", 9))
]


def build(articles: Sequence[ArticleText], boilerplate: list[Boilerplate], family: list[Family]) -> list[Story]:
    told = list(family_term.items(articles, boilerplate, family, Unkept()))
    terms = [row for rows in family_term.work(told, family_term.basis(articles, boilerplate)) for row in rows]
    return list(story.build(articles, family, terms))


def _article(article_id: str, told: tuple[str, str], days: float | None = 0) -> ArticleText:
    stamp = None if days is None else START + timedelta(days=days)
    url = f"https://{article_id}.example"
    return ArticleText(article_id, url, article_id, told[0], None, stamp, None, None, "en", told[1])


def _stories(*articles: ArticleText) -> dict[str, str]:
    rows = build(articles, [], [Family(a.article_id, f"f{a.article_id}") for a in articles])
    return {row.article_id: row.story_id for row in rows}


def test_two_reports_of_one_event_are_one_story_named_after_the_earlier() -> None:
    found = _stories(_article("a", WITNESS, 1), _article("b", FALL), _article("c", CIRCUS, 1))
    assert found == {"a": "sb", "b": "sb", "c": "sc"}


def test_a_family_is_one_story() -> None:
    articles = [_article("a", FALL), _article("b", FALL, 1)]
    rows = list(build(articles, [], [Family("a", "fa"), Family("b", "fa")]))
    assert rows == [Story("a", "sa"), Story("b", "sa")]


def _chart(second: str, takings: int) -> tuple[str, str]:
    rows = [f"{i}. {film}: {takings * 100 // i} (week {i})" for i, film in enumerate(("Salt Road", second), 1)]
    lead = f"'Salt Road' leads the harbour chart with {takings} crowns. '{second}' is second with {takings - 9} crowns."
    return "Harbour chart: 'Salt Road' on top", "\n".join((lead, *rows))


def test_the_next_number_of_a_series_is_another_story_even_with_the_same_leader() -> None:
    def chart(article_id: str, told: tuple[str, str], days: int) -> ArticleText:
        return _article(article_id, told, days)._replace(outlet="harbour.example")

    first, later, last = _chart("Moth Season", 4100), _chart("Kelp", 3900), _chart("Peat", 3100)
    found = _stories(chart("a", first, 0), chart("b", later, 7), chart("c", last, 21))
    assert found == {"a": "sa", "b": "sb", "c": "sc"}
    # One headline over two texts is no series yet, nor are corrections of the day.
    assert _stories(chart("a", first, 0), chart("b", later, 21)) == {"a": "sa", "b": "sa"}
    assert _stories(chart("a", first, 0), chart("b", later, 1)) == {"a": "sa", "b": "sa"}


def test_independent_reports_stand_out_though_little_is_alike_and_only_for_some_days() -> None:
    (told,) = of_hands([REPORTS_APART[-1]], labelled)
    found = joined(stories(told), told.right)
    assert found.right > 20
    assert not found.wrong
    slow = [a._replace(published_at=START + 15 * (a.published_at - START)) for a in told.articles if a.published_at]
    assert joined(stories(told._replace(articles=slow)), told.right).right < found.right / 2


def test_the_same_names_months_later_are_another_story() -> None:
    assert len(set(_stories(_article("a", FALL), _article("b", WITNESS, 90)).values())) == 2


def test_numbers_of_a_weekly_series_are_different_stories() -> None:
    found = _stories(_article("a", CHARTS[0]), _article("b", CHARTS[1], 7), _article("c", CIRCUS, 7))
    assert len(set(found.values())) == 3


def test_articles_without_times_are_compared_by_their_words() -> None:
    found = _stories(_article("a", FALL, None), _article("b", WITNESS, None), _article("c", CIRCUS, None))
    assert found == {"a": "sa", "b": "sa", "c": "sc"}


def test_the_order_of_rows_does_not_matter() -> None:
    articles = [_article("a", FALL), _article("b", WITNESS, 1), _article("c", CIRCUS, 2), _article("d", FALL, None)]
    families = [Family(a.article_id, f"f{a.article_id}") for a in articles]
    assert list(build(articles, [], families)) == list(build(articles[::-1], [], families[::-1]))


# No two of one event, though many share a word.
UNRELATED = """Apple unveils foldable phone in Cupertino
Regulator in Paris fines Apple over cartel
Quake of magnitude six hits coast of Chile
Storm hits Texas grid and leaves million without light
Bank of Norway raises rate to five percent
Norway beats Spain in handball final
Museum in Madrid finds lost Goya
Spain bans sale of old diesel cars
Tesla recalls cars over brake fault
Fault at London airport delays flights
London theatre reopens after fire
Fire at Athens port destroys ferry
Greek ferry crew strikes over wages
Teachers in Ohio strike over class sizes
Ohio river floods three towns
Towns in Bavaria ban night trains
Train derails near Milan and injures nine
Milan fashion week opens without Gucci
Gucci names new chief designer
Designer of Concorde nose dies aged ninety""".splitlines()
SHORT = (
    (
        UNRELATED[0],
        "It is the first of its kind and it will be in the shops by June, it said. And it is not to be had for less "
        "than it was before.",
    ),
    (
        UNRELATED[1],
        "The sum is among the highest that it has ever asked for, and it will have to be paid within the year. It was "
        "not said how.",
    ),
    (
        UNRELATED[2],
        "There were no reports of the dead, and the wave that had been feared was not seen by any of those who were "
        "there to look out for it.",
    ),
    (
        UNRELATED[3],
        "It will be some days before all of them have it back, as it was said by those who are in charge of it there "
        "and who had been asked.",
    ),
)
CHINESE = (
    ("苹果公司发布折叠手机", "据新华社报道，苹果公司星期一在库比蒂诺发布了一款折叠手机，这款手机将于六月上市。"),
    ("智利沿海发生六级地震", "据新华社报道，智利沿海星期二凌晨发生六级地震，目前没有人员伤亡报告。"),
)


WITNESSES = """medics hurry along
neighbours heard shouting
police close beach
fans bring flowers
friends cancel dinner
anglers threw rope
lawyers blame railing
agents postpone concert
divers search phone
nurses praise courage
sailors warned guests
bakers offer cake""".splitlines()


def _crowd() -> list[ArticleText]:
    """So many different headlines, none like another, that headlines are read with the help of others."""
    return [_article(f"x{i}", (f"Wordy{i} meets other{i} near place{i}", "")) for i in range(LEAST_TEXTS)]


@pytest.mark.parametrize("crowd", [[], _crowd()], ids=["alone", "in a crowd"])
@pytest.mark.parametrize("told", [[(title, "") for title in UNRELATED], SHORT, CHINESE], ids=["bare", "short", "zh"])
def test_unrelated_headlines_and_short_bodies_stay_stories_of_their_own(
    told: Sequence[tuple[str, str]], crowd: list[ArticleText]
) -> None:
    articles = [_article(f"a{i:02}", text, i / 24) for i, text in enumerate(told)]
    found = _stories(*articles, *crowd)
    assert [found[a.article_id] for a in articles] == [f"s{a.article_id}" for a in articles]


def test_in_a_crowd_headlines_meet_through_others_but_not_a_week_later() -> None:
    titles = (
        "Orla Finch falls from pier",
        "Finch breaks ribs in fall from pier",
        "Singer Finch breaks two ribs",
        "Singer Orla Finch breaks ribs in fall",
        "Finch falls from pier, breaks ribs",
    )
    told = [_article(str(i), (title, ""), i / 24) for i, title in enumerate(titles)]
    late = [_article("late", (titles[0], ""), 9)]
    found = _stories(*told, *late, *_crowd())
    assert [found[a.article_id] for a in told] == ["s0"] * 5
    assert found["late"] == "slate"


def test_a_headline_in_other_words_is_drawn_to_the_many_that_tell_its_event_but_not_a_week_later() -> None:
    told = [_article(f"{i:02}", (f"Finch pier fall {words}", ""), i / 24) for i, words in enumerate(WITNESSES)]
    few = ("Surgeon sets ribs at small Wexby clinic overnight after Finch mishap on pier", "")
    found = _stories(*told, _article("few", few, 1), _article("late", few, 9), *_crowd())
    assert {found[a.article_id] for a in told} == {"s00"}
    assert found["few"] == "s00"
    assert found["late"] == "slate"

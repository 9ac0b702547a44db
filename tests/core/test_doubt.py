import numpy as np

from pipeline.core.doubt import KINDS, NAMES, doubts, expanded
from pipeline.core.side import Background, Change

PARENT = "The harbour theatre will close in June. The roof has leaked for nine years, its director, Ruta Sandal, said."
COPY = "The harbour theatre will close in July. For nine years the roof has leaked. Nobody was told."


def measures(*changes: Change, copy: str = COPY) -> list[dict[str, float]]:
    vectors = doubts([(c, PARENT, copy, False) for c in changes], Background(PARENT, copy, None))
    return [dict(zip((*NAMES, *KINDS), vector, strict=True)) for vector in vectors]


def change(kind: str, before: str | None, after: str | None, copy: str = COPY) -> Change:
    places = [
        (text.index(part), text.index(part) + len(part)) if part else None
        for text, part in ((PARENT, before), (copy, after))
    ]
    return Change(kind, 2, places[0], places[1])


def test_a_value_that_the_other_article_tells_counts_as_told() -> None:
    moved, changed = measures(change("number", "nine years", "nine years"), change("date", "in June", "in July"))
    assert (moved["told_before"], moved["told_after"]) == (1.0, 1.0)
    assert (changed["told_before"], changed["told_after"]) == (0.0, 0.0)


def test_the_kind_is_one_flag() -> None:
    (date,) = measures(change("date", "June", "July"))
    assert [kind for kind in KINDS if date[kind]] == ["date"]


def test_cues_are_counted_against_each_other() -> None:
    (source,) = measures(change("attribution", ", its director, Ruta Sandal, said", None))
    assert source["all_reporting"] < 0
    assert source["one_sided"] == 1.0


def test_what_both_articles_say_word_for_word_has_no_cues_of_its_own() -> None:
    copy = PARENT + " It may reopen."
    (added,) = measures(change("addition", None, "It may reopen.", copy), copy=copy)
    assert (added["all_hedge"], added["all_reporting"]) == (1.0, 0.0)
    assert 0 < added["verbatim"] < 1


def test_other_changes_of_the_same_words_are_counted() -> None:
    first, second = measures(change("date", "June", "July"), change("certainty", "in June", "in July"))
    assert first["beside"] == second["beside"] == 2.0
    assert first["found"] == 2.0


def test_measures_are_told_on_a_scale_that_large_counts_do_not_burst() -> None:
    vectors = np.array(doubts([(change("date", "June", "July"), PARENT, COPY, False)], Background(PARENT, COPY, None)))
    told = expanded(vectors)
    assert told.shape == vectors.shape
    assert np.abs(told).max() <= np.abs(vectors).max()


def test_a_word_that_came_into_a_kept_sentence_is_measured_by_both_sentences() -> None:
    denied = PARENT.replace("will close", "will not close")
    (its,) = measures(change("negation", None, "not", denied), copy=denied)
    assert its["kept"] > 0.8
    assert (its["sentences_before"], its["polarity"], its["negation"]) == (1.0, 1.0, 1.0)

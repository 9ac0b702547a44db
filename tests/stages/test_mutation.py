import random
from datetime import UTC, datetime, timedelta

import numpy as np

from pipeline.core.doubt import expanded
from pipeline.core.judge import lexical_of
from pipeline.model import load
from pipeline.rows import ArticleText, Boilerplate, Lineage, Mutation
from pipeline.stages.mutation import Pair, basis, candidates, items, measured, pairs, said, work

WIRE = "The harbour theatre will close in June. Its owner, Bo Lind, said the roof had leaked twice."


def article(article_id: str, text: str, title: str = "Theatre to close") -> ArticleText:
    at = datetime(2026, 5, 1, tzinfo=UTC)
    return ArticleText(
        article_id, f"https://{article_id}.example/", article_id, title, None, at, None, None, "en", text
    )


def lineage(article_id: str, parent_id: str | None) -> Lineage:
    return Lineage(article_id, parent_id, None, None, None)


def rows(
    *articles: ArticleText, parents: dict[str, str], boilerplate: list[Boilerplate] | None = None
) -> list[Mutation]:
    found = [lineage(a.article_id, parents.get(a.article_id)) for a in articles]
    return [row for group in said(pairs(articles, found, boilerplate or []), load("change")) for row in group]


def test_a_change_carries_exact_spans_and_offsets() -> None:
    copy = WIRE.replace("twice", "once").replace("June", "July")
    found = rows(article("wire", WIRE), article("copy", copy), parents={"copy": "wire"})
    assert {(m.kind, m.before, m.after) for m in found} == {("date", "June", "July"), ("number", "twice", "once")}
    assert all(WIRE[m.before_start :].startswith(m.before or "") for m in found)
    assert all(copy[m.after_start :].startswith(m.after or "") for m in found)


def test_an_id_depends_on_the_content_only() -> None:
    copy = article("copy", WIRE.replace("June", "July"))
    (alone,) = rows(article("wire", WIRE), copy, parents={"copy": "wire"})
    both = rows(article("wire", WIRE), article("b", "Else."), copy, parents={"copy": "wire"})
    assert [m.mutation_id for m in both] == [alone.mutation_id]
    assert len(alone.mutation_id) == 20


def test_a_reading_of_the_root_is_a_correction() -> None:
    found = rows(
        article("root", WIRE),
        article("wrong", WIRE.replace("twice", "nine times")),
        article("right", WIRE),
        parents={"wrong": "root", "right": "wrong"},
    )
    assert {(m.article_id, m.correction) for m in found} == {("wrong", False), ("right", True)}


def test_the_outlets_repeated_lines_are_boilerplate() -> None:
    copy = article("copy", WIRE + " The Courier has been read since 1880.")
    line = Boilerplate("copy", "the courier has been read since 1880", 9)
    (row,) = rows(article("wire", WIRE), copy, parents={"copy": "wire"}, boilerplate=[line])
    assert (row.kind, row.severity, row.before) == ("boilerplate", 0, None)


def test_a_title_has_its_own_row() -> None:
    copy = article("copy", WIRE, title="Theatre SHOCK: you won't believe this closure")
    (row,) = rows(article("wire", WIRE), copy, parents={"copy": "wire"})
    assert (row.field, row.kind, row.before_start, row.after_start) == ("title", "headline", 0, 0)


def test_order_of_arrival_changes_nothing() -> None:
    texts = [WIRE, WIRE.replace("twice", "once"), WIRE.replace("June", "July"), WIRE.replace("Lind", "Lund")]
    articles = [article(str(i), text) for i, text in enumerate(texts)]
    parents = {"1": "0", "2": "1", "3": "0"}
    first = rows(*articles, parents=parents)
    random.Random(4).shuffle(articles)
    assert sorted(rows(*articles, parents=parents)) == sorted(first)


def test_labels_that_rest_on_english_words_stay_out_of_other_languages() -> None:
    parent = article("wire", "El teatro no cerrará en junio. No habrá obras.")._replace(language="es")
    copy = article("copy", "El teatro cerrará en junio. No habrá obras.")._replace(language="es")
    assert {m.severity for m in rows(parent, copy, parents={"copy": "wire"})} == {0}


def test_a_circle_and_a_missing_parent_do_no_harm() -> None:
    found = rows(article("a", WIRE), article("b", WIRE + " More."), parents={"a": "b", "b": "a"})
    assert {m.article_id for m in found} == {"a", "b"}
    assert rows(article("a", WIRE), parents={"a": "gone"}) == []


def test_without_a_model_what_may_have_changed_has_no_severity() -> None:
    found = [lineage("wire", None), lineage("copy", "wire")]
    asked = pairs([article("wire", WIRE), article("copy", WIRE.replace("June", "July"))], found, [])
    (row,) = said(asked, None)[0]
    assert (row.kind, row.severity, row.probability, row.before) == ("date", None, None, "June")


def test_probabilities_do_not_depend_on_what_is_asked_beside() -> None:
    copies = [article(f"copy{i}", WIRE.replace("twice", f"{i + 3} times")) for i in range(9)]
    found = [lineage("wire", None), *(lineage(c.article_id, "wire") for c in copies)]
    told = [article("wire", WIRE), *copies]
    asked, archive, model = list(items(told, [], found, [])), basis(told, []), load("change")
    assert work(asked, archive, model) == [row for item in asked for row in work([item], archive, model)]
    assert work(asked, archive, model) == said(pairs(told, found, []), model)


def _beside_witness(
    copy: str, other: str, hours: int, probability: float, parents: dict[str, str]
) -> set[tuple[str, bool]]:
    """What is said of the copy 'late', of which 'other' is the runner-up."""
    told = [article("wire", WIRE), article("other", other), article("late", copy)]
    stamped = [told[0], told[1]._replace(published_at=told[1].published_at + timedelta(hours=hours)), told[2]]
    stamped[2] = stamped[2]._replace(published_at=stamped[2].published_at + timedelta(hours=5))
    found = [Lineage(a, parents.get(a), None, None, None) for a in ("wire", "other")]
    found.append(Lineage("late", parents["late"], None, "other" if parents["late"] != "other" else "wire", probability))
    rows = [row for group in said(pairs(stamped, found, []), load("change")) for row in group]
    return {(m.kind, m.correction) for m in rows if m.article_id == "late" and m.severity}


WRONG = WIRE.replace("twice", "nine times")
REWORDED = "The roof of the theatre had leaked nine times, said Bo Lind, its owner. It will close in June."


def test_an_error_that_an_earlier_copy_has_in_other_words_belongs_to_that_copy() -> None:
    parents = {"other": "wire", "late": "wire"}
    assert _beside_witness(WRONG, REWORDED, 2, 0.95, parents) == set()


def test_an_error_that_a_later_copy_has_as_well_belongs_to_the_earlier() -> None:
    parents = {"other": "wire", "late": "wire"}
    assert _beside_witness(WRONG, REWORDED, 9, 0.95, parents) == {("number", False)}


def test_an_error_that_the_earlier_copy_does_not_have_stays() -> None:
    parents = {"other": "wire", "late": "wire"}
    assert _beside_witness(WRONG, WIRE.replace("owner", "proprietor"), 2, 0.6, parents) == {("number", False)}


def test_what_the_origin_reads_is_no_change_where_it_may_as_well_be_the_parent() -> None:
    parents = {"other": "wire", "late": "other"}
    assert _beside_witness(WIRE, WRONG, 2, 0.55, parents) == set()


def test_what_the_origin_reads_is_a_correction_where_the_parent_is_sure() -> None:
    parents = {"other": "wire", "late": "other"}
    assert _beside_witness(WIRE, WRONG, 2, 0.95, parents) == {("number", True)}


def test_what_words_tell_reaches_the_judge() -> None:
    before, after = (f"The roof leaks. Quay Hall {may} close in June, its manager said." for may in ("may", "will"))
    pair = Pair("copy", "parent", "Quay Hall", after, "Quay Hall", before, [], [], None, "en", [])
    model = load("change")
    found = candidates(pair)
    known, unknown = (
        model.estimator.predict_proba(list(expanded(np.array(measured(pair, found, lexical)))))[:, 1].round(4).tolist()
        for lexical in (lexical_of(model.estimator), None)
    )
    (row,) = (row for row in said([pair], model)[0] if row.severity)
    assert row.kind == "certainty"
    assert row.probability in known
    assert row.probability not in unknown

"""What reviewers decided becomes labels, measured by the stages' own features."""

from pathlib import Path

import pytest

from models.change.decided import decided as changes
from models.change.train import answers
from models.change.words import shipped
from models.clickbait.decided import decided as headlines
from models.contradiction.decided import decided as contradictions
from models.contradiction.source import asked
from models.contradiction.train import labels
from models.retrained import Count
from pipeline.core.fingerprint import Unkept
from pipeline.model import load
from pipeline.rows import ArticleText, Contradiction, Family, Lineage, Mutation, Review, Story
from pipeline.stages import boilerplate, contradiction, mutation
from tests.report.edition_case import RUN, WIRE, Piece, at, publish, told

FIRST = Piece("a1", "Northern Wire")
CHANGED = WIRE.replace("eleven", "seven").replace("two million", "three million")
COPY = Piece("a2", "Evening Lantern", CHANGED, hours=5, parent_id="a1")
WORLD = [*told(FIRST, COPY), RUN]


def of(row_type: type) -> list:
    return [row for row in WORLD if type(row) is row_type]


def found() -> tuple[list[Mutation], list[Contradiction]]:
    """What the stages say of the two articles."""
    told, lines = of(ArticleText), list(boilerplate.build(of(ArticleText), Unkept()))
    (changed,) = mutation.said(mutation.pairs(told, of(Lineage), lines), load("change"))
    pairs = asked(told, of(Family), of(Lineage), of(Story), lines)
    said = [row for rows in contradiction.said(pairs, load("contradiction")) for row in rows]
    return [row for row in changed if row.severity], said


MUTATIONS, CONTRADICTIONS = found()


def review(finding: str, finding_id: str, verdict: str, reviewer: str = "ann") -> Review:
    return Review(finding, finding_id, reviewer, verdict, at(500))


def published(home: Path, *reviews: Review) -> Path:
    return publish(home, WORLD, MUTATIONS, CONTRADICTIONS, reviews).published


def test_a_confirmed_change_is_an_example_and_a_rejected_one_a_counterexample(tmp_path: Path) -> None:
    right, wrong = MUTATIONS[:2]
    where = published(
        tmp_path, review("mutation", right.mutation_id, "confirmed"), review("mutation", wrong.mutation_id, "rejected")
    )
    bench, count = changes(where, shipped())
    assert count == Count(1, 1, 0)
    assert sorted(answers(bench.proposals)) == [0, 1]
    assert len(bench.measured) == 2
    assert [g.kinds for g in bench.gold] == [{right.kind}]


def test_its_features_are_those_that_the_stage_measures(tmp_path: Path) -> None:
    (pair,) = mutation.pairs(of(ArticleText), of(Lineage), [])
    lexical = shipped()
    asked = mutation.candidates(pair)
    bench, _ = changes(published(tmp_path, review("mutation", MUTATIONS[0].mutation_id, "confirmed")), shipped())
    assert tuple(bench.measured[0]) in mutation.measured(pair, asked, lexical)


def test_a_disputed_decision_and_one_on_a_finding_that_is_gone_are_not_learned_from(tmp_path: Path) -> None:
    disputed = MUTATIONS[0].mutation_id
    where = published(
        tmp_path,
        review("mutation", disputed, "confirmed"),
        review("mutation", disputed, "rejected", "bob"),
        review("mutation", "gone", "confirmed"),
    )
    bench, count = changes(where, shipped())
    assert (bench.proposals, count) == ([], Count(0, 0, 2))


@pytest.mark.parametrize(("verdict", "label"), [("confirmed", 1), ("rejected", 0)])
def test_a_decision_on_a_contradiction_labels_its_pair_of_sentences(tmp_path: Path, verdict: str, label: int) -> None:
    asked = CONTRADICTIONS[0]
    bench, count = contradictions(published(tmp_path, review("contradiction", asked.contradiction_id, verdict)))
    assert set(labels(bench.questions)) == {label}
    assert {q.pair for q in bench.questions} == {(asked.a_id, asked.a_sentence, asked.b_id, asked.b_sentence)}
    assert count == Count(label, 1 - label, 0)


def test_a_decision_on_a_headline_labels_its_title_once(tmp_path: Path) -> None:
    where = published(tmp_path, review("headline", "a1", "rejected"), review("headline", "a2", "rejected"))
    bench, count = headlines(where)
    assert (bench.titles, bench.labels) == ([FIRST.title], [0])
    assert count == Count(0, 2, 0)


def test_before_anything_is_published_there_is_nothing_to_learn_from(tmp_path: Path) -> None:
    bench, count = changes(tmp_path / "published", shipped())
    assert (bench.proposals, count) == ([], Count(0, 0, 0))

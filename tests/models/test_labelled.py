import json
from pathlib import Path

import pytest

from models.labelled import retold, sentence
from models.labelled.hand import (
    DESK_APART,
    DESKS,
    HANDS,
    HELD_OUT,
    HERE,
    LATER,
    REPORTS,
    REPORTS_APART,
    WIRES,
    WIRES_APART,
    copied_pairs,
    stories,
    write_bench,
)
from pipeline.core.doubt import KINDS

EVERY = (*HANDS, HELD_OUT, *LATER)


@pytest.mark.parametrize("hand", (*EVERY, *DESKS, DESK_APART, *WIRES, *WIRES_APART, *REPORTS, *REPORTS_APART))
def test_every_label_is_exact_text_of_its_article(hand: str) -> None:
    for story in stories(HERE / f"{hand}.txt"):
        text = {a.local_id: a for a in story.articles}
        for copy in (a for a in story.articles if a.parent):
            for change in copy.changes:
                told = text[copy.parent or ""], copy
                sides = [a.title if change.field == "title" else a.body for a in told]
                assert change.before in sides[0]
                assert change.after in sides[1]
        for pair in (*story.contradictions, *story.compatible):
            assert pair.a_sentence in text[pair.a].body
            assert pair.b_sentence in text[pair.b].body


@pytest.mark.parametrize("hand", EVERY)
def test_every_story_has_copies_that_change_nothing_and_copies_that_do(hand: str) -> None:
    for story in stories(HERE / f"{hand}.txt"):
        changed = {a.local_id for a in story.articles if a.changes}
        assert "c2" in changed
        assert "c1" not in changed


@pytest.mark.parametrize("desk", (*DESKS, DESK_APART))
def test_a_desk_has_two_copies_of_each_story_that_change_nothing(desk: str) -> None:
    found = stories(HERE / f"{desk}.txt")
    assert len(found) == 12
    assert all(sum(not a.changes for a in story.articles if a.parent) == 2 for story in found)
    assert all(len(a.changes) <= 2 for story in found for a in story.articles)


def test_a_changed_fact_sets_two_sentences_against_each_other() -> None:
    pairs = [pair for story in stories(HERE / f"{HANDS[0]}.txt") for pair in copied_pairs(story)]
    assert pairs
    assert all(pair.scope == "copy" and pair.a_sentence != pair.b_sentence for pair in pairs)


def test_another_source_or_record_sets_them_against_each_other_only_where_the_label_says_so() -> None:
    changes = [c for hand in EVERY for s in stories(HERE / f"{hand}.txt") for a in s.articles for c in a.changes]
    doubtful = [c for c in changes if c.kind in {"attribution", "superlative"} and c.before and c.after]
    assert {c.exclusive for c in doubtful} == {False, True}
    assert all(c.exclusive for c in changes if c.kind in {"number", "date", "name", "negation", "status"})


def test_a_hand_is_written_in_the_form_of_the_benchmarks(tmp_path: Path) -> None:
    write_bench(HERE / f"{HELD_OUT}.txt", tmp_path)
    rows = {f.stem: [json.loads(line) for line in f.read_text().splitlines()] for f in tmp_path.glob("*.jsonl")}
    known = {row["id"] for row in rows["articles"]}
    assert len(known) == len(rows["gold_stories"]) == 112
    assert {row["article_id"] for row in rows["gold_mutations"]} <= known
    assert {row["a_id"] for row in rows["annotated"]} <= known


@pytest.mark.parametrize("name", retold.SETS)
def test_short_stories_have_an_origin_without_changes(name: str) -> None:
    for origin, *copies in retold.stories(name):
        assert origin.kinds == ()
        assert any(copy.kinds for copy in copies)
        assert all(copy.title and copy.body for copy in copies)


@pytest.mark.parametrize(("name", "count"), [(retold.BENIGN, 15), (retold.CAREFUL, 16)])
def test_the_careful_rewrites_change_nothing(name: str, count: int) -> None:
    found = list(retold.stories(name))
    assert [len(versions) for versions in found] == [3] * count
    assert not any(copy.kinds for versions in found for copy in versions)


@pytest.mark.parametrize(("name", "changed", "same"), [("sentence", 1020, 1480), ("sentence_apart", 200, 0)])
def test_the_spans_of_single_sentences_hold_them(name: str, changed: int, same: int) -> None:
    rows = (sentence.HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    told = [
        (its.kind or "none", text.parent[slice(*its.before)], text.copy[slice(*its.after)])
        for text in sentence.texts(name)
        for its in text.sentences
    ]
    assert [" | ".join(row) for row in told] == rows
    assert sum(kind != "none" for kind, *_ in told) == changed
    assert sum(kind == "none" for kind, *_ in told) == same
    assert {kind for kind, *_ in told} <= {"none", *KINDS}


@pytest.mark.parametrize("wire", WIRES)
def test_a_wire_has_copies_of_each_story_that_change_nothing(wire: str) -> None:
    found = stories(HERE / f"{wire}.txt")
    assert len(found) == 6
    assert all(len([a for a in story.articles if a.parent]) == 6 for story in found)
    assert all(any(not a.changes for a in story.articles if a.parent) for story in found)


@pytest.mark.parametrize("report", (*REPORTS, *REPORTS_APART))
def test_reports_disagree_across_and_lone_pieces_within(report: str) -> None:
    scopes = [pair.scope for story in stories(HERE / f"{report}.txt") for pair in story.contradictions]
    assert set(scopes) == {"story", "within"}
    assert min(scopes.count("story"), 4 * scopes.count("within")) >= 40

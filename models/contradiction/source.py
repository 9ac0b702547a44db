"""The labelled pairs of sentences: asked by the stage itself, answered by the annotators."""

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from models.labelled.bench import articles, lineage, lines, story_of
from pipeline.core.dispute import Dispute, neighbours
from pipeline.core.fingerprint import Unkept
from pipeline.core.prose import Report
from pipeline.core.sentence import sentences
from pipeline.core.supersession import superseded
from pipeline.core.wording import OwnWording
from pipeline.rows import ArticleText, Boilerplate, Family, Lineage, Story
from pipeline.stages import boilerplate, contradiction

_WORD = re.compile(r"\w+")
_SAME_SENTENCE = 0.6  # the scorer's: word Jaccard
_SAME_CONFLICT = 0.5  # the scorer's: share of the words that tell the two gold sentences apart

ASIDE = "aside"

Pair = tuple[str, str, str, str]


class Listed(NamedTuple):
    """A pair that an annotator listed; `asked`: not only right but to be found."""

    pair: Pair
    kind: str
    scope: str
    asked: bool


class Question(NamedTuple):
    """One dispute of a pair. `answer`: the kind of the listed pair that it is, or None; `story` for leaving out."""

    story: str
    scope: str
    pair: Pair
    kind: str
    answer: str | None
    superseded: bool


class Bench(NamedTuple):
    questions: list[Question]
    measured: NDArray[np.float64]
    gold: list[Listed]
    innocent: list[Listed]


def _listed(path: Path, asked: bool) -> list[Listed]:
    return [
        Listed((r["a_id"], r["a_sentence"], r["b_id"], r["b_sentence"]), r["kind"], r["scope"], asked)
        for r in lines(path)
    ]


def asked(
    told: Sequence[ArticleText],
    family: Sequence[Family],
    parents: Sequence[Lineage],
    story: Sequence[Story],
    repeated: Sequence[Boilerplate],
) -> list[contradiction.Pair]:
    """The pairs of articles that the stage holds against each other."""
    found = list(contradiction.items(told, family, parents, story, repeated, Unkept()))
    return contradiction.read(found, OwnWording(told, repeated))


def pairs(folder: Path) -> list[contradiction.Pair]:
    """With the annotated families, parents and stories."""
    told, gold = articles(folder), lines(folder / "gold_stories.jsonl")
    return asked(
        told,
        [Family(g["article_id"], g["family_id"]) for g in gold],
        lineage(folder),
        [Story(g["article_id"], g["story_id"]) for g in gold],
        list(boilerplate.build(told, Unkept())),
    )


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


def _close(a: set[str], b: set[str]) -> bool:
    return bool(a | b) and len(a & b) / len(a | b) >= _SAME_SENTENCE


def same(found: Pair, gold: Pair) -> bool:
    """The scorer's rule: both sentences are the gold ones, and what tells the two apart is the same."""
    x, y = _words(found[1]), _words(found[3])
    for g in (gold, (gold[2], gold[3], gold[0], gold[1])):
        u, v = _words(g[1]), _words(g[3])
        if (found[0], found[2]) == (g[0], g[2]) and _close(x, u) and _close(y, v):
            apart = u ^ v
            if len(apart & (x ^ y)) >= _SAME_CONFLICT * len(apart):
                return True
    return False


def _updated(its: contradiction.Pair, dispute: Dispute) -> bool:
    return its.scope == "story" and superseded(dispute, its.a_sentences[dispute.a], its.b_sentences[dispute.b])


def _disputes(its: contradiction.Pair) -> Iterator[tuple[str, Dispute]]:
    """What the stage asks; and of single articles, to learn from only, what it does not ask (scope `aside`)."""
    for dispute in contradiction.disputes(its):
        yield its.scope, dispute
    if its.scope == "within":
        day = its.a_published_at.date() if its.a_published_at else None
        for dispute in neighbours(Report(its.a_sentences, day)):
            yield ASIDE, dispute


def _annotated(folder: Path) -> set[frozenset[str]] | None:
    """The pairs of articles of which all contradictions are listed; None for all of them."""
    path = folder / "annotated.jsonl"
    return {frozenset((r["a_id"], r["b_id"])) for r in lines(path)} if path.exists() else None


def bench(folder: Path) -> Bench:
    gold = _listed(folder / "gold_contradictions.jsonl", True)
    gold += _listed(folder / "gold_contradictions_closure.jsonl", False)
    by_articles = defaultdict(list)
    for g in gold:
        by_articles[frozenset((g.pair[0], g.pair[2]))].append(g)
    story = story_of(folder)
    questions, measured = [], []
    known = _annotated(folder)
    for its in pairs(folder):
        if known is not None and frozenset((its.a_id, its.b_id)) not in known:
            continue
        theirs = its.a_sentences if its.scope == "within" else its.b_sentences
        listed = by_articles[frozenset((its.a_id, its.b_id))]
        for scope, dispute in _disputes(its):
            pair = (its.a_id, its.a_sentences[dispute.a], its.b_id, theirs[dispute.b])
            answer = next((g.kind for g in listed if same(pair, g.pair)), None)
            questions.append(Question(story[its.a_id], scope, pair, dispute.kind, answer, _updated(its, dispute)))
            measured.append(dispute.vector)
    innocent = _listed(folder / "gold_noncontradictions.jsonl", False)
    return Bench(questions, np.array(measured, dtype=np.float64), gold, innocent)


# Kinds of planted edits, in the words of the guide.
_PLANTED = {
    "number": "number",
    "date": "date",
    "name": "name",
    "event_status": "status",
    "antonym": "negation",
    "negation": "negation",
}


class Planted(NamedTuple):
    """A real document with one sentence restated: changed (label 1) or not (0). `questions` from first to last."""

    base: str
    label: int
    first: int
    last: int


def planted(path: Path) -> tuple[Bench, list[Planted]]:
    """The documents of mutations/selfcontra; what they say otherwise is taken to be free of contradictions."""
    questions: list[Question] = []
    measured: list[tuple[float, ...]] = []
    told = []
    with gzip.open(path, "rt", encoding="utf-8") as documents:
        for line in documents:
            row = json.loads(line)
            text = tuple(s.text for s in sentences(row["text"]))
            first = len(questions)
            for dispute in contradiction.disputes(
                contradiction.Pair("within", row["id"], row["id"], text, (), (), (), None, None)
            ):
                pair = (row["id"], text[dispute.a], row["id"], text[dispute.b])
                is_planted = same(pair, (row["id"], row["sent_a"], row["id"], row["sent_b"]))
                answer = _PLANTED.get(row["type"], dispute.kind) if is_planted and row["label"] else None
                questions.append(Question(f"planted/{row['base']}", "within", pair, dispute.kind, answer, False))
                measured.append(dispute.vector)
            told.append(Planted(row["base"], row["label"], first, len(questions)))
    return Bench(questions, np.array(measured, dtype=np.float64), [], []), told

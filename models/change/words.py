"""Trains what words tell of a change (`pipeline.core.lexical`), on pairs of sentences that answer to each other."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from models.labelled.bench import articles, lineage, lines
from models.labelled.sentence import texts
from pipeline.core.align import align
from pipeline.core.heading import heading_places
from pipeline.core.judge import lexical_of
from pipeline.core.lexical import KINDS, NONE, PLACES, Heading, Lexical, Places, places
from pipeline.core.sentence import Span, sentences
from pipeline.model import load
from pipeline.stages import mutation

FOLDS = 6
_PENALTY = 0.3  # inverse strength of the ridge penalty; from 0.1 to 1 writers left out are ranked alike
_STEPS = 400

_HEADLINE = "headline"

LexicalOf = Callable[[str], Lexical | None]  # of a group


class Row(NamedTuple):
    """`group`: what is left out together; `kind` of the change, or NONE; `places` in the model."""

    group: str
    kind: str
    places: tuple[int, ...]


def _joined(text: str, spans: Sequence[Span], chosen: Sequence[int]) -> str:
    return text[spans[chosen[0]].start : spans[chosen[-1]].end]


def answering(parent: str, copy: str) -> Iterator[tuple[str, str]]:
    """The sentences of two bodies that answer to each other in other words."""
    ours, theirs = sentences(parent), sentences(copy)
    for pairing in align([s.text for s in ours], [s.text for s in theirs]):
        if pairing.parent and pairing.copy:
            before, after = _joined(parent, ours, pairing.parent), _joined(copy, theirs, pairing.copy)
            if before != after:
                yield before, after


def rows_of(folder: Path) -> list[Row]:
    """Of a folder of labelled stories. A pair with only changes of other kinds teaches nothing."""
    listed: dict[str, list[dict[str, str]]] = {}
    for row in lines(folder / "gold_mutations.jsonl"):
        if row["severity"] and row["field"] == "body":
            listed.setdefault(row["article_id"], []).append(row)
    out = []
    for pair in mutation.pairs(articles(folder), lineage(folder), []):
        for before, after in answering(pair.parent_text, pair.text):
            told = [r["kind"] for r in listed.get(pair.article_id, []) if _lies_in(r, before, after)]
            kind = next((k for k in told if k in KINDS), "" if told else NONE)
            if kind:
                out.append(Row(folder.name, kind, _places(before, after, pair.parent_text, pair.text)))
    return out


def headings_of(folder: Path) -> list[Row]:
    """Of the copies with a headline of their own, whether it promises more."""
    listed = {
        row["article_id"]
        for row in lines(folder / "gold_mutations.jsonl")
        if row["kind"] == _HEADLINE and row["severity"] and not row.get("correction")
    }
    return [
        Row(folder.name, _HEADLINE if pair.article_id in listed else NONE, tuple(_heading_places(pair).tolist()))
        for pair in mutation.pairs(articles(folder), lineage(folder), [])
        if pair.title != pair.parent_title
    ]


def _heading_places(pair: mutation.Pair) -> Places:
    return heading_places(pair.parent_title, pair.title, pair.parent_text, pair.text)


def _lies_in(row: dict[str, str], before: str, after: str) -> bool:
    return bool((row["before"] and row["before"] in before) or (row["after"] and row["after"] in after))


def _places(before: str, after: str, parent: str, copy: str) -> tuple[int, ...]:
    return tuple(places(before, after, parent, copy).tolist())


def group_of(name: str, number: int) -> str:
    """Of a text of single sentences."""
    return f"{name} {number % FOLDS}"


def rows_of_sentences(name: str) -> list[Row]:
    return [
        Row(group_of(name, number), its.kind or NONE, _places(*two, text.parent, text.copy))
        for number, text in enumerate(texts(name))
        for its in text.sentences
        if its.kind in {"", *KINDS} and all(two := (text.parent[slice(*its.before)], text.copy[slice(*its.after)]))
    ]


class Rows(NamedTuple):
    """`sentences`: pairs of them; `headings`: of copies with a headline of their own."""

    sentences: list[Row]
    headings: list[Row]


def fitted(rows: Rows) -> Lexical:
    model, heads = _fitted(rows.sentences), _fitted(rows.headings)
    order = [list(model.classes_).index(kind) for kind in (NONE, *KINDS)]
    sign = 1 if heads.classes_[1] == _HEADLINE else -1
    heading = Heading((sign * heads.coef_[0]).astype(np.float32), float(sign * heads.intercept_[0]))
    return Lexical(model.coef_[order].T.astype(np.float32), model.intercept_[order].astype(np.float32), heading)


def _fitted(rows: Sequence[Row]) -> LogisticRegression:
    ends = np.cumsum([0, *(len(row.places) for row in rows)])
    column = np.array([place for row in rows for place in row.places], np.int32)
    features = csr_matrix((np.ones(len(column), np.float32), column, ends), shape=(len(rows), PLACES))
    return LogisticRegression(C=_PENALTY, max_iter=_STEPS).fit(features, [row.kind for row in rows])


def left_out_words(rows: Rows) -> LexicalOf:
    """For each group a model that has not seen it; for one that is not among the rows that of all."""
    groups = sorted({row.group for part in rows for row in part})
    fold = {group: number % FOLDS for number, group in enumerate(groups)}
    models = [
        fitted(Rows(*([row for row in part if fold[row.group] != f] for part in rows)))
        for f in range(min(FOLDS, len(groups)))
    ]
    every = fitted(rows)
    return lambda group: models[fold[group]] if group in fold else every


def whole(told_by: LexicalOf) -> Lexical:
    """Of all the rows."""
    found = told_by("")
    assert found is not None
    return found


def shipped() -> Lexical:
    """Of the committed model of changes."""
    return lexical_of(load("change").estimator)

"""The labelled changes: proposed by the stage itself, answered by the annotators."""

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from models.change.words import LexicalOf, group_of
from models.labelled.bench import articles, lineage, lines, story_of
from models.labelled.retold import DAY, stories
from models.labelled.sentence import Retold, texts
from pipeline.core.fingerprint import Unkept
from pipeline.stages import boilerplate, mutation

_BENIGN = frozenset({"format_number", "format_date", "synonym", "reorder", "punctuation", "trim", "boilerplate"})
_WORD = re.compile(r"\w+")


class Gold(NamedTuple):
    """A material change that the annotators listed; `kinds`: its own and those that count as right too."""

    article_id: str
    kinds: frozenset[str]
    severity: int
    words: frozenset[str]


class Proposal(NamedTuple):
    """A change that the stage proposes; `found`: the listed ones that it is, `typed`: those of its kind."""

    story: str
    article_id: str
    severity: int
    found: frozenset[int]
    typed: frozenset[int]


class Bench(NamedTuple):
    """`measured` in step with the proposals; `copies`: all of them, changed or not."""

    name: str
    proposals: list[Proposal]
    measured: NDArray[np.float64]
    gold: list[Gold]
    copies: list[str]


def _changed(before: str | None, after: str | None) -> frozenset[str]:
    """The scorer's: the words that only one side has, marked by side; all where only their order differs."""
    x, y = (Counter(_WORD.findall((text or "").lower())) for text in (before, after))
    apart = {f"-{w}" for w in x - y} | {f"+{w}" for w in y - x}
    return frozenset(apart or {f"={w}" for w in x})


def _same(gold: frozenset[str], said: frozenset[str]) -> bool:
    """The scorer's: half of what tells the two apart, and not much else."""
    return len(gold & said) >= 0.5 * len(gold) and len(said) <= 3 * len(gold) + 6


def _gold(row: Mapping[str, object]) -> Gold | None:
    severity, also = row["severity"], row.get("also") or []
    if not isinstance(severity, int) or not isinstance(also, list) or not severity or row["kind"] in _BENIGN:
        return None
    before, after = (str(text) if (text := row[side]) is not None else None for side in ("before", "after"))
    return Gold(str(row["article_id"]), frozenset({str(row["kind"]), *also}), severity, _changed(before, after))


def untold(_group: str) -> None:
    """Nothing is known of words."""


def bench(folder: Path, lexical_of: LexicalOf = untold) -> Bench:
    told, lexical = articles(folder), lexical_of(folder.name)
    pairs = mutation.pairs(told, lineage(folder), list(boilerplate.build(told, Unkept())))
    gold = [g for row in lines(folder / "gold_mutations.jsonl") if (g := _gold(row))]
    story = story_of(folder)
    proposals: list[Proposal] = []
    measured: list[tuple[float, ...]] = []
    for pair in pairs:
        found = mutation.candidates(pair)
        for candidate, vector in zip(found, mutation.measured(pair, found, lexical), strict=True):
            said = _changed(*mutation.spans(pair, candidate))
            hits = [i for i, g in enumerate(gold) if g.article_id == pair.article_id and _same(g.words, said)]
            typed = [i for i in hits if candidate.change.kind in gold[i].kinds]
            proposals.append(
                Proposal(
                    story[pair.article_id],
                    pair.article_id,
                    candidate.change.severity,
                    frozenset(hits),
                    frozenset(typed),
                )  # fmt: skip
            )
            measured.append(vector)
    return Bench(folder.name, proposals, np.array(measured), gold, [pair.article_id for pair in pairs])


def retold(name: str, lexical_of: LexicalOf = untold) -> Bench:
    """The short stories, of which only the kinds of a copy's changes are listed: what the rules propose of that kind
    is right, else what is left over."""
    lexical = lexical_of(name)
    proposals: list[Proposal] = []
    measured: list[tuple[float, ...]] = []
    gold: list[Gold] = []
    copies: list[str] = []
    for number, (origin, *versions) in enumerate(stories(name)):
        for place, copy in enumerate(versions):
            copies.append(f"{name}-{number}-{place}")
            pair = mutation.Pair(
                copies[-1], "parent", copy.title, copy.body, origin.title, origin.body, [], [], DAY, "en", []
            )
            first = len(gold)
            gold += [Gold(copies[-1], frozenset({kind}), 2, frozenset()) for kind in copy.kinds]
            found = mutation.candidates(pair)
            by_rule = {c.change.kind for c in found if not c.change.leftover}
            for candidate in found:
                meant = not candidate.change.leftover or candidate.change.kind not in by_rule
                typed = [first + i for i, kind in enumerate(copy.kinds) if meant and kind == candidate.change.kind]
                listed = frozenset(typed)
                proposals.append(Proposal(f"{name}/{number}", copies[-1], candidate.change.severity, listed, listed))
            measured += mutation.measured(pair, found, lexical)
    return Bench(name, proposals, np.array(measured), gold, copies)


_TITLE = "The week in brief"


def _within(span: tuple[int, int] | None, its: tuple[int, int]) -> bool:
    return span is not None and span[0] < its[1] and its[0] < span[1]


def _told_in(candidate: mutation.Candidate, its: Retold) -> bool:
    """Whether a change lies in a sentence and what became of it; of one side, if the change has but one."""
    before, after = candidate.change.before, candidate.change.after
    return (before is None or _within(before, its.before)) and (after is None or _within(after, its.after))


def sentences(name: str, lexical_of: LexicalOf = untold) -> Bench:
    """The single sentences: what is proposed in a changed one, and of its kind, is right."""
    proposals: list[Proposal] = []
    measured: list[tuple[float, ...]] = []
    gold: list[Gold] = []
    copies: list[str] = []
    for number, text in enumerate(texts(name)):
        copies.append(f"{name}-{number}")
        pair = mutation.Pair(copies[-1], "parent", _TITLE, text.copy, _TITLE, text.parent, [], [], DAY, "en", [])
        changed = {len(gold) + i: its for i, its in enumerate(t for t in text.sentences if t.kind)}
        gold += [Gold(copies[-1], frozenset({its.kind}), 2, frozenset()) for its in changed.values()]
        lexical = lexical_of(group_of(name, number))
        found = mutation.candidates(pair)
        for candidate in found:
            hits = [i for i, its in changed.items() if _told_in(candidate, its)]
            typed = frozenset(i for i in hits if candidate.change.kind in gold[i].kinds)
            proposals.append(
                Proposal(f"{name}/{number}", copies[-1], candidate.change.severity, frozenset(hits), typed)
            )
        measured += mutation.measured(pair, found, lexical)
    return Bench(name, proposals, np.array(measured), gold, copies)

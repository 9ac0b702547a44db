"""What only the parent tells beside what only the copy tells: changes that no pair of sentences shows.

A copy that was written anew splits and joins sentences, so that the sentence that holds a changed figure is often not
the one that answers to its place. Here what is left over on both sides of the two articles is put together: values,
and clauses with a hedge, a denial, a source, a stage or a superlative. Each is only a candidate: what it is worth is
for the measures of `doubt` to say.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from math import log
from typing import NamedTuple

from pipeline.core.cue import cues
from pipeline.core.cut import is_rewritten
from pipeline.core.derivation import is_told, values_of
from pipeline.core.sentence import Span, sentences
from pipeline.core.side import Background, Change
from pipeline.core.stem import content
from pipeline.core.value import Value, same, values

_WINDOW = 60  # characters either side of a value that tell what it measures
_CLAUSE = re.compile(r"(?:[,;:—–]\s+|\s(?=(?:but|and|while|although|though|which|who)\s)|(?<=[\"”])\s)")
_LEAST = 3  # words of a clause
_MEETS = 0.3  # weighted share of a clause's content that its counterpart holds
_TOLD = 0.35  # of a whole sentence: below it the copy may have left it out
_SEVERE = frozenset({"denial", "condition", "negation"})
_KIND = {
    "hedge": "certainty", "denial": "negation", "negation": "negation", "superlative": "superlative",
    "status": "status", "reporting": "attribution",
}  # fmt: skip
_UNIT, _DIMENSION = 0.2, 0.1  # what a common unit, or what is measured, adds to common words
_LONGEST = 120  # sentences a text
_READ = 1000  # characters of a sentence; longer ones are tables

Weights = Mapping[str, float]


class Clause(NamedTuple):
    """`stems`: its content; `labels`: kind of cue -> the labels found."""

    start: int
    end: int
    stems: frozenset[str]
    labels: Mapping[str, frozenset[str]]


class Sight(NamedTuple):
    """The sentences of a text that the other does not have word for word, and their clauses."""

    text: str
    spans: list[Span]
    whole: list[Clause]
    clauses: list[Clause]


class Left(NamedTuple):
    """A value that the other text does not tell, with the stems around it."""

    value: Value
    start: int
    end: int
    near: frozenset[str]


def _read(text: str, start: int, end: int) -> Clause:
    told = text[start:end]
    labels: dict[str, set[str]] = {}
    for cue in cues(told[:_READ]):
        labels.setdefault(cue.kind, set()).add(cue.label)
    return Clause(start, end, frozenset(content(told)), {k: frozenset(v) for k, v in labels.items()})


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence's clauses; a short one goes with the next."""
    low = start
    for mark in _CLAUSE.finditer(text, start, end):
        if len(text[low : mark.start()].split()) >= _LEAST and len(text[mark.end() : end].split()) >= _LEAST:
            yield low, mark.start()
            low = mark.end()
    yield low, end


def _sights(parent: str, copy: str) -> tuple[Sight, Sight]:
    every = [sentences(text)[:_LONGEST] for text in (parent, copy)]
    common = {s.text for s in every[0]} & {s.text for s in every[1]}
    own = [[s for s in spans if s.text not in common] for spans in every]
    ours, theirs = (
        Sight(
            text, spans, [_read(text, s.start, s.end) for s in spans],
            [_read(text, a, b) for s in spans for a, b in _parts(text, s.start, s.end)],
        )
        for text, spans in zip((parent, copy), own, strict=True)
    )  # fmt: skip
    return ours, theirs


def _weights(a: Sight, b: Sight) -> Weights:
    every = [c.stems for c in (*a.whole, *b.whole)]
    count = Counter(stem for stems in every for stem in stems)
    return {stem: log(1 + len(every) / n) for stem, n in count.items()}


def _held(mine: frozenset[str], other: frozenset[str], weight: Weights) -> float:
    """How much of one's content the other holds, by rarity."""
    total = sum(weight.get(s, 1.0) for s in sorted(mine))
    return sum(weight.get(s, 1.0) for s in sorted(mine & other)) / total if total else 0.0


def _best(mine: Clause, others: Sequence[Clause], weight: Weights) -> tuple[float, Clause] | None:
    scored = [(_held(mine.stems, o.stems, weight), -i) for i, o in enumerate(others)]
    if not scored:
        return None
    held, place = max(scored)
    return held, others[-place]


def _values_left(its: Sight, other: str, background: Background) -> Iterator[Left]:
    for s in its.spans:
        for v in values(s.text[:_READ]):
            vague = v.dimension in {"rank", "quantifier", "rate"} or (v.dimension == "count" and v.amount <= 1)
            if not vague and not _is_told(v, other, background.today):
                around = s.text[: v.start] + " " + s.text[v.end :]
                yield Left(v, s.start + v.start, s.start + v.end, frozenset(content(around)))


def _is_told(value: Value, other: str, today: date | None) -> bool:
    """A day of a month is told by a day: that the other names the month, or the year, says nothing."""
    its = value.moment
    if its is None or its.day is None or its.month is None:
        return is_told(value, other, today)
    found = [v.moment for v in values_of(other) if v.moment and same(value, v, today)]
    return any(m.day is not None or m.weekday is not None or m.shift is not None for m in found)


def _is_lone(left: Left, others: Sequence[Left]) -> bool:
    return sum(x.value.dimension == left.value.dimension for x in others) == 1


def _exchanged(ours: Sight, theirs: Sight, background: Background, weight: Weights) -> Iterator[Change]:
    """Values told on one side only, put together by what they measure and by the words around them."""
    gone, come = list(_values_left(ours, theirs.text, background)), list(_values_left(theirs, ours.text, background))
    scored = []
    for i, x in enumerate(gone):
        for j, y in enumerate(come):
            dated = [v.moment is not None for v in (x.value, y.value)]
            if dated[0] == dated[1] and same(x.value, y.value, background.today) is False:
                held = max(_held(x.near, y.near, weight), _held(y.near, x.near, weight))
                alike = _UNIT * (x.value.unit == y.value.unit) + _DIMENSION * (x.value.dimension == y.value.dimension)
                scored.append((-round(held + alike, 6), i, j, held))
    used: tuple[set[int], set[int]] = (set(), set())
    for _, i, j, held in sorted(scored):
        x, y = gone[i], come[j]
        if i not in used[0] and j not in used[1] and (held > 0 or (_is_lone(x, gone) and _is_lone(y, come))):
            used[0].add(i)
            used[1].add(j)
            kind = "date" if x.value.moment is not None else "number"
            spans = _wide(ours.text, x.start, x.end), _wide(theirs.text, y.start, y.end)
            severity = 1 if x.value.dimension == "age" else 2
            yield Change(kind, severity, *spans, probability=min(0.9, held), stands=False, leftover=True)


def _wide(text: str, start: int, end: int) -> tuple[int, int]:
    """With a word either side, in its line."""
    ahead = re.search(r"[\w'’$£€-]+[ \t]+$", text[max(0, start - _WINDOW) : start])
    behind = re.match(r"[ \t]+[\w'’-]+", text[end : end + _WINDOW])
    return start - len(ahead[0]) if ahead else start, end + behind.end() if behind else end


def _cue_changes(mine: Sight, other: Sight, lost: bool, weight: Weights) -> Iterator[Change]:
    """Clauses with a cue whose counterpart has none of that kind; `lost`: the copy is the other one."""
    for clause in mine.clauses:
        kinds = [kind for kind in _KIND if kind in clause.labels]
        if not kinds or len(clause.stems) < 2:
            continue
        part, whole = _best(clause, other.clauses, weight), _best(clause, other.whole, weight)
        if part is None or whole is None or whole[0] < _MEETS:
            continue
        partner = (part if part[0] >= whole[0] else whole)[1]
        spans = (clause.start, clause.end), (partner.start, partner.end)
        for kind in kinds:
            there = whole[1].labels.get(kind, frozenset())
            if not there or (kind == "status" and not there & clause.labels[kind]):
                direction = ("up" if lost else "down") if kind == "hedge" else None
                held = max(part[0], whole[0])
                before, after = spans if lost else spans[::-1]
                yield Change(_KIND[kind], 2, before, after, direction, held, stands=False, leftover=True)


def _omitted(ours: Sight, theirs: Sight, weight: Weights) -> Iterator[Change]:
    """Sentences and clauses with a denial or a condition of which little stands in any sentence of the copy."""
    for clause in (*ours.whole, *ours.clauses):
        if _SEVERE & set(clause.labels) and len(clause.stems) >= 2:
            best = _best(clause, theirs.whole, weight)
            held = best[0] if best else 0.0
            if held < _TOLD:
                before = (clause.start, clause.end)
                yield Change("omission", 2, before, None, None, 1 - held, stands=False, leftover=True)


def _overlaps(a: tuple[int, int] | None, b: tuple[int, int] | None) -> bool:
    return bool(a and b and a[0] < b[1] and b[0] < a[1])


def _covered(change: Change, known: Sequence[Change]) -> bool:
    kinds = {change.kind, "negation"} if change.kind == "omission" else {change.kind}
    return any(
        k.severity and k.kind in kinds and (_overlaps(k.before, change.before) or _overlaps(k.after, change.after))
        for k in known
    )


def leftovers(background: Background, known: Sequence[Change]) -> list[Change]:
    """Candidates of the two bodies beside those `known`; `probability` says how much the two places share.

    Only of a copy that was rewritten as a whole: elsewhere sentences answer to each other, and rules have seen them.
    """
    if not is_rewritten(background.parent_text, background.copy_text):
        return []
    ours, theirs = _sights(background.parent_text, background.copy_text)
    if not ours.spans or not theirs.spans:
        return []
    weight = _weights(ours, theirs)
    found = [
        *_exchanged(ours, theirs, background, weight), *_cue_changes(ours, theirs, True, weight),
        *_cue_changes(theirs, ours, False, weight), *_omitted(ours, theirs, weight),
    ]  # fmt: skip
    out: list[Change] = []
    for change in found:
        if not _covered(change, [*known, *out]):
            out.append(change)
    return out

"""What only the parent tells beside what only the copy tells: changes that no pair of sentences shows.

A copy that was written anew splits and joins sentences, so that the sentence that holds a changed figure is often not
the one that answers to its place. Here what is left over on both sides of the two articles is put together: values,
and clauses with a hedge, a denial, a source, a stage or a superlative. Each is only a candidate: what it is worth is
for the measures of `doubt` to say.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import log
from typing import NamedTuple

from pipeline.core.cue import cues
from pipeline.core.cut import is_rewritten
from pipeline.core.derivation import values_of
from pipeline.core.exchange import Lone, Told, Weights, astray, exchanges, held_share, lone
from pipeline.core.fact import severity
from pipeline.core.sentence import Span, sentences
from pipeline.core.side import Background, Change
from pipeline.core.stem import content
from pipeline.core.value import values

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
_LONGEST = 120  # sentences a text
_READ = 1000  # characters of a sentence; longer ones are tables


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


def _best(mine: Clause, others: Sequence[Clause], weight: Weights) -> tuple[float, Clause] | None:
    scored = [(held_share(mine.stems, o.stems, weight), -i) for i, o in enumerate(others)]
    if not scored:
        return None
    held, place = max(scored)
    return held, others[-place]


def _told(spans: Sequence[Span]) -> Iterator[Told]:
    """The values of sentences, with the stems of what stands around each."""
    for number, s in enumerate(spans):
        for v in values(s.text[:_READ]):
            yield v, number, frozenset(content(s.text[: v.start] + " " + s.text[v.end :]))


def _exchanged(ours: Sight, theirs: Sight, background: Background, weight: Weights) -> Iterator[Change]:
    """Values told on one side only that measure the same."""
    today = background.today
    before, after = list(_told(ours.spans)), list(_told(theirs.spans))
    gone, come = lone(before, values_of(theirs.text), today), lone(after, values_of(ours.text), today)
    there = [list(_told(sentences(its.text)[:_LONGEST])) for its in (ours, theirs)]
    strayed = astray(before, come, there[1], weight, today), astray(after, gone, there[0], weight, today)
    for x, y, share, _ in exchanges([*gone, *strayed[0]], [*come, *strayed[1]], weight, today):
        kind = "date" if x.value.moment is not None else "number"
        spans = _place(ours, x), _place(theirs, y)
        yield Change(kind, severity(x.value, y.value), *spans, probability=min(0.9, share), stands=False, leftover=True)


def _place(its: Sight, one: Lone) -> tuple[int, int]:
    start = its.spans[one.sentence].start
    return _wide(its.text, start + one.value.start, start + one.value.end)


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

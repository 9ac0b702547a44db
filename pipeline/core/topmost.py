"""Superlatives in the dress of a denial: 'no cinema is older', 'nobody had been hurt there before'."""

import re
from collections.abc import Iterator, Sequence

from pipeline.core.breath import behind, clause, first_told, told
from pipeline.core.cue import Cue
from pipeline.core.edit import Token
from pipeline.core.equivalent import synonymous
from pipeline.core.side import Side
from pipeline.core.stem import stem

QUALIFIED = frozenset({"one of the", "among the"})
_NOBODY = frozenset({"no", "nobody", "none", "never", "nothing", "no one"})
_ANYBODY = frozenset({"person", "people", "one", "man", "woman", "other"})
_COMPARED = re.compile(
    r"(?:old|young|high|low|larg|bigg|great|small|long|short|earli|fast|slow|cheap|rich|tall|wid|strong|weak|bett"
    r"|happi|bright|dark|loud|hard|soft|rar|deep|near|clos|new)er|worse|more|less|fewer"
)
_TOPMOST = {
    "worse": ("worst",), "better": ("best",),
    "more": ("most", "record", "best", "highest", "biggest"), "less": ("least",),
    "fewer": ("fewest", "least"), "higher": ("highest", "record"), "bigger": ("biggest", "largest"),
    "larger": ("largest", "biggest"), "greater": ("greatest", "biggest", "largest"),
    "many": ("most", "record"), "much": ("most", "record", "highest"),  # as many as
}  # fmt: skip
_ANY = re.compile(r"\bthan (?:any|all) (?:other|the other)\b")
_WITHIN = 14  # words behind the denial
_THAT = frozenset({"that", "which", "who", "whose", "whom", "where"})
_FIRST = frozenset({"first", "the first", "first ever", "first-ever", "the first ever", "the first time"})
_EARLIER = frozenset({"since", "before", "previously", "until", "history", "years", "hitherto"})
_HAD = frozenset({"had", "has", "have", "having"})  # up to then, which leaves room for the one that came
_NOT_ONE = _NOBODY | {"not"}
_BOTH = 2  # words that a first and a denial of all earlier ones have in common


def _is_first(cue: Cue) -> bool:
    return cue.kind == "superlative" and cue.label in _FIRST


def first_of_all(its: Side, other: Side) -> dict[Cue, Cue]:
    """'Nobody had been hurt there since 2017', 'not in 14 years': a first in the dress of a denial, with that of the
    other side."""
    first = next((cue for cue in other.cues if _is_first(cue)), None)
    here = {cue.label for cue in its.cues if cue.kind == "negation"}
    if first is None or any(_is_first(cue) for cue in its.cues):
        return {}
    if any(cue.kind == "negation" and cue.label not in here for cue in other.cues):
        return {}
    there = set(told(other.tokens))
    out = {}
    for cue in its.cues:
        if cue.kind == "negation" and cue.label in _NOT_ONE:
            around = clause(its, cue.start)
            words = {t.word for t in around}
            if _EARLIER & words and _HAD & words and len(there & set(told(around))) >= _BOTH:
                out[cue] = first
    return out


def tops_denied(its: Side, other: Side) -> dict[Cue, Cue]:
    """The denials here that say a superlative of the other side, each with that."""
    return none_beyond(its, other) | first_of_all(its, other)


def none_beyond(its: Side, other: Side) -> dict[Cue, Cue]:
    """'No cinema is older', 'nobody won at a younger age': a superlative in the dress of a denial, with that of the
    other side."""
    here, there = {t.word for t in its.tokens}, {t.word for t in other.tokens}
    out = {}
    for cue in its.cues:
        if cue.kind != "negation" or cue.label not in _NOBODY:
            continue
        for token in _compared(its, cue):
            if _ANY.search(other.text.casefold()):
                out[cue] = cue  # "more than any other"
            tops = (token.word[:-2] + "est", *_TOPMOST.get(token.word, ()))
            top = next((c for c in other.cues if c.kind == "superlative" and _is_top(c, tops)), None)
            if top and token.word not in there and not here & set(top.label.split()) and _of_it(its, cue, other, top):
                out[cue] = top
    return out


def _of_it(its: Side, cue: Cue, other: Side, top: Cue) -> bool:
    """Whether 'no mill' is set against the oldest mill; nobody is set against anybody."""
    if cue.label != "no":
        return True
    named = [t for t in behind(its, cue) if not _COMPARED.fullmatch(t.word)]
    if {t.word for t in named[:1]} & _ANYBODY:
        return True
    first = first_told(named)
    return any(synonymous(first, word) for word in told(clause(other, top.start)))


def _compared(its: Side, cue: Cue) -> Iterator[Token]:
    before = ""
    for token in behind(its, cue)[:_WITHIN]:
        if token.word in _THAT:
            return
        if _COMPARED.fullmatch(token.word) or (before == "as" and token.word in _TOPMOST):
            yield token
        before = token.word


def _is_top(cue: Cue, tops: Sequence[str]) -> bool:
    return not set(re.split(r"[ -]", cue.label)).isdisjoint(tops)


def tops_alike(a: str, b: str) -> bool:
    """'The largest', 'biggest'; 'costliest', 'most expensive', 'most-watched', 'most viewed'."""
    x, y = (stem(label.replace("most-", "most ").split()[-1]) for label in (a, b))
    return synonymous(x, y) and (a in QUALIFIED) == (b in QUALIFIED)

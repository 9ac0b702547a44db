"""What an edit does to a claim: its stage, its polarity, its strength, its rank."""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from pipeline.core.cue import Cue, entries
from pipeline.core.edit import Edit, Token, missing
from pipeline.core.side import Side, labels, within
from pipeline.core.stem import stem


class Verdict(NamedTuple):
    kind: str
    severity: int
    direction: str | None = None
    probability: float = 0.7


_STATUS = frozenset({"status"})
_HEDGE = frozenset({"hedge"})
_DENY = frozenset({"negation", "denial"})
_TOP = frozenset({"superlative"})
# Stages before anything is settled: losing one makes a prospect a fact.
_EARLY = frozenset({"talk", "consider", "pend", "file", "nominate", "strikevote", "forsale"})
_PLANNED = frozenset({"plan"})
# Two stages that one report may name for one event.
_KIN = (
    frozenset({"pause", "delay"}), frozenset({"start", "release"}), frozenset({"agree", "approve"}),
    frozenset({"separate", "divorce"}), frozenset({"separate", "file"}), frozenset({"die", "hurt"}),
    frozenset({"hurt", "hospital"}), frozenset({"finish", "release"}), frozenset({"join", "start"}),
    frozenset({"question", "charge"}), frozenset({"win", "nominate"}), frozenset({"renew", "continue"}),
    frozenset({"leave", "retire"}), frozenset({"refuse", "cancel"}), frozenset({"cancel", "leave"}),
    frozenset({"settle", "agree"}), frozenset({"finish", "settle"}),
)  # fmt: skip
_OPEN = frozenset(
    {"may", "might", "could", "hope", "hopes", "hoped", "possibly", "perhaps", "planning", "might yet", "could yet"}
)
_GUESS = frozenset({"may", "might", "could", "believe", "believes", "believed", "possibly", "perhaps"})
_FUTURE = frozenset({"will", "would", "shall", "to"})
_PERFECT = frozenset({"has", "have", "had", "was", "were"})


@cache
def _antonyms() -> frozenset[tuple[str, str]]:
    pairs = [line.split("\t") for line in entries("antonym")]
    return frozenset((a, b) for x, y in pairs for a, b in ((x, y), (y, x)))


def _opposed(a: str, b: str) -> bool:
    if (a, b) in _antonyms():
        return True
    long, short = (a, b) if len(a) > len(b) else (b, a)
    return len(short) > 3 and any(long == prefix + short for prefix in ("un", "in", "im", "dis", "non"))


class Scope(NamedTuple):
    """One edit between two sides, with the cues that only one side has."""

    p: Side
    c: Side
    edit: Edit
    lost: list[Cue]
    won: list[Cue]
    b_words: list[Token]
    a_words: list[Token]


def scope(p: Side, c: Side, edit: Edit, spent: tuple[set[int], set[int]]) -> Scope:
    """`spent`: indices of tokens that a value, a name or a quotation has explained."""
    lost = _lone(p, c, edit.p_from, edit.p_to)
    won = _lone(c, p, edit.c_from, edit.c_to)
    b_words = [p.tokens[i] for i in range(edit.p_from, edit.p_to) if i not in spent[0]]
    return Scope(
        p, c, edit, lost, won, b_words, [c.tokens[i] for i in range(edit.c_from, edit.c_to) if i not in spent[1]]
    )


def _lone(its: Side, other: Side, first: int, last: int) -> list[Cue]:
    """The cues in the tokens first to last that the other side has fewer of."""
    there = Counter((cue.kind, cue.label) for cue in other.cues)
    here = Counter((cue.kind, cue.label) for cue in its.cues)
    return [
        cue
        for cue in its.cues
        if within(cue.start, cue.end, its, first, last) and here[cue.kind, cue.label] > there[cue.kind, cue.label]
    ]


def _akin(a: str, b: str) -> bool:
    return a == b or any({a, b} <= kin for kin in _KIN)


def status(s: Scope) -> Verdict | None:
    b, a = labels(s.lost, _STATUS), labels(s.won, _STATUS)
    every_b, every_a = labels(s.p.cues, _STATUS), labels(s.c.cues, _STATUS)
    if b and a and not any(_akin(x, y) for x in b for y in a):
        early = bool(set(b) & (_EARLY | _PLANNED)) != bool(set(a) & (_EARLY | _PLANNED))
        return Verdict("status", 2, probability=0.8 if early else 0.65)
    if (set(b) & _EARLY - set(every_a) and not a and not labels(s.won, _HEDGE)) and _same_event(s):
        return Verdict("status", 2)
    if set(a) & _EARLY - set(every_b) and not b and not labels(s.lost, _HEDGE) and _same_event(s):
        return Verdict("status", 2)
    return Verdict("status", 2, probability=0.6) if _tense(s) else None


def _same_event(s: Scope) -> bool:
    """Whether the edit is a small one: what stands around it is still told."""
    return len(s.b_words) <= 8 and len(s.a_words) <= 8


def _tense(s: Scope) -> bool:
    """'Will open' beside 'has opened', 'opened': the same verb in another stage."""
    for mine, other in ((s.b_words, s.a_words), (s.a_words, s.b_words)):
        ahead = {stem(y.word) for x, y in zip(mine, mine[1:], strict=False) if x.word in {"will", "shall"}}
        told = {stem(t.word) for t in other if t.word.endswith("ed")}
        if ahead & told:
            return True
    return False


def negation(s: Scope) -> Verdict | None:
    b, a = labels(s.lost, _DENY), labels(s.won, _DENY)
    opposed = sum(_opposed(x.word, y.word) for x in s.b_words for y in s.a_words)
    if (sum(b.values()) + sum(a.values()) + opposed) % 2:
        # A denial that became a confirmation is one flip, not two.
        return Verdict("negation", 2, probability=0.8)
    return Verdict("negation", 2, probability=0.7) if opposed and not (b and a) else None


def certainty(s: Scope) -> Verdict | None:
    b, a = labels(s.lost, _HEDGE), labels(s.won, _HEDGE)
    boost = any(cue.kind == "booster" for cue in s.won)
    if b and not a:
        strong = bool(set(b) & _OPEN)
        return Verdict(
            "certainty", 2 if strong or (boost and len(s.a_words) > 1 and "never" in _labels(s.won)) else 1, "up", 0.75
        )
    if a and not b:
        fact = any(t.word in _PERFECT for t in s.b_words) or not any(t.word in _FUTURE for t in s.b_words)
        return Verdict("certainty", 2 if fact and set(a) & _GUESS else 1, "down", 0.75)
    return None


def _labels(found: Sequence[Cue]) -> set[str]:
    return {cue.label for cue in found}


def superlative(s: Scope) -> Verdict | None:
    b, a = labels(s.lost, _TOP), labels(s.won, _TOP)
    if a or b:
        return Verdict("superlative", 2 if a else 1, probability=0.75)
    return None


def rescoped(s: Scope) -> Verdict | None:
    """The words that a 'first' or 'biggest' kept on both sides is said of have changed."""
    edit = s.edit
    before = {cue.label for cue in s.p.cues if cue.kind == "superlative" and _precedes(cue, s.p, edit.p_from)}
    after = {cue.label for cue in s.c.cues if cue.kind == "superlative" and _precedes(cue, s.c, edit.c_from)}
    if before & after and missing(s.b_words, s.c.tokens) and missing(s.a_words, s.p.tokens):
        return Verdict("superlative", 2, probability=0.55)
    return None


def _precedes(cue: Cue, its: Side, first: int) -> bool:
    """Whether the cue stands up to six words before the token, in one clause."""
    if first >= len(its.tokens) or cue.start >= its.tokens[first].start:
        return False
    between = its.text[cue.end : its.tokens[first].start]
    return len(between.split()) <= 6 and not any(mark in between for mark in ',;:."”')


def verdict(s: Scope) -> Verdict | None:
    """The first kind of the guide's order that fits."""
    return status(s) or negation(s) or certainty(s) or superlative(s) or rescoped(s)

"""Denials that say what another sentence says without them; each excuses the words it speaks of, and no others."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

from pipeline.core.breath import behind, clause, first_told, told
from pipeline.core.cue import Cue, entries
from pipeline.core.edit import Token
from pipeline.core.negated import bare
from pipeline.core.side import Side
from pipeline.core.stem import stem
from pipeline.core.topmost import tops_denied
from pipeline.core.undenied import built_otherwise

# "Denied that she was paid", "said that she was not": of the speaker's verb, or of what is said.
_SPOKEN = re.compile(r"(?:den(?:y|ies|ied|ying)|denial|refut|disput|reject)")
_UNTRUE = frozenset({"untrue", "baseless", "unfounded", "groundless", "no truth", "without foundation"})
_FALSE = frozenset({"false", "wrong", "incorrect", "nonsense", "invented"})
_CALLED = frozenset({"is", "are", "was", "were", "be", "been", "being", "as", "called", "calls", "call", "there"})
# "Not unlike", "not impossible"; "under", "united" and "until" deny nothing.
_NEGATIVE = re.compile(
    r"un(?!der|it|til|less|ion|iq|iv|to\b|us)[a-z]{3,}$|impossible$|im?probable$|infrequent$|dissimilar$"
)
# Forms of words whose stems also say other things: "clearly", "a few", "a rare visit".
_DENYING = re.compile(
    r"\b(?:rarely|scarcely|call(?:ed|ing|s)? off|(?<!made )cleared (?:(?:him|her|them|[\w'-]+) )?of)\b"
)
_FEW = re.compile(
    r"\b(?<!\ba )(?<!\bthe )(?<!\bthese )(?<!\bthose )(?<!\blast )(?<!\bnext )(?<!\bpast )(?<!\bfirst )(?<!\bevery )"
    r"(?<!\bhis )(?<!\bher )(?<!\bits )(?<!\btheir )(?<!\bour )(?<!\bsome )(?<!\bno )(?<!\bnot )few\b(?! more\b)"
)


def _denied_by_speaker(its: Side) -> list[tuple[Cue, list[str]]]:
    """The verbs of denial with what they deny."""
    back = denied_denials(its)
    spoken = [cue for cue in its.cues if cue.kind == "denial" and _SPOKEN.match(cue.label) and cue not in back]
    return [(cue, told(behind(its, cue))) for cue in spoken]


def _is_untrue(its: Side, denied: Sequence[str]) -> bool:
    """Whether what was denied is called untrue here."""
    for i, token in enumerate(its.tokens):
        called = _CALLED & {t.word for t in its.tokens[max(i - 3, 0) : i]}
        if called and (token.word in _FALSE or token.word in _UNTRUE):
            before = [t for t in clause(its, token.start) if t.start < token.start]
            if denied[0] in told(before):
                return True
    here = set(told(its.tokens))
    return bool(_not_true(its)) and 2 * sum(word in here for word in denied) >= len(denied)


def _not_true(its: Side) -> list[Cue]:
    """'It is not true that ...'."""
    negations = [cue for cue in its.cues if cue.kind == "negation"]
    return [cue for cue in negations if "true" in [t.word for t in behind(its, cue)[:2]]]


def _as_denied(its: Side, denied: Sequence[str]) -> list[Cue]:
    """The negations here that stand before what was denied, or behind what it is said of."""
    out = []
    for cue in its.cues:
        first = first_told(behind(its, cue)) if cue.kind == "negation" else ""
        if first in denied:
            whole = told(clause(its, cue.start))
            if all(word in whole for word in denied[: denied.index(first)]):
                out.append(cue)
    return out


def _reports(its: Side) -> bool:
    return any(cue.kind == "reporting" for cue in its.cues)


def said_otherwise(its: Side, other: Side) -> list[Cue]:
    """The verbs here that deny what the other side says not to be so; and the denials of that here."""
    if not _reports(other if _denied_by_speaker(its) else its):
        return []
    out = []
    if not _denied_by_speaker(other):
        out += [cue for cue, words in _denied_by_speaker(its) if words and _said_not(other, words)]
    if not _denied_by_speaker(its):
        for _, words in _denied_by_speaker(other):
            out += _as_denied(its, words) if words else []
            if words and _is_untrue(its, words):
                out += [cue for cue in its.cues if cue.kind == "denial" and cue.label in _UNTRUE] + _not_true(its)
    return out


def _said_not(its: Side, denied: Sequence[str]) -> bool:
    return bool(_as_denied(its, denied)) or _is_untrue(its, denied)


def cancelled(its: Side, lone: Sequence[Cue], other: Side) -> list[Cue]:
    """The lone denials that take back that of the word behind them, with it: 'not unlike' beside 'similar'."""
    there = {token.word for token in other.tokens}
    out = []
    for cue in lone:
        behind = next((t for t in its.tokens if t.start >= cue.end), None)
        if cue.kind == "negation" and behind and _NEGATIVE.match(behind.word) and behind.word not in there:
            out += [cue, *(c for c in its.cues if c.kind == "denial" and c.start == behind.start)]
    return out


@cache
def _antonyms() -> frozenset[tuple[str, str]]:
    pairs = [line.split("\t") for line in entries("antonym")]
    return frozenset((a, b) for x, y in pairs for a, b in ((x, y), (y, x)))


def opposed(a: str, b: str) -> bool:
    if (a, b) in _antonyms():
        return True
    long, short = (a, b) if len(a) > len(b) else (b, a)
    return len(short) > 3 and bare(long) == short


@cache
def _negative() -> frozenset[str]:
    return frozenset(stem(w) for w in entries("negative"))


def _words_that_deny(its: Side) -> Iterator[Token]:
    """Words that deny without being a cue of it."""
    low = its.text.casefold()
    starts = {found.start() for form in (_DENYING, _FEW) for found in form.finditer(low)}
    return (t for t in its.tokens if t.start in starts or stem(t.word) in _negative())


def denies_otherwise(its: Side, other: Side) -> bool:
    """Whether a word that itself denies stands only here, and in one clause with what is denied there if that is told
    at all: "bans drones" beside "drones will not be allowed"."""
    there = {stem(t.word) for t in other.tokens}
    here = set(told(its.tokens))
    denied = {first_told(behind(other, cue)) for cue in other.cues if cue.kind in {"negation", "denial"}} & here
    alone = [t for t in _words_that_deny(its) if stem(t.word) not in there]
    return any(not denied or denied & set(told(clause(its, t.start))) for t in alone)


def denied_denials(its: Side) -> list[Cue]:
    """'Did not rule out a return': both take each other back."""
    out: list[Cue] = []
    for cue in its.cues:
        if cue.kind == "negation":
            behind = its.text[cue.end :].split()[:2]
            span = (cue.end, cue.end + sum(len(word) + 1 for word in behind))
            denial = next((d for d in its.cues if d.kind == "denial" and span[0] <= d.start < span[1]), None)
            out += [cue, denial] if denial else []
    return out


_ALIKE = 0.5  # of the content of the two clauses
_MOST = 20  # denials of a sentence; a text without stops has hundreds


def _denied(its: Side, cue: Cue) -> set[str]:
    """What a denial begins to deny: the word behind it, a verb's own stem, and the verb before a bare 'no'."""
    if cue.label == "neither":
        return set(told(behind(its, cue)))
    out = {first_told(behind(its, cue))} | ({stem(cue.label)} if cue.kind == "denial" else set())
    before = told([t for t in clause(its, cue.start) if t.end <= cue.start]) if cue.label == "no" else []
    return (out | set(before[-1:])) - {""}


def denied_alike(its: Side, other: Side) -> tuple[list[Cue], list[Cue]]:
    """The denials of each side that the other has too, each with one of its own: 'did not reply', 'no reply'. What
    takes back another, as in 'does not forbid', is no denial that 'forbids' has."""
    back = denied_denials(its), denied_denials(other)
    ours, theirs = (
        [c for c in x.cues if c.kind in {"negation", "denial"} and c not in taken][:_MOST]
        for x, taken in zip((its, other), back, strict=True)
    )
    if not (ours and theirs):
        return [], []
    there = [(cue, _denied(other, cue), set(told(clause(other, cue.start)))) for cue in theirs]
    once = _once(its) & _once(other)
    pairs: dict[Cue, Cue] = {}
    for cue in ours:
        denied, around = _denied(its, cue), set(told(clause(its, cue.start)))
        like = (
            c for c, d, near in there if c not in pairs.values() and d & denied and (d & once or _alike(around, near))
        )
        found = next(like, None)
        if found:
            pairs[cue] = found
    return _with_nor(its, pairs), _with_nor(other, pairs.values())


def _with_nor(its: Side, found: Iterable[Cue]) -> list[Cue]:
    """'Neither ... nor' denies once."""
    out = list(found)
    nor = [cue for cue in its.cues if cue.label == "nor"]
    return out + [n for n in nor if any(cue.label == "neither" and cue.start < n.start for cue in out)]


def _once(its: Side) -> set[str]:
    """What a sentence tells a single time: that of it which is denied is not asserted beside it."""
    return {word for word, n in Counter(told(its.tokens)).items() if n == 1}


def _alike(a: set[str], b: set[str]) -> bool:
    return 2 * len(a & b) >= _ALIKE * (len(a) + len(b))


def excused(its: Side, lone: Sequence[Cue], other: Side) -> list[Cue]:
    """The denials here that the other side says otherwise."""
    return [
        *built_otherwise(its, other),
        *tops_denied(its, other),
        *said_otherwise(its, other),
        *cancelled(its, lone, other),
    ]


def but_excused(its: Side, lone: Sequence[Cue], other: Side) -> list[Cue]:
    if not any(cue.kind in {"negation", "denial"} for cue in lone):
        return list(lone)
    otherwise = [*denied_alike(its, other)[0], *excused(its, lone, other)]
    return [cue for cue in lone if cue not in otherwise]


# Not to accept is to refuse.
_WANTED = frozenset({"agree", "approve", "renew", "continue"})
_UNWANTED = frozenset({"refuse", "cancel"})
_BESIDE = 12  # characters between a denial and what it denies


def refused(its: Side, lone: Sequence[Cue], other: Collection[str]) -> bool:
    """Whether a denied stage here is the contrary stage there: 'not accepted', 'turned down'."""
    wanted = [cue for cue in lone if cue.kind == "status" and cue.label in _WANTED]
    denials = [cue.end for cue in its.cues if cue.kind == "negation"]
    denied = [any(0 <= cue.start - end <= _BESIDE for end in denials) for cue in wanted]
    return bool(wanted) and all(denied) and set(other) <= _UNWANTED and bool(other)

"""Sums that do not come out: a part and the rest of a whole, a majority and its minority."""

import re
from collections.abc import Iterator, Sequence

from pipeline.core.assertion import Assertion, Clash, Line
from pipeline.core.attribute import NUMBER, exact
from pipeline.core.numeral import amount_of
from pipeline.core.stem import stem
from pipeline.core.text import words
from pipeline.core.value import values

_PART = re.compile(
    rf"\b(?P<n>{NUMBER}) of (?:the |its |his |her |their |all )?(?P<m>{NUMBER})\b(?! (?:years|months|weeks))"
)
_REST = re.compile(
    rf"\bthe (?:other|remaining) (?P<a>{NUMBER})\b(?!-)|\bthe (?P<b>{NUMBER}) others?\b(?! (?:than|people))"
    rf"|\bthe (?P<c>{NUMBER}) (?:[a-z]+ )?(?:who|that|which) (?:remain|are left|were left|survive)\b"
)
_ONE = re.compile(r"\bone\b")
_BUT = re.compile(r"\ball but $")
_NEAR = 3  # sentences between a part and the rest of the same whole
_SMALLEST = 3  # "one of two" is a phrase
_RESTING = frozenset({"other", "others", "remaining", "remain", "left", "survive"})
_SPLIT = re.compile(
    rf"\bvot(?:e|ed|es)\b[^.;]{{0,30}}?\b(?P<n>{NUMBER}) (?:votes )?to (?P<m>{NUMBER})\b"
    r"|\bvot(?:e|ed|es)\b[^.;]{0,30}?\b(?P<o>\d+)[-–](?P<p>\d+)\b"
)
_AGAINST = re.compile(
    rf"\bthe (?P<a>{NUMBER}) (?:dissenters|dissenting|dissidents|who (?:voted against|dissented|disagreed|opposed))\b"
    rf"|\b(?P<b>{NUMBER}) (?:judges|jurors|members|councillors) (?:had )?(?:voted against|dissented|opposed)\b"
)


_OPPOSED = frozenset({"dissenters", "dissenting", "dissidents", "dissented", "against", "disagreed", "opposed"})


_VERBS = frozenset(
    {"were", "was", "are", "is", "have", "has", "had", "will", "would", "went", "go", "stayed", "left", "remain",
     "came"}
)  # fmt: skip


def _noun(behind: str) -> str:
    """What a number counts, as the words behind it begin; '' where a verb or nothing follows."""
    found = re.match(r" (?P<noun>[a-z][a-z-]+)", behind)
    word = found["noun"] if found else ""
    return "" if word in _VERBS or len(word) < 3 else stem(word)


def _of_one(whole: str, rest: str, between: Sequence[Line]) -> bool:
    """Whether the rest counts what the whole counts; or does not say what, where nothing else is counted between."""
    theirs = _noun(rest)
    if theirs:
        return theirs in {stem(w) for w in words(whole)[:3]}
    return rest[:1] != "," and not any(v.dimension == "count" for its in between for v in values(its.text))


def _amount(found: re.Match[str]) -> float:
    return amount_of(next(v for v in found.groupdict().values() if v))


def remainders(lines: Sequence[Line]) -> Iterator[Clash]:
    """'Four of the ten went' beside 'the other five stayed'."""
    if all(its.words.isdisjoint(_RESTING) for its in lines):
        return
    parts = [(i, m) for i, its in enumerate(lines) if "of" in its.words for m in _PART.finditer(its.low)]
    for i, part in parts:
        whole, told = amount_of(part["m"]), amount_of(part["n"])
        if whole < _SMALLEST or told >= whole or _BUT.search(lines[i].low[: part.start()]):
            continue
        for j in range(i + 1, min(len(lines), i + 1 + _NEAR)):
            rest = _REST.search(lines[j].low) if lines[j].words & _RESTING else None
            if rest and _ONE.search(lines[j].low[: rest.start()]):
                rest = None  # "one found 11, the other 25"
            if rest and not _of_one(lines[i].low[part.end() :], lines[j].low[rest.end() :], lines[i + 1 : j]):
                rest = None
            if any(i < k <= j for k, _ in parts):
                break
            if rest:
                if _amount(rest) not in {whole - told, 1.0} and _amount(rest) < whole:
                    yield Clash(i, j, "number", "remainder")
                break


def minorities(lines: Sequence[Line]) -> Iterator[Assertion]:
    for i, its in enumerate(lines):
        split = _SPLIT.search(its.low) if its.words & {"vote", "voted", "votes"} else None
        if split:
            few = min(amount_of(v) for v in split.groupdict().values() if v)
            yield exact("number", "minority", few, lines, i, "split")
        against = _AGAINST.search(its.low) if its.words & _OPPOSED else None
        if against:
            yield exact("number", "minority", _amount(against), lines, i, "minority")

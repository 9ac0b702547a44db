"""A changed headline: what it promises against the copy's own body."""

import re
from collections.abc import Collection
from functools import cache

from pipeline.core.claim import Scope, Verdict, conflicting_stages, scope, status, superlative, verdict
from pipeline.core.cue import entries
from pipeline.core.edit import Edit, edits, kept_share, missing
from pipeline.core.fact import name_changes, value_changes
from pipeline.core.side import Background, Change, Side
from pipeline.core.stem import is_content, stem

_SHOUT = re.compile(r"\b[A-Z]{4,}\b")
_OBFUSCATED = re.compile(r"\b(?=\w*[a-zA-Z])(?=\w*\d)(?!\d+(?:st|nd|rd|th|m|bn|k|s|am|pm|D)\b)\w+\b")
_TEASE = re.compile(
    r"\b(?:you|your|here's|this is|what (?:[\w'’]+ ){1,4}(?:did|said|do|does|next|happened)"
    r"|won't believe|the (?:real )?reason"
    r"|the moment|the secret|truth|this \w+ (?:\w+ )?(?:just|will)|revealed|really|finally"
    r"|nobody|inside \w+)\b|…|\.\.\.|[!?]",
    re.IGNORECASE,
)
_ALIKE = 0.6  # words kept in order: below it the headline is a new one, and single words compare badly
_DOUBT = frozenset({"may", "might", "could", "reportedly", "allegedly", "possible", "possibly", "likely", "probably"})
_UNBACKED = 2  # content words that the copy's body never uses


@cache
def _charged() -> frozenset[str]:
    return frozenset(stem(w) for line in entries("charged") for w in line.split())


def _unbacked(c: Side, p: Side, background: Background) -> int:
    """Content words that neither the body nor the parent's headline has."""
    return sum(stem(t.word) not in background.copy_stems for t in missing(c.tokens, p.tokens))


def _oversells(p: Side, c: Side, background: Background) -> bool:
    fresh = missing(c.tokens, p.tokens)
    unbacked = _unbacked(c, p, background)
    charged = sum(stem(t.word) in _charged() and stem(t.word) not in background.copy_stems for t in fresh)
    shout = bool(_SHOUT.search(c.text)) and not _SHOUT.search(p.text)
    tease = bool(_TEASE.search(c.text)) and not _TEASE.search(p.text)
    odd = bool(_OBFUSCATED.search(c.text)) and not _OBFUSCATED.search(p.text)
    ahead = [t for t in re.findall(r"\b(?:to|will) (\w+)", c.text.casefold()) if is_content(t)]
    known = background.copy_stems | {stem(t.word) for t in p.tokens}
    points = (
        2 * any(stem(t) not in known for t in ahead)
        + 2 * charged
        + 2 * shout
        + tease
        + 2 * odd
        + (unbacked >= _UNBACKED)
        + (unbacked >= 2 * _UNBACKED)
    )
    return points >= 2


def _fact(p: Side, c: Side, background: Background) -> Change | None:
    alike = kept_share(p.tokens, c.tokens) >= _ALIKE
    parts = edits(p.tokens, c.tokens) if alike else []
    facts = (*value_changes(p, c, parts, background), *name_changes(p, c, parts, background))
    return next((f for f in facts if f.severity), None)


def _claim(p: Side, c: Side, in_body: Collection[str]) -> Verdict | None:
    """A change of the claim that the body carries too, or that the words of both headlines show."""
    if kept_share(p.tokens, c.tokens) >= _ALIKE:
        found = [v for e in edits(p.tokens, c.tokens) if (v := verdict(scope(p, c, e, (set(), set()))))]
        shared = [v for v in found if v.kind in in_body]
        return next(iter(shared + [v for v in found if v.kind != "superlative" or v.severity == 2]), None)
    return _new_claim(scope(p, c, Edit(0, len(p.tokens), 0, len(c.tokens)), (set(), set())), in_body)


def _new_claim(s: Scope, in_body: Collection[str]) -> Verdict | None:
    """Of a headline that was written anew: single words compare badly, stages, ranks and denials do better."""
    top = superlative(s)
    if conflicting_stages(s) or ("status" in in_body and status(s)):
        return Verdict("status", 2)
    if top and (top.severity == 2 or "superlative" in in_body):
        return top._replace(severity=2)
    # "May be fakes" in the parent's headline and the body, "are fakes" in the copy's.
    doubt = [{cue.label for cue in x.cues if cue.kind == "hedge"} for x in (s.p, s.c)]
    if doubt[0] & _DOUBT and not doubt[1] and 2 * len(missing(s.c.tokens, s.p.tokens)) < len(s.c.tokens):
        return Verdict("certainty", 1, "up")
    plain = [sum(cue.kind == "negation" for cue in x.cues) for x in (s.p, s.c)]
    return Verdict("headline", 2) if plain[1] > plain[0] else None


def _rounded(p: Side, c: Side) -> bool:
    """Whether a figure lost its 'about'."""
    return any(
        x.amount == y.amount and x.dimension == y.dimension and x.bound == "~" and not y.bound
        for x in p.values
        for y in c.values
    )


def _benign(p: Side, c: Side, background: Background) -> str:
    ours, theirs = (sorted(stem(t.word) for t in x.tokens if is_content(t.word)) for x in (p, c))
    if any(value_changes(p, c, [], background)) and not missing(c.tokens, p.tokens)[1:]:
        return "format_number"
    return "reorder" if ours == theirs else "synonym"


def headline_change(p: Side, c: Side, background: Background, in_body: Collection[str]) -> Change | None:
    """One row for a changed headline: `headline`, else the kind of the change, else a benign one.

    `in_body`: kinds of the material changes of the body, which a headline may tell rightly.
    """
    if [t.word for t in p.tokens] == [t.word for t in c.tokens]:
        return None if p.text == c.text else Change("punctuation", 0, (0, len(p.text)), (0, len(c.text)))
    spans = ((0, len(p.text)), (0, len(c.text)))
    if _oversells(p, c, background):
        return Change("headline", 2, *spans, probability=0.75)
    fact = _fact(p, c, background)
    if fact:
        return fact._replace(before=spans[0], after=spans[1], probability=0.6)
    found = _claim(p, c, in_body)
    if found:
        return Change(found.kind, found.severity, *spans, found.direction, 0.55)
    if _rounded(p, c):
        return Change("certainty", 1, *spans, "up", 0.5)
    return Change(_benign(p, c, background), 0, *spans)

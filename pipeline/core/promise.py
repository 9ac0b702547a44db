"""A changed headline: what it promises against the copy's own body."""

import re
from collections.abc import Collection
from functools import cache, lru_cache

from pipeline.core.claim import Scope, Verdict, conflicting_stages, scope, superlative, verdict
from pipeline.core.cue import Cue, cues, entries
from pipeline.core.edit import Edit, edits, kept_share, missing
from pipeline.core.fact import name_changes, value_changes
from pipeline.core.headline import patterns
from pipeline.core.implied import implied
from pipeline.core.sentence import sentences, text_words
from pipeline.core.side import Background, Change, Side, labels
from pipeline.core.stem import content_of, is_content, stem
from pipeline.core.text import sentence_words, words

_SHOUT = re.compile(r"\b[A-Z]{4,}\b")
_OBFUSCATED = re.compile(r"\b(?=\w*[a-zA-Z])(?=\w*\d)(?!\d+(?:st|nd|rd|th|m|bn|k|s|am|pm|D)\b)\w+\b")
# Of `headline.patterns`: what withholds the news. A list, a quotation or a superlative may tell it.
_TEASING = frozenset({"curiosity_gap", "forward_reference", "question", "second_person", "emotional"})
_TRAILING = re.compile(r"…|\.\.\.|!")
# Stages that a body tells too where they are true; of plans, filings and dates headlines speak in many words.
_GRAVE = frozenset(
    {"convict", "acquit", "die", "fire", "arrest", "pause", "cancel", "divorce", "sell", "settle", "hurt"}
)
# Told only where the headline announces them: "to sue".
_ANNOUNCED = frozenset({"file", "leave", "retire", "engage", "charge"})
# The title of a work: "A Field Guide to Leaving" tells of nobody who leaves.
_NAMED = re.compile(r"(?<!\w)['‘\"“][^'’\"”]{2,60}['’\"”](?!\w)")
# "First tour since 2012", of which a body says that the last was in 2012.
_SINCE = re.compile(r"\bfirst\b.*\bsince (\d{4})\b", re.IGNORECASE)
# A series, a part or a programme is taken over without a sale.
_TAKEN_OVER = re.compile(
    r"\btake(?:s|n)? over (?:as|from|for|the (?:part|role|lead|show|series|programme|program|job|post|slot|helm))\b",
    re.IGNORECASE,
)
# What a jury calls best is a prize.
_PRIZE = re.compile(r"\b(?:prizes?|awards?|won(?!['’]t)|winners?|jury|trophy|medals?)\b")
_CLAUSE_END = re.compile(r"[,;:–—]\s|\b(?:but|and|although|though|while)\b")
_ALIKE = 0.6  # words kept in order: below it the headline is a new one, and single words compare badly
_DOUBT = frozenset({"may", "might", "could", "reportedly", "allegedly", "possible", "possibly", "likely", "probably"})
_ABOUT = 2  # content words that a sentence shares with a headline on the same
_DENIED = 2  # content words behind a denial that tell what is denied
_UNBACKED = 2  # content words that the copy's body never uses


@cache
def _charged() -> frozenset[str]:
    return frozenset(stem(w) for line in entries("charged") for w in line.split())


def _unbacked(c: Side, p: Side, background: Background) -> int:
    """Content words that neither the body nor the parent's headline has."""
    return sum(stem(t.word) not in background.copy_stems for t in missing(c.tokens, p.tokens))


def _teases(title: str) -> bool:
    return bool(_TRAILING.search(title)) or any(p.name in _TEASING for p in patterns(title))


@lru_cache(maxsize=512)
def _told(text: str, kind: str) -> frozenset[str]:
    """The labels of the cues of a kind in a text."""
    return frozenset(cue.label for span in sentences(text) for cue in cues(span.text) if cue.kind == kind)


def _unbacked_cue(p: Side, c: Side, background: Background, kind: str) -> bool:
    """Whether the copy's headline tells a stage or a rank that neither its body nor the parent's headline tells."""
    titles = [found.span() for found in _NAMED.finditer(c.text)]
    own = [
        cue
        for cue in c.cues
        if not any(a < cue.start < b for a, b in titles) and not _TAKEN_OVER.match(c.text, cue.start)
    ]
    new = set(labels(own, frozenset({kind}))) - set(labels(p.cues, frozenset({kind})))
    if not new:
        return False
    since = _SINCE.search(c.text)
    if since and since[1] in background.copy_text:
        new.discard("first")
    if _PRIZE.search(background.copy_text):
        new.discard("best")
    if kind == "status":
        new = new & _GRAVE | {cue.label for cue in c.cues if cue.label in new & _ANNOUNCED and _is_ahead(c, cue)}
    told = _told(background.copy_text, kind)
    return bool(new) and not any(label in told or _implied(label, c, background.copy_text) for label in new)


def _implied(label: str, c: Side, text: str) -> bool:
    """Whether a sentence on what the headline is about tells of a stage by its circumstances."""
    about = content_of(t.word for t in c.tokens)
    return any(
        implied(label, s.text) and len(about & content_of(sentence_words(s.text))) >= _ABOUT for s in sentences(text)
    )


def _is_ahead(c: Side, cue: Cue) -> bool:
    return f"{c.text[: cue.start]}{cue.text}".casefold().rpartition(" ")[0].endswith(("to", "will"))


def _oversells(p: Side, c: Side, background: Background, in_body: Collection[str]) -> int:
    """Severity: 2 where the headline tells or paints what the body does not, 1 where it only withholds, else 0."""
    fresh, unbacked = missing(c.tokens, p.tokens), _unbacked(c, p, background)
    charged = any(stem(t.word) in _charged() and stem(t.word) not in background.copy_stems for t in fresh)
    loud = any(mark.search(c.text) and not mark.search(p.text) for mark in (_SHOUT, _OBFUSCATED))
    if loud or (charged and unbacked >= _UNBACKED):
        return 2
    teases = _teases(c.text) and not _teases(p.text)
    # "Nobody was ready for", "the best seat": in a headline that withholds, ranks and denials are manner of speaking.
    if teases or not unbacked:
        return int(unbacked >= _UNBACKED and teases)
    return 2 * any(_unbacked_cue(p, c, background, kind) for kind in {"status", "superlative"} - set(in_body))


def _fact(p: Side, c: Side, background: Background) -> Change | None:
    alike = kept_share(p.tokens, c.tokens) >= _ALIKE
    parts = edits(p.tokens, c.tokens) if alike else []
    # A headline that was written anew may choose other names of the story.
    named = list(name_changes(p, c, parts, background)) if alike else []
    # The capital of "Telly star hurt" is that of a head.
    named = [f for f in named if f.before and p.text[slice(*f.before)] in background.parent_text]
    facts = (*value_changes(p, c, parts, background), *(f for f in named if not _retold(f, p, c, background)))
    return next((f for f in facts if f.severity), None)


def _retold(name: Change, p: Side, c: Side, background: Background) -> bool:
    """Whether the headline tells something else of the story with another of its names: then neither is wrong."""
    fresh, lost = (
        [t for t in missing(x.tokens, y.tokens) if not (span and span[0] <= t.start < span[1]) and is_content(t.word)]
        for x, y, span in ((c, p, name.after), (p, c, name.before))
    )
    both = (
        (c.text[slice(*name.after)], background.parent_text) if name.after else ("", ""),
        ((p.text[slice(*name.before)], background.copy_text) if name.before else ("", "")),
    )
    return bool(fresh and lost) and all(
        stem(w) in map(stem, text_words(text)) for told, text in both for w in words(told)
    )


def _claim(p: Side, c: Side, background: Background, in_body: Collection[str]) -> Verdict | None:
    """A change of the claim that the body carries too, or that the words of both headlines show."""
    if kept_share(p.tokens, c.tokens) >= _ALIKE:
        found = [v for e in edits(p.tokens, c.tokens) if (v := verdict(scope(p, c, e, (set(), set()))))]
        shared = [v for v in found if v.kind in in_body]
        return next(iter(shared + [v for v in found if v.kind != "superlative" or v.severity == 2]), None)
    return _new_claim(scope(p, c, Edit(0, len(p.tokens), 0, len(c.tokens)), (set(), set())), background, in_body)


def _new_claim(s: Scope, background: Background, in_body: Collection[str]) -> Verdict | None:
    """Of a headline that was written anew: single words compare badly, stages, ranks and denials do better."""
    top = superlative(s)
    if "status" in in_body and conflicting_stages(s):
        return Verdict("status", 2)
    if top and "superlative" in in_body:
        return top._replace(severity=2)
    # "May be fakes" in the parent's headline and the body, "are fakes" in the copy's.
    doubt = [{cue.label for cue in x.cues if cue.kind == "hedge"} for x in (s.p, s.c)]
    if doubt[0] & _DOUBT and not doubt[1] and 2 * len(missing(s.c.tokens, s.p.tokens)) < len(s.c.tokens):
        return Verdict("certainty", 1, "up")
    plain = [sum(cue.kind == "negation" for cue in x.cues) for x in (s.p, s.c)]
    if plain[1] <= plain[0] or _denied(s.c, background):
        return None
    return Verdict("headline", 1 if _teases(s.c.text) else 2)


def _denied(c: Side, background: Background) -> bool:
    """Whether the copy's body denies what its headline denies, too: 'without a red carpet'."""
    denials = [cue for cue in c.cues if cue.kind == "negation"]
    what = [[stem(t.word) for t in c.tokens if t.start >= cue.end and is_content(t.word)][:_DENIED] for cue in denials]
    said = [
        content_of(words(_CLAUSE_END.split(span.text[cue.end :])[0]))
        for span in sentences(background.copy_text)
        for cue in cues(span.text)
        if cue.kind in {"negation", "denial"}
    ]
    return all(w and any(said_of.issuperset(w) for said_of in said) for w in what)


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
    oversold = _oversells(p, c, background, in_body)
    if oversold:
        return Change("headline", oversold, *spans, probability=0.75)
    fact = _fact(p, c, background)
    if fact:
        return fact._replace(before=spans[0], after=spans[1], probability=0.6)
    found = _claim(p, c, background, in_body)
    if found:
        return Change(found.kind, found.severity, *spans, found.direction, 0.55)
    if _rounded(p, c):
        return Change("certainty", 1, *spans, "up", 0.5)
    return Change(_benign(p, c, background), 0, *spans)

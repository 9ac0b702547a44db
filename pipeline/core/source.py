"""Who says so: the source of a statement dropped, added or replaced by an edit."""

from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.core.claim import Scope, Verdict
from pipeline.core.cue import Cue, entries
from pipeline.core.edit import Token, missing
from pipeline.core.equivalent import explained
from pipeline.core.numeral import NUMERALS
from pipeline.core.polarity import opposed
from pipeline.core.side import Change, Side
from pipeline.core.stem import is_content

_REPORTING = "reporting"
_DETERMINERS = frozenset(
    {"the", "a", "an", "its", "his", "her", "their", "our", "my", "to", "by", "two", "three", "some"}
)
_BE = frozenset({"was", "were", "been", "be", "being", "is", "are"})
_WIDTH = 7  # words that a source takes before or behind its verb


@cache
def _generic() -> frozenset[str]:
    return frozenset(entries("generic"))


@cache
def _anonymous() -> frozenset[str]:
    return frozenset(entries("anonymous"))


@cache
def _roles() -> frozenset[str]:
    return frozenset(entries("role"))


def is_generic(word: str) -> bool:
    """Of a folded word: one that many sources are called by."""
    return word in _generic()


def is_anonymous(word: str) -> bool:
    return word in _anonymous()


# "Is reported to have" doubts, as "reportedly" does.
_HEARSAY = frozenset(
    {"is reported to", "are reported to", "reported to", "is said to", "are said to", "are said", "said to be",
     "said to have", "it is said", "it was said", "it is reported"}
)  # fmt: skip


def _reporting(found: Sequence[Cue], its: Side) -> list[Cue]:
    """Reporting cues outside quoted speech and hearsay."""
    hearsay = [cue for cue in its.cues if cue.kind == "hedge" and cue.label in _HEARSAY]
    aside = [*((q.start, q.end) for q in its.quotes), *((h.start, h.end) for h in hearsay)]
    return [cue for cue in found if cue.kind == _REPORTING and not any(a <= cue.start < b for a, b in aside)]


def _clause(its: Side, indices: Sequence[int]) -> list[int]:
    """The indices up to the first mark between neighbours."""
    out: list[int] = []
    for i in indices:
        if out:
            low, high = min(i, out[-1]), max(i, out[-1])
            if any(mark in ',;:."”“()' for mark in its.text[its.tokens[low].end : its.tokens[high].start]):
                break
        out.append(i)
    return out


def _zone(cue: Cue, its: Side) -> set[int]:
    """Indices of the tokens that name the source of a reporting cue."""
    at = next((i for i, t in enumerate(its.tokens) if t.start >= cue.start), len(its.tokens))
    size = cue.text.count(" ") + 1
    ahead = range(at + size, min(len(its.tokens), at + size + _WIDTH))
    behind = _clause(its, ahead)
    # 'said the producer, Olaf Brand': the name behind its office.
    if behind and behind[-1] + 1 in ahead and its.text[its.tokens[behind[-1] + 1].start].isupper():
        behind += _clause(its, range(behind[-1] + 1, ahead.stop))
    if cue.label.startswith("according"):
        return set(behind)
    before = _clause(its, range(at, max(-1, at - 1 - _WIDTH), -1))[1:]
    if before:
        return set(before)
    # '..., said the agent' ends its clause soon; 'The agent, Bo Lind, said it had ...' goes on.
    last = behind[-1] if behind else at
    if cue.kind == _REPORTING and not behind and last + 1 >= len(its.tokens):
        return set(range(max(0, at - 4), at))  # 'his sister, Ines Roe, said.'
    closed = last + 1 >= len(its.tokens) or len(behind) < _WIDTH
    opens = behind and its.tokens[behind[0]].word in {"it", "he", "she", "they", "that", "there", "in", "on"}
    return set(behind) if closed and not opens else set(range(max(0, at - 4), at))


def _zones(its: Side) -> set[int]:
    found = _reporting(its.cues, its) or [cue for cue in its.cues if cue.kind == "voice"]
    return set().union(*(_zone(cue, its) for cue in found))


def source_zone(its: Side) -> list[Token]:
    """The tokens that name sources."""
    return [its.tokens[i] for i in sorted(_zones(its)) if i < len(its.tokens)]


def _severity(s: Scope) -> int:
    """A named official behind a plain statement is missed less than an unnamed source behind a rumour."""
    return 2 if {t.word for t in s.b_words} & _anonymous() or not s.p.names else 1


# "People familiar with the talks", "people with knowledge of the talks".
_KNOWING = frozenset({"familiar", "knowledge", "briefed"})


def _replaced(s: Scope) -> bool:
    here, there = _zones(s.p), _zones(s.c)
    old = [s.p.tokens[i] for i in range(s.edit.p_from, s.edit.p_to) if i in here]
    new = [s.c.tokens[i] for i in range(s.edit.c_from, s.edit.c_to) if i in there]
    gone, come = missing(old, s.c.tokens), missing(new, s.p.tokens)
    gone, come = [t for t in gone if _may_speak(t)], [t for t in come if _may_speak(t)]
    if all(any(t.word in _KNOWING for t in found) for found in (gone, come)):
        return False
    unnamed = [bool({t.word for t in found} & _anonymous()) for found in (gone, come)]
    speakers = any(_is_called(t, s.p) for t in gone) and any(_is_called(t, s.c) for t in come)
    return speakers and (unnamed == [True, False] or any(t.word not in _generic() for t in come))


def _may_speak(token: Token) -> bool:
    """Neither a number nor, by its ending, a verb or an adverb."""
    word = token.word
    return not (any(c.isdigit() for c in word) or word in NUMERALS or word.endswith(("ly", "ed")) or word == "straight")


def _is_called(token: Token, its: Side) -> bool:
    """A name, by its capital, a word that speakers are called by, or a noun by the article before it."""
    if token.word in _generic() or token.word in _anonymous() or token.word in _roles():
        return True
    at = next(i for i, other in enumerate(its.tokens) if other.start == token.start)
    before = {other.word for other in its.tokens[max(0, at - 2) : at]}
    return its.text[token.start].isupper() or not before.isdisjoint(_DETERMINERS)


def _still_speaks(s: Scope, lost: Sequence[Cue]) -> bool:
    """'She believes' for 'she thinks': another verb in the place of the one that is gone, behind the same subject."""
    if not s.a_words or len(s.a_words) > 2 or len(s.b_words) > 2:
        return False
    before = [t for cue in lost for t in s.p.tokens if t.end <= cue.start][-1:]
    ahead = s.c.tokens[s.edit.c_from - 1 : s.edit.c_from] if s.edit.c_from else []
    return bool(before) and [t.word for t in before] == [t.word for t in ahead]


def _opposed_words(s: Scope) -> bool:
    """'Denied' beside 'confirmed' flips the claim and keeps its source."""
    return any(opposed(x.word, y.word) for x in s.b_words for y in s.a_words)


def attribution(s: Scope) -> Verdict | None:
    lost, won = _reporting(s.lost, s.p), _reporting(s.won, s.c)
    ours, theirs = _reporting(s.p.cues, s.p), _reporting(s.c.cues, s.c)
    if not theirs:
        theirs = [cue for cue in s.won if cue.kind == "voice"]
    if _opposed_words(s) or (lost and not won and _still_speaks(s, lost)):
        return None
    if lost and not theirs:
        return Verdict("attribution", _severity(s), probability=0.75)
    if lost and not won and len(s.b_words) >= 3 and len(s.a_words) <= 1 and len(theirs) < len(ours):
        return Verdict("attribution", _severity(s), probability=0.65)
    named = any(t.word not in _generic() for t in missing(source_zone(s.c), s.p.tokens))
    if won and named and not ours and not any(cue.kind == "voice" for cue in s.lost):
        return Verdict("attribution", 1, probability=0.55)
    return Verdict("attribution", 2, probability=0.6) if _replaced(s) else None


def other_source(p: Side, c: Side) -> Iterator[Change]:
    """Wherever in their sentences they stand: the words that name the source of one and those that name another, or
    that a source without a name is one that has one now."""
    gone, come = (_speakers(x, y) for x, y in ((p, c), (c, p)))
    if gone and come and not explained(gone, come) and not _one_word(gone, come):
        before, after = ((x.offset + t[0].start, x.offset + t[-1].end) for x, t in ((p, gone), (c, come)))
        yield Change("attribution", 2, before, after, probability=0.5)
    elif any(t.word in _anonymous() for t in gone):
        told = source_zone(c)
        if told and not any(t.word in _anonymous() for t in told):
            before, after = ((x.offset + t[0].start, x.offset + t[-1].end) for x, t in ((p, gone), (c, told)))
            yield Change("attribution", 2, before, after, probability=0.5)


def _one_word(gone: Sequence[Token], come: Sequence[Token]) -> bool:
    """'Renew' and 'renewal', which name no source."""
    return any(len(x.word) > 4 and y.word.startswith(x.word) for x, y in ((gone[0], come[0]), (come[0], gone[0])))


def _speakers(its: Side, other: Side) -> list[Token]:
    """Of the words that name a source here those that the other sentence does not have."""
    named = [t for t in source_zone(its) if _may_speak(t) and is_content(t.word) and _is_called(t, its)]
    told = named and source_zone(other) and not (_passive(its) or _passive(other))
    return missing(named, other.tokens) if told else []


def _passive(its: Side) -> bool:
    """'Was not disclosed by': the source stands behind, if at all."""
    heads = [i for cue in _reporting(its.cues, its) for i, t in enumerate(its.tokens) if t.start == cue.start]
    return any(t.word in _BE for i in heads for t in its.tokens[max(i - 2, 0) : i])

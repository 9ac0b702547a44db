"""What an edit does to a claim: its stage, its polarity, its strength, its rank."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

from pipeline.core.advance import advanced
from pipeline.core.breath import clause, told
from pipeline.core.course import akin
from pipeline.core.cue import Cue
from pipeline.core.edit import Edit, Token, missing
from pipeline.core.equivalent import spelt_alike
from pipeline.core.name import country
from pipeline.core.polarity import but_excused, denies_otherwise, opposed, refused
from pipeline.core.side import Side, labels, within
from pipeline.core.stem import is_content, stem
from pipeline.core.tense import reordered, scheduled, shifted
from pipeline.core.topmost import QUALIFIED, tops_alike, tops_denied
from pipeline.core.undenied import not_before


class Verdict(NamedTuple):
    kind: str
    severity: int
    direction: str | None = None
    probability: float = 0.7


_STATUS, _HEDGE = frozenset({"status"}), frozenset({"hedge"})
_DENY = frozenset({"negation", "denial"})
_TOP = frozenset({"superlative"})
_PLACES = frozenset({"second", "third", "fourth", "fifth"})
# Stages before anything is settled: losing one makes a prospect a fact.
_EARLY = frozenset({"talk", "consider", "pend", "file", "nominate", "strikevote", "forsale", "charge", "engage"})
_SETTLED = frozenset(
    {"agree", "cancel", "divorce", "finish", "sell", "convict", "acquit", "settle", "fire", "die", "dismiss"}
)
# Stages in the course of one undertaking, of which a sentence names one.
_COURSE = frozenset(
    {"delay", "cancel", "pause", "stop", "resume", "finish", "release", "approve", "refuse", "recover", "critical",
     "arrest", "charge", "convict", "acquit", "dismiss", "settle"}
)  # fmt: skip
_PLANNED = frozenset({"plan"})
_IF = frozenset({"if", "unless", "provided", "subject to"})
_LIMITING = frozenset(
    {"in", "on", "since", "of", "ever", "for", "by", "among", "at", "history", "decade", "year", "century", "abroad",
     "overseas", "twice", "outside"}
)  # fmt: skip
FIRST = frozenset({"first", "the first"})
ORDINAL = frozenset({"opening", "debut", "inaugural", "initial", "maiden", "1st"})
OPEN = frozenset(
    {"may", "might", "could", "hope", "hopes", "hoped", "possibly", "perhaps", "planning", "might yet", "could yet"}
)
_GUESS = frozenset({"may", "might", "could", "believe", "believes", "believed", "possibly", "perhaps"})
# "Is expected on Friday" and "is due on Friday" promise as much.
_FORESEEN = frozenset(
    {"expected", "is expected", "are expected", "expected to", "planned", "plans", "plan", "plans to", "planned to",
     "planning", "projected", "intends", "intends to", "intended to", "aims to"}
)  # fmt: skip
_FIXED = frozenset({"due", "set", "scheduled", "slated", "poised", "expected", "planned"})
_FUTURE = frozenset({"will", "would", "shall", "to"})
_PERFECT = frozenset({"has", "have", "had", "was", "were"})


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
    inside = [cue for cue in its.cues if within(cue.start, cue.end, its, first, last)]
    if not inside:
        return inside
    there = Counter((cue.kind, cue.label) for cue in other.cues)
    here = Counter((cue.kind, cue.label) for cue in its.cues)
    lone = [cue for cue in inside if here[cue.kind, cue.label] > there[cue.kind, cue.label]]
    return [cue for cue in lone if cue.kind != "status" or not _spread(cue, other)]


def _spread(cue: Cue, other: Side) -> bool:
    """Whether a stage of several words stands there with more between them: 'asked a court', 'asked an Irish court'."""
    own = [w for w in cue.text.casefold().split() if is_content(w)]
    return len(own) > 1 and set(own) <= {t.word for t in other.tokens}


def status(s: Scope) -> Verdict | None:
    due = scheduled(s.p.tokens, s.c.tokens) | scheduled(s.c.tokens, s.p.tokens)
    if due:
        s = s._replace(lost=_but_due(s.p, s.lost, due), won=_but_due(s.c, s.won, due))
    b, a = labels(s.lost, _STATUS), labels(s.won, _STATUS)
    every_b, every_a = labels(s.p.cues, _STATUS), labels(s.c.cues, _STATUS)
    conditional = any(cue.label in _IF for cue in s.won)
    if refused(s.p, s.lost, a) or refused(s.c, s.won, b):
        return None
    if b and a and not conditional and not any(akin(x, y) for x in b for y in a):
        early = bool(set(b) & (_EARLY | _PLANNED)) != bool(set(a) & (_EARLY | _PLANNED))
        return Verdict("status", 2, probability=0.8 if early else 0.65)
    if (set(b) & _EARLY - set(every_a) and not a and not labels(s.won, _HEDGE)) and _same_event(s):
        return Verdict("status", 2)
    if set(a) & _EARLY - set(every_b) and not b and not labels(s.lost, _HEDGE) and _same_event(s):
        return Verdict("status", 2)
    if shifted(_with_verb(s.p, s.b_words, s.edit.p_to), _with_verb(s.c, s.a_words, s.edit.c_to)):
        return Verdict("status", 2, probability=0.6)
    return Verdict("status", 2, probability=0.5) if advanced(s.b_words, s.a_words) else None


def _with_verb(its: Side, words: Sequence[Token], end: int) -> Sequence[Token]:
    """'Will' with the verb behind it, where that is kept: 'will take', 'have taken'."""
    return [*words, *its.tokens[end : end + 2]] if words and not any(is_content(t.word) for t in words) else words


def _but_due(its: Side, lone: Sequence[Cue], due: Collection[str]) -> list[Cue]:
    """Without the stages in 'due to begin' and 'begins'."""
    ends = {i: t.end for i, t in enumerate(its.tokens)}
    verbs = [i for i, t in enumerate(its.tokens) if stem(t.word) in due]
    spans = [(its.tokens[max(i - 3, 0)].start, ends[i]) for i in verbs]
    return [cue for cue in lone if not any(start <= cue.start < end for start, end in spans)]


def conflicting_stages(s: Scope) -> bool:
    """Whether one side tells of a prospect and the other of something settled, in stages that the first lacks."""
    b, a = labels(s.lost, _STATUS), labels(s.won, _STATUS)
    early_b, early_a = set(b) & _EARLY, set(a) & _EARLY
    every_b, every_a = set(labels(s.p.cues, _STATUS)), set(labels(s.c.cues, _STATUS))
    settled_b, settled_a = every_b & _SETTLED, every_a & _SETTLED
    b, a = _gist(b), _gist(a)
    if len(b) == len(a) == 1 and not any(akin(x, y) for x in b for y in a):
        return True
    return bool((early_b and settled_a - every_b and not early_a) or (early_a and settled_b - every_a and not early_b))


def _gist(found: Counter[str]) -> Counter[str]:
    return Counter({label: n for label, n in found.items() if label in _COURSE})


def _same_event(s: Scope) -> bool:
    return len(s.b_words) <= 8 and len(s.a_words) <= 8  # what stands around so small an edit is still told


def order(s: Scope) -> Verdict | None:
    """'Before' for 'after': another order in time."""
    return Verdict("date", 2, probability=0.7) if reordered(s.b_words, s.a_words) else None


def negation(s: Scope) -> Verdict | None:
    all_b, all_a = labels(s.lost, _DENY), labels(s.won, _DENY)
    ours, theirs = _but(s.b_words, s.lost), _but(s.a_words, s.won)
    s = s._replace(lost=but_excused(s.p, s.lost, s.c), won=but_excused(s.c, s.won, s.p))
    b, a = labels(s.lost, _DENY), labels(s.won, _DENY)
    if (all_b or all_a) and not (b or a):
        return None
    if bool(b) != bool(a) and (denies_otherwise(*((s.c, s.p) if b else (s.p, s.c))) or not _denies_the_told(s)):
        return None
    # A denial that became a confirmation is one flip, not two.
    flips = sum(opposed(x.word, y.word) for x in ours for y in theirs)
    odd = (sum(b.values()) + sum(a.values()) + flips) % 2
    return Verdict("negation", 2, probability=0.8 if b or a else 0.7) if odd else None


def _but(words: Sequence[Token], lone: Sequence[Cue]) -> list[Token]:
    """Without the words that deny."""
    denials = [cue for cue in lone if cue.kind in _DENY]
    return [t for t in words if not any(cue.start <= t.start < cue.end for cue in denials)]


_LONG = 4  # words of an insertion that can be a clause of its own
_DENIED = 3  # content words behind a negation that it may deny


def _denies_the_told(s: Scope) -> bool:
    """Whether what a lone negation denies is told on the other side, and is no clause that came from elsewhere."""
    its, other, words = (s.p, s.c, s.b_words) if labels(s.lost, _DENY) else (s.c, s.p, s.a_words)
    if len(words) < _LONG:
        return True
    there = {stem(t.word) for t in other.tokens}
    for cue in s.lost if its is s.p else s.won:
        if cue.kind in _DENY:
            behind = [stem(t.word) for t in its.tokens if t.start >= cue.end and is_content(t.word)][:_DENIED]
            if any(x in there for x in behind):
                return True
    return False


def certainty(s: Scope) -> Verdict | None:
    b, a = labels(s.lost, _HEDGE), labels(s.won, _HEDGE)
    fixed = _FIXED & {t.word for t in (s.a_words if b else s.b_words)}
    if fixed and bool(b) != bool(a) and set(b) | set(a) <= _FORESEEN:
        return None
    if bool(b) != bool(a) and (_moved(s.lost, s.p, s.c) if b else _moved(s.won, s.c, s.p)):
        return None  # it went elsewhere in the sentence
    if set(b) | set(a) <= {"at the earliest"} and (not_before(s.p, s.c) or not_before(s.c, s.p)):
        return None
    boost = any(cue.kind == "booster" for cue in s.won)
    conditional = any(cue.label in _IF for cue in s.won)
    if b and not a and not conditional:
        strong = bool(set(b) & OPEN)
        return Verdict(
            "certainty",
            2 if strong or (boost and len(s.a_words) > 1 and "never" in {cue.label for cue in s.won}) else 1,
            "up",
            0.75,
        )
    if a and not b:
        fact = any(t.word in _PERFECT for t in s.b_words) or not any(t.word in _FUTURE for t in s.b_words)
        return Verdict("certainty", 2 if fact and set(a) & _GUESS else 1, "down", 0.75)
    return None


def _moved(lone: Sequence[Cue], its: Side, other: Side) -> bool:
    """Whether the other side has a hedge that this one lacks over the same words."""
    ours = [set(told(clause(its, cue.start, False))) for cue in lone if cue.kind == "hedge"]
    known = labels(its.cues, _HEDGE)
    theirs = [
        set(told(clause(other, cue.start, False))) for cue in other.cues if cue.kind == "hedge" and not known[cue.label]
    ]
    return bool(ours) and all(any(2 * len(x & y) >= min(len(x), len(y)) for y in theirs) for x in ours)


def superlative(s: Scope) -> Verdict | None:
    b, a = labels(s.lost, _TOP), labels(s.won, _TOP)
    if (b and not a and _all_denied(b, s.c, s.p)) or (a and not b and _all_denied(a, s.p, s.c)):
        return None
    # "The opening night", "the first night".
    if set(b) | set(a) <= FIRST and ORDINAL & {t.word for t in (*s.b_words, *s.a_words)}:
        return None
    # "The second most expensive" is not the costliest.
    placed = [_PLACES & {t.word for t in words} for words in (s.b_words, s.a_words)]
    if a and b and placed[0] == placed[1] and all(any(tops_alike(x, y) for y in a) for x in b):
        return None
    if a or b:
        # "One of the biggest" that becomes "the biggest" gains; who was the first is the second now.
        return Verdict("superlative", 2 if a or placed[1] or set(b) & QUALIFIED else 1, probability=0.75)
    return None


def _all_denied(tops: Collection[str], its: Side, other: Side) -> bool:
    """Whether 'no older one' here says each 'oldest' there, 'nobody before' each first."""
    return set(tops) <= {top.label for top in tops_denied(its, other).values()}


def rescoped(s: Scope) -> Verdict | None:
    """The words that a 'first' or 'biggest' kept on both sides is said of have changed."""
    edit = s.edit
    foreign = _foreign(s.b_words, s.c), _foreign(s.a_words, s.p)
    behind = all(foreign) and _limited(s.p, edit.p_from)
    if not (behind or _scoping(s.p, s.b_words) or _scoping(s.c, s.a_words)):
        return None
    before = {cue.label for cue in s.p.cues if cue.kind == "superlative" and _precedes(cue, s.p, edit.p_from)}
    after = {cue.label for cue in s.c.cues if cue.kind == "superlative" and _precedes(cue, s.c, edit.c_from)}
    alike = spelt_alike([t.word for t in s.b_words], [t.word for t in s.a_words])
    if before & after and any(foreign) and not alike:
        return Verdict("superlative", 2, probability=0.55)
    return None


def _foreign(words: Sequence[Token], other: Side) -> bool:
    """Whether any of the words is missing there, an Irish house there being one in Ireland."""
    there = {country(t.word) for t in other.tokens}
    return any(country(t.word) not in there for t in missing(words, other.tokens))


def _scoping(its: Side, words: Sequence[Token]) -> bool:
    """Whether words limit: a name, a number, or what begins with a preposition."""
    return any(t.word in _LIMITING or t.word[0].isdigit() or its.text[t.start].isupper() for t in words)


def _limited(its: Side, at: int) -> bool:
    """Whether a preposition stands up to two words before a token: 'on the network'."""
    return any(t.word in _LIMITING for t in its.tokens[max(at - 2, 0) : at])


def _precedes(cue: Cue, its: Side, first: int) -> bool:
    """Whether the cue stands up to eight words before the token, in one clause."""
    if first >= len(its.tokens) or cue.start >= its.tokens[first].start:
        return False
    between = its.text[cue.end : its.tokens[first].start]
    return len(between.split()) <= 8 and not any(mark in between for mark in ',;:."”')


def verdict(s: Scope) -> Verdict | None:
    """The first kind of the guide's order that fits."""
    return order(s) or status(s) or negation(s) or certainty(s) or superlative(s) or rescoped(s)

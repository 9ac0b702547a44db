"""What logic, arithmetic and the calendar say of two sentences: strict rules, rarely wrong and rarely met."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from pipeline.core.clause import term
from pipeline.core.evidence import Setting, mass, share
from pipeline.core.mouth import mouths, of_one_mouth
from pipeline.core.namesake import first_names
from pipeline.core.opposition import governed, plain
from pipeline.core.period import disjoint, periods
from pipeline.core.placing import places, soles
from pipeline.core.statement import Statement
from pipeline.core.stem import stem
from pipeline.core.tally import RARE, ages, counts, group, measure, years
from pipeline.core.value import same

STRICT = 3.0  # the strength of a rule that needs no more evidence
_ALIKE = 0.4  # of what the narrower of two records is said to be the first of
_GOVERNED = 0.5  # of what stands behind two opposites
_COMMON = 1.0  # a text of one subject repeats its words
_OUT = frozenset({"release", "finish", "start"})
_DEATH = frozenset({"died", "funeral", "death", "burial", "buried", "grave"})
# Stages after which nothing of the kind follows.
_OVER = frozenset({"retire", "cancel", "die", "divorce"})
_DONE = frozenset(
    {"agree", "approve", "divorce", "finish", "release", "sell", "settle", "marry", "convict", "acquit", "win"}
)
_AGAIN = frozenset({"before", "same", "similar", "again", "already"})
_EARLIER = frozenset({"earlier", "previous"})
_ONCE = frozenset({"first", "only", "never", "unprecedented", "sole"})
# "The first feature film ever shot there", "the first woman to fly it": a record; "the first video" is one in a row.
_RECORD = re.compile(
    r"\bfirst[- ]ever\b|\bfirst (?:[\w’'-]+ ){1,5}(?:to (?!the\b|a\b|be told)[a-z]+|ever\b"
    r"|[a-z]{2,}ed\b|shot\b|made\b|in history)"
    r"|\b(?:never before|no other)\b"
)
_ORDER = re.compile(r"\bfirst (?:of all|time|set|shot|heard|you|i|he|she|they|we|and|lady|minister|aid|name|round)\b")


def _record(s: Statement) -> bool:
    low = s.text.casefold()
    return _RECORD.search(low) is not None and _ORDER.search(low) is None


def _once(s: Statement) -> bool:
    return any(_ONCE & set(rank.replace("-", " ").split()) for rank in s.ranks)


def _earlier(s: Statement, ranked: frozenset[str]) -> bool:
    """'Her earlier play': the ranked noun itself has a forerunner."""
    return not s.ahead and any(
        w in _EARLIER and any(term(v) in ranked for v in s.tokens[i + 1 : i + 3]) for i, w in enumerate(s.tokens)
    )


def _two_firsts(one: Statement, other: Statement, s: Setting) -> bool:
    """Two are said to be the first of much the same, one of them done and one to come."""
    both = one.ranked & other.ranked
    least = min(mass(one.ranked, s.weight), mass(other.ranked, s.weight))
    return len(both) > 1 and mass(both, s.weight) >= _ALIKE * least and other.ahead != one.ahead


def _first(a: Statement, b: Statement, s: Setting, today: date | None) -> float:
    """The first or only one beside an earlier one."""
    best = 0.0
    for one, other in ((a, b), (b, a)):
        if not (_once(one) and one.ranked) or other.denials:
            continue
        met = mass(one.ranked & other.terms, s.weight) / mass(one.ranked, s.weight)
        past = any(today and y < today.year for y in years(other))
        forerunner = _earlier(other, one.ranked) and bool(one.name_words & other.name_words)
        if forerunner or (_once(other) and _record(one) and _record(other) and _two_firsts(one, other, s)):
            best = max(best, 3.0)
        elif past and (met >= 0.6 or (met > 0 and _AGAIN & other.words)):
            best = max(best, 1.0)
    return best


def _denial(a: Statement, b: Statement, s: Setting, today: date | None) -> float:
    """All that one denies the other asserts."""
    best = 0.0
    for one, other in ((a, b), (b, a)):
        if one.denied and not one.conditions and not other.hedges and not other.conditions:
            met = one.denied & (other.terms - other.denied)
            part, rarity = mass(met, s.weight) / mass(one.denied, s.weight), mass(met, s.weight)
            if part >= 0.5 and rarity >= RARE:
                best = max(best, 1.0 + (len(met) > 1 and part >= 0.7 and rarity >= 2 * RARE))
    return best


def _subject(s: Statement) -> str:
    return s.names[0][-1] if s.names else ""


def _over(a: Statement, b: Statement, s: Setting, today: date | None) -> float:
    """What is over for somebody in one sentence and to come for the same in the other."""
    best = 0.0
    for one, other in ((a, b), (b, a)):
        over = one.stages & _OVER
        if over and not one.denials and not one.hedges and not one.ahead and not other.stages & over and other.ahead:
            following = other.pronoun and s.gap == 1
            if following or (_subject(one) and _subject(one) == _subject(other)):
                best = max(best, 1.0 + (following and not other.behind))
    return best


def _settled(a: Statement, b: Statement, s: Setting, today: date | None) -> float:
    """Reached in one sentence, open in the other."""
    best = 0.0
    for one, other in ((a, b), (b, a)):
        event = one.done & other.open & _DONE
        if event:
            best = max(best, 1.0 + (s.within and mass(one.terms & other.terms, s.weight) >= 2 * RARE))
    return best


def _dates(a: Statement, b: Statement, s: Setting, today: date | None) -> float:
    """One event on two days."""
    best = 0.0
    if any(x.value.moment and y.value.moment and same(x.value, y.value, today) for x in a.facts for y in b.facts):
        return best
    for x in a.facts:
        for y in b.facts:
            u, v = x.value.moment, y.value.moment
            if u and v and today and disjoint(periods(u, today), periods(v, today)):
                near = mass((x.near & y.near) - a.name_words, s.weight)
                if near >= RARE and share(x.near, y.near, s.weight) >= 0.3:
                    best = max(
                        best,
                        1.0
                        + bool(x.bearer & y.bearer and a.ahead == b.ahead)
                        + (len(x.near & y.near) > 1 and not s.within),
                    )
    return best


def _silence(a: Statement, b: Statement, s: Setting, today: date | None) -> float:
    """Who declined to comment and yet is quoted."""
    best = 0.0
    for one, other in ((a, b), (b, a)):
        quiet = {"declined", "refused"} & one.words and "comment" in one.words
        if quiet and other.reports and not {"declined", "refused"} & other.words and one.head & other.terms:
            best = 1.0
    return best


def _failed(a: Statement, b: Statement, s: Setting, today: date | None) -> float:
    """What 'never materialized' in one sentence came out in the other."""
    for one, other in ((a, b), (b, a)):
        if one.quotes or other.quotes:
            continue
        if one.failed and other.stages & _OUT and not other.ahead and not other.denials and not other.reports:
            names, terms = one.name_words & other.name_words, one.terms & other.terms
            if names and len(terms | names) >= 3:
                return 3.0
    return 0.0


_Rule = Callable[[Statement, Statement, Setting, date | None], float]


def _opposite(a: Statement, b: Statement, s: Setting, today: date | None) -> float:
    """Two opposites are said of the same."""
    odd = (a.denials + b.denials + plain(a, b)) % 2 == 1
    return 2.0 if odd and governed(a, b, s.weight) >= _GOVERNED else 0.0


_RULES: Sequence[tuple[str, _Rule]] = (
    ("number", ages), ("number", counts), ("number", group), ("number", measure), ("date", _dates),
    ("name", first_names), ("negation", _denial), ("negation", _failed), ("negation", _opposite), ("status", _over),
    ("status", _settled), ("superlative", _first), ("superlative", places), ("superlative", soles),
    ("attribution", _silence), ("attribution", mouths),
)  # fmt: skip


def rulings(a: Statement, b: Statement, s: Setting, today: date | None) -> dict[str, float]:
    """Kind -> strength of its strongest rule (1 a hint, 2 better than even, 3 strict); others are left out."""
    out: dict[str, float] = {}
    for kind, rule in _RULES:
        strength = rule(a, b, s, today)
        if strength > out.get(kind, 0.0):
            out[kind] = strength
    return out


_PARTITIVE = re.compile(r"\b(?:one of|among)\b", re.IGNORECASE)


def both_true(kind: str, a: Statement, b: Statement) -> bool:
    """Whether two copies may differ in it where no rule finds more: "the costliest" is "a costly one" and "among the
    costliest", and what an usher said the organisers may have said too, if only it was not said once."""
    if kind == "superlative":
        ours, theirs = (frozenset(stem(rank.split()[-1]) for rank in x.ranks) for x in (a, b))
        widened = bool(_PARTITIVE.search(a.text)) != bool(_PARTITIVE.search(b.text)) and bool(ours & theirs)
        return not (ours and theirs) or widened or ours == theirs
    return kind == "attribution" and not of_one_mouth(a, b)


def _first_provable(one: Statement, other: Statement) -> bool:
    return _once(other) and not other.denials and _once(one) and one.ahead != other.ahead and bool(one.ranked)


def provable(a: Statement, b: Statement) -> bool:
    """Whether a proof is possible at all, whatever the words weigh."""
    return a.failed or b.failed or _first_provable(a, b) or _first_provable(b, a)


_PROVING: Sequence[tuple[str, _Rule]] = (("negation", _failed), ("superlative", _first))


def proofs(a: Statement, b: Statement, s: Setting, today: date | None) -> dict[str, float]:
    """The rules that prove a clash within one article by themselves."""
    found = {kind: rule(a, b, s, today) for kind, rule in _PROVING}
    return {kind: strength for kind, strength in found.items() if strength >= STRICT}

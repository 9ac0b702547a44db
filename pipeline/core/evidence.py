"""What can be measured of two sentences that may contradict each other: numbers only, no words."""

from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain
from math import fsum, log, log1p
from types import MappingProxyType
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from pipeline.core.cue import entries
from pipeline.core.negated import bare
from pipeline.core.statement import EARLY, Statement

_PREFIXES = ("un", "in", "im", "dis", "non")


class Setting(NamedTuple):
    """The two articles around a pair of sentences. `weight`: rarity of a term among their sentences; `days`: how much
    later the second appeared; `gap`: sentences between the two, -1 across articles; `closest`: on how many sides the
    pair is the nearest; `known_*`: the values and `bearers_*` the names that each article tells anywhere; `proofs`:
    kind -> strength of what the rules on whole articles found in the pair; `changes`: kind -> severity of what the
    second sentence changes in the first, None where it is no version of it; `loose`: it was written anew; `exchanged`:
    of two values, by where they begin, how surely they measure the same, each the only text's to tell it, and whether
    neither text has another such to itself."""

    weight: Mapping[str, float]
    within: bool
    copied: bool
    days: float
    gap: int
    aligned: float
    closest: int = 0
    known_a: Container[tuple[str, float]] = frozenset()
    known_b: Container[tuple[str, float]] = frozenset()
    bearers_a: frozenset[tuple[str, ...]] = frozenset()
    bearers_b: frozenset[tuple[str, ...]] = frozenset()
    proofs: Mapping[str, float] = MappingProxyType({})
    changes: Mapping[str, float] | None = None
    loose: bool = False
    exchanged: Mapping[tuple[int, int], tuple[float, bool]] = MappingProxyType({})


class Common(NamedTuple):
    """Of the pair, whatever its kind. Overlaps are weighted by rarity and lie between 0 and 1."""

    within: float
    copied: float
    dice: float
    contained: float
    shared: float
    rarest: float
    kept: float
    aligned: float
    only_a: float
    only_b: float
    head: float
    names: float
    names_apart: float
    pronoun: float
    longest: float
    shortest: float
    denials: float
    denied: float
    denied_apart: float
    hedges: float
    hedges_apart: float
    conditions: float
    reports: float
    reports_apart: float
    quotes: float
    updates_a: float
    updates_b: float
    ahead_apart: float
    behind_apart: float
    stages_shared: float
    stages_apart: float
    early_apart: float
    opposed: float
    ranks_shared: float
    ranks_apart: float
    ranked: float
    roles_apart: float
    facts: float
    facts_equal: float
    days: float
    gap: float
    closest: float
    disclaimed: float
    open_first: float
    open_second: float
    turned: float
    kept_stage: float


def weights(bags: Sequence[frozenset[str]]) -> dict[str, float]:
    """Inverse frequency of each term and name among the sentences of both articles, by what each holds."""
    count = Counter(chain.from_iterable(bags))
    rarity = {n: log(1 + len(bags) / n) for n in set(count.values())}
    return {t: rarity[n] for t, n in count.items()}


def mass(terms: frozenset[str], weight: Mapping[str, float]) -> float:
    # Exact, so that it does not depend on the order of a set.
    return fsum([weight.get(t, 1.0) for t in terms])


def share(a: frozenset[str], b: frozenset[str], weight: Mapping[str, float]) -> float:
    """Weighted Dice."""
    both = mass(a & b, weight)
    return 2 * both / (mass(a, weight) + mass(b, weight)) if both else 0.0


@cache
def _antonyms() -> dict[str, frozenset[str]]:
    out: defaultdict[str, set[str]] = defaultdict(set)
    for line in entries("antonym"):
        x, y = line.split("\t")
        out[x].add(y)
        out[y].add(x)
    return {word: frozenset(found) for word, found in out.items()}


@lru_cache(maxsize=1 << 15)
def opposites(word: str) -> frozenset[str]:
    """Its antonyms, and the word with or without a negating prefix."""
    denying = {p + word for p in _PREFIXES if bare(p + word)}
    return _antonyms().get(word, frozenset()) | denying | ({bare(word)} - {""})


def opposed(a: Statement, b: Statement) -> int:
    """How many words that only one side has stand against their opposite."""
    other = b.words - a.words
    return sum([not other.isdisjoint(opposites(w)) for w in a.words - b.words]) if other else 0


def _denied(a: Statement, b: Statement, weight: Mapping[str, float]) -> float:
    """How much of what one denies the other says without denying it."""
    x = mass(a.denied & (b.terms - b.denied), weight) / mass(a.denied, weight) if a.denied else 0.0
    y = mass(b.denied & (a.terms - a.denied), weight) / mass(b.denied, weight) if b.denied else 0.0
    return max(x, y)


def _apart(x: float, y: float) -> float:
    return float((x > 0) != (y > 0))


def common(a: Statement, b: Statement, s: Setting) -> Common:
    weight = s.weight
    both = a.terms & b.terms
    top, x, y = mass(both, weight), mass(a.terms, weight), mass(b.terms, weight)
    kept = 2 * LCSseq.similarity(a.tokens, b.tokens) / (len(a.tokens) + len(b.tokens) or 1)
    early = (bool(a.stages & EARLY), bool(b.stages & EARLY))
    return Common(
        float(s.within), float(s.copied), 2 * top / (x + y) if top else 0.0, top / min(x, y) if top else 0.0,
        float(len(both)), max((weight.get(t, 1.0) for t in both), default=0.0), kept, s.aligned, x - top, y - top,
        share(a.head, b.head, weight), float(len(a.name_words & b.name_words)),
        float(len(a.name_words - b.name_words) * len(b.name_words - a.name_words)), float(a.pronoun or b.pronoun),
        float(max(len(a.terms), len(b.terms))), float(min(len(a.terms), len(b.terms))),
        float((a.denials + b.denials) % 2), _denied(a, b, weight), _apart(a.denials, b.denials),
        float(a.hedges + b.hedges), _apart(a.hedges, b.hedges), float(a.conditions + b.conditions),
        float(min(a.reports, b.reports)), _apart(a.reports, b.reports), float(min(a.quotes, b.quotes)),
        float(a.updates), float(b.updates), float(a.ahead != b.ahead), float(a.behind != b.behind),
        float(len(a.stages & b.stages)), float(bool(a.stages and b.stages and not a.stages & b.stages)),
        float(early[0] != early[1]), float(opposed(a, b)), float(len(a.ranks & b.ranks)),
        float(bool(a.ranks) != bool(b.ranks)), share(a.ranked, b.ranked, weight),
        float(bool(a.roles and b.roles and not a.roles & b.roles)), float(min(len(a.facts), len(b.facts))),
        _equal_facts(a, b), log1p(abs(s.days)), float(s.gap), float(s.closest),
        _apart(a.disclaimed, b.disclaimed), _openness(a), _openness(b), *_turned(a, b, weight),
    )  # fmt: skip


def _turned(a: Statement, b: Statement, weight: Mapping[str, float]) -> tuple[float, float]:
    """Rarity of what one tells as done and the other as to come or undone; and of what both tell alike."""
    (done, left), (over, ahead) = a.prospect, b.prospect
    return mass((done & ahead) | (left & over), weight), mass((done & over) | (left & ahead), weight)


def _openness(s: Statement) -> float:
    """Whether a sentence speaks of what is not settled."""
    return float(bool(s.hedges or s.conditions or s.ahead or s.open or s.stages & EARLY))


def _equal_facts(a: Statement, b: Statement) -> float:
    there = {(f.value.dimension, f.value.amount) for f in b.facts if f.value.moment is None}
    return float(sum((f.value.dimension, f.value.amount) in there for f in a.facts))

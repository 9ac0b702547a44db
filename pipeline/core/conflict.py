"""Typed detectors: where two sentences may exclude each other, and what speaks for it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from math import log, log1p
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from pipeline.core.accord import agrees, of_a_series
from pipeline.core.clause import Fact, term
from pipeline.core.dress import one_beside, parted
from pipeline.core.equivalent import spelt_alike
from pipeline.core.evidence import Setting, mass, opposed, share
from pipeline.core.exclusion import STRICT, both_true, rulings
from pipeline.core.known import value_key
from pipeline.core.opposition import governed, plain
from pipeline.core.period import disjoint, gap, periods
from pipeline.core.statement import EARLY, Statement
from pipeline.core.value import encloses, same

KINDS = ("number", "date", "name", "negation", "status", "superlative", "attribution")
DIMENSIONS = ("count", "money", "duration", "age", "length", "share", "rank", "date", "time")
# Two reports of one amount seldom differ by a larger factor (logarithm of 4).
_APART = 1.39
_AMOUNTS = frozenset(float(DIMENSIONS.index(d)) for d in ("count", "money", "duration", "length", "share"))
_KEPT = 0.5  # sentences so alike are versions of one
_SLIP = 0.55  # names that share so many letters may be one name
# Two values of which each is the other's only counterpart fit best, whatever the words beside them.
_SURE, _FITS = 0.5, 4.0
_MOMENTS = frozenset({"date", "time"})


class Days(NamedTuple):
    """When the two articles appeared; None where unknown."""

    a: date | None
    b: date | None


class Focus(NamedTuple):
    """Of the place where the two differ; what is not measured is 0. `heads`: rarity of the words next to both values;
    `strange`: of the words near one only; `known`: how often a side's reading stands elsewhere in the other article;
    `mutual`: on how many sides no other value fits better; `ruling`: what a strict rule says; `changed*`: severity, as
    a change of a copy, of this kind and of the others; `exchanged`, `sole`: of values that only one article tells."""

    near: float = 0.0
    heads: float = 0.0
    behind: float = 0.0
    strange: float = 0.0
    bearer: float = 0.0
    other_bearer: float = 0.0
    unit: float = 0.0
    distance: float = 0.0
    bounds: float = 0.0
    alike: float = 0.0
    rivals: float = 0.0
    known: float = 0.0
    mutual: float = 0.0
    ruling: float = 0.0
    changed: float = 0.0
    changed_else: float = 0.0
    unchanged: float = 0.0
    dimension: float = -1.0
    exchanged: float = 0.0
    sole: float = 0.0


class Candidate(NamedTuple):
    """`spots`: where in each sentence the values stand; `fit`: how well they measure the same."""

    kind: str
    focus: Focus
    spots: tuple[int, int] = (-1, -1)
    fit: float = 0.0


def _differ(x: Fact, y: Fact, days: Days, apart: bool) -> bool:
    """Whether the two values measure the same and differ; `apart`: the articles do not share their wording."""
    u, v = x.value.moment, y.value.moment
    if x.value.dimension != y.value.dimension and not apart and x.value.dimension not in _MOMENTS:
        return False
    if apart and u and v and days.a and days.b and u.minute is None and v.minute is None:
        return disjoint(periods(u, days.a), periods(v, days.b))
    return same(x.value, y.value, days.b) is False and not encloses(x.value, y.value)


def _ratio(x: Fact, y: Fact, days: Days) -> float:
    """How far apart: logarithm of the quotient, or of the days between."""
    u, v = x.value.moment, y.value.moment
    if u and v and days.a and days.b:
        return log1p(gap(periods(u, days.a), periods(v, days.b))) if u.minute is None and v.minute is None else 0.0
    low, high = sorted((abs(x.value.amount), abs(y.value.amount)))
    return min(5.0, log(high / low)) if low > 0 else 5.0


def _unit(x: Fact, y: Fact) -> float:
    """1 the same noun or currency, -1 another, 0 unknown."""
    if not x.value.unit or not y.value.unit:
        return 0.0
    return 1.0 if term(x.value.unit) == term(y.value.unit) else -1.0


def _focus(x: Fact, y: Fact, rivals: int, s: Setting, days: Days) -> Focus:
    beside_x, beside_y = x.before | x.behind, y.before | y.behind
    known = float(value_key(x.value) in s.known_b) + float(value_key(y.value) in s.known_a)
    strange = min(mass(x.near - y.near, s.weight), mass(y.near - x.near, s.weight))
    return Focus(
        share(x.near, y.near, s.weight), mass(beside_x & beside_y, s.weight), mass(x.behind & y.behind, s.weight),
        strange, mass(x.bearer & y.bearer, s.weight), float(bool(x.bearer and y.bearer and not x.bearer & y.bearer)),
        _unit(x, y), _ratio(x, y, days), float(x.value.bound != "") + float(y.value.bound != ""),
        DamerauLevenshtein.normalized_similarity(x.value.text, y.value.text), float(rivals), known, 0.0, 0.0, 0.0, 0.0,
        0.0,
        float(DIMENSIONS.index(x.value.dimension)) if x.value.dimension in DIMENSIONS else -1.0,
    )  # fmt: skip


def _fit(focus: Focus, measured: bool) -> float:
    """How surely two values are said of one attribute; an age belongs to its bearer."""
    if focus.dimension == DIMENSIONS.index("age"):
        return focus.bearer + focus.near
    return (
        2 * focus.near
        + focus.heads
        + max(focus.unit, 0.0)
        + 0.5 * (focus.bearer > 0)
        + 0.3 * measured
        - 0.3 * focus.known
    )


def _of_two(kind: str, focus: Focus) -> bool:
    """Whether two independent reports tell of two things: other events, amounts of another order."""
    if kind == "date":
        return not (focus.near or focus.bearer)
    return focus.distance > _APART and focus.dimension in _AMOUNTS


def _values(a: Statement, b: Statement, s: Setting, days: Days) -> Iterator[Candidate]:
    """Of each kind the pair of facts that are said of the most similar things."""
    best: dict[str, Candidate] = {}
    serial = not s.copied and of_a_series(a.facts, b.facts, days.b)
    lone_a = [x for x in a.facts if not agrees(x, b.facts, days.b)]
    lone_b = [y for y in b.facts if not agrees(y, a.facts, days.b)]
    for x in lone_a:
        for y in lone_b:
            kind = "date" if x.value.dimension in _MOMENTS else "number"
            if serial and kind == "number":
                continue
            if one_beside(x.value, a, y.value, b) or parted(x.value, a, y.value, b):
                continue
            if (y.value.dimension in _MOMENTS) == (kind == "date") and _differ(x, y, days, not (s.within or s.copied)):
                focus = _focus(x, y, len(lone_a) + len(lone_b) - 2, s, days)
                if not (s.within or s.copied) and _of_two(kind, focus):
                    continue
                fit = _fit(focus, x.value.dimension not in {"count", "rank"})
                swap = s.exchanged.get((x.value.start, y.value.start))
                if swap:
                    focus, fit = focus._replace(exchanged=_SURE + swap[0], sole=float(swap[1])), fit + _FITS
                if kind not in best or fit > best[kind].fit:
                    best[kind] = Candidate(kind, focus, (x.value.start, y.value.start), fit)
    yield from (found for _, found in sorted(best.items()))


def _lone(a: Statement, b: Statement) -> list[tuple[str, ...]]:
    strange = [n for n in a.names if not set(n) <= b.name_words]
    return [n for n in strange if not any(spelt_alike(n, other) for other in b.names)]


def _name_focus(x: tuple[str, ...], y: tuple[str, ...], rivals: int, s: Setting) -> Focus:
    surname = float(len(x) > 1 and len(y) > 1 and x[-1] == y[-1] and x[0] != y[0])
    alike = DamerauLevenshtein.normalized_similarity(" ".join(x), " ".join(y))
    # Within one article every name stands somewhere.
    known = 0.0 if s.within else float(any(x[0] in n for n in s.bearers_b)) + float(any(y[0] in n for n in s.bearers_a))
    return Focus(near=surname, heads=float(min(len(x), len(y))), alike=alike, rivals=float(rivals), known=known)


def _names(a: Statement, b: Statement, s: Setting) -> Iterator[Candidate]:
    """One surname with two first names; else, in sentences that keep their wording, another name."""
    lone_a, lone_b = _lone(a, b), _lone(b, a)
    found = []
    for x in lone_a:
        for y in lone_b:
            focus = _name_focus(x, y, len(lone_a) + len(lone_b), s)
            if focus.near or (s.aligned >= _KEPT and len(lone_a) == len(lone_b)) or focus.alike >= _SLIP:
                found.append(focus)
    if found:
        yield Candidate("name", max(found, key=lambda f: (f.near, f.alike)))
    else:
        yield from _roles(a, b, s)


def _roles(a: Statement, b: Statement, s: Setting) -> Iterator[Candidate]:
    """One office for another, of one bearer or in sentences of one wording."""
    mine, other = a.roles - b.roles, b.roles - a.roles
    if len(mine) == len(other) == 1:
        bearers = a.beside & b.beside
        if bearers or s.aligned >= _KEPT:
            shared = mass(a.name_words & b.name_words, s.weight)
            yield Candidate(
                "name", Focus(rivals=float(len(a.roles | b.roles)), bearer=shared, bounds=1.0 + bool(bearers))
            )


def _polarity(a: Statement, b: Statement, s: Setting) -> Iterator[Candidate]:
    against = opposed(a, b)
    flips = (a.denials + b.denials + plain(a, b)) % 2
    if flips or against or bool(a.denials) != bool(b.denials):
        met = mass(a.denied & b.terms, s.weight) + mass(b.denied & a.terms, s.weight)
        strange = mass(a.denied - b.terms, s.weight) + mass(b.denied - a.terms, s.weight)
        near = share(a.denied or a.terms, b.denied or b.terms, s.weight)
        of_one = governed(a, b, s.weight) if against else 0.0
        focus = Focus(near, met, behind=of_one, strange=strange, rivals=float(against), mutual=float(flips))
        yield Candidate("negation", focus)


def _stage(a: Statement, b: Statement) -> Iterator[Candidate]:
    staged = (a.stages or b.stages) and a.stages != b.stages
    if staged or a.ahead != b.ahead or a.behind != b.behind or a.conditions != b.conditions:
        lone_a, lone_b = a.stages - b.stages, b.stages - a.stages
        early = float(bool(lone_a & EARLY) != bool(lone_b & EARLY))
        yield Candidate(
            "status",
            Focus(float(len(lone_a)), float(len(lone_b)), float(len(a.stages & b.stages)), bounds=early,
                  mutual=float(bool(lone_a and lone_b)), rivals=float(a.ahead != b.ahead) + float(a.behind != b.behind),
                  distance=float(abs(a.conditions - b.conditions))),
        )  # fmt: skip


def _rank(a: Statement, b: Statement, s: Setting) -> Iterator[Candidate]:
    # Independent reports of one record agree in it.
    if (a.ranks or b.ranks) and (a.ranks != b.ranks or s.within or s.copied):
        met = mass(a.ranked & b.terms, s.weight) + mass(b.ranked & a.terms, s.weight)
        yield Candidate(
            "superlative",
            Focus(share(a.ranked, b.ranked, s.weight), met, rivals=float(len(a.ranks ^ b.ranks)),
                  strange=mass(a.ranked - b.bag, s.weight), behind=mass(b.ranked - a.bag, s.weight),
                  bounds=float(bool(a.ranks) and bool(b.ranks))),
        )  # fmt: skip


def _source(a: Statement, b: Statement, s: Setting) -> Iterator[Candidate]:
    if a.reports and b.reports or (a.denials and b.reports) or (b.denials and a.reports):
        yield Candidate("attribution", Focus(share(a.head, b.head, s.weight), float(a.denials), float(b.denials)))


def _ruled(found: Iterable[Candidate], ruling: Mapping[str, float]) -> Iterator[Candidate]:
    """The candidates with the strength of the rule of their kind; a rule alone makes one too."""
    seen = set()
    for candidate in found:
        seen.add(candidate.kind)
        strength = ruling.get(candidate.kind, 0.0)
        yield candidate._replace(focus=candidate.focus._replace(ruling=strength)) if strength else candidate
    yield from (Candidate(kind, Focus(ruling=strength)) for kind, strength in ruling.items() if kind not in seen)


def _versioned(found: Iterable[Candidate], changes: Mapping[str, float]) -> Iterator[Candidate]:
    """The candidates of two versions of one sentence with what changed; a change alone makes one too."""
    every = {c.kind: c for c in found}
    for kind in changes:
        if kind in KINDS and kind not in every:
            every[kind] = Candidate(kind, Focus())
    for kind, candidate in every.items():
        mine, other = changes.get(kind, 0.0), max((v for k, v in changes.items() if k != kind), default=0.0)
        focus = candidate.focus._replace(changed=mine, changed_else=other, unchanged=float(not changes))
        yield candidate._replace(focus=focus)


def candidates(a: Statement, b: Statement, s: Setting, days: Days) -> list[Candidate]:
    """At most one of each kind, in the guide's order."""
    found = [*_values(a, b, s, days), *_names(a, b, s), *_polarity(a, b, s), *_stage(a, b), *_rank(a, b, s)]
    found += _source(a, b, s)
    hints = {} if s.within else rulings(a, b, s, days.a)
    ruled: Iterable[Candidate] = _ruled(found, hints | dict(s.proofs))
    told = ruled if s.changes is None else _versioned(ruled, s.changes)
    # Of a sentence that was written anew, likeness proves nothing: a fact was changed, or a strict rule says so.
    changed = (
        c
        for c in told
        if not s.loose
        or c.focus.changed
        or c.focus.exchanged
        or c.focus.ruling >= STRICT
        or (s.aligned and c.kind in {"negation", "status", "superlative"})
    )
    clashing = (c for c in changed if c.focus.ruling or not (s.copied and both_true(c.kind, a, b)))
    return sorted(clashing, key=lambda c: KINDS.index(c.kind))

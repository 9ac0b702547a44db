"""Pairs of sentences that are worth asking whether they exclude each other, each as one vector of numbers."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from pipeline.core.accord import of_a_series
from pipeline.core.align import Pairing, align
from pipeline.core.assertion import Line, line
from pipeline.core.conflict import KINDS, Candidate, Days, Focus, candidates
from pipeline.core.edit import kept_share, tokens
from pipeline.core.evidence import Common, Setting, common, weights
from pipeline.core.exchange import exchanged
from pipeline.core.exclusion import proofs, provable
from pipeline.core.inconsistency import PROVED, inconsistencies
from pipeline.core.inconsistency import between as across
from pipeline.core.known import KnownValues
from pipeline.core.namesake import rivals
from pipeline.core.prose import LONGEST, Report, comparable, prose
from pipeline.core.side import Background
from pipeline.core.statement import Statement, statement
from pipeline.core.support import LOOSE
from pipeline.core.suspicion import restated, suspects, unlabelled
from pipeline.core.version import changes, own_changes, parallel, stands

_NEAREST = 14  # pairs a sentence: those that share the most; a true conflict shares its subject
_SHARED = 1.6  # rarity that two sentences must share: one word that few other sentences have
_WORDS = 4  # shorter lines are headings

NAMES = (*Common._fields, *Focus._fields, *KINDS)
_FLAGS = {kind: tuple(float(kind == other) for other in KINDS) for kind in KINDS}


class Dispute(NamedTuple):
    """Indices of the two sentences, what may be in conflict, the measures (see NAMES), and the family of strict rules
    that found it within one article, '' if none."""

    a: int
    b: int
    kind: str
    vector: tuple[float, ...]
    rule: str = ""


class _Reading(NamedTuple):
    """Both articles, read."""

    ours: Sequence[Statement]
    theirs: Sequence[Statement]
    setting: Setting
    days: Days


class _Open(NamedTuple):
    """A pair and what the detectors found in it."""

    a: int
    b: int
    setting: Setting
    found: Sequence[Candidate]


def _read(report: Report) -> list[Statement]:
    return [statement(text) for text in report.sentences[:LONGEST]]


def _bearers(told: Iterable[Statement]) -> frozenset[tuple[str, ...]]:
    return frozenset(n for s in told for n in s.names)


def _reading(a: Report, b: Report, within: bool, copied: bool) -> _Reading:
    ours = _read(a)
    theirs = ours if within else _read(b)
    weight = weights([s.bag for s in (ours if within else [*ours, *theirs])])
    later = float((b.day - a.day).days) if a.day and b.day else 0.0
    setting = Setting(weight, within, copied, later, -1, 0.0, bearers_a=_bearers(ours), bearers_b=_bearers(theirs))
    if not within:
        setting = setting._replace(known_a=KnownValues(ours), known_b=KnownValues(theirs))
    return _Reading(ours, theirs, setting, Days(a.day, b.day))


def _suspect(a: Statement, b: Statement) -> bool:
    """What a rule will judge, however common the words that the two share."""
    if (a.failed or b.failed) and a.name_words & b.name_words:
        return True
    return any(len(x) > 1 and len(y) > 1 and rivals(x, y) for x in a.names for y in b.names)


def _near(its: _Reading, asked: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """For each first sentence the pairs that share most; and on how many sides a pair is the closest."""
    shared: list[tuple[float, int, int]] = []
    weight = its.setting.weight
    bags = [[(s.bag, len(s.terms) ** 0.5) for s in side] for side in (its.ours, its.theirs)]
    for i, j in asked:
        both = bags[0][i][0] & bags[1][j][0]
        if both and len(its.ours[i].tokens) >= _WORDS <= len(its.theirs[j].tokens):
            top = sum([weight[t] for t in both])
            if top >= _SHARED or _suspect(its.ours[i], its.theirs[j]):
                shared.append((-round(top / (bags[0][i][1] + bags[1][j][1]), 9), i, j))
    count: dict[int, int] = {}
    seen: set[tuple[str, int]] = set()
    for _, i, j in sorted(shared):
        closest = (("a", i) not in seen) + (("b", j) not in seen)
        seen |= {("a", i), ("b", j)}
        count[i] = count.get(i, 0) + 1
        if count[i] <= _NEAREST or _suspect(its.ours[i], its.theirs[j]):
            yield i, j, closest


def _judged(its: _Reading, pairs: Iterable[tuple[int, int, Setting]]) -> list[Dispute]:
    """The pairs in which a detector found something, the values held against all others of both articles."""
    opened = []
    for i, j, setting in pairs:
        if its.ours[i].text != its.theirs[j].text:
            found = candidates(its.ours[i], its.theirs[j], setting, its.days)
            if found:
                opened.append(_Open(i, j, setting, found))
    best = _best(opened)
    return [dispute for o in sorted(opened, key=lambda o: (o.a, o.b)) for dispute in _disputes(its, o, best)]


def _disputes(its: _Reading, o: _Open, best: dict[tuple[int, int, int], float]) -> list[Dispute]:
    measured = common(its.ours[o.a], its.theirs[o.b], o.setting)
    return [Dispute(o.a, o.b, c.kind, (*measured, *c.focus, *_FLAGS[c.kind])) for c in _fitted(o, best)]


def _spots(o: _Open, c: Candidate) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    return (0, o.a, c.spots[0]), (1, o.b, c.spots[1])


def _best(opened: Sequence[_Open]) -> dict[tuple[int, int, int], float]:
    """For each value the best fit that it has in any pair."""
    best: dict[tuple[int, int, int], float] = {}
    for o in opened:
        for c in o.found:
            for spot in _spots(o, c):
                best[spot] = max(best.get(spot, 0.0), c.fit)
    return best


def _fitted(o: _Open, best: dict[tuple[int, int, int], float]) -> list[Candidate]:
    return [
        c
        if c.spots[0] < 0
        else c._replace(focus=c.focus._replace(mutual=float(sum(c.fit >= best[s] for s in _spots(o, c)))))
        for c in o.found
    ]


def _ruled(told: Sequence[Line], report: Report) -> dict[tuple[int, int], dict[str, str]]:
    """The pairs of sentences of one article that exclude each other, with the rule that says so by kind."""
    out: dict[tuple[int, int], dict[str, str]] = {}
    for clash in inconsistencies(report.sentences, report.day):
        out.setdefault((clash.a, clash.b), {})[clash.kind] = clash.rule
    pairs = [p for p in sorted(suspects(told)) if _provable(report.sentences, *p)]
    for pair, found in _proved(report, pairs):
        out.setdefault(pair, {}).update({kind: f"reading_{kind}" for kind in found})
    return out


def _provable(texts: Sequence[str], i: int, j: int) -> bool:
    return texts[i] != texts[j] and provable(statement(texts[i]), statement(texts[j]))


def _proved(report: Report, pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], dict[str, float]]]:
    if not pairs:
        return
    its = _reading(report, report, True, False)
    for i, j in pairs:
        found = proofs(its.ours[i], its.ours[j], its.setting._replace(gap=j - i), report.day)
        if found:
            yield (i, j), found


def within(report: Report) -> list[Dispute]:
    """Of one article: sentences that a rule holds against each other, and versions of one sentence."""
    return list(_within(tuple(unlabelled(prose(report).sentences)), report.day))


# Of verbatim copies, which follow each other among the items, one is read.
@lru_cache(maxsize=64)
def _within(texts: tuple[str, ...], day: date | None) -> tuple[Dispute, ...]:
    report = Report(texts, day)
    told = [line(text) for text in texts]
    ruled = _ruled(told, report)
    pairs = sorted({*ruled, *restated(told)})
    if not pairs:
        return ()
    its = _reading(report, report, True, False)
    background = Background(" ".join(texts), " ".join(texts), report.day)
    versions = {p: own_changes(texts[p[0]], texts[p[1]], background) for p in pairs if p not in ruled}
    serial = {(i, j) for i, j in pairs if of_a_series(its.ours[i].facts, its.ours[j].facts, report.day)}
    pairs = [p for p in pairs if p in ruled or not (parallel(versions[p]) or p in serial)]
    settings = {
        p: its.setting._replace(
            gap=p[1] - p[0], proofs=dict.fromkeys(ruled.get(p, {}), PROVED),
            changes=versions.get(p),
        )
        for p in pairs
    }  # fmt: skip
    judged = _judged(its, ((*p, settings[p]) for p in pairs))
    found = [d for d in judged if (d.a, d.b) in ruled or stands(d.kind, versions[d.a, d.b])]
    return tuple(d._replace(rule=ruled.get((d.a, d.b), {}).get(d.kind, "")) for d in found)


def neighbours(report: Report) -> list[Dispute]:
    """Of one article all pairs that share much. The stage does not ask them; training learns from them how alike the
    sentences of one story are that agree."""
    its = _reading(report, report, True, False)
    pairs = ((i, j) for i in range(len(its.ours)) for j in range(i + 1, len(its.ours)))
    return _judged(its, ((i, j, its.setting._replace(gap=j - i, closest=c)) for i, j, c in _near(its, pairs)))


def _changed(
    pairing: Pairing, ours: Sequence[str], theirs: Sequence[str], background: Background
) -> Iterator[tuple[int, int, dict[str, float]]]:
    """The pairs of sentences of a pairing with what changed; of merged or split ones only what the whole changed."""
    pairs = [(i, j) for i in pairing.parent for j in pairing.copy if ours[i] != theirs[j]]
    whole: dict[str, float] = {}
    if len(pairs) > 1:
        whole = changes(
            " ".join(ours[i] for i in pairing.parent), " ".join(theirs[j] for j in pairing.copy), background
        )
    for i, j in pairs:
        found = changes(ours[i], theirs[j], background)
        yield i, j, {kind: v for kind, v in found.items() if kind in whole or len(pairs) == 1}


def copied(parent: Report, copy: Report) -> list[Dispute]:
    """Of a copy and its parent: the sentences that answer to each other."""
    sides = [Report(tuple(its.sentences[:LONGEST]), its.day) for its in (parent, copy)]
    return list(_copied(*sides)) if sides[0].sentences != sides[1].sentences else []


# As for `_within`: two verbatim copies are held against the same neighbours.
@lru_cache(maxsize=64)
def _copied(parent: Report, copy: Report) -> tuple[Dispute, ...]:
    ours, theirs = parent.sentences, copy.sentences
    background = Background(" ".join(ours), " ".join(theirs), copy.day)
    told_anew = [p for p in align(ours, theirs) if comparable([ours[i] for i in p.parent], [theirs[j] for j in p.copy])]
    changed = [(p.similarity, *found) for p in told_anew for found in _changed(p, ours, theirs, background)]
    if not changed:
        return ()
    its = _reading(parent, copy, False, True)
    swaps = exchanged(its.ours, its.theirs, its.setting.weight, copy.day)
    settings = {}
    for similarity, i, j, kinds in changed:
        loose = kept_share(tokens(ours[i]), tokens(theirs[j])) < LOOSE
        settings[i, j] = its.setting._replace(aligned=similarity, closest=2, changes=kinds, loose=loose)
    apart = its.setting._replace(changes={}, loose=True)
    pairs = [(*p, settings.get(p, apart)._replace(exchanged=swaps.get(p, {}))) for p in sorted({*settings, *swaps})]
    return tuple(_judged(its, pairs))


def _ruled_across(a: Report, b: Report) -> dict[tuple[int, int], dict[str, float]]:
    """The pairs of sentences of two articles that a rule holds against each other."""
    out: dict[tuple[int, int], dict[str, float]] = {}
    for clash in across(a.sentences, a.day, b.sentences, b.day):
        out.setdefault((clash.a, clash.b), {})[clash.kind] = PROVED
    return out


def between(a: Report, b: Report, asked_a: Collection[int], asked_b: Collection[int]) -> list[Dispute]:
    """Of two independent articles: the sentences asked of each that share enough, or that a rule holds against each
    other; and those of two values that measure the same, of which nothing else is asked."""
    a, b = prose(a), prose(b)
    its = _reading(a, b, False, False)
    first = [i for i in sorted(asked_a) if i < len(its.ours)]
    second = [j for j in sorted(asked_b) if j < len(its.theirs)]
    asked = {(i, j) for i in first for j in second}
    near = {(i, j): closest for i, j, closest in _near(its, sorted(asked))}
    ruled, swaps = _ruled_across(a, b), exchanged(its.ours, its.theirs, its.setting.weight, b.day)
    pairs = [
        (*p, its.setting._replace(closest=near.get(p, 0), proofs=ruled.get(p, {}), exchanged=swaps.get(p, {}),
                                  loose=p not in near and p not in ruled))
        for p in sorted(asked & {*near, *ruled, *swaps})
    ]  # fmt: skip
    return _judged(its, pairs)

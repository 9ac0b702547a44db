"""Opposites that two sentences say of the same: 'denied that it depended on', 'admitted that it depended on'."""

from collections.abc import Iterator, Mapping

from pipeline.core.evidence import opposites, share
from pipeline.core.statement import Statement


def _pairs(a: Statement, b: Statement) -> Iterator[tuple[str, str]]:
    other = b.words - a.words
    return ((x, y) for x in sorted(a.words - b.words) for y in sorted(opposites(x) & other))


def plain(a: Statement, b: Statement) -> int:
    """How many words stand against their opposite beside the denials: 'denied' beside 'admitted' is one flip."""
    found = [(x, y) for x, y in _pairs(a, b) if x not in a.denying and y not in b.denying]
    return min(len({x for x, _ in found}), len({y for _, y in found}))


def governed(a: Statement, b: Statement, weight: Mapping[str, float]) -> float:
    """How alike what stands behind two opposed words is, by rarity, from 0 to 1; the most alike pair counts."""
    return max((share(a.behind_word(x), b.behind_word(y), weight) for x, y in _pairs(a, b)), default=0.0)

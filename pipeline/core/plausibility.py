"""Whether what a source brought for a publication day is like its trailing weeks.

Counts of news per day are over-dispersed, so the bound is the tail of a negative binomial fitted to winsorised counts:
one flood in the past neither widens it much nor hides the next. Shares are judged by a binomial tail.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
from scipy.stats import binom, nbinom

WINDOW = timedelta(weeks=8)  # as the drift tests look back
MIN_SPAN = timedelta(weeks=4)
MIN_DAYS = 8  # with items: below, a weekly column and a daily desk look alike
# A hundred feeds have 36,500 days a year: at this rate one of them is held by chance in 27 years.
TAIL = 1e-6
MIN_ITEMS = 30  # a festival's opening brings a small desk this many; below, holding costs more than it saves
FACTOR = 3.0  # and a big day three times its busy day (95th percentile)
WINSOR = 0.95
OVERDISPERSION = 1.5  # variance over mean, at least: weekdays alone make this much
MIN_JUDGED = 10  # a share of fewer articles says nothing
SHARE = 0.5  # most of the day must be odd before anything is held
SHORT_WORDS = 60  # a teaser; 99 in 100 articles of labelled news sets are longer


class Item(NamedTuple):
    """One article of a source's publication day."""

    source: str
    day: date
    words: int
    language: str | None


class Judgement(NamedTuple):
    """`measure`: items, short_bodies or language_mix; plausible while `observed` <= `bound`; `articles` of that day."""

    source: str
    day: date
    measure: str
    observed: float
    bound: float
    articles: int


class _Day(NamedTuple):
    items: int
    short: int
    languages: Mapping[str, int]


def judgements(items: Iterable[Item]) -> list[Judgement]:
    """For every source-day with enough history before it; depends on the set of items only."""
    days: dict[str, dict[date, list[Item]]] = defaultdict(lambda: defaultdict(list))
    for item in items:
        days[item.source][item.day].append(item)
    return [
        judgement
        for source in sorted(days)
        for judgement in _of_source(source, {day: _summed(days[source][day]) for day in sorted(days[source])})
    ]


def _summed(items: Sequence[Item]) -> _Day:
    short = sum(item.words < SHORT_WORDS for item in items)
    return _Day(len(items), short, Counter(item.language for item in items if item.language))


def _of_source(source: str, days: Mapping[date, _Day]) -> Iterator[Judgement]:
    first = min(days)
    window: list[date] = []
    for day in days:
        window = [d for d in window if d >= day - WINDOW]
        if day - first >= MIN_SPAN and len(window) >= MIN_DAYS:
            history = [days[d] for d in window]
            empty = min((day - first).days, WINDOW.days) - len(history)
            today = days[day]
            for measure, observed, bound in (
                ("items", float(today.items), _most_items(today.items, [d.items for d in history], empty)),
                ("short_bodies", *_share(*_short(today, history))),
                ("language_mix", *_share(*_foreign(today, history))),
            ):
                yield Judgement(source, day, measure, observed, bound, today.items)
        window.append(day)


def _most_items(items: int, history: Sequence[int], empty: int) -> float:
    """The most that is plausible; days on which nothing came count as well."""
    if items <= MIN_ITEMS:
        return MIN_ITEMS
    counts = np.array([*history, *[0] * empty], dtype=float)
    # The busy day is one of the days with items: a weekly desk has many empty days.
    busy = float(np.quantile(np.array(history, dtype=float), WINSOR, method="lower"))
    tamed = np.minimum(counts, busy)
    mean = float(tamed.mean())
    variance = max(float(tamed.var()), OVERDISPERSION * mean)
    size, success = mean**2 / (variance - mean), mean / variance
    return max(MIN_ITEMS, FACTOR * busy, float(nbinom.isf(TAIL, size, success)))


def _short(today: _Day, history: Sequence[_Day]) -> tuple[int, int, int, int]:
    return today.short, today.items, sum(d.short for d in history), sum(d.items for d in history)


def _foreign(today: _Day, history: Sequence[_Day]) -> tuple[int, int, int, int]:
    """Articles in another language than the source's usual one, of those whose language is known."""
    usual: Counter[str] = Counter()
    for day in history:
        usual.update(day.languages)
    known, before = sum(today.languages.values()), usual.total()
    if not before:
        return 0, known, 0, 0
    own = min(usual, key=lambda code: (-usual[code], code))
    return known - today.languages.get(own, 0), known, before - usual[own], before


def _share(odd: int, judged: int, odd_before: int, before: int) -> tuple[float, float]:
    """Observed share of the day, and the largest plausible one."""
    if judged < MIN_JUDGED or odd / judged <= SHARE:
        return (odd / judged if judged else 0.0), 1.0 if judged < MIN_JUDGED else SHARE
    expected = (odd_before + 1) / (before + 2)  # Laplace: what was never seen is not impossible
    return odd / judged, max(SHARE, float(binom.isf(TAIL, judged, expected)) / judged)

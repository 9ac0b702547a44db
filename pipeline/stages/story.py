"""Families and single articles that report the same event, also where the wording is independent."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.core.affinity import FAR, EventWeights, Span, cosines, names_in_common, nearness
from pipeline.core.agglomeration import clusters
from pipeline.core.alignment import Encoded, encode
from pipeline.core.brief import Brief, brief, words
from pipeline.core.candidate import distinct
from pipeline.core.coding import coded_bags
from pipeline.core.contrast import contrast
from pipeline.core.gathering import gathered
from pipeline.core.moment import observed
from pipeline.core.rarity import Vocabulary, rare_pairs, vocabulary
from pipeline.core.template import NEXT_NUMBER, NUMBERS, SERIES, SERIES_OF_ONE_OUTLET, moulded, series_title
from pipeline.core.window import Window, windows
from pipeline.core.wording import Spread, alone
from pipeline.rows import ArticleText, Family, FamilyTerm, Story

# From here on two reports tell one event, wherever they stand. On real bodies without times (fnc1) pairs are .93
# precise, and no better above; below .2 precision falls.
LEAST_AFFINITY = 0.22
# Half of the independent reports of one event are less alike, yet much more so than either is like anything else. Of
# the pairs that stand out so from here on, 136 of 138 are of one event in stories of 27 writers, and 13 of 17 in real
# reports on the same few celebrities.
LOWEST_AFFINITY = 0.12
# But only of what appeared so soon after each other: later there is a sequel, the next number, another event of the
# same people, which stand out as much. And among few articles, where every word is rare, two that are cast in one mould
# stand out; they do not share who and where.
SOON = timedelta(days=10)
LEAST_NAMES = 2
# Rare terms that two families must share to be compared at all; two of one story may also meet through a third.
LEAST_SHARED = 3
# As far back as a story may be taken up again.
WEEKS_BEFORE = FAR // timedelta(weeks=1)


# The words of a sentence and its facts, each once.
_Terms = tuple[list[str], list[str]]


def _terms(row: FamilyTerm) -> list[_Terms]:
    # Each once: where a letter is written out with a blank, two terms may share a part.
    told = zip(row.words, row.facts, strict=True)
    return [(list(dict.fromkeys(words.split())), list(dict.fromkeys(facts.split()))) for words, facts in told]


class _Origin(NamedTuple):
    """Of a family's first article: its outlet, and the pattern of its headline where the outlet uses it again."""

    outlet: str
    series: str


def _origins(first: Sequence[ArticleText]) -> list[_Origin]:
    found = [_Origin(article.outlet, series_title(article.title)) for article in first]
    often = Counter(found)
    return [its if often[its] >= NUMBERS else its._replace(series="") for its in found]


class _Event(NamedTuple):
    """What the families tell, and the weights of terms in the weeks up to each family's first observation."""

    known: Vocabulary
    encoded: Encoded
    spans: Sequence[Span]
    origins: Sequence[_Origin]
    weights: EventWeights
    week_of: npt.NDArray[np.int64]
    brief: Sequence[Brief]

    def series_share(self, a: int, b: int) -> float:
        """The share of sentences cast in one mould above which the two are numbers of a series; less than none where
        they are anyway."""
        if self.origins[a].outlet != self.origins[b].outlet:
            return SERIES
        first, then = self.spans[a].first, self.spans[b].first
        later = first is not None and then is not None and abs(then - first) >= NEXT_NUMBER
        series = self.origins[a].series
        return -1.0 if later and series and series == self.origins[b].series else SERIES_OF_ONE_OUTLET

    def series(self, pairs: npt.NDArray[np.int64], week: int) -> npt.NDArray[np.bool_]:
        """Of rows (earlier, later family): are they numbers of one series?"""
        least = np.asarray([self.series_share(a, b) for a, b in pairs.tolist()], np.float64)
        return np.asarray(moulded(self.encoded, self.weights.of(week), pairs) > least, np.bool_)

    def affinity(self, pairs: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        """Of rows (earlier, later family)."""
        found, brief_ones = np.zeros(len(pairs)), np.zeros(len(pairs), np.bool_)
        for week in np.unique(self.week_of[pairs[:, 1]]):
            rows = np.flatnonzero(self.week_of[pairs[:, 1]] == week)
            by_few_words = self.brief[week].likeness(pairs[rows])
            brief_ones[rows] = ~np.isnan(by_few_words)
            own = cosines(self.known, self.weights.of(int(week)), pairs[rows])
            found[rows] = np.where(brief_ones[rows], by_few_words, own)
            close = rows[found[rows] >= LOWEST_AFFINITY]
            found[close[self.series(pairs[close], int(week))]] = 0.0
        few = zip(pairs.tolist(), brief_ones.tolist(), strict=True)
        factor = [nearness(self.spans[a], self.spans[b], brief_one) for (a, b), brief_one in few]
        return found * np.asarray(factor, np.float64)


def _days(span: Span) -> tuple[float, float]:
    """Its first and last observation; NaN, which is near to everything, without times."""
    first, last = (math.nan if at is None else at.timestamp() / 86400 for at in span)
    return first, last


class _Compared(NamedTuple):
    """Rows (earlier, later family) and their affinity."""

    pairs: npt.NDArray[np.int64]
    affinity: npt.NDArray[np.float64]


def _compared(event: _Event, found: Sequence[Window], spread: Spread) -> _Compared:
    def met(weeks: Sequence[int]) -> list[_Compared]:
        return [_met(event, week, found[week]) for week in weeks]

    told = list(spread(met, range(len(found)), len(event.spans) // max(1, len(found))))
    return _Compared(*(np.concatenate(part) for part in zip(*told, strict=True)))


def _joined(event: _Event, found: Sequence[Window], few: npt.NDArray[np.bool_], spread: Spread) -> list[int]:
    """For each family the first of those that it is clustered with. `few`: whose texts are brief."""
    if not found:
        return []
    pairs, affinity = _compared(event, found, spread)
    # Two brief ones are told by the words of others already.
    ordinary = ~few[pairs].all(axis=1)
    its = contrast(pairs[ordinary], affinity[ordinary], few.size, LOWEST_AFFINITY, LEAST_AFFINITY)
    seen = np.array([_days(span) for span in event.spans]).reshape(-1, 2)

    def scaled(pairs: npt.NDArray[np.int64], affinity: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        first, last = seen[pairs, 0].max(axis=1), seen[pairs, 1].min(axis=1)
        eased = ~few[pairs].all(axis=1) & ~(first - last > SOON.days)
        eased &= names_in_common(event.known, pairs) >= LEAST_NAMES
        return np.minimum(affinity * np.where(eased, its.factor(pairs), 1.0), 1.0)

    likeness = scaled(pairs, affinity)
    close = likeness >= LEAST_AFFINITY
    near = dict(zip(map(tuple, pairs[close].tolist()), likeness[close].tolist(), strict=True))
    return clusters(near, few.size, LEAST_AFFINITY, lambda rows: scaled(rows, event.affinity(rows)))


def _met(event: _Event, week: int, window: Window) -> _Compared:
    """The pairs whose later family is of that week."""
    rare = rare_pairs(event.known, np.asarray(window.members, np.int64), event.weights.of(week), LEAST_SHARED)
    alike = event.brief[week].close(window.fresh, LEAST_AFFINITY)
    pairs = np.unique(np.concatenate([rare, alike]), axis=0) if alike.size else rare
    pairs = pairs[np.isin(pairs[:, 1], window.fresh)]
    return _Compared(pairs, event.affinity(pairs))


def _near(event: _Event, week: int, some: Sequence[int], others: Sequence[int]) -> float:
    """How near in time two clusters of brief texts are, from 0 to 1; 0 where they have numbers of one series."""
    pairs = np.asarray([(min(a, b), max(a, b)) for a in some for b in others], np.int64)
    if event.series(pairs, week).any():
        return 0.0
    return sum(nearness(event.spans[a], event.spans[b], True) for a, b in pairs.tolist()) / len(pairs)


def _gathered(
    event: _Event, found: Sequence[Window], few: Sequence[frozenset[str] | None], cluster: Sequence[int]
) -> list[int]:
    """The clusters after small ones of brief texts have joined a large one, each in the window of its last member."""
    now = list(cluster)
    for week, window in enumerate(found):
        told = {member: text for member in event.brief[week].members.tolist() if (text := few[member]) is not None}
        inside, size, fresh = defaultdict(list), Counter(now) if told else Counter[int](), set(window.fresh)
        for member in told:
            inside[now[member]].append(member)
        pieces = [mine for mine, some in inside.items() if len(some) == size[mine] and some[-1] in fresh]

        def near(piece: int, large: int, week: int = week, inside: dict[int, list[int]] = inside) -> float:
            return _near(event, week, inside[piece], inside[large])

        drawn = gathered(list(told.values()), [now[member] for member in told], pieces, near)
        for member in told:
            now[member] = drawn.get(now[member], now[member])
    first = dict[int, int]()
    return [first.setdefault(mine, family) for family, mine in enumerate(now)]


def _noted(told: Iterable[Sequence[_Terms]], few: list[frozenset[str] | None]) -> Iterator[Sequence[_Terms]]:
    """Passes the texts on, one at a time since they are large, and notes the words of the brief."""
    for text in told:
        few.append(words(text))
        yield text


def _lowest(
    told: Iterable[Sequence[_Terms]], spans: Sequence[Span], origins: Sequence[_Origin], spread: Spread
) -> list[int]:
    """For each family the first family of its story."""
    few: list[frozenset[str] | None] = []
    texts = [coded_bags(text) for text in _noted(told, few)]
    known = vocabulary(distinct(text.codes) for text in texts)
    encoded = encode(texts, known.codes)
    del texts  # some hundred MB
    found = list(windows([span.first for span in spans], WEEKS_BEFORE))
    weights = EventWeights(known, (np.asarray(w.members, np.int64) for w in found))
    week_of = np.zeros(len(spans), np.int64)
    for week, window in enumerate(found):
        week_of[window.fresh] = week
    event = _Event(known, encoded, spans, origins, weights, week_of, [brief(few, w.members) for w in found])
    joined = _joined(event, found, np.array([text is not None for text in few], np.bool_), spread)
    return _gathered(event, found, few, joined)


def build(
    article_text: Sequence[ArticleText],
    family: Sequence[Family],
    family_term: Sequence[FamilyTerm],
    spread: Spread = alone,
) -> Iterable[Story]:
    family_of = {row.article_id: row.family_id for row in family}
    term_of = {row.family_id: row for row in family_term}
    members = defaultdict(list)
    for article in sorted(article_text, key=lambda a: observed(a.published_at, a.article_id)):
        members[family_of[article.article_id]].append(article)
    families = list(members.values())
    spans = [_span(articles) for articles in families]
    told = (_terms(term_of[family_id]) for family_id in members)
    lowest = _lowest(told, spans, _origins([articles[0] for articles in families]), spread)
    rows = [
        Story(article.article_id, f"s{families[low][0].article_id}")
        for articles, low in zip(families, lowest, strict=True)
        for article in articles
    ]
    yield from sorted(rows)


def _span(articles: Sequence[ArticleText]) -> Span:
    times = [a.published_at for a in articles if a.published_at is not None]
    return Span(min(times), max(times)) if times else Span(None, None)

"""Pairs of articles of which one is a copy of the other, verified exactly."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.core.alignment import Alignment, alignments
from pipeline.core.band import band_keys, banded_pairs
from pipeline.core.flood import flood_of, floods
from pipeline.core.moment import observed
from pipeline.core.overlap import Overlap, overlap
from pipeline.core.rarity import rare_pairs, rarity, vocabulary
from pipeline.core.shingle import shingles
from pipeline.core.signature import signatures
from pipeline.core.template import SERIES, moulded
from pipeline.core.term import Bag, bags
from pipeline.core.window import windows
from pipeline.core.wording import own_wording
from pipeline.rows import ArticleText, Boilerplate, NearDuplicate

# The bands find all pairs from here on (measured on real news).
LEAST_JACCARD = 0.5
# A copy cut short: most of the shorter text stands in the longer one.
LEAST_CONTAINMENT = 0.6
# Reworded copies align to .54 and more, independent reports of one event to .14, numbers of a series to .2 without
# their boilerplate and .46 with it.
LEAST_ALIGNMENT = 0.42
# A copy keeps names (.77 and more of the poorer side's) and numbers (.54 and more, since their format changes, too);
# another number of a series keeps few of either.
LEAST_NAMES = 0.5
LEAST_NUMBERS = 0.35
# From here on the wording alone tells a copy, also where all its numbers are written otherwise.
VERBATIM = 0.6
# Weeks before an article in which a text is sought that it rewords (verbatim copies are found however old).
REWORDED_WITHIN = 3
# Rare terms that two articles must share to be compared: copies share 13 and more, strangers 3 and less in 99 of 100.
LEAST_SHARED = 5
# Fewer distinct shingles cannot tell a copy from a common phrase.
SHORTEST = 20


class Piece(NamedTuple):
    article_id: str
    own: tuple[str, ...]
    """Its sentences without boilerplate."""


class Item(NamedTuple):
    """A week's comparisons: the fresh articles with those of the window, and older ones that share a band with them.

    Everything is in order of observation; a flood is an item of its own without a window.
    """

    window: tuple[Piece, ...]
    fresh: tuple[str, ...]
    older: tuple[Piece, ...]
    banded: tuple[tuple[str, str], ...]


def accepted(exact: Overlap, aligned: Alignment) -> npt.NDArray[np.bool_]:
    close = (
        (exact.jaccard >= LEAST_JACCARD)
        | (exact.containment >= LEAST_CONTAINMENT)
        | (aligned.aligned >= LEAST_ALIGNMENT)
    )
    numbers = (aligned.numbers >= LEAST_NUMBERS) | (exact.jaccard >= VERBATIM)
    return close & (aligned.names >= LEAST_NAMES) & numbers


def items(article_text: Sequence[ArticleText], boilerplate: Sequence[Boilerplate]) -> Iterator[Item]:
    articles = sorted(article_text, key=lambda a: observed(a.published_at, a.article_id))
    repeated = defaultdict(set)
    for row in boilerplate:
        repeated[row.outlet].add(row.sentence)
    pieces = [Piece(a.article_id, own_wording(a.text, repeated[a.outlet])) for a in articles]
    shingled = shingles(["\n".join(piece.own) for piece in pieces])
    eligible = np.flatnonzero(np.diff(shingled.starts) >= SHORTEST)
    keys = band_keys(signatures(shingled))
    surplus = flood_of([a.outlet for a in articles], keys, shingled, eligible)
    eligible = np.setdiff1d(eligible, np.fromiter(surplus, np.int64, len(surplus)))
    yield from _weeks(articles, pieces, eligible, banded_pairs(keys, eligible))
    for first, late in floods(surplus).items():
        banded = tuple((pieces[first].article_id, pieces[i].article_id) for i in late)
        yield Item((), (), tuple(pieces[i] for i in (first, *late)), banded)


def _weeks(
    articles: Sequence[ArticleText],
    pieces: Sequence[Piece],
    eligible: npt.NDArray[np.int64],
    banded: npt.NDArray[np.int64],
) -> Iterator[Item]:
    for window in windows([articles[i].published_at for i in eligible], REWORDED_WITHIN):
        members, fresh = eligible[window.members], eligible[window.fresh]
        pairs = banded[np.isin(banded[:, 1], fresh)]
        older = np.setdiff1d(pairs[:, 0], members)
        yield Item(
            tuple(pieces[i] for i in members),
            tuple(pieces[i].article_id for i in fresh),
            tuple(pieces[i] for i in older),
            tuple((pieces[a].article_id, pieces[b].article_id) for a, b in pairs),
        )


@lru_cache(maxsize=1 << 13)
def _bags(own: tuple[str, ...]) -> list[Bag]:
    """Kept, since each article stands in the windows of several weeks."""
    return bags(own)


def _rows(item: Item) -> Iterator[NearDuplicate]:
    pieces = [*item.older, *item.window]
    position = {piece.article_id: i for i, piece in enumerate(pieces)}
    shingled = shingles(["\n".join(piece.own) for piece in pieces])
    known = vocabulary(_bags(piece.own) for piece in pieces)
    members = np.arange(len(item.older), len(pieces))
    weight = rarity(known, members)
    rare = rare_pairs(known, members, weight, LEAST_SHARED)
    rare = rare[np.isin(rare[:, 1], [position[a] for a in item.fresh])]
    banded = np.asarray([(position[a], position[b]) for a, b in item.banded], np.int64).reshape(-1, 2)
    pairs = np.unique(np.concatenate([rare, banded]), axis=0)
    exact, aligned = overlap(shingled, pairs), alignments(known.encoded, weight, pairs)
    close = np.flatnonzero(accepted(exact, aligned))
    for k in close[moulded(known.encoded, weight, pairs[close]) <= SERIES]:
        figures = (round(float(x[k]), 4) for x in (exact.jaccard, exact.containment, aligned.aligned))
        yield NearDuplicate(pieces[pairs[k, 0]].article_id, pieces[pairs[k, 1]].article_id, *figures)


def work(items: Sequence[Item]) -> list[list[NearDuplicate]]:
    found: list[list[NearDuplicate]] = [[]] * len(items)
    for i in sorted(range(len(items)), key=lambda i: items[i].fresh):
        found[i] = list(_rows(items[i]))
    return found

"""Pairs of articles of which one is a copy of the other, verified exactly."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from pipeline.core.alignment import Alignment, alignments
from pipeline.core.band import band_keys, banded_pairs
from pipeline.core.furniture import own_sentences
from pipeline.core.moment import observed
from pipeline.core.overlap import Overlap, overlap
from pipeline.core.rarity import Vocabulary, rare_pairs, rarity, vocabulary
from pipeline.core.sentence import sentences
from pipeline.core.shingle import Shingles, shingles
from pipeline.core.signature import signatures
from pipeline.core.template import SERIES, moulded
from pipeline.core.term import bags
from pipeline.core.window import Window, windows
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
# Weeks before an article in which a text is sought that it rewords (verbatim copies are found however old).
REWORDED_WITHIN = 3
# Rare terms that two articles must share to be compared: copies share 13 and more, strangers 3 and less in 99 of 100.
LEAST_SHARED = 5
# Fewer distinct shingles cannot tell a copy from a common phrase.
SHORTEST = 20


def _own(articles: Sequence[ArticleText], boilerplate: Iterable[Boilerplate]) -> list[list[str]]:
    repeated = defaultdict(set)
    for row in boilerplate:
        repeated[row.outlet].add(row.sentence)
    return [own_sentences((span.text for span in sentences(a.text)), repeated[a.outlet]) for a in articles]


def accepted(exact: Overlap, aligned: Alignment) -> npt.NDArray[np.bool_]:
    close = (
        (exact.jaccard >= LEAST_JACCARD)
        | (exact.containment >= LEAST_CONTAINMENT)
        | (aligned.aligned >= LEAST_ALIGNMENT)
    )
    return close & (aligned.names >= LEAST_NAMES) & (aligned.numbers >= LEAST_NUMBERS)


def _fresh_pairs(pairs: npt.NDArray[np.int64], window: Window, size: int) -> npt.NDArray[np.int64]:
    """The pairs whose later article is a fresh one of the window (positions are in order of time)."""
    fresh = np.zeros(size, np.bool_)
    fresh[window.fresh] = True
    return pairs[fresh[pairs[:, 1]]]


def _window_rows(
    window: Window, banded: npt.NDArray[np.int64], shingled: Shingles, known: Vocabulary, ids: Sequence[str]
) -> Iterator[NearDuplicate]:
    long_enough = np.diff(shingled.starts) >= SHORTEST
    members = np.asarray(window.members, np.int64)
    weight = rarity(known, members)
    rare = rare_pairs(known, members, weight, LEAST_SHARED)
    both = np.concatenate([_fresh_pairs(pairs, window, len(ids)) for pairs in (banded, rare)])
    pairs = np.unique(both[long_enough[both].all(axis=1)], axis=0)
    exact, aligned = overlap(shingled, pairs), alignments(known.encoded, weight, pairs)
    close = np.flatnonzero(accepted(exact, aligned))
    for k in close[moulded(known.encoded, weight, pairs[close]) <= SERIES]:
        figures = (round(float(x[k]), 4) for x in (exact.jaccard, exact.containment, aligned.aligned))
        yield NearDuplicate(ids[pairs[k, 0]], ids[pairs[k, 1]], *figures)


def build(article_text: Sequence[ArticleText], boilerplate: Sequence[Boilerplate]) -> Iterable[NearDuplicate]:
    articles = sorted(article_text, key=lambda a: observed(a.published_at, a.article_id))
    own = _own(articles, boilerplate)
    shingled = shingles(["\n".join(o) for o in own])
    long_enough = np.flatnonzero(np.diff(shingled.starts) >= SHORTEST)
    banded = banded_pairs(band_keys(signatures(shingled)), long_enough)
    known = vocabulary(bags(o) for o in own)
    ids = [a.article_id for a in articles]
    for window in windows([a.published_at for a in articles], REWORDED_WITHIN):
        yield from _window_rows(window, banded, shingled, known, ids)

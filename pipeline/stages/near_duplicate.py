"""Pairs of articles of which one is a copy of the other, verified exactly."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.core.alignment import Alignment, alignments, encode
from pipeline.core.candidate import distinct
from pipeline.core.coding import Coded, coded, learn
from pipeline.core.fingerprint import SHORTEST, Index, Print, held_rows, print_of
from pipeline.core.flood import flood_of, floods
from pipeline.core.moment import observed
from pipeline.core.overlap import Overlap, overlap
from pipeline.core.posting import shared_pairs
from pipeline.core.rarity import rare_pairs, rarity, vocabulary
from pipeline.core.shingle import Shingles, shingles
from pipeline.core.template import SERIES, moulded
from pipeline.core.window import windows
from pipeline.core.wording import OwnWording, own_keys
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


class Piece(NamedTuple):
    article_id: str
    own: str
    """Stands for its sentences without boilerplate."""


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


def items(article_text: Sequence[ArticleText], boilerplate: Sequence[Boilerplate], band_index: Index) -> Iterator[Item]:
    """Only texts that the index does not know are read."""
    articles = sorted(article_text, key=lambda a: observed(a.published_at, a.article_id))
    keys, own = own_keys(articles, boilerplate, band_index), OwnWording(articles, boilerplate)

    def shingled(places: Iterable[int]) -> Shingles:
        return shingles([_told(own[articles[i].article_id]) for i in places])

    def printed(places: Sequence[int]) -> Print:
        learn(articles[i].text for i in places)
        return print_of(shingled(places))

    met = band_index.met(keys, printed)
    list(_rows(Item((), (), (), ()), own, {}))  # native code is loaded here, and not by each that is forked
    band, holder = held_rows(met, np.flatnonzero(met.shingles >= SHORTEST))
    surplus = flood_of([a.outlet for a in articles], band, holder, lambda places: shingled(places.tolist()))
    eligible = np.setdiff1d(np.flatnonzero(met.shingles >= SHORTEST), np.fromiter(surplus, np.int64, len(surplus)))
    counted = np.isin(holder, eligible)
    pieces = [Piece(a.article_id, key.hex()) for a, key in zip(articles, keys, strict=True)]
    yield from _weeks(articles, pieces, eligible, shared_pairs(band[counted], holder[counted], least=1))
    for first, late in floods(surplus).items():
        banded = tuple((pieces[first].article_id, pieces[i].article_id) for i in late)
        yield Item((), (), tuple(pieces[i] for i in (first, *late)), banded)


def weight(item: Item) -> int:
    """A week is read with all that it is compared with."""
    return len(item.window) + len(item.older)


def _told(own: Sequence[str]) -> str:
    return "\n".join(own)


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


class _Read(NamedTuple):
    """An article's own wording; `terms` are its distinct codes, `hashes` its shingles, both ascending."""

    coded: Coded
    terms: npt.NDArray[np.uint64]
    hashes: npt.NDArray[np.uint64]


def _read_anew(told: Sequence[Sequence[str]]) -> Iterator[_Read]:
    shingled = shingles(list(map(_told, told)))
    for sentences, a, b in zip(told, shingled.starts.tolist(), shingled.starts[1:].tolist(), strict=False):
        found = coded(sentences)
        yield _Read(found, distinct(found.codes), shingled.hashes[a:b].copy())


def _read_of(ids: Sequence[str], own: OwnWording, read: dict[str, _Read]) -> list[_Read]:
    """What an item asks for; `read` holds that of the item before it, and then that of this."""
    fresh = [article_id for article_id in dict.fromkeys(ids) if article_id not in read]
    found = dict(zip(fresh, _read_anew([own[article_id] for article_id in fresh]), strict=True))
    kept = {article_id: read.get(article_id) or found[article_id] for article_id in ids}
    read.clear()
    read.update(kept)
    return [kept[article_id] for article_id in ids]


def _rows(item: Item, own: OwnWording, read: dict[str, _Read]) -> Iterator[NearDuplicate]:
    ids = [piece.article_id for piece in (*item.older, *item.window)]
    position = {article_id: i for i, article_id in enumerate(ids)}
    told = _read_of(ids, own, read)
    known = vocabulary(its.terms for its in told)
    members = np.arange(len(item.older), len(ids))
    weight = rarity(known, members)
    rare = rare_pairs(known, members, weight, LEAST_SHARED)
    rare = rare[np.isin(rare[:, 1], [position[a] for a in item.fresh])]
    banded = np.asarray([(position[a], position[b]) for a, b in item.banded], np.int64).reshape(-1, 2)
    pairs = np.unique(np.concatenate([rare, banded]), axis=0)
    met = np.unique(pairs)
    some, places = [told[i] for i in met], np.searchsorted(met, pairs)
    encoded = encode([its.coded for its in some], known.codes)
    exact, aligned = overlap(_shingles(some), places), alignments(encoded, weight, places)
    close = np.flatnonzero(accepted(exact, aligned))
    for k in close[moulded(encoded, weight, places[close]) <= SERIES]:
        figures = (round(float(x[k]), 4) for x in (exact.jaccard, exact.containment, aligned.aligned))
        yield NearDuplicate(ids[pairs[k, 0]], ids[pairs[k, 1]], *figures)


def _shingles(told: Sequence[_Read]) -> Shingles:
    hashes = [its.hashes for its in told]
    return Shingles(
        np.concatenate([np.zeros(0, np.uint64), *hashes]), np.cumsum([0, *(h.size for h in hashes)], dtype=np.int64)
    )


def basis(article_text: Sequence[ArticleText], boilerplate: Sequence[Boilerplate]) -> OwnWording:
    """What all the work looks the texts up in."""
    return OwnWording(article_text, boilerplate)


def work(items: Sequence[Item], basis: OwnWording) -> list[list[NearDuplicate]]:
    read: dict[str, _Read] = {}  # each article stands in the windows of several weeks that follow each other
    return [list(_rows(item, basis, read)) for item in items]

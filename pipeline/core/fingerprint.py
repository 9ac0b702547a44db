"""What is worked out of a text once and kept: hashes of its sentences, its signature, the bands it may share."""

import hashlib
from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from pipeline.core.band import BANDS, ROWS, short_keys
from pipeline.core.candidate import distinct
from pipeline.core.shingle import Shingles
from pipeline.core.signature import SCHEME, signatures

# Fewer distinct shingles cannot tell a copy from a common phrase.
SHORTEST = 20
# 96 bits: no two texts of an archive have one key.
KEY_BYTES = 12
# How all that is kept was made: what was made otherwise must never meet it.
KEPT_SCHEME = f"{SCHEME} {BANDS}x{ROWS}-band"


class Told(NamedTuple):
    """Hashes of sentences; those of text i are hashes[starts[i]:starts[i + 1]], in order."""

    hashes: npt.NDArray[np.uint64]
    starts: npt.NDArray[np.int64]

    def part(self, first: int, end: int) -> "Told":
        """Of the texts first…end-1."""
        low, high = self.starts[first], self.starts[end]
        return Told(self.hashes[low:high], self.starts[first : end + 1] - low)


class Print(NamedTuple):
    """Of each text its signature and how many distinct shingles it has."""

    signatures: npt.NDArray[np.uint32]
    shingles: npt.NDArray[np.int64]

    def bands(self) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.int64]]:
        """(key, text) of every band of the texts that are long enough to judge."""
        long_enough = np.flatnonzero(self.shingles >= SHORTEST)
        return short_keys(self.signatures[long_enough]).ravel(), np.repeat(long_enough, BANDS)


class Met(NamedTuple):
    """For each asked key the number and the length of its text; and a row for each text that shares a band with an
    earlier one: with the first that had it, and which band it is."""

    number: npt.NDArray[np.int64]
    shingles: npt.NDArray[np.int64]
    first: npt.NDArray[np.int64]
    band: npt.NDArray[np.int64]
    later: npt.NDArray[np.int64]


class Index(Protocol):
    """Keeps what is made of texts. Keys are `text_key`s and `own_key`s, in any order and with repetitions.

    `make` is asked for what is not known, by places in `keys`.
    """

    def told(self, keys: Sequence[bytes], make: Callable[[Sequence[int]], Told]) -> Told: ...

    def met(self, keys: Sequence[bytes], make: Callable[[Sequence[int]], Print]) -> Met: ...


def text_key(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:KEY_BYTES]


def sentence_hash(folded: str) -> int:
    return int.from_bytes(hashlib.blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def told_of(texts: Sequence[Sequence[str]]) -> Told:
    """Of texts by their folded sentences."""
    starts = np.zeros(len(texts) + 1, np.int64)
    np.cumsum([len(text) for text in texts], out=starts[1:])
    hashes = (sentence_hash(folded) for text in texts for folded in text)
    return Told(np.fromiter(hashes, np.uint64, int(starts[-1])), starts)


def print_of(shingled: Shingles) -> Print:
    return Print(signatures(shingled), np.diff(shingled.starts))


def first_places(keys: Sequence[bytes]) -> list[int]:
    """Where each key stands first."""
    first: dict[bytes, int] = {}
    for place, key in enumerate(keys):
        first.setdefault(key, place)
    return list(first.values())


class Unkept:
    """Makes everything each time: what an index must equal."""

    def told(self, keys: Sequence[bytes], make: Callable[[Sequence[int]], Told]) -> Told:
        return make(range(len(keys)))

    def met(self, keys: Sequence[bytes], make: Callable[[Sequence[int]], Print]) -> Met:
        places = first_places(keys)
        made = make(places)
        number_of = {keys[place]: number for number, place in enumerate(places)}
        number = np.asarray([number_of[key] for key in keys], np.int64)
        key, holder = made.bands()
        _, place, group = np.unique(key, return_index=True, return_inverse=True)
        first = holder[place][group]
        later = np.flatnonzero(first < holder)
        return Met(
            number, made.shingles[number], first[later], (key[later] >> np.uint32(26)).astype(np.int64), holder[later]
        )


def held_rows(met: Met, eligible: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int64]]:
    """(key, place) of every band that several of the eligible places may share; no key twice for one place.

    Places with one text share all its bands; one key stands for those that no other text has.
    """
    group = met.first * BANDS + met.band
    opened = distinct(group.astype(np.uint64)).astype(np.int64)
    key, number = np.concatenate([opened, group]), np.concatenate([opened // BANDS, met.later])
    ordered = eligible[np.argsort(met.number[eligible], kind="stable")]
    numbers = met.number[ordered]
    first = np.searchsorted(numbers, number, "left")
    held = np.searchsorted(numbers, number, "right") - first
    row = np.repeat(np.arange(held.size), held)
    within = np.arange(row.size) - np.repeat(np.cumsum(held) - held, held)
    sharing = np.bincount(number, minlength=numbers.max(initial=0) + 1)
    alone = eligible[np.take(sharing, met.number[eligible]) < BANDS]
    own = met.number[alone] | (1 << 40)
    keys = np.r_[key[row], own].astype(np.uint64)
    return keys, np.concatenate([ordered[first[row] + within], alone])

"""What is worked out of a text once and kept: hashes of its sentences, its signature, the bands it may share."""

import hashlib
from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from pipeline.core.band import BANDS, ROWS, short_keys
from pipeline.core.shingle import Shingles
from pipeline.core.signature import SCHEME, signatures

# Fewer distinct shingles cannot tell a copy from a common phrase.
SHORTEST = 20
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
    """For each asked key the number and the length of its text; and of the bands that several texts share, the rows."""

    number: npt.NDArray[np.int64]
    shingles: npt.NDArray[np.int64]
    shared_key: npt.NDArray[np.uint32]
    shared_number: npt.NDArray[np.int64]


class Index(Protocol):
    """Keeps what is made of texts. Keys are `text_key`s and `own_key`s, in any order and with repetitions.

    `make` is asked for what is not known, by places in `keys`.
    """

    def told(self, keys: Sequence[bytes], make: Callable[[Sequence[int]], Told]) -> Told: ...

    def met(self, keys: Sequence[bytes], make: Callable[[Sequence[int]], Print]) -> Met: ...


def text_key(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:16]


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
        _, group, held = np.unique(key, return_inverse=True, return_counts=True)
        shared = held[group] > 1
        return Met(number, made.shingles[number], key[shared], holder[shared])


def held_rows(met: Met, eligible: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int64]]:
    """(key, place) of every band that several of the eligible places may share; no key twice for one place.

    Places with one text share all its bands; one key stands for those that no other text has.
    """
    ordered = eligible[np.argsort(met.number[eligible], kind="stable")]
    numbers = met.number[ordered]
    first = np.searchsorted(numbers, met.shared_number, "left")
    held = np.searchsorted(numbers, met.shared_number, "right") - first
    row = np.repeat(np.arange(held.size), held)
    within = np.arange(row.size) - np.repeat(np.cumsum(held) - held, held)
    place = ordered[first[row] + within]
    texts, sharing = np.unique(met.shared_number, return_counts=True)
    alone = np.isin(met.number[eligible], texts[sharing == BANDS], invert=True)
    own = met.number[eligible[alone]].astype(np.uint64) | np.uint64(1 << 32)
    keys = np.concatenate([met.shared_key[row].astype(np.uint64), own])
    return keys, np.concatenate([place, eligible[alone]])

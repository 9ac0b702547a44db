"""The language of a text."""

import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from py3langid.langid import MODEL_FILE, LanguageIdentifier

# Letters. A choice, not measured: a shorter text is a title or a caption, and a wrong language costs more than none.
_SHORTEST = 60
_READ = 1_000  # characters; the classifier takes time in proportion, 4,000 took 4 ms
# The languages in which news is published widely enough to expect them. Without the restriction names and
# numbers in short texts pull towards small languages (Latin, Luxembourgish, Occitan).
_EXPECTED = (files("pipeline.core") / "words" / "language.txt").read_text("utf-8").split()


# Bytes of the longest feature: no state of the automaton remembers more.
_DEEPEST = 6


class _Classifier(NamedTuple):
    """The library's model, laid out for whole texts: its own walk and table take three times as long.

    Reading byte b in the state of row r leads to the state of row moves[r + b], whose feature is features[r + b], below
    0 for none; the table has a row for each feature, a column for each code.
    """

    start: int
    moves: npt.NDArray[np.int32]
    features: npt.NDArray[np.int32]
    table: npt.NDArray[np.float32]
    prior: npt.NDArray[np.float32]
    codes: tuple[str, ...]


def identifier() -> LanguageIdentifier:
    """The library's own, for the languages that are expected."""
    made = LanguageIdentifier.from_model_file(MODEL_FILE)
    known = set(made.nb_classes)
    made.set_languages([code for code in _EXPECTED if code in known])
    return made


@cache
def _classifier() -> _Classifier:
    its = identifier()
    reached, rows = np.frombuffer(its.tk_nextmove, np.uint32), np.asarray(its.tk_row, np.int32) << 8
    return _Classifier(
        int(rows[0]),
        rows[reached],
        np.asarray(its.tk_output, np.int32)[reached],
        np.ascontiguousarray(its.nb_ptc, np.float32),
        np.asarray(its.nb_pc, np.float32),
        tuple(its.nb_classes),
    )


def _features(known: _Classifier, text: bytes) -> npt.NDArray[np.int32]:
    """The longest feature that ends at each byte, found for all of them at once: from the start, its last bytes lead to
    the same state as the whole text before."""
    read = np.frombuffer(text, np.uint8).astype(np.int32)
    row = np.full(read.size, known.start, np.int32)
    for behind in range(min(_DEEPEST, read.size) - 1, 0, -1):
        row[behind:] = known.moves[row[behind:] + read[: read.size - behind]]
    found = known.features[row + read]
    return np.asarray(found[found >= 0], np.int32)


def language(text: str) -> str | None:
    """ISO 639-1, or None for a text too short to tell."""
    sample = text[:_READ]
    # Nearly every text has letters enough in its first line.
    if not any(sum(map(str.isalpha, text[:end])) >= _SHORTEST for end in (2 * _SHORTEST, _READ)) and not _is_dense(
        sample
    ):
        return None
    return _classified(sample)


# Copies begin alike.
@lru_cache(maxsize=1 << 10)
def _classified(sample: str) -> str | None:
    known = _classifier()
    text = unicodedata.normalize("NFC", sample.lower() if sample.isupper() else sample)
    feature, count = np.unique(_features(known, text.encode("utf-8", "surrogatepass")), return_counts=True)
    if not feature.size:  # nothing that any language has: the library would name the first in its list
        return None
    score = np.log1p(count.astype(np.float32)) @ known.table[feature] + known.prior
    return known.codes[int(score.argmax())]


def _is_dense(text: str) -> bool:
    """Twenty letters of Chinese, Japanese, Korean or Burmese say as much as sixty of Latin script."""
    return sum("\u0e00" <= c <= "\u109f" or "\u3040" <= c <= "\ud7af" for c in text) >= _SHORTEST // 3

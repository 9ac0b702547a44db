"""The sentences of a text as every comparison of texts reads them, split once for all stages of a process."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from pipeline.core.fingerprint import KEY_BYTES, Index, Told, sentence_hash, text_key
from pipeline.core.furniture import is_aside
from pipeline.core.sentence import sentences
from pipeline.core.text import sentence_words
from pipeline.rows import ArticleText, Boilerplate

T = TypeVar("T")
R = TypeVar("R")

# As many texts as stay in memory, about 100 MB.
KEPT = 1 << 14
# Of so many texts it stays where their sentences are, some 60 MB.
_MARKED = 1 << 17
_BITS = 31
_ASIDE = 1 << 2 * _BITS
_PLACE = (1 << _BITS) - 1
_SPREAD = np.uint64(0x9E3779B97F4A7C15)


class Sentence(NamedTuple):
    """A sentence, its folded words, and whether it speaks of the page and not of the story."""

    sentence: str
    folded: str
    aside: bool


@lru_cache(maxsize=KEPT)
def wording(text: str) -> tuple[Sentence, ...]:
    return tuple([_read(span.text) for span in sentences(text)])


# Copies share most of their sentences.
@lru_cache(maxsize=1 << 15)
def _read(sentence: str) -> Sentence:
    found = sentence_words(sentence)
    return Sentence(sentence, " ".join(found), is_aside(sentence, found))


class Spread(Protocol):
    """Does the work on all cores, if need be; the results of the things in their order. `weight`: how many articles or
    rows a thing stands for."""

    def __call__(self, work: Callable[[Sequence[T]], list[R]], things: Sequence[T], weight: int = 1) -> list[R]: ...


def alone(work: Callable[[Sequence[T]], list[R]], things: Sequence[T], weight: int = 1) -> list[R]:
    return work(things)


class _Marks(dict[str, npt.NDArray[np.uint64]]):
    """Of each text a row for each sentence: the hash of its folded words, and start, end and whether it is an aside in
    one number."""

    def __missing__(self, text: str) -> npt.NDArray[np.uint64]:
        (found,) = marks([text])
        self.keep([text], [found])
        return found

    def keep(self, texts: Sequence[str], found: Sequence[npt.NDArray[np.uint64]]) -> None:
        if len(self) > _MARKED:
            self.clear()
        self.update(zip(texts, found, strict=True))


def marks(texts: Sequence[str]) -> list[npt.NDArray[np.uint64]]:
    return [np.asarray(_rows(text), np.uint64).reshape(-1, 2) for text in texts]


def _rows(text: str) -> list[tuple[int, int]]:
    return [
        (sentence_hash(its.folded), start | end << _BITS | its.aside * _ASIDE)
        for start, end, sentence in sentences(text)
        for its in (_read(sentence),)
    ]


_MARKS = _Marks()


def told_by(articles: Sequence[ArticleText], keys: Sequence[bytes], index: Index, spread: Spread = alone) -> Told:
    """The hashes of the articles' sentences; only texts that the index does not know are read."""

    def read(places: Sequence[int]) -> Told:
        texts = [articles[place].text for place in places]
        unread = [text for text in texts if text not in _MARKS]
        _MARKS.keep(unread, spread(marks, unread))
        told = [_MARKS[text][:, 0] for text in texts]
        starts = np.cumsum([0, *(hashes.size for hashes in told)])
        return Told(np.concatenate([np.zeros(0, np.uint64), *told]), starts)

    return index.told(keys, read)


def repeated_by(boilerplate: Iterable[Boilerplate]) -> defaultdict[str, set[str]]:
    """The folded sentences that each outlet repeats."""
    repeated = defaultdict(set)
    for row in boilerplate:
        repeated[row.outlet].add(row.sentence)
    return repeated


def own_keys(articles: Sequence[ArticleText], boilerplate: Iterable[Boilerplate], index: Index) -> list[bytes]:
    """What stands for each article's own wording: of the text, and of which sentences are its outlet's boilerplate."""
    keys, repeated = [text_key(a.text) for a in articles], repeated_by(boilerplate)
    told = told_by(articles, keys, index)
    outlets = sorted({a.outlet for a in articles})
    # One number for sentence and outlet: that two such meet by chance is as unlikely as that two hashes do.
    mark_of = dict(zip(outlets, np.arange(len(outlets), dtype=np.uint64) * _SPREAD, strict=True))
    outlet = np.asarray([mark_of[a.outlet] for a in articles], np.uint64)
    sought = [
        np.uint64(sentence_hash(sentence)) ^ mark_of[name]
        for name in sorted(repeated.keys() & mark_of.keys())
        for sentence in repeated[name]
    ]
    dropped = np.isin(told.hashes ^ np.repeat(outlet, np.diff(told.starts)), np.asarray(sought, np.uint64))
    touched = np.flatnonzero(np.diff(np.r_[0, np.cumsum(dropped)][told.starts]))
    for place in touched.tolist():
        mask = dropped[told.starts[place] : told.starts[place + 1]].tobytes()
        keys[place] = hashlib.sha256(keys[place] + mask).digest()[:KEY_BYTES]
    return keys


class OwnWording:
    """The sentences of articles without their outlets' boilerplate, by article_id; read when asked for."""

    def __init__(self, articles: Iterable[ArticleText], boilerplate: Iterable[Boilerplate]) -> None:
        self._article_of = {a.article_id: a for a in articles}
        repeated = repeated_by(boilerplate)
        self._repeated = {outlet: frozenset(map(sentence_hash, told)) for outlet, told in repeated.items()}

    def __getitem__(self, article_id: str) -> tuple[str, ...]:
        text = self.text(article_id)
        return tuple(text[place & _PLACE : place >> _BITS & _PLACE] for _, place in self._own(article_id))

    def hashes(self, article_id: str) -> tuple[int, ...]:
        """Of the folded sentences: equal where they say the same."""
        return tuple(hashed for hashed, _ in self._own(article_id))

    def _own(self, article_id: str) -> Iterator[tuple[int, int]]:
        article = self._article_of[article_id]
        repeated = self._repeated.get(article.outlet, frozenset())
        return (
            (hashed, place)
            for hashed, place in _MARKS[article.text].tolist()
            if place < _ASIDE and hashed not in repeated
        )

    def text(self, article_id: str) -> str:
        """With all that its outlet repeats."""
        return self._article_of[article_id].text

"""The sentences of a text as every comparison of texts reads them, split once for all stages of a process."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from pipeline.core.fingerprint import KEY_BYTES, Index, Told, sentence_hash, text_key, told_of
from pipeline.core.furniture import is_aside
from pipeline.core.sentence import sentences
from pipeline.core.text import sentence_words
from pipeline.rows import ArticleText, Boilerplate

# As many texts as stay in memory, about 100 MB.
KEPT = 1 << 14
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


def own_wording(text: str, repeated: Collection[str]) -> list[Sentence]:
    """The sentences that tell the story; `repeated` are the outlet's boilerplate sentences, folded."""
    return [told for told in wording(text) if not told.aside and told.folded not in repeated]


def told_by(articles: Sequence[ArticleText], keys: Sequence[bytes], index: Index) -> Told:
    """The hashes of the articles' sentences; only texts that the index does not know are read."""

    def read(places: Sequence[int]) -> Told:
        return told_of([[told.folded for told in wording(articles[place].text)] for place in places])

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
        self._repeated = repeated_by(boilerplate)

    def __getitem__(self, article_id: str) -> tuple[str, ...]:
        article = self._article_of[article_id]
        return tuple(told.sentence for told in own_wording(article.text, self._repeated[article.outlet]))

    def text(self, article_id: str) -> str:
        """With all that its outlet repeats."""
        return self._article_of[article_id].text

"""The bags of `term` as numbers, for thousands of texts: each term is a code that is the same in every process."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import chain, filterfalse
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from pipeline.core.term import Bag, Token, between_blanks

# A code's first two bits tell its kind: numbers, names and words, in this order, never meet.
_KIND = {"#": 0, "@": 1}
_WORD = 2
# So many different pieces between blanks are remembered, some hundred MB; a language has fewer, typing errors more.
_MOST = 1 << 20
_LONGEST = 500  # characters of a sentence that is remembered


class Coded(NamedTuple):
    """The sentences of a text: the codes of sentence s are codes[cuts[2 * s]:cuts[2 * s + 2]], words ascending and then
    facts ascending, which begin at cuts[2 * s + 1]."""

    codes: npt.NDArray[np.uint64]
    cuts: npt.NDArray[np.int64]


def is_name(codes: npt.NDArray[np.uint64]) -> npt.NDArray[np.bool_]:
    return np.asarray(codes >> np.uint64(62) == _KIND["@"], np.bool_)


def is_number(codes: npt.NDArray[np.uint64]) -> npt.NDArray[np.bool_]:
    return np.asarray(codes >> np.uint64(62) == _KIND["#"], np.bool_)


class _Codes(dict[str, int]):
    """By term; `term_of` the other way round."""

    def __init__(self) -> None:
        super().__init__({"": 0})
        self.term_of: dict[int, str] = {}

    def __missing__(self, term: str) -> int:
        hashed = hashlib.blake2b(term.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        code = self[term] = int.from_bytes(hashed, "little") >> 2 | _KIND.get(term[0], _WORD) << 62
        self.term_of[code] = term
        return code


_CODES = _Codes()


class _Lexicon(dict[str, tuple[int, ...]]):
    """By what stands between two blanks the numbers of its tokens; `rows` are the tokens by number, as codes: number,
    name, word, and whether it is capital."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = np.zeros((1024, 4), np.uint64)
        self._number_of: dict[Token, int] = {}

    def __missing__(self, piece: str) -> tuple[int, ...]:
        found = self[piece] = tuple(map(self._number, between_blanks(piece)))
        return found

    def _number(self, token: Token) -> int:
        known = self._number_of.get(token)
        if known is not None:
            return known
        number = len(self._number_of)
        if number == len(self.rows):
            self.rows = np.concatenate([self.rows, np.zeros_like(self.rows)])
        self.rows[number] = (*(_CODES[term] for term in token[:3]), token.capital)
        self._number_of[token] = number
        return number

    def thin_out(self) -> None:
        """Terms stay, since texts that were coded are still about; what is written in many ways is read anew."""
        if len(self) > _MOST:
            self.clear()
            self._number_of.clear()
            _numbers.cache_clear()


_LEXICON = _Lexicon()


def _read(sentence: str) -> npt.NDArray[np.int32]:
    return np.array(list(chain.from_iterable(map(_LEXICON.__getitem__, sentence.split()))), np.int32)


# Copies share most of their sentences, and one is read within days of the other: a week's are kept, some 40 MB.
_numbers = lru_cache(maxsize=1 << 16)(_read)


@njit(cache=True)
def _kept(found: npt.NDArray[np.uint64], out: npt.NDArray[np.uint64], at: int) -> int:
    """Writes the distinct codes in order but 0, which is none; where they end."""
    found.sort()
    for i in range(found.size):
        if found[i] != 0 and (i == 0 or found[i] != found[i - 1]):
            out[at] = found[i]
            at += 1
    return at


@njit(cache=True)
def _names(
    tokens: npt.NDArray[np.int32], starts: npt.NDArray[np.int64], rows: npt.NDArray[np.uint64]
) -> npt.NDArray[np.uint64]:
    """As `term.bags` decides what is a name: over the whole text."""
    found, size = np.empty(tokens.size + 1, np.uint64), 0
    for s in range(starts.size - 1):
        for i in range(starts[s], starts[s + 1]):
            later = i > starts[s]
            if later or (i + 1 < starts[s + 1] and rows[tokens[i + 1], 3] == 1):
                found[size] = rows[tokens[i], 1]
                size += 1
    names = np.empty(size, np.uint64)
    return names[: _kept(found[:size], names, 0)]


@njit(cache=True)
def _coded(
    tokens: npt.NDArray[np.int32], starts: npt.NDArray[np.int64], rows: npt.NDArray[np.uint64]
) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int64]]:
    names = _names(tokens, starts, rows)
    out, cuts = np.empty(2 * tokens.size, np.uint64), np.zeros(2 * starts.size - 1, np.int64)
    words, facts = np.empty(tokens.size, np.uint64), np.empty(2 * tokens.size, np.uint64)
    end = 0
    for s in range(starts.size - 1):
        some_words = some_facts = 0
        for i in range(starts[s], starts[s + 1]):
            number, name, word = rows[tokens[i], 0], rows[tokens[i], 1], rows[tokens[i], 2]
            place = np.searchsorted(names, name)
            if name != 0 and place < names.size and names[place] == name:
                facts[some_facts] = name
                some_facts += 1
            else:
                words[some_words] = word
                some_words += 1
            facts[some_facts] = number
            some_facts += 1
        end = _kept(words[:some_words], out, end)
        cuts[2 * s + 1] = end
        end = _kept(facts[:some_facts], out, end)
        cuts[2 * s + 2] = end
    return out[:end].copy(), cuts


def learn(texts: Iterable[str]) -> None:
    """Reads what stands in the texts before others who will code them are forked."""
    pieces: set[str] = set()
    for text in texts:
        pieces.update(text.split())
    for piece in sorted(filterfalse(_LEXICON.__contains__, pieces)):
        _LEXICON[piece]


def coded(sentences: Sequence[str]) -> Coded:
    """What `term.bags` tells of an article's sentences."""
    _LEXICON.thin_out()
    told = [(_numbers if len(sentence) <= _LONGEST else _read)(sentence) for sentence in sentences]
    starts = np.zeros(len(told) + 1, np.int64)
    np.cumsum([tokens.size for tokens in told], out=starts[1:])
    return Coded(*_coded(np.concatenate([np.zeros(0, np.int32), *told]), starts, _LEXICON.rows))


@njit(cache=True)
def _sort_parts(codes: npt.NDArray[np.uint64], cuts: npt.NDArray[np.int64]) -> None:
    for i in range(cuts.size - 1):
        codes[cuts[i] : cuts[i + 1]].sort()


def coded_bags(bags: Iterable[tuple[Collection[str], Collection[str]]]) -> Coded:
    """The same of bags that are there already: words and facts of each sentence, each once."""
    parts = [part for bag in bags for part in bag]
    cuts = np.zeros(len(parts) + 1, np.int64)
    np.cumsum([len(part) for part in parts], out=cuts[1:])
    told = map(_CODES.__getitem__, chain.from_iterable(parts))
    codes = np.fromiter(told, np.uint64, int(cuts[-1]))
    _sort_parts(codes, cuts)
    return Coded(codes, cuts)


def only(text: Coded, kept: npt.NDArray[np.uint64]) -> Coded:
    """The same sentences with those terms only; they are given ascending, each once."""
    stays = np.isin(text.codes, kept)
    return Coded(text.codes[stays], np.r_[0, np.cumsum(stays)][text.cuts])


def terms_of(codes: npt.NDArray[np.uint64]) -> list[str]:
    """Of what this process has coded."""
    return [_CODES.term_of[code] for code in codes.tolist()]


def bags_of(text: Coded) -> list[Bag]:
    """The same of the sentences of a text."""
    terms, cuts = terms_of(text.codes), text.cuts.tolist()
    parts = [frozenset(terms[a:b]) for a, b in zip(cuts, cuts[1:], strict=False)]
    return [Bag(words, facts) for words, facts in zip(parts[::2], parts[1::2], strict=True)]

"""Site furniture: sentences that belong to the page and not to the story."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import combinations

import numpy as np

from pipeline.core.component import components
from pipeline.core.fingerprint import Told, sentence_hash
from pipeline.core.margin import is_marginal
from pipeline.core.term import Bag, bags
from pipeline.core.text import fold, words

# A sentence longer than this tells something, whatever words it opens with.
LONGEST = 40
# Versions of one text keep most of its names and numbers in the sentences that they do not share; another number of a
# weekly series shares a few names.
SAME_REST = 0.5
# Shorter sentences ("He declined.") recur by chance, unless they are bare lines of furniture.
SHORTEST = 4
# ... and stock phrases in a large outlet: what stands in one article and no larger share of the others is none.
LEAST_SHARE = 0.04
# Versions are sought among so many holders of a sentence only: a sentence in more texts is furniture if these differ.
ENOUGH = 24


@cache
def _patterns() -> Mapping[str, Sequence[re.Pattern[str]]]:
    """By trigger: a pattern can match only where one of its words stands, which spares nearly all of the work."""
    by_trigger = defaultdict(list)
    for line in files("pipeline.core").joinpath("words/furniture.txt").read_text(encoding="utf-8").splitlines():
        triggers, pattern = line.split("\t")
        for trigger in triggers.split():
            by_trigger[trigger].append(re.compile(pattern))
    return dict(by_trigger)


@cache
def _triggers() -> frozenset[str]:
    return frozenset(_patterns())


def is_furniture(sentence: str) -> bool:
    """Whether the words alone show a newsletter beg, a related link or a credit line, whatever the outlet."""
    return _shows_furniture(sentence, words(sentence))


def _shows_furniture(sentence: str, found: Sequence[str]) -> bool:
    if len(found) > LONGEST or (_triggers().isdisjoint(found) and "©" not in sentence):
        return False
    triggered = [pattern for word in _patterns().keys() & found for pattern in _patterns()[word]]
    if "©" in sentence:
        triggered += _patterns()["copyright"]
    folded = fold(sentence).strip() if triggered else ""
    return any(pattern.search(folded) is not None for pattern in triggered)


def folded_sentence(sentence: str) -> str:
    """The form in which repeated sentences are compared: the folded words."""
    return " ".join(words(sentence))


def own_sentences(sentences: Iterable[str], repeated: Collection[str]) -> list[str]:
    """The sentences that tell the story; `repeated` are the outlet's boilerplate sentences, folded."""
    read = ((sentence, words(sentence)) for sentence in sentences)
    return [s for s, found in read if " ".join(found) not in repeated and not is_aside(s, found)]


def is_aside(sentence: str, found: Sequence[str]) -> bool:
    """Whether a sentence of the folded words `found` tells of the page or of who wrote it, and nothing of the story."""
    return is_marginal(sentence, found) or _shows_furniture(sentence, found)


def _share(a: set[str], b: set[str]) -> float:
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 1.0


def _alike(a: Mapping[str, Bag], b: Mapping[str, Bag]) -> bool:
    """Whether two texts are versions of one: of the sentences they do not share, names and numbers agree."""
    rest_a = {term for sentence in a.keys() - b.keys() for term in a[sentence].facts}
    rest_b = {term for sentence in b.keys() - a.keys() for term in b[sentence].facts}
    numbers = {term for term in rest_a | rest_b if term[0] == "#"}
    return (
        _share(rest_a - numbers, rest_b - numbers) > SAME_REST
        and _share(rest_a & numbers, rest_b & numbers) > SAME_REST
    )


def _unrelated(holders: Sequence[int], texts: Mapping[int, Mapping[str, Bag]]) -> int:
    """How many different texts the holders are versions of; counting more than ENOUGH of them changes nothing."""
    few = holders[:ENOUGH]
    edges = [(i, j) for i, j in combinations(range(len(few)), 2) if _alike(texts[few[i]], texts[few[j]])]
    return len(set(components(edges, len(few))))


def _often_told(told: Told) -> dict[int, list[int]]:
    """By hash the articles of those sentences that more of them hold than hold a stock phrase."""
    holder = np.repeat(np.arange(told.starts.size - 1), np.diff(told.starts))
    order = np.lexsort((holder, told.hashes))
    hashes, holder = told.hashes[order], holder[order]
    once = np.flatnonzero(np.r_[True, (np.diff(hashes) != 0) | (np.diff(holder) != 0)]) if hashes.size else order
    hashes, holder = hashes[once], holder[once]
    bounds = np.flatnonzero(np.r_[True, np.diff(hashes) != 0, True]) if hashes.size else np.zeros(1, np.int64)
    often = np.flatnonzero(np.diff(bounds) > 1 + LEAST_SHARE * (told.starts.size - 1))
    return {int(hashes[bounds[i]]): holder[bounds[i] : bounds[i + 1]].tolist() for i in often.tolist()}


def repeated_sentences(told: Told, article: Callable[[int], Mapping[str, str]]) -> dict[str, int]:
    """Folded sentences that stand in unrelated articles of one outlet, and in how many of its articles.

    `told` hashes the folded sentences of each article; `article` is asked for the sentences of a few, by folded form.
    """
    often = _often_told(told)
    seen = sorted({number for held in often.values() for number in held[:ENOUGH]})
    articles = {number: article(number) for number in seen}
    holders = {
        folded: often[hashed]
        for told_there in articles.values()
        for folded in told_there
        if folded.count(" ") >= SHORTEST - 1 and (hashed := sentence_hash(folded)) in often
    }
    texts = {n: dict(zip(articles[n], bags(list(articles[n].values())), strict=True)) for n in seen}
    return {sentence: len(held) for sentence, held in holders.items() if _unrelated(held, texts) > 1}

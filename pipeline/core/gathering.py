"""Draws small clusters of brief texts to the large one whose words they tell.

Average linkage asks how like a text is to the mean member of a cluster, and the many members that say it otherwise
speak against it. A cluster of many texts knows by which words its event is told, and which of them are told nowhere
else: whether a text was drawn from these words or from all others is a question for naive Bayes with a mixture of both
(Jelinek and Mercer 1980; Zhai and Lafferty 2001). All constants were chosen on headlines of business and technology,
with as many and with three and nine times as many unrelated ones.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

# Different texts from which a cluster has words to go by, and members up to which another may be a piece of it.
LARGE = 10
SMALL = 10
# Of a firm or a town there is other news the same day, however loud one event of it is.
LEAST_COMMON = 2
# What but a few members tell is by the way: one of the common words is told by more.
LEAST_TOLD = 3
# Of the words of a text of the event so many are those of its cluster, the others anyone's.
OF_ITS_CLUSTER = 0.3
# Nats by which the words of a mean member must speak more for the cluster than for the rest of the window.
SURE = 1.5
# A piece that was drawn brings words that draw others.
ROUNDS = 3
_UNSEEN = 0.5

Factor = Callable[[int, int], float]


class _Cluster(NamedTuple):
    size: int
    texts: int
    """Different ones."""
    told: Counter[str]
    """In how many members a word stands."""


def _clusters(texts: Sequence[frozenset[str]], label: Sequence[int]) -> dict[int, _Cluster]:
    members = defaultdict(list)
    for text, mine in zip(texts, label, strict=True):
        members[mine].append(text)
    return {
        mine: _Cluster(len(some), len(set(some)), Counter(word for text in some for word in text))
        for mine, some in members.items()
    }


class _Window(NamedTuple):
    size: int
    told: Counter[str]
    clusters: dict[int, _Cluster]
    large: dict[str, list[int]]
    """The large clusters in which a word stands."""

    def score(self, piece: _Cluster, large: _Cluster) -> float:
        """Log odds that a mean member of the piece is of the large cluster."""
        others = self.size - large.size - piece.size
        score = math.log(large.size / self.size)
        for word, count in sorted(piece.told.items()):
            elsewhere = self.told[word] - large.told[word] - count
            share = large.told[word] / large.size * (others + 1) / (elsewhere + _UNSEEN)
            score += count / piece.size * math.log(OF_ITS_CLUSTER * share + 1 - OF_ITS_CLUSTER)
        return score


def _window(texts: Sequence[frozenset[str]], label: Sequence[int]) -> _Window:
    clusters = _clusters(texts, label)
    large = defaultdict(list)
    for mine, cluster in sorted(clusters.items()):
        if cluster.texts >= LARGE:
            for word in cluster.told:
                large[word].append(mine)
    return _Window(len(texts), Counter(word for text in texts for word in text), clusters, large)


def _choices(window: _Window, piece: int) -> Iterator[tuple[float, int]]:
    """The large clusters that share words with the piece and have more members, with their scores."""
    mine = window.clusters[piece]
    common = Counter(large for word in mine.told for large in window.large.get(word, ()) if large != piece)
    for large, words in sorted(common.items()):
        told = window.clusters[large].told
        often = any(told[word] >= LEAST_TOLD for word in mine.told)
        if words >= LEAST_COMMON and often and window.clusters[large].size > mine.size:
            yield window.score(mine, window.clusters[large]), large


def _round(window: _Window, pieces: Collection[int], factor: Factor) -> dict[int, int]:
    drawn = {}
    for piece in sorted(pieces):
        if window.clusters[piece].size <= SMALL:
            for score, large in sorted(_choices(window, piece), key=lambda its: (-its[0], its[1])):
                near = factor(piece, large) if score >= SURE else 0.0
                if near and score + math.log(near) >= SURE:
                    drawn[piece] = large
                    break
    return {piece: large for piece, large in drawn.items() if large not in drawn}


def gathered(
    texts: Sequence[frozenset[str]], label: Sequence[int], pieces: Collection[int], factor: Factor
) -> dict[int, int]:
    """Which of the pieces belong to which large cluster: label → label, of texts with a label each.

    `factor` of a piece and a large cluster: from 0 (never one) to 1, what else is known of the two.
    """
    now, drawn = list(label), dict[int, int]()
    for _ in range(ROUNDS):
        new = _round(_window(texts, now), [piece for piece in pieces if piece not in drawn], factor)
        if not new:
            break
        drawn = {piece: new.get(large, large) for piece, large in drawn.items()} | new
        now = [new.get(mine, mine) for mine in now]
    return drawn

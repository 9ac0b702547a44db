from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.core.shingle import shingles
from pipeline.core.verbatim import LEAST_CONTAINMENT, LEAST_JACCARD, Copies, copies

WORDS = [
    f"{a}{b}{c}" for a in ("ka", "lo", "mi", "ne") for b in ("ra", "so", "ti") for c in ("ven", "dor", "lin", "mas")
]


def _story(seed: int, length: int = 200) -> list[str]:
    return Random(seed).choices(WORDS, k=length)


def _found(*texts: str) -> set[tuple[int, int]]:
    return {(int(a), int(b)) for a, b in copies(shingles(texts)).pairs}


def _swapped(words: list[str], share: float, seed: int) -> str:
    random = Random(seed)
    return " ".join(f"other{random.random()}" if random.random() < share else word for word in words)


def test_a_copy_and_an_excerpt_are_found_and_a_stranger_is_not() -> None:
    told = _story(1)
    assert _found(" ".join(told), " ".join(told[:80]), " ".join(_story(2))) == {(0, 1)}


def test_look_alike_letters_and_marks_without_width_hide_nothing() -> None:
    told = " ".join(_story(1))
    hidden = told.replace("a", "а").replace("o", "ο").replace("i", "i\u200b")
    assert _found(told, hidden) == {(0, 1)}


def test_texts_too_short_to_judge_are_no_copies() -> None:
    assert _found("Orla Finch fell from the pier.", "Orla Finch fell from the pier.", "", "") == set()


def test_of_all_pairs_every_close_one_is_found_and_no_other() -> None:
    texts = [
        version
        for seed in range(60)
        for told in [_story(seed, 60 + 5 * seed)]
        for version in (" ".join(told), _swapped(told, 0.02 + seed / 600, seed), " ".join(told[: len(told) * 2 // 3]))
    ]
    sets = [set(s) for s in (shingles([t]).hashes.tolist() for t in texts)]
    close = set()
    for i, a in enumerate(sets):
        for j in range(i + 1, len(sets)):
            both = len(a & sets[j])
            jaccard, containment = both / len(a | sets[j]), both / min(len(a), len(sets[j]))
            if jaccard >= LEAST_JACCARD or containment >= LEAST_CONTAINMENT:
                close.add((i, j))
    found = _found(*texts)
    assert found <= close
    assert len(found) >= 0.99 * len(close)


@settings(deadline=None, max_examples=20)
@given(st.permutations(range(12)))
def test_families_do_not_depend_on_the_order(order: list[int]) -> None:
    texts = [_swapped(_story(i // 3), 0.03 * (i % 3), i) for i in range(12)]
    lowest = copies(shingles([texts[i] for i in order])).lowest
    families = {frozenset(order[k] for k in np.flatnonzero(lowest == low)) for low in set(lowest.tolist())}
    assert families == {frozenset(range(i, i + 3)) for i in range(0, 12, 3)}


def test_a_family_of_thousands_stays_linear_and_in_one_piece() -> None:
    told = _story(1)
    found: Copies = copies(shingles([_swapped(told, 0.01, seed) for seed in range(2000)]))
    assert len(found.pairs) < 200 * 2000
    assert set(found.lowest.tolist()) == {0}

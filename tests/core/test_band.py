import numpy as np

from pipeline.core.band import BANDS, band_keys, short_keys
from pipeline.core.posting import shared_pairs
from pipeline.core.shingle import shingles
from pipeline.core.signature import signatures

COMMON = " ".join(f"word{i}" for i in range(150))


def _banded(texts: list[str], eligible: list[int]) -> list[list[int]]:
    keys = short_keys(signatures(shingles(texts)))[eligible]
    return shared_pairs(keys.ravel().astype(np.uint64), np.repeat(np.array(eligible, np.int64), BANDS), 1).tolist()


def test_there_are_42_bands() -> None:
    assert band_keys(signatures(shingles(["a b c d"]))).shape == (1, BANDS) == (1, 42)


def test_no_two_bands_of_a_text_have_one_short_key() -> None:
    keys = short_keys(signatures(shingles([COMMON, "", "a b c d"])))
    assert (keys >> 26).tolist() == [list(range(BANDS))] * 3


def test_equal_texts_meet() -> None:
    assert _banded([COMMON, "something else entirely here", COMMON], [0, 1, 2]) == [[0, 2]]


def test_what_is_not_eligible_meets_nobody() -> None:
    assert _banded([COMMON, COMMON, COMMON], [0, 2]) == [[0, 2]]


def test_nearly_all_texts_that_share_half_of_their_shingles_meet() -> None:
    def differing(seed: int) -> list[str]:
        return [f"{COMMON} {' '.join(f'{side}{seed}x{i}' for i in range(73))}" for side in ("left", "right")]

    assert sum(_banded(differing(seed), [0, 1]) == [[0, 1]] for seed in range(100)) >= 97

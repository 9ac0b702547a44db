from random import Random

import numpy as np

from pipeline.core.band import BANDS, band_keys
from pipeline.core.flood import MOST, flood_of, floods
from pipeline.core.shingle import shingles
from pipeline.core.signature import signatures

TOLD = " ".join(Random(1).choices([f"word{i}" for i in range(400)], k=120))


def _flood(outlets: list[str]) -> dict[int, int]:
    found = shingles([f"{TOLD} number{i}" for i in range(len(outlets))])
    keys, holders = band_keys(signatures(found)).ravel(), np.repeat(np.arange(len(outlets)), BANDS)
    return flood_of(outlets, keys, holders, lambda asked: shingles([f"{TOLD} number{i}" for i in asked]))


def test_an_outlets_surplus_versions_are_a_flood() -> None:
    surplus = _flood(["spam"] * (MOST + 5))
    assert floods(surplus) == {0: list(range(MOST, MOST + 5))}


def test_many_outlets_with_one_copy_each_are_none() -> None:
    assert _flood([f"outlet{i}" for i in range(MOST + 5)]) == {}

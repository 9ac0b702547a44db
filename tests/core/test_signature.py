import numpy as np
from datasketch import MinHash
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.core.shingle import shingles
from pipeline.core.signature import PERMUTATIONS, SEED, hash32, signatures


def _datasketch(hashes: list[int]) -> list[int]:
    minhash = MinHash(num_perm=PERMUTATIONS, seed=SEED, scheme="affine32", hashfunc=hash32)
    for value in hashes:
        minhash.update(value)
    return [int(v) for v in minhash.hashvalues]


@settings(deadline=None, max_examples=30)
@given(st.lists(st.text(alphabet="abcde éß", max_size=80), min_size=1, max_size=5))
def test_every_signature_is_that_of_datasketch(texts: list[str]) -> None:
    shingled = shingles(texts)
    for i, row in enumerate(signatures(shingled)):
        own = shingled.hashes[shingled.starts[i] : shingled.starts[i + 1]]
        assert row.tolist() == _datasketch(own.tolist())


def test_signatures_agree_about_as_often_as_the_texts() -> None:
    common = " ".join(f"shared{i}" for i in range(202))
    texts = [f"{common} {' '.join(f'{side}{i}' for i in range(100))}" for side in ("left", "right")]
    a, b = signatures(shingles(texts))
    assert abs(float(np.mean(a == b)) - 0.5) < 0.13

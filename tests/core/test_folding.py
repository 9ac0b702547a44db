from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.core.folding import reduced
from pipeline.core.shingle import _shingles_of_folded, shingles
from pipeline.core.text import fold

LETTERS = st.sampled_from("aB1'’ .–éßＡﬁ漢한ᄒ\u0301\u200b\u00adаο𝐀😀…\n")


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet=LETTERS, max_size=80))
def test_folding_by_character_is_folding_of_the_text(text: str) -> None:
    assert shingles([text]).hashes.tolist() == _shingles_of_folded(reduced(fold(text)), 3).tolist()


def test_a_text_that_must_be_folded_as_a_whole_leaves_its_neighbours_alone() -> None:
    plain, accented = "one two three four", "cafe\u0301 two three four"
    found = shingles([plain, accented, plain])
    own = [found.hashes[found.starts[i] : found.starts[i + 1]].tolist() for i in range(3)]
    assert own[0] == own[2] == shingles([plain]).hashes.tolist()
    assert own[1] == shingles(["café two three four"]).hashes.tolist()

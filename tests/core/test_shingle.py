from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.shingle import shingles
from pipeline.core.text import words


def _counts(texts: list[str]) -> list[int]:
    return [end - start for start, end in pairwise(shingles(texts).starts.tolist())]


def test_a_text_has_one_shingle_per_window_of_three_words() -> None:
    assert _counts(["one two three four five"]) == [3]


def test_repeated_shingles_count_once() -> None:
    assert _counts(["a b c a b c"]) == [3]


def test_a_text_of_two_words_and_an_empty_one_have_none() -> None:
    assert _counts(["two words", "", "!?"]) == [0, 0, 0]


def test_no_texts_have_no_shingles() -> None:
    assert _counts([]) == []


def test_case_quotes_and_dashes_do_not_matter() -> None:
    plain, dressed = shingles(["the ferry's captain said - twice"]), shingles(["The FERRY’S captain “said” — twice…"])
    assert plain.hashes.tolist() == dressed.hashes.tolist()


def test_ascii_and_folded_texts_are_read_alike() -> None:
    ascii_text, folded = shingles(["Harbour lights `dim` tonight"]), shingles(["Harbour lights ‘dim’ tonight"])
    assert ascii_text.hashes.tolist() == folded.hashes.tolist()


def test_the_order_of_words_matters() -> None:
    assert shingles(["red green blue"]).hashes.tolist() != shingles(["blue green red"]).hashes.tolist()


@given(st.lists(st.text(alphabet="abé '’-.,1\n", max_size=60), max_size=4))
def test_shingles_are_the_distinct_triples_of_words(texts: list[str]) -> None:
    def triples(text: str) -> set[tuple[str, ...]]:
        found = words(text.replace("'", "").replace("’", ""))
        return set(zip(found, found[1:], found[2:], strict=False))

    assert _counts(texts) == [len(triples(text)) for text in texts]


def test_characters_that_fold_to_many_words_are_read_whole() -> None:
    """They take more room folded than written: U+FDFA is four words in three bytes."""
    long = "\ufdfa\u33c2\u2057" * 400
    together = shingles(["one two three", long, "four five six"])
    assert together.hashes[together.starts[1] : together.starts[2]].size > 0
    assert _counts(["one two three", long, "four five six"])[::2] == [1, 1]
    assert _counts([long])[0] <= 12

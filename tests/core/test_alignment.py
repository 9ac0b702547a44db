import numpy as np
import pytest

from pipeline.core.alignment import alignments, encode
from pipeline.core.candidate import distinct
from pipeline.core.coding import coded


def _align(a: list[str], b: list[str]) -> tuple[float, float, float]:
    texts = [coded(a), coded(b)]
    terms = distinct(np.concatenate([text.codes for text in texts]))
    encoded = encode(texts, terms)
    found = alignments(encoded, np.ones(len(terms)), np.array([[0, 1]]))
    return float(found.aligned[0]), float(found.names[0]), float(found.numbers[0])


TEXT = [
    "The singer Orla Finch fell from the pier at Wexby on 3 May.",
    "Her manager Tam Roe said she broke 2 ribs and lost a shoe.",
    "The concert for 900 guests moves to Odersund.",
]


def test_a_text_aligns_with_itself() -> None:
    assert _align(TEXT, TEXT) == pytest.approx((1, 1, 1))


def test_a_reworded_copy_aligns() -> None:
    reworded = [
        "On 3 May Orla Finch, the singer, tumbled off the pier at Wexby.",
        "She lost a shoe and broke 2 ribs, according to Tam Roe, her manager.",
        "Odersund now gets the concert, with 900 guests.",
    ]
    assert _align(TEXT, reworded)[0] > 0.6


def test_the_same_phrases_about_others_do_not_align() -> None:
    other = [
        "The singer Mara Quill fell from the pier at Lenning on 8 June.",
        "Her manager Bo Strand said she broke 4 ribs and lost a shoe.",
        "The concert for 450 guests moves to Karholm.",
    ]
    aligned, names, numbers = _align(TEXT, other)
    assert aligned < 0.1
    assert names < 0.2
    assert numbers == 0


def test_sentences_in_another_order_align_only_in_part() -> None:
    assert 0.2 < _align(TEXT, TEXT[::-1])[0] < 0.7


def test_a_shortened_copy_aligns_with_the_whole() -> None:
    assert _align(TEXT, TEXT[:2])[0] == pytest.approx(1)


def test_too_few_facts_do_not_tell_two_texts_apart() -> None:
    assert _align(["A dog barked at 2."], ["A cat slept at 5."])[1:] == (1, 1)


def test_an_empty_text_aligns_with_nothing() -> None:
    assert _align(TEXT, [])[0] == 0

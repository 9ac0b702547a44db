import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.text import clean_line, clean_text, count_words, fold, words


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("a\t b\u00a0\u3000c\x0bd", "a b c d"),
        ("first  \n \n\n  second", "first\n\nsecond"),
        ("zero\u200bwidth \u202egnp\u2066.\ufeff", "zerowidth gnp."),
        ("bell\x07 nul\x00 esc\x1b[31m \x9b", "bell nul esc[31m"),
        ("a \u200b b", "a b"),
        ("e\u200b\u0301", "\u00e9"),
        ("\ue000\ud800x\U000e0041", "x"),
        ("\u0627\u200d\u0644", "\u0627\u0644"),
    ],
)
def test_a_text_is_cleaned(raw: str, clean: str) -> None:
    assert clean_text(raw) == clean


@given(st.text())
def test_a_clean_text_is_composed_printable_and_stays_as_it_is(text: str) -> None:
    clean = clean_text(text)
    assert unicodedata.is_normalized("NFC", clean)
    assert clean.replace("\n", " ").isprintable()
    assert "  " not in clean
    assert "\n\n\n" not in clean
    assert clean_text(clean) == clean


def test_a_line_has_no_break() -> None:
    assert clean_line(" A\n\nheadline\u2028 on\ttwo lines ") == "A headline on two lines"


def test_look_alikes_and_quotes_are_folded_and_accents_kept() -> None:
    assert fold("\u0420\u0430\u0440a \u201cCaf\u00e9\u201d") == 'papa "caf\u00e9"'
    assert words("It\u2019s  CAF\u00c9-time!") == ["it's", "caf\u00e9", "time"]


_ODD = st.text(st.sampled_from("ab1 '`_\n\t\r\x0b\x1c\x85.-é’‘“”—–…\u0301\u0300\xa0\u200b\u2028ﬁK\xad"))


@given(_ODD)
def test_the_quick_ways_of_reading_say_what_the_slow_ones_say(text: str) -> None:
    """A letter with an accent, and two blanks, keep from the quick ones."""
    assert fold(f"{text} é") == f"{fold(text)} é"
    assert clean_text(f"  {text}") == clean_text(text)
    assert count_words(text) == len(words(text))

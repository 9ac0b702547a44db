"""Words that differ, and the sentences they stand in."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.report.difference import Piece, marked, shortened, within
from pipeline.report.reading import Field, readings


def test_only_the_words_that_differ_are_marked() -> None:
    before, after = marked("worth 14 million a year", "worth 41 million a year")
    assert before == [Piece("worth ", False), Piece("14", True), Piece(" million a year", False)]
    assert after[1] == Piece("41", True)


def test_a_blank_between_two_changed_words_is_changed_with_them() -> None:
    before, _ = marked("he may have left the studio early", "he left the studio early")
    assert before == [Piece("he ", False), Piece("may have", True), Piece(" left the studio early", False)]


def test_readings_that_share_little_are_marked_whole() -> None:
    assert marked("Axed on Friday", "A gentle farewell") == (
        [Piece("Axed on Friday", True)],
        [Piece("A gentle farewell", True)],
    )


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_word_is_lost(before: str, after: str) -> None:
    ours, theirs = marked(before, after)
    assert ("".join(p.text for p in ours), "".join(p.text for p in theirs)) == (before, after)


def test_the_context_is_the_sentence_around_the_span() -> None:
    text = "It rained. The fee was ten pounds in all. Nobody paid."
    assert within(text, text.index("ten"), "ten") == ("The fee was ", " pounds in all.")


def test_a_span_that_is_not_there_has_no_context() -> None:
    assert within("Another text.", 40, "ten") == ("", "")


def test_a_long_span_is_told_by_its_beginning_and_end() -> None:
    told = shortened("begin " + "word " * 200 + "end", 60)
    assert told.startswith("begin word")
    assert told.endswith("word end")
    assert len(told) <= 70


def test_words_that_only_one_side_has_are_shown_beside_the_sentence_that_lacks_them() -> None:
    before, after = "She said that the show would return.", "She said that the show would not return."
    earlier, later = readings(Field(before, None, None), Field(after, after.index("not"), "not"))
    assert earlier == [Piece(before, False)]
    assert Piece("not", True) in later

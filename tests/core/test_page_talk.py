from pipeline.core.page_talk import is_note, is_page_talk
from pipeline.core.side import Background

NOTHING = Background("", "", None)


def test_a_correction_note_is_no_part_of_the_story() -> None:
    assert is_note("Correction: an earlier version misspelt a name.")
    assert not is_note("The roof leaked twice.")


def test_a_last_line_to_the_reader_is_page_talk() -> None:
    assert is_page_talk("Have a story for us? Write in.", NOTHING)
    assert is_page_talk("Compra boletos mañana mismo aquí.", NOTHING)
    assert not is_page_talk("The roof leaked twice.", NOTHING)

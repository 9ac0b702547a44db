import pytest

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


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("This is Radio Wherry.", "Radio Wherry News"),
        ("The Quarter's law page is written for people who sign things.", "The Quarter"),
        ("It comes out on the first of the month.", "The Quarter"),
        ("Footlight is a weekly for people who put shows on.", "Footlight"),
    ],
)
def test_an_outlet_tells_what_it_is_in_its_last_line(line: str, outlet: str) -> None:
    assert is_page_talk(line, NOTHING, outlet)


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("The album comes out on Friday.", "The Quarter"),
        ("It comes out on 3 June.", "The Quarter"),
        ("The newsletter is written by prisoners.", "The Quarter"),
        ("Variety is a magazine about film.", "The Quarter"),
        ("Leeds gets a second night.", "Leeds Post"),
        ("Fox owns the studio.", "Fox News"),
        ("Share prices fell by five per cent.", "The Quarter"),
        ("Like most films of the studio, it is short.", "The Quarter"),
        ("Support comes from the union.", "The Quarter"),
    ],
)
def test_news_is_no_page_talk(line: str, outlet: str) -> None:
    assert not is_page_talk(line, NOTHING, outlet)


def test_who_is_spoken_of_is_somebody() -> None:
    assert not is_page_talk("The judge, who lost a brother, wept.", NOTHING, "The Quarter")
    assert not is_page_talk("The mayor is a daily reader of poems.", NOTHING, "The Quarter")


def test_a_short_line_in_the_words_of_the_story_is_in_no_other_language() -> None:
    story = Background("Filming stopped at noon in Leeds.", "Filming stopped at noon in Leeds.", None)
    assert not is_page_talk("Filming resumes next month.", story)
    assert is_page_talk("Compra boletos mañana mismo aquí.", story)

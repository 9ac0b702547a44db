import pytest

from pipeline.core.pagehead import is_byline, is_dateline, own_lines


@pytest.mark.parametrize(
    "line",
    ["29 July 2026, 07:43", "Published: Aug. 3rd, 2026 at 5:04 pm GMT", "2026-08-01 12:00", "Updated 3 hours ago"],
)
def test_a_line_of_nothing_but_time_is_a_dateline(line: str) -> None:
    assert is_dateline(line)


@pytest.mark.parametrize(
    "line",
    ["The film opens on 3 May.", "Tickets cost 30 dollars", "May", "", "1984: a novel", "4.30 4.46", "1", "| 1 | 2 |"],
)
def test_a_line_that_tells_something_is_no_dateline(line: str) -> None:
    assert not is_dateline(line)


@pytest.mark.parametrize("line", ["By Ada Quill", "Ada Quill", "By Ada Quill and Bo Vane, Stage Desk"])
def test_a_line_with_the_authors_name_is_a_byline(line: str) -> None:
    assert is_byline(line, "Ada Quill")


@pytest.mark.parametrize("line", ["By noon the queue had reached the river.", "Ada Quill said so.", "Bo Vane"])
def test_a_sentence_or_another_name_is_no_byline(line: str) -> None:
    assert not is_byline(line, "Ada Quill")


def test_section_headline_dateline_and_byline_are_no_part_of_the_story() -> None:
    page = "Entertainment\nThe Heron sings\n3 May 2026, 07:21\nBy Ada Quill\nIt sang.\nTwice.\nAda Quill"
    assert own_lines(page, "The Heron sings", "Ada Quill") == "It sang.\nTwice."


def test_a_headline_quoted_deep_in_the_story_cuts_nothing() -> None:
    story = "One.\nTwo.\nThree.\nFour.\nThe Heron sings\nFive."
    assert own_lines(story, "The Heron sings", None) == story


def test_what_stands_above_the_headline_is_kept_if_it_is_long() -> None:
    story = "A long paragraph which tells what happened in the city on that evening in May and why.\nHeron\nMore."
    assert own_lines(story, "Heron", None).startswith("A long paragraph")


def test_a_text_of_datelines_only_stays() -> None:
    assert own_lines("3 May 2026", "Title", None) == "3 May 2026"

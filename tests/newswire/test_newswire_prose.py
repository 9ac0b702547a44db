from pathlib import Path

import pytest

from pipeline.newswire.proof import faults
from pipeline.newswire.prose import Prose, ProseError, parse_part, parse_story

FIXTURE = Path(__file__).parent / "fixture"


def test_a_story_has_its_head_marks_independent_article_and_contradictions(small: Prose) -> None:
    (story,) = small.stories
    assert story.title == "Rain delays opening of 'The Pier'"
    assert len(story.template.changes) == 15
    assert story.independent and story.independent.byline == "Jo Field"
    assert [planned.kind for planned in story.planned] == ["number"]


def test_a_part_has_headlines_and_sections(small: Prose) -> None:
    (part,) = small.parts
    assert (part.beat, [len(section) for section in part.sections]) == ("fair", [3, 3, 3])


def test_a_story_without_a_headline_is_refused() -> None:
    with pytest.raises(ProseError, match="no byline, clickbait"):
        parse_story("x", "title: A\n\nText.")


def test_a_part_without_headlines_is_refused() -> None:
    with pytest.raises(ProseError, match="no title"):
        parse_part("x", "== lede\nA.\n")


def test_the_proof_reader_finds_too_few_changes_and_sections() -> None:
    found = "\n".join(faults(FIXTURE))
    assert "fair.txt: 1 titles, 3 sections" in found


def test_every_hand_written_story_promises_and_withholds_in_other_headlines(prose: Prose) -> None:
    for story in prose.stories:
        assert len({story.title, story.retitle, story.clickbait, story.overclaim}) == 4

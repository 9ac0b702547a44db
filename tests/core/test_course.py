from pipeline.core.course import stepped
from pipeline.core.cue import cues


def _stepped(before: str, after: str) -> bool:
    return stepped(cues(before), cues(after))


def test_talks_and_a_signature_are_two_stages_of_one_course_in_either_order() -> None:
    assert _stepped("is in talks about the run", "has signed for the run")
    assert _stepped("has signed for the run", "is in talks about the run")


def test_a_pause_and_an_end_are_two_stages() -> None:
    assert _stepped("work has been paused", "the show has been cancelled")


def test_one_stage_in_other_words_or_beside_others_is_none() -> None:
    assert not _stepped("has agreed to play", "has signed for the run")
    assert not _stepped("is in talks about the run", "after talks she has signed")
    assert not _stepped("is in talks about the run", "was hurt on stage")

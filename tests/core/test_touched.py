from pipeline.core.side import Change
from pipeline.core.touched import touched

PARENT = "The hall opens in June. Bo Lind said that he would appeal against the ruling. Rain fell on the town."


def _sides(copy: str, before: str | None, after: str | None) -> tuple[str, str]:
    spans = [
        (text.index(span), text.index(span) + len(span)) if span else None
        for text, span in ((PARENT, before), (copy, after))
    ]
    b, a = touched(Change("negation", 2, spans[0], spans[1]), PARENT, copy)
    return b.sentence, a.sentence


def test_a_word_that_came_is_held_against_the_sentence_that_lacks_it() -> None:
    copy = PARENT.replace("would appeal", "would not appeal")
    before, after = _sides(copy, None, "not")
    assert before == "Bo Lind said that he would appeal against the ruling."
    assert after == "Bo Lind said that he would not appeal against the ruling."


def test_words_that_went_are_held_against_the_sentence_that_lacks_them() -> None:
    copy = PARENT.replace(" against the ruling", "")
    assert _sides(copy, "against the ruling", None)[1] == "Bo Lind said that he would appeal."


def test_a_sentence_that_went_as_a_whole_has_no_counterpart() -> None:
    assert _sides(PARENT.replace(" Rain fell on the town.", ""), "Rain fell on the town.", None)[1] == ""

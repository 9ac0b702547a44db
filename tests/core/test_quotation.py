from pipeline.core.quotation import quotations


def test_speech_is_quoted_and_a_title_is_not() -> None:
    text = 'She sang "The Salt Road" and said: "I was never there." He nodded.'
    (quote,) = quotations(text)
    assert quote.text == "I was never there."
    assert text[quote.start : quote.end] == quote.text


def test_typographic_marks_count_too() -> None:
    assert [q.text for q in quotations("“We are done,” he said.")] == ["We are done,"]


def test_an_apostrophe_opens_nothing() -> None:
    assert quotations("The singers' union and Penn's label") == []

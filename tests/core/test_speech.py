from pipeline.core.edit import edits
from pipeline.core.side import side
from pipeline.core.speech import speech_changes


def found(parent: str, copy: str) -> list[tuple[str, str, int]]:
    p, c = side(parent, 0), side(copy, 0)
    rows = speech_changes(p, c, edits(p.tokens, c.tokens))
    return [
        (parent[r.before[0] : r.before[1]], copy[r.after[0] : r.after[1]], r.severity)
        for r in rows
        if r.before and r.after
    ]


def test_altered_words_are_one_row() -> None:
    assert found('"I regret none of it," he said.', '"I regret all of it," he said.') == [
        ("I regret none of it,", "I regret all of it,", 2)
    ]


def test_a_shortened_quotation_is_none() -> None:
    assert found('"I regret none of it and never will," he said.', '"I regret none of it," he said.') == []


def test_a_title_in_quotation_marks_is_no_speech() -> None:
    assert found('He sang "The Salt Road" twice.', 'He sang "The Iron Road" twice.') == []


def test_a_number_in_another_form_alters_no_speech() -> None:
    assert found('"We stay for two years," he said.', '"We stay for 2 years," he said.') == []
    assert found('"We stay for two years," he said.', '"We stay for 3 years," he said.') != []


def test_a_short_form_alters_no_speech_but_a_denial_does() -> None:
    assert found("\"I can't wait and it's late,\" he said.", '"I cannot wait and it is late," he said.') == []
    assert found('"I can wait for the bus," he said.', '"I can\'t wait for the bus," he said.') != []

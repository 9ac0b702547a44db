from pipeline.core.side import side, token_span, within


def test_spans_are_offsets_of_the_field() -> None:
    its = side("Orla Penn sang twice.", 100)
    assert token_span(its, 2, 4) == (110, 120)
    assert token_span(its, 2, 2) is None


def test_a_side_holds_what_a_sentence_has() -> None:
    its = side('Penn, 61, may "come back" twice.', 0)
    assert [n.text for n in its.names] == ["Penn"]
    assert [q.text for q in its.quotes] == ["come back"]
    assert {v.amount for v in its.values} == {61, 2}
    assert within(its.values[0].start, its.values[0].end, its, 0, 2)

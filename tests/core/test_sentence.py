from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.sentence import sentences


def texts(text: str) -> list[str]:
    return [span.text for span in sentences(text)]


def test_titles_and_months_do_not_end_a_sentence() -> None:
    assert texts("Mr. Okoro met Dr. Vance on Jan. 9 in Lodz. He left.") == [
        "Mr. Okoro met Dr. Vance on Jan. 9 in Lodz.",
        "He left.",
    ]


def test_initials_belong_to_the_name() -> None:
    assert texts("J. R. Maddox sang. The I.S.S. Nova flew past the U.S. Capitol.") == [
        "J. R. Maddox sang.",
        "The I.S.S. Nova flew past the U.S. Capitol.",
    ]


def test_an_abbreviation_may_end_a_sentence_before_a_clear_opener() -> None:
    assert texts("It opened in the U.S. The show starts at 9 p.m. She was late.") == [
        "It opened in the U.S.",
        "The show starts at 9 p.m.",
        "She was late.",
    ]


def test_a_quote_closes_behind_its_stop() -> None:
    assert texts('"We are done." Nobody clapped. “Truly?” she asked. He nodded.') == [
        '"We are done."',
        "Nobody clapped.",
        "“Truly?” she asked.",
        "He nodded.",
    ]


def test_headings_and_bullets_are_sentences_of_their_own() -> None:
    assert texts("What we know\n\n- The hall is shut\n- Tickets are void\n\nMore soon.") == [
        "What we know",
        "- The hall is shut",
        "- Tickets are void",
        "More soon.",
    ]


def test_figures_keep_their_point() -> None:
    assert texts("It cost $2.5 million. No. 3 sold 4.1m copies.") == [
        "It cost $2.5 million.",
        "No. 3 sold 4.1m copies.",
    ]


@given(st.text(alphabet='aB.!?"” \n$1é', max_size=80))
def test_spans_are_exact_ordered_and_lose_nothing_but_blanks(text: str) -> None:
    spans = sentences(text)
    assert all(text[s.start : s.end] == s.text and s.text == s.text.strip() for s in spans)
    assert all(a.end <= b.start for a, b in zip(spans, spans[1:], strict=False))
    assert "".join("".join(s.text.split()) for s in spans) == "".join(text.split())


def test_an_hour_ends_a_sentence_unless_a_zone_follows() -> None:
    assert texts("Doors open at 7 p.m. Seats are few. It airs at 9 p.m. Eastern on Friday.") == [
        "Doors open at 7 p.m.",
        "Seats are few.",
        "It airs at 9 p.m. Eastern on Friday.",
    ]

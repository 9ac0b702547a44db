from datetime import date

import pytest

from pipeline.core.dispute import NAMES, between, copied, within
from pipeline.core.prose import LONGEST, Report, prose

DAY = date(2026, 6, 8)
PIER = Report(["The pier at Wexby has 12 boats.", "Orla Finch, 61, sold it on May 3.", "Nobody was hurt."], DAY)


def test_every_dispute_has_all_measures() -> None:
    other = Report(["The pier at Wexby has 21 boats."], DAY)
    assert {len(d.vector) for d in copied(PIER, other)} == {len(NAMES)}


def test_a_copy_of_the_same_words_raises_nothing() -> None:
    assert copied(PIER, PIER) == []


def test_the_sentences_of_a_copy_are_asked_against_their_own_only() -> None:
    changed = Report(["The pier at Wexby has 21 boats.", *PIER.sentences[1:]], DAY)
    assert {(d.a, d.b) for d in copied(PIER, changed)} == {(0, 0)}


def test_only_the_sentences_asked_are_held_against_another_report() -> None:
    other = Report(["At Wexby Orla Finch, 64, sold the pier with 21 boats."], DAY)
    assert {d.a for d in between(PIER, other, [1], [0])} <= {1}


def test_reports_without_a_common_word_raise_nothing() -> None:
    assert between(PIER, Report(["Rain fell all over Odersund yesterday."], DAY), range(3), [0]) == []


def test_beyond_the_limit_sentences_are_not_read() -> None:
    padding = [f"Line {i} tells of gulls." for i in range(LONGEST)]
    long = Report([*padding, "Wexby has 12 boats in port.", "Wexby has 21 boats in port."], DAY)
    assert all(d.b < LONGEST for d in within(long))


def test_the_rows_of_a_chart_do_not_exclude_each_other() -> None:
    rows = ["Heron Club: £7,807,000 (week 9)", "Turret Club: £5,819,000 (week 5)", "The roof of the hall leaked twice."]
    assert within(Report(rows, date(2026, 6, 1))) == []
    assert prose(Report(rows, None)).sentences == ["", "", rows[2]]


def test_firms_with_one_trade_in_their_names_are_two() -> None:
    told = [
        "The picture beat a field led by Wrenfield Group at the festival in Ghent on Sunday.",
        "The actor dedicated the award to his teacher, Weatherby Group said after the festival in Ghent.",
    ]
    assert [d.kind for d in within(Report(told, date(2026, 6, 1)))] == []


def test_a_sentence_written_anew_is_disputed_only_where_a_fact_changed() -> None:
    parent = ["It lost $310 million in the second quarter, after a loss of $450 million in the first."]
    copy = ["In the first half of the year the company made a loss of $760 million."]
    assert [d.kind for d in copied(Report(parent, None), Report(copy, None)) if d.kind == "number"] == []


def test_two_entries_of_one_list_are_no_versions_of_one_sentence() -> None:
    one = "Asta Lind, a baker from the old harbour, was honoured by the town in October 2024."
    other = "Bo Kroll, a baker from the old harbour, was honoured by the town in December 2024."
    assert within(Report([one, "It rained all day.", other], date(2026, 6, 8))) == []


def test_posts_and_addresses_tell_nothing_twice() -> None:
    one = "Write to Asta Lind at the old harbour office on pier 12 or mail asta@harbour.example today."
    other = "Write to Asta Lind at the old harbour office on pier 14 or mail lind@harbour.example today."
    assert within(Report([one, other], None)) == []
    told = [text.partition(" or mail")[0] + " before noon." for text in (one, other)]
    assert [d.kind for d in within(Report(told, None))] != []


def test_a_dispute_names_the_family_of_rules_that_found_it() -> None:
    told = ["Three of the nine bridges have been painted.", "The other five will follow in the spring."]
    assert ("number", "remainder") in {(d.kind, d.rule) for d in within(Report(told, None))}


def test_values_that_only_one_report_tells_are_held_against_each_other_and_nothing_else_is() -> None:
    ours = Report(["The Wexby ferry carries 310 people.", "Nobody knows why it sank."], DAY)
    theirs = Report(["There is room for 130 on board, said its owner.", "It has sunk."], DAY)
    found = between(ours, theirs, range(2), range(2))
    assert ("number", 0, 0) in {(d.kind, d.a, d.b) for d in found}
    assert {d.kind for d in found if (d.a, d.b) == (0, 0)} == {"number"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("On Monday 4,000 people came to the festival.", "On Tuesday 6,500 people came to the festival."),
        ("The first episode was seen by 8 million people.", "The second episode was seen by 6 million people."),
    ],
)
def test_entries_of_a_series_are_not_held_against_each_other(one: str, other: str) -> None:
    assert not any(d.kind == "number" for d in within(Report((one, other), None)))
    assert any(d.kind == "number" for d in within(Report((one, one.replace("4,000", "9,000").replace("8", "9")), None)))


def test_what_is_no_sentence_is_not_compared() -> None:
    dump = "The pier has " + " and ".join(f"{i} boats at berth {i}" for i in range(300)) + "."
    assert copied(Report((dump,), DAY), Report((dump.replace("boats", "ships"),), DAY)) == []
    assert prose(Report((dump, "It rained."), DAY)).sentences == ["", "It rained."]

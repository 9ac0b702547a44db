from datetime import date

import pytest

from pipeline.core.exchange import exchanged
from pipeline.core.statement import statement

TODAY = date(2026, 5, 20)


def found(parent: list[str], copy: list[str]) -> list[tuple[str, str]]:
    ours, theirs = [statement(s) for s in parent], [statement(s) for s in copy]
    return [
        (next(v.text for v in ours[i].values if v.start == x), next(v.text for v in theirs[j].values if v.start == y))
        for (i, j), pairs in exchanged(ours, theirs, {}, TODAY).items()
        for x, y in pairs
    ]


def test_a_figure_that_only_one_text_tells_stands_for_the_one_that_only_the_other_tells() -> None:
    parent = ["The barge is 40 metres long.", "A lawyer looked at 26 hours of tape and found nothing."]
    copy = ["Nothing was found by the lawyer, who had watched tape for 36 hours.", "Its length is 40 metres."]
    assert found(parent, copy) == [("26 hours", "36 hours")]


def test_what_both_tell_stands_for_nothing() -> None:
    assert found(["It took 26 hours to mend."], ["The mending went on for twenty-six hours, and cost 30 pounds."]) == []


def test_another_measure_stands_for_nothing() -> None:
    assert found(["It took 26 hours."], ["It cost 36 pounds."]) == []


def test_a_total_stands_for_nothing() -> None:
    parent = ["It lost $310 million in the second quarter.", "In the first it was $450 million."]
    assert found(parent, ["In the first half of the year it lost $760 million."]) == []
    assert found(parent, ["In the first half of the year it lost $670 million."]) != []


def test_a_day_is_not_told_by_a_weekday_of_another_week() -> None:
    parent = ["The governors meet on 2 December.", "He said so on Wednesday."]
    copy = ["The meeting of the governors is on 9 December.", "That is what he said on Wednesday."]
    assert found(parent, copy) == [("2 December", "9 December")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The bridge cost $5 million.", "It cost $10 million to build the bridge."),
        ("The pipe is 400 metres long.", "It has a length of 200 metres, the pipe."),
        ("Of the voters 40 per cent said yes.", "Yes was what 60 per cent of the voters said."),
    ],
)
def test_a_value_doubled_or_turned_round_is_no_total(before: str, after: str) -> None:
    assert len(found([before], [after])) == 1


def test_amounts_of_another_order_are_of_two_things() -> None:
    assert found(["The bridge is 400 metres long."], ["A path of 300 kilometres ends at the bridge."]) == []


@pytest.mark.parametrize("told", ["A week ago", "Last week", "Earlier this month, on the 13th of May,"])
def test_a_day_is_told_by_the_week_that_it_lies_in(told: str) -> None:
    parent = ["The bridge was inspected on 13 May."]
    assert found(parent, [f"{told} the bridge was inspected.", "On 11 June it is inspected again."]) == []


def test_a_table_takes_no_longer_than_its_size_allows() -> None:
    rows = [
        [f"Row {i} tells {100 * i + 7 * k} boats and {100 * i + 7 * k + 3} oars." for i in range(80)] for k in (1, 2)
    ]
    assert found(*rows)

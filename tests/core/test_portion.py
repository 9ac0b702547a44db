from pipeline.core.portion import portions, quantifiers


def test_shares_groups_ranks_and_rates_are_read() -> None:
    found = {
        (v.dimension, round(v.amount, 3)) for v in portions("nine in ten, a fortnight, the second of four, weekly")
    }
    assert {("share", 0.9), ("duration", 20160.0), ("rank", 2.0), ("rate", 10080.0)} <= found


def test_quantifiers_that_say_the_same_have_one_name() -> None:
    found = quantifiers("Most of them, several twice, each once, not many thrice, few never")
    assert [v.unit for v in found] == ["most", "some", "all", "few", "few"]


def test_so_many_out_of_a_counted_few_are_no_share() -> None:
    assert portions("three out of eight trials") == []
    assert [round(v.amount, 3) for v in portions("two out of 30 houses")] == [0.067]
    assert [v.amount for v in portions("nine out of ten voters, one out of 20")] == [0.9, 0.05]


def test_twice_counts_times_unless_it_counts_what_stands_behind() -> None:
    assert [(v.amount, v.unit) for v in portions("leaked twice, fell thrice.")] == [(2.0, "time"), (3.0, "time")]
    assert {v.unit for v in portions("both films")} == {"film"}

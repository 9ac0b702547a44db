from pipeline.core.portion import portions, quantifiers


def test_shares_groups_ranks_and_rates_are_read() -> None:
    found = {
        (v.dimension, round(v.amount, 3)) for v in portions("nine in ten, a fortnight, the second of four, weekly")
    }
    assert {("share", 0.9), ("duration", 20160.0), ("rank", 2.0), ("rate", 10080.0)} <= found


def test_a_quantifier_is_its_own_word() -> None:
    assert [v.unit for v in quantifiers("Most of them, several twice")] == ["most", "several"]

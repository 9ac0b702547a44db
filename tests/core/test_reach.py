import pytest

from pipeline.core.reach import reaches
from pipeline.core.side import side


def _found(parent: str, copy: str) -> list[tuple[str, str]]:
    return [
        (parent[slice(*change.before)], copy[slice(*change.after)])
        for change in reaches(side(parent, 0), side(copy, 0))
        if change.before and change.after
    ]


def test_a_record_of_wider_reach_is_asked_about() -> None:
    parent = "It was watched by 9 million people, a record for a drama on the channel, the network said."
    copy = "It was watched by 9 million people, a record for any programme on the channel, the network said."
    ((before, after),) = _found(parent, copy)
    assert before.startswith("record for a drama")
    assert after.startswith("record for any programme")


@pytest.mark.parametrize(
    ("parent", "copy"),
    [
        ("She is the oldest winner in the prize's 22 years.", "No Irish prize has had an older winner before."),
        ("It is the first strike at the house since 1997.", "It is the first strike ever at the house."),
        ("No film had been withdrawn from the opening before.", "It is the first film ever to be withdrawn."),
    ],
)
def test_a_denial_of_all_others_is_such_a_claim(parent: str, copy: str) -> None:
    assert len(_found(parent, copy)) == 1


@pytest.mark.parametrize(
    ("parent", "copy"),
    [
        ("It is the oldest mill in Ireland.", "It is the oldest Irish mill."),
        ("It is the oldest mill in Ireland.", "The mill stands in Ireland."),
        ("The mill is old.", "It is the oldest mill."),
    ],
)
def test_one_claim_or_the_same_claim_asks_nothing(parent: str, copy: str) -> None:
    assert _found(parent, copy) == []

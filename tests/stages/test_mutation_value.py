import pytest

from models.labelled.retold import DAY
from pipeline.model import load
from pipeline.stages import mutation

FIRM = " It plays in Oslo in June. The agency said that tickets cost 40 euros."


def _kinds(parent: str, copy: str) -> set[str]:
    pair = mutation.Pair("z", "r", "Title", copy + FIRM, "Title", parent + FIRM, [], [], DAY, "en", [])
    return {row.kind for row in mutation.said([pair], load("change"))[0] if row.severity}


@pytest.mark.parametrize(
    ("parent", "copy"),
    [
        (
            "The band won the prize for the second time on Monday.",
            "The band won the prize for the ninth time on Monday.",
        ),
        ("It is her fourth film for the studio.", "It is her fifth film for the studio."),
        ("The 50th edition opens on Friday.", "The 60th edition opens on Friday."),
    ],
)
def test_another_ordinal_is_another_number(parent: str, copy: str) -> None:
    assert _kinds(parent, copy) == {"number"}


def test_a_sum_in_another_currency_code_names_nobody() -> None:
    assert _kinds("The buyer paid 50,000 Swiss francs for it.", "The buyer paid CHF 50,000 for it.") == set()

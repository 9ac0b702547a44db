import pytest

from pipeline.core.cut import addition, omission
from pipeline.core.side import Background


@pytest.mark.parametrize(
    ("cut", "severity"),
    [
        ("Penn denied reports that the roof had leaked, and said it was dry.", 2),
        (", but only if the council agrees", 2),
        ("She did not rule out a sale.", 1),
        ("The figures have not been independently verified.", 1),
        ("The theatre was built in 1903.", None),
        ("Lind could not be reached for comment.", None),
    ],
)
def test_a_cut_weighs_what_it_takes_from_the_rest(cut: str, severity: int | None) -> None:
    assert omission(cut) == severity


def test_a_lede_of_one_s_own_is_no_claim_and_an_invention_is() -> None:
    body = "The harbour theatre in Lodz was closed on Monday after its roof leaked."
    background = Background(body, body, None)
    assert addition("A leak has closed a theatre by the harbour.", 0, background) == 0
    assert addition("Friends say that the owner gambled the repair money away.", 4, background) == 2

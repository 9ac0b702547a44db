import pytest

from pipeline.core.side import side
from pipeline.core.unsaid import unsaid


def _gone(parent: str, copy: str) -> list[str]:
    return [parent[slice(*change.before)] for change in unsaid(side(parent, 0), side(copy, 0)) if change.before]


@pytest.mark.parametrize(
    ("parent", "copy", "gone"),
    [
        ("The choir must repay the prize within 60 days, unless an appeal is lodged.",
         "The choir has 60 days to repay the prize.", "unless an appeal is lodged"),
        ("The hall is safe as long as the gallery stays shut, Orla Finch said.",
         "Orla Finch said that the hall was safe.", "as long as the gallery stays shut"),
        ("Tarn Films denied having kept back any money and said that it would appeal.",
         "Tarn Films said that it would appeal.", "denied having kept back any money"),
        ("Lind disputed this. He said that he had paid the builders of the hall.",
         "Lind said that he had paid the builders of the hall.", "Lind disputed this."),
    ],
)  # fmt: skip
def test_a_condition_or_denial_that_went_is_found(parent: str, copy: str, gone: str) -> None:
    assert _gone(parent, copy) == [gone]


@pytest.mark.parametrize(
    ("parent", "copy"),
    [
        ("The hall opens in June unless the roof leaks.", "If the roof does not leak, the hall opens in June."),
        ("Lind denied that the roof had leaked.", "That the roof had leaked was denied by Lind."),
        ("Once the roof was mended, the hall opened.", "The hall opened after the roof was mended."),
        ("The hall opened in June.", "The hall opened."),
    ],
)
def test_what_the_other_sentence_tells_in_its_way_is_not_gone(parent: str, copy: str) -> None:
    assert _gone(parent, copy) == []

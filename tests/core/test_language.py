import pytest

from pipeline.core.language import language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The studio said on Tuesday that the sequel would open in March and that the whole cast would return.", "en"),
        (
            "Das Studio teilte am Dienstag mit, dass die Fortsetzung im März anläuft und alle Darsteller zurückkehren.",
            "de",
        ),
        ("Le studio a annoncé mardi que la suite sortira en mars et que tous les acteurs seront de retour.", "fr"),
        ("スタジオは火曜日、続編が三月に公開され、出演者全員が戻ってくると発表した。", "ja"),
    ],
)
def test_the_language_of_a_text(text: str, code: str) -> None:
    assert language(text) == code


@pytest.mark.parametrize("text", ["", "OK", "12 345 678 " * 30, "Breaking news"])
def test_a_text_too_short_to_tell_has_none(text: str) -> None:
    assert language(text) is None

import pytest

from pipeline.core.language import identifier, language


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


@pytest.mark.parametrize(
    "text",
    [
        "Der Sänger sagte am Freitag in München, er werde im Herbst noch einmal mit dem alten Orchester auftreten.",
        "THE SINGER WILL APPEAR WITH THE OLD ORCHESTRA ONCE MORE IN AUTUMN, THE HOUSE ANNOUNCED ON FRIDAY NIGHT.",
        "La cantante si esibira\u0300 ancora una volta con la vecchia orchestra in autunno, ha annunciato la casa.",
        "Pěvkyně vystoupí se starým orchestrem ještě jednou na podzim, oznámilo v pátek divadlo v Praze.",
        "가수는 가을에 오랜 오케스트라와 함께 다시 한번 무대에 오를 것이라고 극장이 금요일에 발표했다.",
        "x" * 80,
        "\ud800 lone halves of a pair are no characters, but a text with one of them is read to its end as well",
    ],
)
def test_the_model_says_what_its_own_library_makes_of_it(text: str) -> None:
    assert language(text) == identifier().classify(text)[0]

from pipeline.core.unit import CURRENCIES, UNITS


def test_plural_and_singular_measure_the_same() -> None:
    assert all(UNITS[word] == UNITS[word + "s"] for word in ("day", "metre", "kilo", "tonne"))


def test_codes_and_names_are_one_currency() -> None:
    assert CURRENCIES["usd"] == CURRENCIES["dollars"] == "dollar"

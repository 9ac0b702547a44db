import re
from datetime import date, timedelta
from itertools import islice
from random import Random

from pipeline.newswire.slot import SLOTS, draw, people, works

DAYS = [date(2026, 7, 1) + timedelta(days=i // 7) for i in range(500)]


def values() -> list[dict[str, str]]:
    return list(draw(Random(7), DAYS, people(Random(8)), "The Glass Beekeeper"))


def test_no_person_and_no_work_occurs_in_two_stories() -> None:
    drawn = values()
    names = [
        value[slot] for value in drawn for slot in ("lead", "partner", "boss", "partner_wrong", "boss_wrong", "work")
    ]
    assert len(set(names)) == len(names)


def test_a_wrong_value_never_equals_the_right_one() -> None:
    for value in values():
        for slot in SLOTS:
            if slot.endswith("_wrong"):
                assert value[slot] != value[slot.removesuffix("_wrong")]


def test_a_wrong_amount_is_clearly_another() -> None:
    for value in values():
        right, wrong = (int(re.sub(r"\D", "", value[slot])) for slot in ("money", "money_wrong"))
        assert abs(right - wrong) / max(right, wrong) >= 0.25


def test_the_short_forms_have_the_same_value() -> None:
    for value in values():
        assert value["money_short"] == value["money"].replace(" million", "m")
        assert value["date_us"].split()[::-1] == value["date"].split()


def test_dates_lie_ahead_and_the_month_after_them() -> None:
    for value in values():
        assert value["month"] not in value["date"]
        assert value["month"] != value["past_month"]


def test_values_in_use_elsewhere_are_not_drawn() -> None:
    assert "The Glass Beekeeper" not in {value["work"] for value in values()}


def test_the_lists_hold_enough_people_and_works() -> None:
    assert len({person.full for person in people(Random(1))}) > 5000
    assert len(set(islice(works(Random(1)), 2000))) == 2000

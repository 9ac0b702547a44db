from pipeline.core.reading import common_evidence, reading


def _new(sentence: str, origin: str) -> frozenset[str]:
    return reading("", [sentence]).grams - reading("", [origin]).grams


ORIGIN = "The ferry was carrying twelve people when it struck the pier"


def test_a_house_way_of_writing_numbers_is_no_innovation() -> None:
    assert _new("The ferry was carrying 12 people when it struck the pier", ORIGIN) == frozenset()


def test_the_same_new_number_is_evidence() -> None:
    changed = _new("The ferry was carrying 14 people when it struck the pier", ORIGIN)
    assert common_evidence(changed, changed) > 3


def test_particles_are_no_evidence() -> None:
    changed = _new("The ferry was carrying twelve people as it struck the pier", ORIGIN)
    assert common_evidence(changed & {"as", "as it"}, changed) <= 0


def test_a_longer_common_phrase_is_more_evidence() -> None:
    short = frozenset({"badly"})
    long = frozenset({"badly", "wooden", "badly struck", "wooden pier", "struck the wooden"})
    assert common_evidence(long, long) > common_evidence(short, short) > 0


def test_nothing_in_common_speaks_against_kinship() -> None:
    assert common_evidence(frozenset({"left"}), frozenset({"right"})) < 0


def test_a_house_style_for_numbers_and_days_is_no_innovation() -> None:
    told = reading("", ["It cost 46 million on 27 November."])
    assert told.grams == reading("", ["It cost 46m on November 27."]).grams


def test_a_title_repeated_in_the_body_is_not_read_again() -> None:
    assert reading("The pier is sold", ["The pier is sold", "Tam Roe paid."]) == reading(
        "The pier is sold", ["Tam Roe paid."]
    )

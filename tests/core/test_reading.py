from pipeline.core.reading import Reading, common_evidence, departure, kept_evidence, lost_evidence, reading


def _told(sentence: str) -> Reading:
    return reading("", [sentence])


def _new(sentence: str, origin: str) -> frozenset[str]:
    return departure(_told(sentence), _told(origin)).new


def _common(a: str, b: str) -> float:
    origin = _told(ORIGIN)
    return common_evidence(departure(_told(a), origin), departure(_told(b), origin), origin)


ORIGIN = "The ferry was carrying twelve people when it struck the pier"


def test_a_house_way_of_writing_numbers_is_no_innovation() -> None:
    assert _new("The ferry was carrying 12 people when it struck the pier", ORIGIN) == frozenset()


def test_the_same_new_number_is_evidence() -> None:
    changed = "The ferry was carrying 14 people when it struck the pier"
    assert _common(changed, changed) > 3


def test_a_number_told_before_says_less_in_a_new_phrase_than_a_new_number() -> None:
    known, other = (f"The ferry with {number} aboard struck the pier" for number in (12, 14))
    assert 0 < _common(known, known) < _common(other, other) - 2


def test_the_words_around_an_age_are_no_evidence() -> None:
    origin, told, other = map(_told, ("A girl aged 11 fell", "An 11-year-old fell", "An 11-foot-tall fell"))
    dress, new = (common_evidence(departure(x, origin), departure(x, origin), origin) for x in (told, other))
    assert dress < new - 2


def test_particles_are_no_evidence() -> None:
    changed = "The ferry was carrying twelve people as it struck the pier"
    assert _common(changed, changed) < 1.5


def test_a_longer_common_phrase_is_more_evidence() -> None:
    short, long = (
        f"The ferry was carrying twelve people when it struck the pier {new}"
        for new in ("badly", "badly, Roe said to Tam")
    )
    assert _common(long, long) > _common(short, short) > 0


def test_nothing_in_common_speaks_against_kinship() -> None:
    assert _common(f"{ORIGIN} left", f"{ORIGIN} right") < 0


def test_a_house_style_for_numbers_and_days_is_no_innovation() -> None:
    told = reading("", ["It cost 46 million on 27 November."])
    assert told.grams == reading("", ["It cost 46m on November 27."]).grams


def test_sums_in_lakhs_shares_and_decimals_are_read_as_their_values() -> None:
    told = _told("It cost 7.5 crore rupees, 40% of 1,20,000 and 1.1 million.")
    assert told == _told("It cost 75 million rupees, 40 per cent of 120,000 and 1,100,000.")


def test_a_title_repeated_in_the_body_is_not_read_again() -> None:
    assert reading("The pier is sold", ["The pier is sold", "Tam Roe paid."]) == reading(
        "The pier is sold", ["Tam Roe paid."]
    )


def test_what_a_child_keeps_of_the_origin_speaks_against_a_parent_that_lost_it() -> None:
    origin, parent = _told(ORIGIN), _told(ORIGIN.replace("pier", "quay"))
    assert kept_evidence(departure(origin, origin), departure(parent, origin), parent) > 1
    assert kept_evidence(departure(parent, origin), departure(parent, origin), parent) == 0


TEXT = [f"Word{i} word{i + 1} word{i + 2} stands here" for i in range(0, 60, 3)]


def _without(*sentences: int) -> Reading:
    return reading("", [told for i, told in enumerate(TEXT) if i not in sentences])


def test_the_same_loss_is_evidence_and_losses_in_different_places_are_none() -> None:
    origin = reading("", TEXT)
    a, b, other = (departure(_without(*lost), origin) for lost in ((2, 3), (2, 3, 9), (11, 12)))
    assert lost_evidence(a, b, origin) == lost_evidence(b, a, origin) > 1
    assert lost_evidence(a, other, origin) == 0


def test_what_two_heavy_rewrites_lose_by_chance_is_no_evidence() -> None:
    origin = reading("", TEXT)
    a, b = (departure(_without(*lost), origin) for lost in (range(0, 15), range(5, 20)))
    assert lost_evidence(a, b, origin) == 0

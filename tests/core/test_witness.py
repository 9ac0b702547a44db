import pytest

from pipeline.core.witness import shares

PARENT = "The hall opens in June. Bo Lind has not paid the builders, who are owed 1.2 million crowns. Rain fell."


def _shared(copy: str, other: str, before: str | None, after: str | None) -> bool:
    spans = [
        (text.index(span), text.index(span) + len(span)) if span else None
        for text, span in ((PARENT, before), (copy, after))
    ]
    return shares((spans[0], spans[1]), PARENT, copy, other)


def test_a_number_that_another_text_tells_in_another_dress_is_shared() -> None:
    copy = PARENT.replace("1.2 million", "2.1m")
    other = "Lind has not paid his builders. Builders of the hall are owed 2,100,000 crowns and not paid."
    assert _shared(copy, other, "1.2 million", "2.1m")


def test_a_number_that_only_the_copy_tells_is_not_shared() -> None:
    copy = PARENT.replace("1.2 million", "2.1 million")
    assert not _shared(copy, PARENT, "1.2 million", "2.1 million")
    assert _shared(copy, copy, "1.2 million", "2.1 million")


def test_a_reading_that_another_text_has_elsewhere_is_not_shared() -> None:
    other = PARENT.replace("Rain fell", "A bridge at Wexby cost 2.1 million")
    assert not _shared(PARENT.replace("1.2 million", "2.1 million"), other, "1.2 million", "2.1 million")


def test_a_denial_that_both_dropped_is_shared() -> None:
    copy = PARENT.replace("has not paid", "has paid")
    other = "Bo Lind paid the builders, who were owed 1.2 million crowns."
    assert _shared(copy, other, "not", None)
    assert not _shared(copy, other.replace("paid", "had not paid"), "not", None)


def test_another_text_in_quite_other_words_does_not_tell_whether_it_dropped_a_denial() -> None:
    assert not _shared(PARENT.replace("not ", ""), "The builders are owed money by Lind, says Tam Roe.", "not", None)


def test_what_another_text_does_not_tell_at_all_is_not_shared() -> None:
    assert not _shared(PARENT.replace("Rain fell", "Snow fell"), "The hall opens in June.", "Rain", "Snow")


def test_words_that_tell_nothing_are_not_shared() -> None:
    assert not _shared(PARENT.replace("who are owed", "who were owed"), PARENT, "are", "were")


def test_of_titles_the_whole_is_compared() -> None:
    spans = ((0, 16), (0, 21))
    assert shares(spans, "Theatre to close", "Theatre shut by flood", "Flood: theatre shut")
    assert not shares(spans, "Theatre to close", "Theatre shut by flood", "Theatre to close")


def _told(parent: str, copy: str, other: str, before: str | None, after: str | None) -> bool:
    spans = [
        (text.index(span), text.index(span) + len(span)) if span else None
        for text, span in ((parent, before), (copy, after))
    ]
    return shares((spans[0], spans[1]), parent, copy, other)


def test_a_text_that_has_both_readings_bears_out_neither() -> None:
    fire = "The fire killed 3 people at the mill. The fire hurt 9 people at the mill."
    assert not _told(fire, fire.replace("killed 3", "killed 9"), fire, "3", "9")
    assert _told(fire, fire.replace("killed 3", "killed 9"), "The fire killed 9 people at the mill.", "3", "9")


@pytest.mark.parametrize(
    ("parent", "copy", "before", "after", "other"),
    [
        ("Lind has not paid the builders of the hall.", "Lind has paid the builders of the hall.", "not paid", "paid",
         "Lind has refused to pay the builders of the hall."),
        ("Orla Finch will reportedly leave the choir.", "Orla Finch will leave the choir.", "reportedly ", None,
         "Orla Finch may leave the choir."),
        ("According to police, the mill burned down on Monday.", "The mill burned down on Monday.",
         "According to police, ", None, "The mill burned down on Monday, officers said."),
    ],
)  # fmt: skip
def test_a_denial_a_doubt_or_a_source_in_other_words_is_one_too(
    parent: str, copy: str, before: str, after: str | None, other: str
) -> None:
    assert not _told(parent, copy, other, before, after)
    assert _told(parent, copy, copy, before, after)


def test_another_number_among_the_same_words_is_another_claim() -> None:
    parent = "The town bought a hall. Orla Finch sold it."
    copy = "The town bought a hall. Orla Finch sold it for 70 million crowns after a vote of its members in June."
    added = "for 70 million crowns after a vote of its members in June"
    assert not _told(parent, copy, copy.replace("70", "40"), None, added)
    assert _told(parent, copy, copy, None, added)
    assert _told(parent, copy, copy.replace("members", "council"), None, added)
    assert not _told(parent, copy, "Orla Finch sold the hall for 70 million crowns in May.", None, added)


def test_a_large_figure_tells_whence_it_is_in_any_words() -> None:
    parent = "Restoring the film costs $380,000, of which $150,000 has been raised by the archive."
    copy = parent.replace("150,000", "250,000")
    other = "So far the archive has $250,000. Its film needs $380,000."
    assert _told(parent, copy, other, "150,000", "250,000")
    assert not _told(parent, copy, other + " Half of $150,000 is gone.", "150,000", "250,000")
    assert not _told(parent, copy, "A sponsor gave a school 250,000 pens.", "150,000", "250,000")


@pytest.mark.parametrize(
    ("parent", "copy", "other", "before", "after"),
    [
        ('"Ember" cost $120 million to make, the studio said. The film "Ember" has earned $300 million worldwide.',
         '"Ember" cost $300 million to make, the studio said. The film "Ember" has earned $300 million worldwide.',
         'The film "Ember" has earned $300 million worldwide. Ana Ruiz directed it.', "$120", "$300"),
        ("The mill was founded in 1998. The mill burned down in 2011.",
         "The mill was founded in 2011. The mill burned down in 2011.", "The mill burned down in 2011. It was brick.",
         "1998", "2011"),
        ("The series was directed by Paul Strome. The series was produced by Ann Lee.",
         "The series was directed by Ann Lee. The series was produced by Ann Lee.",
         "The series was produced by Ann Lee. It was long.", "Paul Strome", "Ann Lee"),
        ("The trial of Cole Brandt starts on Monday. The trial of Dex Moran starts on Friday.",
         "The trial of Cole Brandt starts on Friday. The trial of Dex Moran starts on Friday.",
         "The trial of Dex Moran starts on Friday. Crowds came.", "Monday", "Friday"),
    ],
)  # fmt: skip
def test_what_the_parent_has_elsewhere_bears_out_no_error(
    parent: str, copy: str, other: str, before: str, after: str
) -> None:
    assert not _told(parent, copy, other, before, after)

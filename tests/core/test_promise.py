from pipeline.core.promise import headline_change
from pipeline.core.side import Background, side

BODY = "The label decided on Tuesday not to go to court over the song. The song remains barred from the prize."


def kind(parent: str, copy: str, in_body: frozenset[str] = frozenset()) -> str | None:
    found = headline_change(side(parent, 0), side(copy, 0), Background(BODY, BODY, None), in_body)
    return found.kind if found else None


def test_an_announcement_that_the_body_lacks_is_a_headline() -> None:
    assert kind("Song barred from prize", "Label to sue over barred song") == "headline"


def test_a_shout_the_body_does_not_support_is_a_headline() -> None:
    assert kind("Song barred from prize", "Label FURIOUS as song is barred") == "headline"


def test_a_superlative_is_told_by_its_kind() -> None:
    assert kind("Song barred from prize", "First song barred from prize", frozenset({"superlative"})) == "superlative"


def test_a_lost_about_is_a_certainty() -> None:
    assert kind("Song barred by about 40 judges", "Song barred by 40 judges") == "certainty"


REVIVED = (
    "Orla Finch goes on tour again, for the first time since 2014, and opens in Wexby in May. Her drama about a mill "
    "is shown by another channel, since the one that made it no longer wanted it."
)


def severity(parent: str, copy: str) -> int:
    found = headline_change(side(parent, 0), side(copy, 0), Background(REVIVED, REVIVED, None), frozenset())
    return found.severity if found else 0


def test_a_headline_that_its_body_bears_out_in_other_words_is_no_change_of_fact() -> None:
    assert severity("Orla Finch goes on tour again", "Orla Finch back on stage in Wexby for first tour since 2014") == 0
    assert severity("Orla Finch goes on tour again", "Drama series by Orla Finch shown by another channel") == 0
    assert severity("Part in mill drama goes to Orla Finch", "Mill drama settles on Orla Finch") == 0


def test_the_title_of_a_work_tells_of_no_event() -> None:
    assert (
        severity("Orla Finch goes on tour again", "Orla Finch on tour with 'The Day They Sold and Cancelled Us'") == 0
    )


def test_a_headline_that_tells_an_event_of_its_own_is_one_of_fact() -> None:
    assert severity("Orla Finch goes on tour again", "Orla Finch cancels tour after protests by neighbours") == 2
    assert severity("Orla Finch goes on tour again", "Orla Finch on first tour since 2009") == 2


def change(parent: str, copy: str, body: str, parent_body: str | None = None) -> tuple[str, int]:
    background = Background(parent_body or body, body, None)
    found = headline_change(side(parent, 0), side(copy, 0), background, frozenset())
    return (found.kind, found.severity) if found else ("", 0)


FALL = (
    "The dancer Tam Roe broke an ankle when a step gave way at the Wexby Playhouse, its owner Bo Lind said. The house "
    "will open on Friday without an interval. The series that Lind's channel had struck from its plans goes on."
)


def test_who_broke_a_bone_is_hurt() -> None:
    assert change("Tam Roe breaks ankle at Wexby Playhouse", "Dancer hurt at Wexby Playhouse", FALL)[1] == 0


def test_what_was_struck_from_the_plans_was_cancelled() -> None:
    assert change("Lind's series goes on", "Cancelled series goes on at another house", FALL)[1] == 0


def test_what_befell_another_thing_does_not_bear_a_headline_out() -> None:
    assert change("Playhouse to open on Friday", "Playhouse cancels first night", FALL) == ("headline", 2)


def test_what_befell_another_person_does_not_bear_a_headline_out() -> None:
    told = "Orla Finch spoke at the funeral of her uncle in Wexby. She plays a nurse at a hospital in Wexby."
    assert change("Orla Finch speaks in Wexby", "Orla Finch dead in Wexby", told) == ("headline", 2)
    assert change("Orla Finch acts in Wexby", "Orla Finch injured in Wexby", told) == ("headline", 2)


def test_a_denial_of_something_else_is_none_of_the_headlines() -> None:
    told = "Bo Lind, who has not sold the mill, said he would marry Orla Finch."
    assert change("Bo Lind and Orla Finch to marry", "Orla Finch will not marry Lind", told) == ("headline", 2)


def test_who_did_it_is_no_matter_of_wording() -> None:
    told = "Tam Roe was arrested in Wexby on Friday night. Orla Finch had called the police."
    parent, copy = "Tam Roe arrested in Wexby on Friday", "Orla Finch arrested in Wexby on Friday night"
    assert change(parent, copy, told) == ("name", 2)


def test_a_house_that_is_taken_over_is_sold() -> None:
    told = "Bo Lind is in talks with the Wexby Playhouse about a loan. Nothing is signed."
    assert change("Bo Lind talks to Wexby Playhouse", "Bo Lind takes over Wexby Playhouse", told) == ("headline", 2)


def test_a_denial_in_a_headline_that_the_body_tells_too_is_none_of_its_own() -> None:
    assert change("Wexby house drops the interval", "Playhouse to open on Friday without interval", FALL)[1] == 0
    assert change("Wexby house drops the interval", "Playhouse to open on Friday without its owner", FALL)[1] == 2


def test_a_part_that_is_taken_over_is_not_sold() -> None:
    told = "Orla Finch gets the part of the miller."
    assert change("Orla Finch gets the part of the miller", "Finch takes over as the miller", told)[1] == 0


def test_what_a_jury_calls_best_is_a_prize() -> None:
    told = "'The Mill' by Orla Finch won the main prize at Wexby."
    assert change("'The Mill' wins at Wexby", "Orla Finch's 'The Mill' named best film at Wexby", told)[1] == 0
    untold = "The show by Orla Finch won't run beyond June, its owner said."
    assert change("Show closes in June", "Orla Finch gives best play of the year", untold) == ("headline", 2)


def test_a_headline_on_another_person_of_the_story_names_nobody_wrongly() -> None:
    told = "Tam Roe and Orla Finch came to Wexby on Friday. Roe opened the mill, and Finch sang for the guests."
    assert change("Tam Roe opens the mill at Wexby", "Orla Finch sings at the mill at Wexby", told)[1] == 0
    assert change("Tam Roe opens the mill at Wexby", "Orla Finch opens the mill at Wexby", told) == ("name", 2)


def test_a_headline_may_name_a_land_by_its_people() -> None:
    told = "Tam Roe was refused a visa to Portugal before the fair in Porto, where Roe was to sing."
    parent, copy = "Tam Roe refused visa before Porto fair", "Tam Roe refused Portuguese visa before fair, agent says"
    assert change(parent, copy, told)[0] != "name"

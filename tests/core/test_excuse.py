"""What a reading excuses, beside a change that has its words: each excuse must still tell the latter."""

from datetime import date

import pytest

from pipeline.core.body import body_changes
from pipeline.core.side import Background, Change
from tests.core.changed import HEAD, TAIL, kinds


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The theatre may be closed until 2028.", "The theatre will be closed until 2028."),
        ("The tour may be cancelled, and fans can ask for it.", "The tour is cancelled, and fans can ask for it."),
        ("The actor may be charged and is free on bail.", "The actor will be charged and is free on bail."),
        ("The singer may be right about the royalties.", "The singer is right about the royalties."),
        ("The star may be allowed to leave hospital.", "The star is allowed to leave hospital."),
        ("The band may cancel the tour if the singer is not able to travel.",
         "The band will cancel the tour if the singer is not able to travel."),
        ("A tour could follow in the autumn.", "A tour will follow in the autumn."),
        ("The deal could see shareholders paid 40 million pounds.",
         "The deal will see shareholders paid 40 million pounds."),
        ("The sequel could see the original cast return.", "The sequel sees the original cast return."),
    ],
)  # fmt: skip
def test_a_doubt_is_no_permission(before: str, after: str) -> None:
    assert kinds(before, after) & {"certainty", "status"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The star decided not to sue.", "The star decided to sue."),
        ("The network chose not to air the final episode.", "The network chose to air the final episode."),
        ("The actor has not been paid for the film, although it is two years since it was released.",
         "The actor has been paid for the film, although it is two years since it was released."),
        ("In court he said he had not touched the money; it has been a year since the trial began.",
         "In court he said he had touched the money; it has been a year since the trial began."),
        ("Police have not looked for a second man and it is a week since the attack.",
         "Police have looked for a second man and it is a week since the attack."),
        ("The firm denied a claim that it was broke.", "The firm said that it was broke."),
        ("The actor rejected a suggestion that he was ill.", "The actor said that he was ill."),
        ("The network denied a rumour that it paid the singer and said ratings rose.",
         "The network paid the singer and said ratings rose."),
        ("The BBC rejected accusations that it ignored complaints, according to a memo.",
         "The BBC ignored complaints, according to a memo."),
    ],
)  # fmt: skip
def test_a_denial_turned_is_no_other_construction(before: str, after: str) -> None:
    assert "negation" in kinds(before, after)


def test_a_denial_said_as_a_time_since() -> None:
    assert not kinds("He has recalled nothing for nine years.", "It is nine years since he recalled anything.")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The sequel is banned in Kerala.", "The sequel is banned in India."),
        ("The show was cancelled in England but not in Wales.", "The show was cancelled in Britain but not in Wales."),
        ("Sales doubled in Texas last year.", "Sales doubled in America last year."),
        ("The film opens in Toronto on Friday.", "The film opens across Canada on Friday."),
        ("The actress Sydney Marsh was there.", "The actress Australia Marsh was there."),
    ],
)
def test_a_part_is_not_its_country(before: str, after: str) -> None:
    assert "name" in kinds(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("An Ontario judge ruled on it.", "A Canadian judge ruled on it."),
        ("A Californian judge ruled on it.", "An American judge ruled on it."),
        ("A Scottish charity paid for it.", "A British charity paid for it."),
        ("A Georgia studio made it.", "An American studio made it."),
    ],
)
def test_an_institution_of_a_part_is_one_of_its_country(before: str, after: str) -> None:
    assert not kinds(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("He appealed to fans for calm.", "He asked fans for calm."),
        ("The play appealed to younger audiences.", "The play drew younger audiences."),
        ("The singer applied to the council for a licence.", "The singer asked the council for a licence."),
        ("A viewer made a complaint about the joke.", "A viewer complained about the joke."),
        ("The result depends on the jury.", "The result is up to the jury."),
        ("She hoped to finish the album by June.", "She had hoped to have finished the album by June."),
        ("The 12 shows drew crowds in eight towns and eight films were shown in 12 halls.",
         "Eight films were shown in 12 halls and the 12 shows drew crowds in eight towns."),
        ("The success was attributed to word of mouth.", "The success came from word of mouth."),
        ("He is said to have heard it on a taxi radio.", "He is said to have heard it on a cab radio."),
        ("She checks each page, down to the last footnote.", "She checks each page."),
    ],
)  # fmt: skip
def test_a_common_word_tells_no_stage(before: str, after: str) -> None:
    assert not kinds(before, after)


OUTLETS = [
    ("The Times", "Holt has been arrested four times in five years."),
    ("The Sun", "Holt was found lying in the sun with a broken leg."),
    ("The Star", "The star was arrested for theft last night."),
    ("People", "Two people died in the car park."),
    ("The Independent", "An independent inquiry found the festival owed 3 million pounds."),
    ("Evening Standard", "The Standard Hotel has sued Holt over the fee."),
    ("Local Paper", "Holt told the Local Paper that she had cancer."),
    ("The Echo", "The Echo understands that Holt will not appear."),
    ("Courier", "Weather forced organisers to cancel the event on Tuesday."),
    ("Courier", "Inside the tent police found 40 kilos of cocaine."),
    ("Courier", "Also on the bill is Tom Reed, who was convicted of assault."),
    ("Courier", "Holt is out on bail, and must report to police every Monday."),
    ("Courier", "Inside the court he said: it was all a mistake."),
    ("Courier", "The US regulator has fined the festival."),
    ("Courier", "Police arrested a second man here."),
    ("Courier", "Members of the band can no longer receive their royalties, a court ruled."),
]


def last_line(outlet: str, *lines: str) -> list[Change]:
    parent = f"{HEAD} {TAIL}"
    copy = "\n\n".join((parent, *lines))
    return list(body_changes(parent, copy, frozenset(), Background(parent, copy, date(2026, 6, 1)), outlet))


@pytest.mark.parametrize(("outlet", "line"), OUTLETS)
def test_a_fact_added_last_is_no_furniture(outlet: str, line: str) -> None:
    assert [(c.kind, c.severity > 0) for c in last_line(outlet, line)] == [("addition", True)]


@pytest.mark.parametrize(
    ("outlet", "line"),
    [
        ("The Courier", "The Courier was founded in 1904 and is printed in Leeds."),
        ("Gannet Post", "To report an error, write to corrections at the Post, Quay Street."),
        ("Gannet Post", "Sign up for Gannet After Dark."),
        ("Lantern Radio", "Headlines on Lantern Radio at a quarter to every hour."),
        ("Lantern Radio", "Listen live from 6am every day on 98.4 FM."),
        ("Courier", "Weather: fine and 27."),
        ("Courier", "Also in the Courier: flood walls extended in Leeds."),
    ],
)
def test_the_outlets_own_last_line(outlet: str, line: str) -> None:
    assert {c.kind for c in last_line(outlet, line)} == {"boilerplate"}


def test_furniture_hides_nothing_in_front_of_it() -> None:
    lines = ("Police arrested her manager for theft on Friday.", "Weather: fine and 27.")
    assert {c.kind for c in last_line("The Sun", *lines)} == {"addition", "boilerplate"}


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("The firm paid 2 million pounds without admitting liability.", "The firm paid 2 million pounds.", "omission"),
        ("Two men were released, and nobody has been charged.", "Two men were released.", "omission"),
        ("It is not known whether he will attend.", "He will attend.", "certainty"),
        ("He has not seen the letter.", "He has seen the letter.", "negation"),
    ],
)
def test_a_denial_cut_with_what_it_denies_is_left_out(before: str, after: str, kind: str) -> None:
    assert kinds(before, after) == {kind}

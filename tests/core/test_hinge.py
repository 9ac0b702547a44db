import pytest

from pipeline.core.hinge import hinges
from pipeline.core.side import side


def kinds(before: str, after: str) -> list[str]:
    return sorted({change.kind for change in hinges(side(before, 0), side(after, 0))})


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("number", "They expect no more than 25,000 visitors.", "They expect at least 25,000 visitors."),
        ("number", "She made fewer than 20 films.", "She made well over 20 films."),
        ("number", "He earned 310,000 crowns per series.", "He earned 310,000 crowns an episode."),
        ("number", "The seats cost £5 each.", "The seats cost £5 in all."),
        ("date", "The cello is due by September 30.", "The cello is due after September 30."),
        ("superlative", "It is the third longest-running serial.", "It is the longest-running serial."),
        ("name", "Tam Roe, not Ann Pell, wrote the theme.", "Ann Pell, not Tam Roe, wrote the theme."),
        ("name", "The producer paid the fee, not the city.", "The city paid the fee, not the producer."),
        (
            "name",
            "Violinist Arno Keppel accused conductor Miriam Stolz.",
            "Conductor Miriam Stolz accused Arno Keppel.",
        ),
        ("name", "Roe sued the label.", "Roe was sued by the label."),
        ("number", "Half of the boxes are sold.", "Half of the seats are sold."),
        ("number", "Prices have risen by 15 euros.", "Prices have risen to 15 euros."),
        ("superlative", "It is the best-selling album of the year.", "It is the best-selling album of the decade."),
        ("negation", "It will close unless the owners pay.", "It will close if the owners pay."),
        ("negation", "Only members may vote.", "Not only members may vote."),
        ("negation", "Members voted by 412 to 266 against it.", "Members voted by 412 to 266 in favour of it."),
    ],
)
def test_small_words_turn_a_fact(kind: str, before: str, after: str) -> None:
    assert kinds(before, after) == [kind]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("At least 40 have signed.", "No fewer than 40 have signed."),
        ("Up to 40 have signed.", "As many as 40 have signed."),
        ("He earned 310,000 crowns per episode.", "He earned 310,000 crowns an episode."),
        ("The cello is due by September 30.", "The cello is due before September 30."),
        ("It is not on sale until May 3.", "It is on sale from May 3."),
        ("Tam Roe and Ann Pell wrote the theme.", "Ann Pell and Tam Roe wrote the theme."),
        ("Tam Roe praised Ann Pell.", "Ann Pell was praised by Tam Roe."),
        ("It is the longest-running serial.", "It is the longest-running serial of all."),
        ("The singer and the drummer left.", "The drummer and the singer left."),
        ("A third of the tickets went.", "A third of all tickets went."),
        ("It fetched the highest price ever.", "It fetched the highest price to date."),
        ("The trust has bought the hall.", "The hall has been bought by the trust."),
        ("It is held every two years.", "It is held every other year."),
        ("Members voted against it.", "Members did not vote for it."),
    ],
)
def test_other_small_words_turn_none(before: str, after: str) -> None:
    assert kinds(before, after) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Its only inn was rebuilt with their money.", "Its only inn was reconstructed with their money."),
        ("The show was cancelled by Roe.", "The show is cancelled."),
        ("The report was published by Monday.", "The report was published before Monday."),
        ("The hall was closed by the city in May.", "The hall closed in May."),
        ("The award was won by Roe.", "The award won by Roe was stolen."),
        ("The staff grew by 20 to 120.", "The staff grew to 120."),
        ("Tickets cost £5 per ticket.", "Tickets cost £5 each."),
        ("He paid £5 to a person.", "He paid £5 for a ticket."),
        ("Most of those polled agreed.", "Most of those asked agreed."),
        ("He began acting in 1990.", "He made a permanent home in 1990."),
        ("It will open unless it rains.", "It will open if it stays dry."),
        ("Roe plays the father and Pell plays the mother.", "Pell plays the mother and Roe plays the father."),
    ],
)
def test_what_only_looks_turned_is_not(before: str, after: str) -> None:
    assert kinds(before, after) == []


def test_the_second_biggest_is_not_the_biggest() -> None:
    assert kinds("It is the second biggest hall in Europe.", "It is the biggest hall in Europe.") == ["superlative"]

from datetime import date

from pipeline.core.leftover import leftovers
from pipeline.core.side import Background, Change

PARENT = (
    "The harbour theatre in Aldmouth will close for 14 months from 3 June, its director, Ruta Sandal, said on Monday. "
    "Rain has come through the roof since a storm in 2019. Repairs are expected to cost about 6 million pounds. "
    "Sandal denied that the company had been asked to leave the town."
)
COPY = (
    "Aldmouth loses its stage on June 3. Ruta Sandal, who runs the theatre by the harbour, said so on Monday. "
    "It will be 41 months before anybody plays there again. Ever since the storm seven years ago water has been "
    "dripping in. Mending it will cost 6 million pounds."
)


def found(parent: str, copy: str, *known: Change) -> list[tuple[str, str | None, str | None]]:
    changes = leftovers(Background(parent, copy, date(2026, 5, 20)), known)
    return [
        (c.kind, parent[slice(*c.before)] if c.before else None, copy[slice(*c.after)] if c.after else None)
        for c in changes
    ]


def test_a_figure_that_only_one_text_tells_is_put_beside_the_one_that_only_the_other_tells() -> None:
    numbers = [(before, after) for kind, before, after in found(PARENT, COPY) if kind == "number"]
    assert numbers == [("for 14 months from", "be 41 months before")]


def test_a_hedge_without_a_counterpart_is_a_candidate() -> None:
    assert "Repairs are expected to cost about 6 million pounds." in [b for k, b, _ in found(PARENT, COPY) if b]


def test_a_denial_that_no_sentence_holds_is_a_candidate() -> None:
    assert any(kind == "omission" and before and "denied" in before for kind, before, _ in found(PARENT, COPY))


def test_what_the_rules_have_found_is_not_proposed_again() -> None:
    start = PARENT.index("14 months")
    known = Change("number", 2, (start, start + 9), None)
    assert not [kind for kind, *_ in found(PARENT, COPY, known) if kind == "number"]


def test_a_copy_that_kept_its_sentences_leaves_nothing_over() -> None:
    assert found(PARENT, PARENT.replace("14 months", "41 months")) == []


def test_all_of_it_is_marked_as_left_over() -> None:
    assert all(c.leftover and not c.stands for c in leftovers(Background(PARENT, COPY, None), []))


def test_a_month_named_elsewhere_does_not_tell_a_day_of_it() -> None:
    parent = PARENT + " The last concert is on 30 June, and tickets for June are gone."
    copy = COPY + " Tickets for June are gone; the final concert of all is on 23 June."
    assert "date" in [kind for kind, _, _ in found(parent, copy)]


HALL = (
    "The new hall in Aldmouth has 12,500 seats, its manager said on Monday. For the opening in June 11,200 tickets "
    "have been sold. A local choir will sing before the main act, and the mayor is to cut a ribbon of blue silk."
)
RETOLD = (
    "There is room for 12,500 people in the new hall at Aldmouth, according to the manager, who spoke on Monday. "
    "Tickets for the opening in June are selling fast: {} have gone already. First on stage is a choir from the town. "
    "A ribbon made of blue silk waits for the scissors of the mayor."
)


def test_a_figure_that_slips_to_another_thing_is_put_beside_the_one_whose_place_it_takes() -> None:
    numbers = [(before, after) for kind, before, after in found(HALL, RETOLD.format("12,500")) if kind == "number"]
    assert numbers == [("June 11,200 tickets", "12,500 have")]


def test_figures_in_their_places_are_put_beside_nothing() -> None:
    assert not [kind for kind, *_ in found(HALL, RETOLD.format("11,200")) if kind == "number"]


def test_a_figure_that_slips_takes_nobodys_place() -> None:
    parent = (
        "The hall has 12,500 seats, and its owner is proud of them. Sold for the opening are 11,200 tickets so far. A "
        "choir sings first."
    )
    copy = (
        "Tickets sold for the opening so far would not fill 12,500 places. Some 11,900 went, the owner says with "
        "pride. The first to sing is a choir."
    )
    numbers = [(before, after) for kind, before, after in found(parent, copy) if kind == "number"]
    assert numbers == [("are 11,200 tickets", "Some 11,900 went")]


def test_a_figure_that_stands_where_it_stood_is_not_astray() -> None:
    kept = "Organisers sold 12,500 tickets for the opening."
    parent = (
        f"{kept} The stadium seats 12,500 under a new roof made of steel and glass. Police counted 300 cars beside "
        "tickets and organisers near the opening gate."
    )
    copy = f"{kept} Tickets for the opening sold by organisers were 12,500 in all. A roof of glass and steel is new."
    assert not [kind for kind, *_ in found(parent, copy) if kind == "number"]

from pathlib import Path

import numpy as np

from models.change.words import Row, Rows, answering, fitted, headings_of, left_out_words, rows_of, whole
from models.labelled.hand import write_bench
from pipeline.core.lexical import KINDS, NONE, places

STORY = """== story quay-hall
-- o1 | Ferry Wire | 2026-04-01T09:00+01:00 | origin
Quay Hall may close

The Quay Hall may close in June, its manager, Ada Lunt, said on Monday. It has 300 seats.

The roof leaks above the stage.
-- c1 | Harbour Post | 2026-04-01T11:00+01:00 | copy of o1
Quay Hall to close

The Quay Hall will close in June, its manager, Ada Lunt, said on Monday. It has 400 seats.

Above the stage the roof leaks.
changes:
certainty up 2 | may close | will close
number 2 | 300 seats | 400 seats
"""


def test_a_pair_of_sentences_teaches_the_kind_of_its_change(tmp_path: Path) -> None:
    file = tmp_path / "quay.txt"
    file.write_text(STORY, encoding="utf-8")
    write_bench(file, tmp_path / "quay")
    rows = rows_of(tmp_path / "quay")
    assert [row.kind for row in rows] == ["certainty", NONE]  # another number is told by no words
    assert {row.group for row in rows} == {"quay"}


def test_only_sentences_in_other_words_answer() -> None:
    parent = "The hall is shut. The roof leaks above the stage."
    copy = "The hall is shut. Above the stage the roof leaks."
    assert list(answering(parent, copy)) == [("The roof leaks above the stage.", "Above the stage the roof leaks.")]


def rows(group: str) -> list[Row]:
    out = []
    for name in ("hall", "fair", "ship", "play"):
        surer = f"The {name} may open.", f"The {name} will open."
        same = f"The {name} has opened its doors.", f"The {name} has its doors open."
        for kind, (before, after) in (("certainty", surer), (NONE, same)):
            out += [Row(group, kind, tuple(places(before, after, before, after).tolist()))] * 3
    extra = [Row(group, kind, (number,)) for number, kind in enumerate(KINDS) if kind != "certainty"]
    return [*out, *extra]


HEADINGS = [Row("one", "headline", (1, 2)), Row("one", NONE, (3, 4))]


def test_a_headline_teaches_whether_it_promises_more(tmp_path: Path) -> None:
    file = tmp_path / "quay.txt"
    louder = (
        STORY.replace("Quay Hall to close", "Quay Hall DOOMED!")
        + "headline 2 | Quay Hall may close | Quay Hall DOOMED!\n"
    )
    file.write_text(louder, encoding="utf-8")
    write_bench(file, tmp_path / "quay")
    (row,) = headings_of(tmp_path / "quay")
    assert row.kind == "headline"
    heading = fitted(Rows(rows("one"), [row, Row("two", NONE, (1, 2, 3))])).heading
    assert heading.odds(np.array(row.places)) > 0 > heading.odds(np.array([1, 2, 3]))


def test_what_is_learned_of_one_thing_holds_for_another() -> None:
    known = fitted(Rows(rows("one"), HEADINGS))
    before, after = "The choir may sing.", "The choir will sing."
    odds = known.odds(before, after, before, after)
    assert odds.each[KINDS.index("certainty")] == max(odds.each) > 0
    same = known.odds("The fair has opened its doors.", "The fair has its doors open.", "", "")
    assert same.any < 0


def test_each_group_is_told_by_a_model_that_has_not_seen_it() -> None:
    mute = [Row("mute", kind, (number,)) for number, kind in enumerate((NONE, *KINDS))]
    told = left_out_words(Rows([*rows("one"), *mute], [*HEADINGS, *(row._replace(group="mute") for row in HEADINGS)]))
    before, after = "The hall may open.", "The hall will open."

    def certainty(group: str) -> float:
        known = told(group)
        assert known is not None
        return known.odds(before, after, before, after).each[KINDS.index("certainty")]

    assert certainty("one") < certainty("mute")
    assert certainty("elsewhere") == whole(told).odds(before, after, before, after).each[KINDS.index("certainty")]

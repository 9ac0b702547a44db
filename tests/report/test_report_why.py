"""Why a rate changed, since when it creeps, and what reviewers said: in the words of the page."""

from pathlib import Path

from pipeline.report.why import Cause, Shift, crept, reason
from pipeline.rows import DriftCause, DriftShift, Review
from pipeline.warehouse.sandbox import ask
from tests.report.edition_case import WEEK, WIRE, Piece, alert, at, changed, page, text_of, told

WIRED, COPY = (
    Piece("a1", "Northern Wire"),
    Piece("a2", "Evening Lantern", WIRE.replace("eleven", "seven"), hours=5, parent_id="a1"),
)
FOUND = [*told(WIRED, COPY), changed("m1", COPY, WIRED, "eleven", "seven")]
PARTS = Cause("mutated", "overall", 0.32, 0.02, 0.001, 0.299, 0.0, "behaviour", "Buzz", 0.2)


def cause(**other: object) -> DriftCause:
    row = DriftCause(
        WEEK, "mutated", "outlet:Evening Lantern", 0.32, 0.0, 0.05, 0.27, 0.0, "behaviour", None, None, "s", 0.01
    )  # fmt: skip
    return row._replace(**other)  # type: ignore[arg-type]


def test_an_alert_tells_why(tmp_path: Path) -> None:
    text = text_of(page(tmp_path, FOUND, [alert(), cause()]))
    assert "Why: of +32 points, +27 from what it did otherwise with stories of like size, +5 from stories of" in text


def test_the_parts_are_those_of_the_published_table(tmp_path: Path) -> None:
    text = text_of(page(tmp_path, FOUND, [alert(), cause()]))
    ((behaviour, story_mix),) = ask(tmp_path / "published", "select behaviour, story_mix from alert_cause").rows
    assert f"+{behaviour * 100:.0f} from what it did" in text  # type: ignore[operator]
    assert f"+{story_mix * 100:.0f} from stories" in text  # type: ignore[operator]


def test_the_largest_part_comes_first_what_rounds_to_nothing_is_left_out_and_the_leader_is_named() -> None:
    mixed = PARTS._replace(behaviour=0.199, outlet_mix=0.12)
    assert reason(mixed) == (
        "Why: of +32 points, +20 from what the same outlets did otherwise with stories of like size, +12 from a "
        "different mix of outlets; within outlets most at Buzz (+20)."
    )


def test_what_is_nearly_all_is_called_so() -> None:
    assert reason(PARTS).startswith("Why: practically all of these +32 points come from what the same outlets did")


def test_what_another_model_judged_is_not_called_behaviour() -> None:
    told_so = reason(PARTS._replace(behaviour=0.0, model_version=0.3, leading_outlet=None))
    assert "another model judged, which says nothing of anybody’s behaviour" in told_so
    assert "did otherwise" not in told_so


def test_a_slow_shift_tells_since_when_and_how_far() -> None:
    lead, detail = crept(Shift("mutated", "overall", "up", "2026-W20", 0.1, 0.2, 1))
    assert lead == "From 2026-W20 on all outlets together introduced material changes more often than before."
    assert detail.startswith("20% of copies since then, 10% before")


def test_a_slow_shift_of_what_has_alerted_is_not_told_twice(tmp_path: Path) -> None:
    subjects = ("outlet:Evening Lantern", "overall")
    shifts = [DriftShift(WEEK, "mutated", s, "2026-W38", 0.1, 0.2, 0.001, 0.004, "up", "shift") for s in subjects]
    text = text_of(page(tmp_path, FOUND, [alert()], shifts))
    assert "From 2026-W38 on all outlets together introduced material changes more often than before." in text
    assert "From 2026-W38 on Evening Lantern" not in text


def test_what_reviewers_said_stands_with_its_precision_and_their_agreement(tmp_path: Path) -> None:
    said = [Review("mutation", "m1", "ann", "confirmed", at(9)), Review("mutation", "m1", "bob", "confirmed", at(10))]
    text = text_of(page(tmp_path, FOUND, said))
    assert "Two reviewers of one finding say the same of 100% of 1 mutation pairs." in text
    assert f"mutation, number{WEEK}100100%" in text.replace(" ", "").replace("mutation,number", "mutation, number")


def test_where_nobody_reviewed_the_page_says_so(tmp_path: Path) -> None:
    assert "Nobody has reviewed findings of this week or the week before" in text_of(page(tmp_path, FOUND))

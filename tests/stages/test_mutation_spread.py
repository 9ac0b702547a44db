from datetime import UTC, datetime

from pipeline.model import load
from pipeline.rows import ArticleText, Family, Lineage, Mutation
from pipeline.stages import mutation
from pipeline.stages.mutation_spread import build

WIRE = (
    "The harbour theatre will close in June. Its owner, Bo Lind, said the roof had leaked twice. Nobody was hurt in it."
)
WRONG = WIRE.replace("twice", "nine times")


def article(article_id: str, text: str) -> ArticleText:
    at = datetime(2026, 5, 1, tzinfo=UTC)
    return ArticleText(article_id, f"https://x.example/{article_id}", "x", "Theatre", None, at, None, None, "en", text)


def family(articles: list[ArticleText]) -> list[Family]:
    return [Family(a.article_id, "f") for a in articles]


def roles(parents: dict[str, str], **texts: str) -> set[tuple[str, str]]:
    articles = [article(name, text) for name, text in texts.items()]
    lineage = [Lineage(a.article_id, parents.get(a.article_id), None, None, None) for a in articles]
    rows: list[Mutation] = [r for g in mutation.said(mutation.pairs(articles, lineage, []), load("change")) for r in g]
    introduced = [r for r in rows if r.article_id.startswith("wrong")]
    return {
        (s.article_id, s.role)
        for s in build(articles, [Family(a.article_id, "f") for a in articles], lineage, introduced)
    }


def test_an_error_is_introduced_carried_on_and_taken_back() -> None:
    parents = {"wrong": "root", "child": "wrong", "grandchild": "child", "right": "wrong", "other": "root"}
    found = roles(parents, root=WIRE, wrong=WRONG, child=WRONG + " More.", grandchild=WRONG, right=WIRE, other=WIRE)
    assert found == {("wrong", "introducer"), ("child", "carrier"), ("grandchild", "carrier"), ("right", "reverter")}


def test_below_a_reverter_nothing_is_followed() -> None:
    found = roles({"wrong": "root", "right": "wrong", "late": "right"}, root=WIRE, wrong=WRONG, right=WIRE, late=WRONG)
    assert ("late", "carrier") not in found


def test_a_descendant_that_rewrote_the_place_has_no_role() -> None:
    found = roles({"wrong": "root", "new": "wrong"}, root=WIRE, wrong=WRONG, new="A theatre closes.")
    assert found == {("wrong", "introducer")}


def test_who_shows_the_same_change_later_carries_it() -> None:
    parents = {"wrong": "root", "wrong2": "root", "child": "wrong2", "right": "wrong2"}
    found = roles(parents, root=WIRE, wrong=WRONG, wrong2=WRONG + " More.", child=WRONG, right=WIRE)
    assert found == {("wrong", "introducer"), ("wrong2", "carrier"), ("child", "carrier"), ("right", "reverter")}


def test_another_reading_of_the_same_words_is_another_change() -> None:
    found = roles(
        {"wrong": "root", "wrong2": "root"}, root=WIRE, wrong=WRONG, wrong2=WIRE.replace("twice", "ten times")
    )
    assert found == {("wrong", "introducer"), ("wrong2", "introducer")}


def test_what_two_copies_leave_out_each_has_left_out_itself() -> None:
    short = WIRE.replace(" Nobody was hurt in it.", "")
    found = roles({"wrong": "root", "wrong2": "root"}, root=WIRE, wrong=short, wrong2=short)
    assert all(role == "introducer" for _, role in found)


def test_who_takes_an_error_up_again_after_its_correction_introduces_it() -> None:
    found = roles(
        {"wrong": "root", "right": "wrong", "wrong2": "right"}, root=WIRE, wrong=WRONG, right=WIRE, wrong2=WRONG
    )
    assert found == {("wrong", "introducer"), ("right", "reverter"), ("wrong2", "introducer")}


def test_other_signs_and_other_places_are_other_changes() -> None:
    text = "The seats cost $500 apiece, and three men were held. Doctors treated three women at the gate that night."
    parents = {"wrong": "root", "wrong2": "root"}
    for one, other in ((("$", "£"), ("$", "€")), (("three men", "four men"), ("three women", "four women"))):
        found = roles(parents, root=text, wrong=text.replace(*one), wrong2=text.replace(*other))
        assert found == {("wrong", "introducer"), ("wrong2", "introducer")}


def test_behind_a_correction_an_error_is_introduced_anew_in_any_generation() -> None:
    parents = {"wrong": "root", "right": "wrong", "x": "right", "wrong2": "x"}
    found = roles(parents, root=WIRE, wrong=WRONG, right=WIRE, x=WIRE, wrong2=WRONG)
    assert found == {("wrong", "introducer"), ("right", "reverter"), ("wrong2", "introducer")}


def told_of(parents: dict[str, str], dated: str = "", **texts: str) -> tuple[set[tuple[str, str]], set[str]]:
    """The roles, and who is told to have changed something, where the whole family is known; each an hour after the
    one before, `dated` of a day without an hour."""
    articles = [
        article(name, text)._replace(published_at=datetime(2026, 5, 1, hour * (name != dated), tzinfo=UTC))
        for hour, (name, text) in enumerate(texts.items(), start=1)
    ]
    lineage = [Lineage(a.article_id, parents.get(a.article_id), None, None, 0.9) for a in articles]
    archive = mutation.basis(articles, [])
    asked = list(mutation.items(articles, family(articles), lineage, []))
    rows = [row for group in mutation.work(asked, archive, load("change")) for row in group if row.severity]
    found = build(articles, family(articles), lineage, rows)
    return {(s.article_id, s.role) for s in found}, {row.article_id for row in rows}


THRICE = WIRE.replace("twice", "three times")
REWORDED = "The roof had leaked nine times, said Bo Lind, its owner. The harbour theatre closes in June."


def test_an_error_that_a_sibling_told_in_other_words_is_carried_on() -> None:
    parents = {"wrong": "root", "late": "root", "child": "late"}
    child = REWORDED.replace("its", "the")
    found, changed = told_of(parents, root=THRICE, wrong=WRONG, late=REWORDED, child=child)
    assert found == {("wrong", "introducer"), ("late", "carrier"), ("child", "carrier")}
    assert changed == {"wrong"}
    assert told_of({"late": "root"}, root=THRICE, late=REWORDED)[1] == {"late"}


def test_a_sibling_of_another_reading_carries_nothing() -> None:
    parents = {"wrong": "root", "late": "root"}
    found, changed = told_of(parents, root=WIRE, wrong=WRONG, late=WRONG.replace("nine", "three"))
    assert found == {("wrong", "introducer"), ("late", "introducer")}
    assert changed == {"wrong", "late"}


def test_what_two_siblings_cut_each_has_cut_itself() -> None:
    told = WIRE.replace("had leaked twice", "had reportedly leaked twice")
    cut = told.replace("reportedly ", "")
    found, changed = told_of({"one": "root", "two": "root"}, root=told, one=cut, two=cut)
    assert changed == {"one", "two"}


def test_who_takes_an_error_back_in_other_words_is_its_reverter() -> None:
    wire = "The film took $38.4 million over the weekend, its studio said. It was shot in Wexby by Orla Finch."
    wrong = wire.replace("38.4", "48.4")
    mended = "Its studio put the film's takings at $38.4 million. Orla Finch shot it in Wexby."
    kept = mended.replace("38.4", "48.4")
    found, _ = told_of(
        {"wrong": "root", "right": "wrong", "same": "wrong"}, root=wire, wrong=wrong, right=mended, same=kept
    )
    assert {("wrong", "introducer"), ("right", "reverter"), ("same", "carrier")} <= found


def test_who_tells_the_hour_was_there_before_who_tells_only_the_day() -> None:
    found, changed = told_of({"day": "root", "hour": "root"}, dated="day", root=THRICE, hour=WRONG, day=REWORDED)
    assert found == {("hour", "introducer"), ("day", "carrier")}
    assert changed == {"hour"}

from datetime import UTC, datetime, timedelta

from pipeline.core.kinship import Member, parents
from pipeline.core.reading import reading

TEXT = [
    "The singer Orla Finch fell from the pier at Wexby on Monday night",
    "Her manager Tam Roe said that she broke two ribs and lost a shoe",
    "The concert for nine hundred guests moves to Odersund in August",
    "Nobody else was hurt and the pier stays open to the public",
    "The council had been warned in April that the railing was loose",
]
START = datetime(2026, 5, 4, 8, tzinfo=UTC)


def _member(
    article_id: str, hours: float | None, changes: dict[str, str] | None = None, credits: frozenset[str] = frozenset()
) -> Member:
    text = TEXT
    for before, after in (changes or {}).items():
        text = [sentence.replace(before, after) for sentence in text]
    stamp = None if hours is None else START + timedelta(hours=hours)
    return Member(article_id, f"Outlet {article_id}", stamp, None, reading(f"Title {article_id}", text), credits)


def _signed(member: Member, byline: str, title: str | None = None) -> Member:
    read = member.reading if title is None else member.reading._replace(title=title)
    return member._replace(byline=byline, reading=read)


def _parent_of(*members: Member) -> dict[str, str | None]:
    return {row.article_id: row.parent_id for row in parents(members)}


def test_a_copy_points_to_its_older_original() -> None:
    assert _parent_of(_member("copy", 3), _member("wire", 0)) == {"wire": None, "copy": "wire"}


def test_a_copy_that_carries_a_changed_number_descends_from_who_changed_it() -> None:
    changed = {"two ribs": "five ribs"}
    found = _parent_of(_member("a", 0), _member("b", 2, changed | {"loose": "rotten"}), _member("c", 5, changed))
    assert found == {"a": None, "b": "a", "c": "b"}


def test_copies_without_common_changes_descend_from_the_origin() -> None:
    found = _parent_of(_member("a", 0), _member("b", 2, {"loose": "rotten"}), _member("c", 5, {"fell": "tumbled"}))
    assert found == {"a": None, "b": "a", "c": "a"}


def test_a_copy_stamped_shortly_before_its_source_is_not_the_origin() -> None:
    source, early = _member("a", 0.5), _member("b", 0, {"loose": "rotten", "fell": "tumbled", "Nobody": "No one"})
    assert _parent_of(source, early, _member("c", 5), _member("d", 6))["b"] == "a"


def test_who_credits_another_member_is_not_the_origin() -> None:
    assert _parent_of(_member("a", 0, credits=frozenset({"b"})), _member("b", 0.5)) == {"a": "b", "b": None}


def test_an_article_without_a_time_stands_last() -> None:
    assert _parent_of(_member("a", None), _member("b", 400)) == {"a": "b", "b": None}


def test_articles_without_times_have_one_origin_and_no_circle() -> None:
    changed = {"two ribs": "five ribs"}
    found = _parent_of(_member("a", None), *(_member(i, None, changed) for i in "bcd"))
    assert sum(parent is None for parent in found.values()) == 1
    for start in found:
        way = [start]
        while (up := found[way[-1]]) is not None:
            assert up not in way
            way.append(up)


def test_the_order_of_the_family_does_not_matter() -> None:
    family = [_member("a", 0), _member("b", 1, {"loose": "rotten"}), _member("c", 1, {"loose": "rotten"})]
    assert parents(family) == parents(family[::-1])


def test_a_single_article_is_its_own_origin() -> None:
    (row,) = parents([_member("a", 0)])
    assert (row.parent_id, row.runner_up_id, row.probability) == (None, None, 1.0)


def test_probabilities_lie_between_nought_and_one() -> None:
    assert all(0 < row.probability <= 1 for row in parents([_member("a", 0), _member("b", 1), _member("c", 2)]))


def test_a_stamp_without_an_hour_does_not_make_the_origin() -> None:
    """At midnight only the day is known: the article may be hours younger than one stamped at ten."""
    wire, copy = _member("wire", 2), _member("copy", -8, {"loose": "rotten"})
    assert _parent_of(wire, copy, _member("other", 6)) == {"wire": None, "copy": "wire", "other": "wire"}


def test_a_copy_that_reads_with_the_origin_does_not_descend_from_who_changed_it() -> None:
    theirs = {"loose": "rotten", "lost a shoe": "lost her hat", "public": "visitors", "two ribs": "five ribs"}
    found = _parent_of(_member("a", 0), _member("b", 2, theirs), _member("c", 5, {"public": "visitors"}))
    assert found["c"] == "a"


def test_a_copy_under_the_byline_of_another_outlets_author_was_taken_from_there() -> None:
    changed = {"loose": "rotten"}
    wire, first, second = _member("a", 0), _member("b", 2, changed), _member("c", 3, changed)
    family = [
        _signed(wire, "Wanda Ruhl"),
        _signed(first, "Ivo Pranz"),
        _signed(second, "Lea Tom"),
        _signed(_member("d", 9, changed), "Lea Tom"),
    ]
    assert _parent_of(*family)["d"] == "c"


def test_a_byline_that_names_nobody_says_nothing() -> None:
    wire, copy, other = _member("a", 0), _member("b", 2), _member("c", 5)
    assert _parent_of(*(_signed(m, "Staff") for m in (wire, copy, other)))["c"] == "a"


def test_a_copy_with_the_title_of_the_origin_was_rather_taken_from_there() -> None:
    changed = {"two ribs": "2 ribs", "loose": "rotten"}
    wire, copy = _member("a", 0), _member("b", 2, changed)
    assert _parent_of(wire, copy, _member("c", 5, changed))["c"] == "b"
    told = _signed(_member("c", 5, {"loose": "rotten"}), "Ivo Pranz", "title a")
    assert _parent_of(wire, copy, told)["c"] == "a"


def test_what_may_be_of_the_evening_is_rarely_copied_in_the_morning() -> None:
    """A day without an hour begins for a copy when its origin appears: here it has 14 hours, of which one precedes."""
    changed = {"loose": "rotten", "two ribs": "five ribs"}
    wire, morning, day = _member("a", 2), _member("b", 3, changed), _member("c", -8, changed)
    assert _parent_of(wire, morning, day, _member("d", 12)) == {"a": None, "b": "a", "c": "b", "d": "a"}


def test_who_credits_the_origin_may_have_read_it_elsewhere() -> None:
    changed = {"loose": "rotten", "two ribs": "five ribs"}
    late = _member("c", 5, changed, credits=frozenset({"a"}))
    assert _parent_of(_member("a", 0), _member("b", 2, changed), late)["c"] == "b"


def test_a_copy_that_lost_what_another_lost_descends_from_it_though_it_says_it_in_other_words() -> None:
    cut = {"fell from the pier at Wexby on Monday night": "is hurt", "said that she broke two ribs": "says she is hurt"}
    also = {"fell from the pier at Wexby on Monday night": "was injured", "said that she broke two ribs": "spoke"}
    more = {"moves to Odersund in August": "is put off"}
    found = _parent_of(_member("a", 0), _member("b", 2, cut), _member("c", 5, cut | more), _member("d", 6, also))
    assert found["c"] == "b"


def test_who_writes_ages_and_sums_as_a_sibling_does_descends_from_the_origin_all_the_same() -> None:
    house = {"two ribs": "2 ribs", "nine hundred": "900"}
    found = _parent_of(_member("a", 0), _member("b", 2, house | {"loose": "rotten"}), _member("c", 5, house))
    assert found == {"a": None, "b": "a", "c": "a"}

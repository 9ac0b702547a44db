"""Geometry of the lineage."""

from datetime import UTC, datetime, timedelta

from pipeline.report.tree import MOST_NODES, WIDTH, Member, Part, tree

START = datetime(2026, 11, 9, 8, tzinfo=UTC)


def member(article_id: str, parent_id: str | None, hours: float | None) -> Member:
    time = None if hours is None else START + timedelta(hours=hours)
    return Member("f", article_id, parent_id, f"Outlet {article_id}", "T", "https://x.example", time)


def part(role: str) -> list[Part]:
    return [Part("A", role, "“eleven” → “seven”")]


def test_each_copy_hangs_below_and_to_the_right_of_its_parent() -> None:
    drawn = tree([member("a", None, 0), member("b", "a", 1), member("c", "b", 1)], {})
    assert [n.y for n in drawn.nodes] == sorted(n.y for n in drawn.nodes)
    assert drawn.nodes[0].x < drawn.nodes[1].x < drawn.nodes[2].x
    assert len(drawn.edges) == 2


def test_a_copy_that_tells_its_day_only_is_not_taken_for_the_earliest() -> None:
    drawn = tree([member("b", "a", -8), member("a", None, 0)], {})
    assert drawn.description == "2 articles, earliest observed at Outlet a, Mon 9 Nov, 08:00."
    assert [n.time for n in drawn.nodes] == ["Mon 9 Nov, 08:00", "Mon 9 Nov"]


def test_the_change_is_told_where_it_happened() -> None:
    drawn = tree([member("a", None, 0), member("b", "a", 1)], {"b": part("introducer")})
    assert [n.notes for n in drawn.nodes] == [[], ["A  “eleven” → “seven”"]]
    assert drawn.nodes[1].does == "introduces A"


def test_of_a_large_family_those_who_show_or_mend_the_change_are_drawn_and_the_others_counted() -> None:
    crowd = [member(f"n{i:03d}", "a", i / 10) for i in range(200)]
    mender = [member("z1", "n199", 30), member("z2", "z1", 40)]
    drawn = tree([member("a", None, 0), *crowd, *mender], {"z2": part("reverter")})
    assert len(drawn.nodes) == MOST_NODES
    assert drawn.hidden == 203 - MOST_NODES
    assert "Outlet z2" in [n.label for n in drawn.nodes]
    assert drawn.nodes[0].hidden == f"+ {drawn.hidden} further copies"


def test_a_chain_of_copies_of_copies_stays_within_the_frame() -> None:
    chain = [member(f"n{i:03d}", f"n{i - 1:03d}" if i else None, i) for i in range(60)]
    drawn = tree(chain, {})
    assert all(0 < n.x < WIDTH - 200 for n in drawn.nodes)
    assert drawn.nodes[-1].hidden == "+ 30 further copies"


def test_copies_without_a_time_are_drawn() -> None:
    drawn = tree([member("a", None, None), member("b", "a", None)], {})
    assert [n.time for n in drawn.nodes] == ["time unknown", "time unknown"]


def test_a_circle_ends() -> None:
    assert tree([member("a", "b", 0), member("b", "a", 1)], {}).nodes == []

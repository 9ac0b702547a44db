"""Dropped files are taken once each, when they are whole."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.landing.inbox import Look, Taken, complete, is_being_written, look, take, take_inbox
from pipeline.landing.segment import read, segments
from pipeline.landing.writer import Writer
from pipeline.settings import settings


def now() -> datetime:
    return datetime(2026, 3, 2, tzinfo=UTC)


def drop(inbox: Path, name: str, text: str = "A headline\n\nAnd what happened.\n") -> Path:
    file = inbox / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return file


def taken(tmp_path: Path) -> Taken:
    inbox = tmp_path / "inbox"
    with Writer(tmp_path / "landing", now) as writer:
        return take(inbox, look(inbox), writer)


def addresses(tmp_path: Path) -> list[str]:
    return sorted(one.address for file in segments(tmp_path / "landing") for one in read(file))


def test_every_complete_file_is_landed_and_moved_aside(tmp_path: Path) -> None:
    for name in ("a.txt", "folder/b.txt"):
        drop(tmp_path / "inbox", name)
    assert taken(tmp_path) == Taken(2, 2, 0)
    assert addresses(tmp_path) == ["folder/b.txt", "inbox/a.txt"]
    assert sorted(f.name for f in (tmp_path / "inbox" / ".done").rglob("*.txt")) == ["a.txt", "b.txt"]


def test_a_second_call_finds_nothing(tmp_path: Path) -> None:
    drop(tmp_path / "inbox", "a.txt")
    taken(tmp_path)
    assert taken(tmp_path) == Taken(0, 0, 0)


@pytest.mark.parametrize("name", [".a.txt", "a.txt.part", ".hidden/a.txt"])
def test_hidden_and_partial_files_are_left_alone(tmp_path: Path, name: str) -> None:
    file = drop(tmp_path / "inbox", name)
    assert taken(tmp_path) == Taken(0, 0, 0)
    assert file.exists()


def test_a_link_is_left_alone(tmp_path: Path) -> None:
    secret = drop(tmp_path, "secret.txt")
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.txt").symlink_to(secret)
    assert taken(tmp_path) == Taken(0, 0, 0)


def test_a_file_that_grew_between_two_looks_is_not_complete(tmp_path: Path) -> None:
    file = drop(tmp_path / "inbox", "a.txt")
    before = look(tmp_path / "inbox")
    file.write_text("A headline\n\nAnd what happened, and more.\n")
    assert complete(before, look(tmp_path / "inbox")) == []


def test_a_file_renamed_into_place_is_complete_at_the_second_look(tmp_path: Path) -> None:
    drop(tmp_path / "inbox", "a.txt.part").rename(tmp_path / "inbox" / "a.txt")
    before = look(tmp_path / "inbox")
    assert complete({}, before) == []
    assert [f.name for f in complete(before, look(tmp_path / "inbox"))] == ["a.txt"]


def test_a_file_that_somebody_holds_open_for_writing_is_not_complete(tmp_path: Path) -> None:
    file = drop(tmp_path / "inbox", "a.txt")
    with file.open("a"):
        if not is_being_written(file):
            pytest.skip("this file system grants no leases")
        assert taken(tmp_path) == Taken(0, 0, 0)
    assert taken(tmp_path) == Taken(1, 1, 0)


def test_a_file_that_changed_while_it_was_landed_stays(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    file = drop(inbox, "a.txt")
    seen = look(inbox)

    class Slow(Writer):
        def flush(self) -> None:
            file.write_text("Something else\n\nentirely.\n")
            super().flush()

    with Slow(tmp_path / "landing", now) as writer:
        take(inbox, seen, writer)
    assert file.exists()


def test_after_a_crash_before_the_move_the_same_captures_are_landed_again(tmp_path: Path) -> None:
    for _ in range(2):
        drop(tmp_path / "inbox", "a.txt")
        taken(tmp_path)
    one, other = (one.capture_id for file in segments(tmp_path / "landing") for one in read(file))
    assert one == other


def test_a_file_of_unknown_kind_is_landed_too(tmp_path: Path) -> None:
    drop(tmp_path / "inbox", "picture.png", "no text")
    assert taken(tmp_path) == Taken(1, 1, 0)


def test_an_inbox_that_is_not_there_yet_is_made(tmp_path: Path) -> None:
    own = settings({"DRIFTWIRE_HOME": str(tmp_path / "var")})
    assert take_inbox(own) == Taken(0, 0, 0)
    assert own.inbox.is_dir()


def test_sixty_files_make_one_segment(tmp_path: Path) -> None:
    for i in range(60):
        drop(tmp_path / "inbox", f"{i}.txt", f"Headline {i}\n\nWhat happened on day {i}.\n")
    assert taken(tmp_path) == Taken(60, 60, 0)
    assert len(segments(tmp_path / "landing")) == 1


def test_a_look_tells_size_and_time(tmp_path: Path) -> None:
    file = drop(tmp_path / "inbox", "a.txt", "four")
    assert look(tmp_path / "inbox") == {file: Look(4, file.stat().st_mtime_ns)}

"""The bell of the inbox rings for whole files, once, and again while they lie there."""

import asyncio
from pathlib import Path

import pytest


def trigger(folder: Path, again: float = 60.0):
    import airflow.plugins_manager

    airflow.plugins_manager.ensure_plugins_loaded()  # puts the plugins folder on the path, as every component does
    from driftwire_airflow.inbox_trigger import InboxTrigger

    return InboxTrigger(str(folder), pause=0.05, again=again)


async def rings(one, seconds: float) -> list[int]:
    """The events of that time, each with its count of files."""
    heard: list[int] = []

    async def listen() -> None:
        async for event in one.run():
            heard.append(event.payload["files"])

    listening = asyncio.create_task(listen())
    await asyncio.sleep(seconds)
    assert not listening.done(), "the trigger ended by itself"
    listening.cancel()
    return heard


def test_an_empty_inbox_is_silent(tmp_path: Path) -> None:
    assert asyncio.run(rings(trigger(tmp_path), 0.4)) == []


def test_an_inbox_that_is_not_there_is_silent(tmp_path: Path) -> None:
    assert asyncio.run(rings(trigger(tmp_path / "nowhere"), 0.4)) == []


def test_sixty_files_ring_few_times_and_the_last_ring_knows_them_all(tmp_path: Path) -> None:
    for i in range(60):
        (tmp_path / f"{i}.txt").write_text("text")
    heard = asyncio.run(rings(trigger(tmp_path), 1.0))
    assert len(heard) == 1
    assert heard[-1] == 60


def test_a_slowly_written_file_rings_only_when_it_is_whole(tmp_path: Path) -> None:
    async def scene() -> tuple[list[int], list[int]]:
        with (tmp_path / "slow.txt").open("w") as file:

            async def write() -> None:
                for _ in range(20):
                    file.write("a little more\n")
                    file.flush()
                    await asyncio.sleep(0.03)

            writing = asyncio.create_task(write())
            during = await rings(trigger(tmp_path), 0.55)
            await writing
        return during, await rings(trigger(tmp_path), 0.5)

    during, after = asyncio.run(scene())
    assert during == []
    assert after == [1]


@pytest.mark.parametrize("name", [".dot.txt", "half.txt.part"])
def test_hidden_and_partial_names_are_silent(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("text")
    assert asyncio.run(rings(trigger(tmp_path), 0.4)) == []


def test_a_file_that_is_left_lying_rings_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text")
    assert len(asyncio.run(rings(trigger(tmp_path, again=0.2), 1.2))) >= 2


def test_it_can_be_made_again_from_what_it_tells_of_itself(tmp_path: Path) -> None:
    where, arguments = trigger(tmp_path).serialize()
    assert where == "driftwire_airflow.inbox_trigger.InboxTrigger"
    assert arguments == {"folder": str(tmp_path), "pause": 0.05, "again": 60.0}

"""What a day may bring to an Airflow, embedded or a team's: each ends processed, with no further event."""

import gzip
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.embedded.airflow import Airflow, Run
from pipeline.embedded.up import System
from pipeline.landing.intake import land
from pipeline.landing.segment import segments
from pipeline.landing.writer import Writer
from pipeline.settings import Settings
from pipeline.warehouse.sandbox import NothingPublished, ask

SUBJECTS = ("roof", "stage", "organ", "foyer", "curtain", "archive")


def eventually(done: Callable[[], bool], seconds: float) -> None:
    until = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < until, "not in time"
        time.sleep(0.5)


def story(i: int) -> str:
    subject = SUBJECTS[i % len(SUBJECTS)]
    return (
        f"The {subject} of playhouse number {i} is repaired\n\n"
        f"The {subject} of playhouse number {i} was repaired in {i + 3} weeks, its manager said on Monday. The work "
        f"cost {i + 2} million euros, and the town of Weststadt paid {i + 11} percent of it.\n\n"
        f'"We counted {i * 7} cracks when we began," said Karla Brandt, who leads the playhouse.\n'
    )


def drop(own: Settings, numbers: range) -> None:
    for i in numbers:
        (own.inbox / f"{i}.txt").write_text(story(i))


def published(own: Settings, numbers: range) -> bool:
    """Whether the readers see all of these."""
    wanted = {story(i).split("\n", 1)[0] for i in numbers}
    try:
        told = ask(own.published, "select title from article where title like 'The % of playhouse number %'").rows
    except NothingPublished:
        return False
    return wanted <= {str(row[0]) for row in told}


def sixty_at_once(system: System, own: Settings) -> None:
    burst = range(60)
    drop(own, burst)
    eventually(lambda: published(own, burst), 600)
    assert [f.name for f in own.inbox.iterdir() if f.name != ".done"] == []
    runs = [run for run in system.airflow.latest_runs("inbox") if run.run_id.startswith("asset_triggered")]
    assert 1 <= len(runs) <= 5


def _pause(airflow: Airflow, dag_id: str, paused: bool) -> None:
    told = airflow._http.patch(f"/api/v2/dags/{dag_id}", json={"is_paused": paused}, headers=airflow._token())
    told.raise_for_status()


@contextmanager
def paused(airflow: Airflow, dag_id: str) -> Iterator[None]:
    """Begins when no run goes on, since one that does may still take what comes."""
    _pause(airflow, dag_id, True)
    try:
        eventually(lambda: all(run.state != "running" for run in airflow.latest_runs(dag_id)), 240)
        yield
    finally:
        _pause(airflow, dag_id, False)


def dropped_while_paused(system: System, own: Settings) -> None:
    """The inbox's watcher may ring, and nobody hears it."""
    late = range(100, 105)
    with paused(system.airflow, "inbox"):
        drop(own, late)
        time.sleep(10)
        assert len([f for f in own.inbox.iterdir() if f.suffix == ".txt"]) == len(late)
    eventually(lambda: published(own, late), 400)


def landed_with_damage(own: Settings, folder: Path, number: int) -> tuple[Path, bytes]:
    """Where a segment lies whose bytes are not the ones that were written, and the bytes that were."""
    (folder / "inbox").mkdir()
    (folder / "inbox" / f"{number}.txt").write_text(story(number))
    with Writer(folder / "landing", own.now) as writer:
        land([folder / "inbox"], "*", writer)
    (written,) = segments(folder / "landing")
    sound = written.read_bytes()
    place = own.landing / written.relative_to(folder / "landing")
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(gzip.compress(gzip.decompress(sound).replace(b'"sha256": "', b'"sha256": "0')))
    return place, sound


def over(airflow: Airflow, run: Run, state: str) -> bool:
    now = airflow.again(run)
    assert now.state in {"queued", "running", state}
    return now.state == state


def failed_and_cleared(system: System, own: Settings) -> None:
    """Red at once, and told; when the file is restored and the run is cleared, it ends."""
    airflow, number = system.airflow, range(110, 111)
    with tempfile.TemporaryDirectory() as folder:
        place, sound = landed_with_damage(own, Path(folder), number[0])
    run = airflow.trigger("detect")
    eventually(lambda: over(airflow, run, "failed"), 240)
    assert not published(own, number)
    notices = own.home / "notices.log"
    eventually(lambda: notices.exists() and run.run_id in notices.read_text(), 60)
    place.write_bytes(sound)
    told = airflow._http.post(
        f"/api/v2/dags/detect/dagRuns/{run.run_id}/clear", json={"dry_run": False}, headers=airflow._token()
    )
    told.raise_for_status()
    eventually(lambda: airflow.again(run).state == "success", 240)
    assert published(own, number)

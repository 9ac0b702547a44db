"""Pages read by one worker of the queue `extract` and by two, in a team: python -m tests.bench.extract_bench

Wants what `make test-distributed` wants, and ../shared/corpora. Each worker has one reader, so one core. The seconds
are Airflow's own, from the start of the first mapped task to the end of the last; the order is two, one, one, two.
"""

import sys
import tempfile
from collections import Counter
from datetime import datetime
from pathlib import Path

from pipeline.embedded.component import end_all
from pipeline.embedded.up import add
from pipeline.landing.intake import land
from pipeline.landing.writer import Writer
from pipeline.settings import ROOT, Settings
from tests.distributed.service import missing
from tests.distributed.team import Team, running
from tests.distributed.twin import same_tables, worked_off_in_one_process

PAGES = ROOT.parent / "shared" / "corpora" / "pages-scrapinghub"
TIMES = 10  # the same pages again are another segment, which is read anew
WANTED = 1.6


def landed(own: Settings) -> int:
    captures = 0
    for _ in range(TIMES):
        with Writer(own.landing, own.now) as writer:
            land([PAGES], "*.html.gz", writer)
            captures += writer.captures
    return captures


def seconds(team: Team) -> float:
    airflow = team.system.airflow
    run = airflow.trigger("detect")
    team.wait(lambda: airflow.again(run).over, 900)
    told = airflow._get(f"/api/v2/dags/detect/dagRuns/{run.run_id}/taskInstances")["task_instances"]
    mapped = [one for one in told if one["task_id"] == "read_ahead"]
    states = Counter(str(one["state"]) for one in mapped)
    if set(states) != {"success"}:
        sys.exit(f"the tasks that read ahead ended as {dict(states)}")
    begun = min(datetime.fromisoformat(str(one["start_date"])) for one in mapped)
    return (max(datetime.fromisoformat(str(one["end_date"])) for one in mapped) - begun).total_seconds()


def main() -> None:
    if told := missing() or ("" if PAGES.is_dir() else "../shared/corpora"):
        sys.exit(f"not here: {told}")
    taken: dict[int, list[float]] = {1: [], 2: []}
    with tempfile.TemporaryDirectory(prefix="extract-") as name:
        folder = Path(name)
        own = Settings(folder / "var", folder / "feeds.toml", None, sample=False, contact="")
        own.feeds_file.write_text("")
        with running(own, folder, {"DRIFTWIRE_FEEDS": str(own.feeds_file)}) as team:
            second = team.part("worker-extract-2")
            for workers in (2, 1, 1, 2):
                if workers == 1 and second in team.system.parts:
                    team.system.parts.remove(second)
                    end_all([second])
                if workers == 2 and second not in team.system.parts:
                    add(team.system, second)
                pages = landed(own)
                taken[workers].append(seconds(team))
                print(f"{workers} workers: {pages} pages in {taken[workers][-1]:.1f} s", flush=True)
            same_tables(own, worked_off_in_one_process(own, folder / "twin"))
    ratio = sum(taken[1]) / sum(taken[2])
    print(f"two workers are {ratio:.2f} x one (wanted {WANTED})")
    sys.exit(0 if ratio >= WANTED else 1)


if __name__ == "__main__":
    main()

"""The same inputs in every disguise, and one step begun twice at once: python -m tests.bench.same_inputs_bench

Each line: how many ended sound and with the tables of the plain run. Exit 1 where one did not.
"""

import json
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from tests.fault.conftest import Clean, Nursery, differing, fill, made_clean, records, write_delivery

TIMES = 5
AT_ONCE = 20
NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
YEAR = timedelta(days=365)


class Part(NamedTuple):
    """What is dropped at a time."""

    lines: Sequence[str]
    now: datetime | None


class Stage(NamedTuple):
    nursery: Nursery
    folder: Path
    clean: Clean

    def told(self, home: Path, codes: Sequence[int]) -> list[str]:
        verdict = self.nursery.verdict(home)
        wrong = [str(codes)] if set(codes) != {0} else []
        return [*wrong, *verdict.broken, *differing(verdict.tables, self.clean.tables)]

    def dropped(self, parts: Sequence[Part], **environ: str) -> list[str]:
        """What is wrong when the parts come one after the other, each worked off before the next."""
        home, codes = self.folder / "home", []
        for number, part in enumerate(parts):
            (home / "inbox").mkdir(parents=True, exist_ok=True)
            if not number:  # the folder of a plain text is its outlet, so that one keeps its place
                shutil.copy(self.clean.delivery / "c.txt", home / "inbox" / "c.txt")
            (home / "inbox" / f"{number}.jsonl").write_text("\n".join(part.lines))
            clock = self.folder / "clock"
            clock.write_text((part.now or NOW).isoformat())
            told = {"DRIFTWIRE_CLOCK_FILE": str(clock)} if part.now else {}
            codes += self.nursery.ask(home, "inbox", "detect", environ={**told, **environ}).codes
        wrong = self.told(home, codes)
        shutil.rmtree(home)
        return wrong


def shuffled(seed: int, copies: int) -> tuple[list[str], list[str]]:
    """Each record so many times, in any order, cut in two anywhere."""
    chance = random.Random(seed)
    lines = [json.dumps(record) for record in records()] * copies
    chance.shuffle(lines)
    middle = chance.randrange(1, len(lines))
    return lines[:middle], lines[middle:]


def permuted(stage: Stage, seed: int) -> list[str]:
    return stage.dropped([Part(lines, None) for lines in shuffled(seed, 1)])


def thrice(stage: Stage, seed: int) -> list[str]:
    return stage.dropped([Part(lines, None) for lines in shuffled(seed, 3)])


def late(stage: Stage, seed: int) -> list[str]:
    """Some of it nine days after the rest."""
    first, second = shuffled(seed, 1)
    return stage.dropped([Part(first, NOW), Part(second, NOW + timedelta(days=9))])


def another_year(stage: Stage, seed: int) -> list[str]:
    by = YEAR * (1 if seed % 2 else -1) + timedelta(hours=7 * seed)
    return stage.dropped([Part(lines, NOW + by) for lines in shuffled(seed, 1)])


def chatham(stage: Stage, seed: int) -> list[str]:
    """Its clocks are 12 h 45 or 13 h 45 ahead; the change of 5 April is among the times."""
    now = datetime(2026, 4, 1, 14, tzinfo=UTC) + timedelta(days=seed)
    return stage.dropped([Part(lines, now) for lines in shuffled(seed, 1)], TZ="Pacific/Chatham")


def at_once(stage: Stage, seed: int) -> list[str]:
    """Two processes take the same inbox and work off the same landing at the same moment."""
    home = stage.folder / "home"
    fill(home, stage.clean.delivery)
    wrong = stage.told(home, stage.nursery.ask(home, "inbox", "detect", times=2).codes)
    shutil.rmtree(home)
    return wrong


TRIALS: dict[str, tuple[Callable[[Stage, int], list[str]], int]] = {
    "another order, other files": (permuted, TIMES),
    "everything three times": (thrice, TIMES),
    "some of it nine days late": (late, TIMES),
    "clock a year off": (another_year, TIMES),
    "TZ=Pacific/Chatham": (chatham, TIMES),
    "the same task twice at once": (at_once, AT_ONCE),
}


def main() -> None:
    nursery, bad = Nursery(), 0
    with tempfile.TemporaryDirectory(prefix="same-") as name:
        folder = Path(name)
        clean = made_clean(nursery, write_delivery(folder / "delivery"), folder / "clean")
        for said, (trial, times) in TRIALS.items():
            wrong = [told for seed in range(1, times + 1) if (told := trial(Stage(nursery, folder, clean), seed))]
            bad += len(wrong)
            print(f"{said:28} {times - len(wrong)} of {times} {wrong[:1] or 'equal'}", flush=True)
    nursery.end()
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()

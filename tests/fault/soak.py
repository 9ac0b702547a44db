"""The fault sweep at length: every point in a home of its own, then kills at random moments.

    python -m tests.fault.soak [KILLS] [SEED]        300 kills by default

Prints one line per point and per home, of at most 25 kills each; exit 1 where anything was lost, doubled or another
hash came out.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from tests.fault.conftest import Clean, Killer, Nursery, differing, fill, made_clean, write_delivery

EACH = 25  # kills in one home, before it is ended and compared


def wrong(nursery: Nursery, home: Path, clean: Clean) -> list[str]:
    """The next run, undisturbed, and what is not as in the clean home after it."""
    codes = nursery.ask(home, "inbox", "detect").codes
    verdict = nursery.verdict(home)
    return [*([f"exit {codes}"] if codes != [0] else []), *verdict.broken, *differing(verdict.tables, clean.tables)]


def swept(nursery: Nursery, folder: Path, clean: Clean) -> int:
    """How many ended otherwise; of a point's many hits the first, the middle one and the last are taken."""
    bad = count = 0
    for point, hits in sorted(clean.hits.items()):
        for number in sorted({1, (hits + 1) // 2, hits}):
            home = folder / "point"
            fill(home, clean.delivery)
            codes = nursery.ask(home, "inbox", "detect", fault=f"{point}:{number}").codes
            told = [*([] if codes == [86] else [f"exit {codes}"]), *wrong(nursery, home, clean)]
            count, bad = count + 1, bad + bool(told)
            print(f"{point}:{number:<4} {'; '.join(told) or 'equal'}", flush=True)
            shutil.rmtree(home)
    print(f"{count - bad} of {count} points ended as the clean run")
    return bad


def killed(nursery: Nursery, folder: Path, clean: Clean, kills: int, seed: int) -> int:
    """Homes that ended otherwise; a run that was quicker than its killer does not count."""
    killer = Killer(nursery, clean.seconds, seed)
    bad = done = homes = 0
    while done < kills:
        home, here = folder / "killed", 0
        fill(home, clean.delivery)
        while here < EACH and done < kills:
            if not killer.run(home):
                break
            here, done = here + 1, done + 1
        told = wrong(nursery, home, clean)
        homes, bad = homes + 1, bad + bool(told)
        print(f"{done:4} kills, {homes} homes, {'; '.join(told) or 'equal'}", flush=True)
        shutil.rmtree(home)
    print(f"{done} kills in {homes} homes: {bad} homes lost, doubled or changed anything")
    return bad


def main(kills: int, seed: int) -> None:
    nursery = Nursery()
    with tempfile.TemporaryDirectory(prefix="soak-") as name:
        folder = Path(name)
        clean = made_clean(nursery, write_delivery(folder / "delivery"), folder / "clean")
        bad = swept(nursery, folder, clean) + killed(nursery, folder, clean, kills, seed)
    nursery.end()
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main(*(int(one) for one in [*sys.argv[1:], *("300", "1")[len(sys.argv) - 1 :]]))

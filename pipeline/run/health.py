"""Whether the readers see what has been received: for a monitor that only asks for a status code."""

import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from pipeline.landing.segment import segments
from pipeline.settings import Settings

# Detect is woken by every delivery and every 15 minutes: two missed turns and a long run fit in.
LATE_SECONDS = 45 * 60.0


class Health(NamedTuple):
    """`well` is the answer 200, otherwise 503 with the reasons. Times are the machine's, also in the sample."""

    well: bool
    reasons: list[str]
    ran_at: str | None
    waiting_segments: int
    waiting_seconds: int


def _file(home: Path) -> Path:
    return home / "health.json"


def note_run(settings: Settings, read: Iterable[str]) -> None:
    """A run has come to its end: these segments (`day/name`) are in what the readers see."""
    days = Counter(name.split("/")[0] for name in read)
    aside = _file(settings.home).with_suffix(".part")
    aside.write_text(json.dumps({"ran_at": time.time(), "segments": dict(sorted(days.items()))}), encoding="ascii")
    aside.replace(_file(settings.home))


def health(settings: Settings) -> Health:
    """Reads names and times of files only: cheap enough for a probe every few seconds."""
    file = _file(settings.home)
    if not file.exists() or not settings.published.exists():
        return Health(False, ["nothing is published yet"], None, 0, 0)
    told = json.loads(file.read_text(encoding="ascii"))
    now, ran = time.time(), float(told["ran_at"])
    since = _waiting(settings.landing, told["segments"])
    longest = round(max((now - at for at in since), default=0.0))
    reasons = [
        f"{what} for {round(seconds)} seconds"
        for what, seconds in (("no run has ended", now - ran), ("something landed waits", longest))
        if seconds > LATE_SECONDS
    ]
    return Health(not reasons, reasons, datetime.fromtimestamp(ran, UTC).isoformat("T", "seconds"), len(since), longest)


def _waiting(landing: Path, read: dict[str, int]) -> list[float]:
    """When each segment was landed that no run has taken yet: the latest ones of a day."""
    days: dict[str, list[float]] = defaultdict(list)
    for path in segments(landing):
        days[path.parent.name].append(path.stat().st_mtime)
    return [at for day, landed in sorted(days.items()) for at in sorted(landed)[read.get(day, 0) :]]

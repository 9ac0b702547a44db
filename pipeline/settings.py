"""What differs between machines, read from the environment once; everything else is a constant beside its use."""

import os
import tomllib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]

# In the home of the sample newswire: the file that marks it, and the one that holds its clock.
SAMPLE_MARK = "SAMPLE"
SAMPLE_CLOCK = "clock"

Clock = Callable[[], datetime]


@cache
def release() -> str:
    """Of the source tree: where it is on the path and not installed, as in the image, no package knows it."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(told["project"]["version"])


class Settings(NamedTuple):
    """`clock_file` holds an ISO 8601 time that stands for now: the sample newswire plays its weeks with it.

    `extractors`: Celery workers of the queue `extract`; 0 where admission reads all that is landed itself.
    `landing_weeks`, `text_weeks`: after how many weeks landing is archived and published texts expire; 0: never.
    """

    home: Path
    feeds_file: Path
    clock_file: Path | None
    sample: bool
    contact: str
    extractors: int = 0
    archive_folder: Path | None = None
    landing_weeks: int = 0
    text_weeks: int = 0

    @property
    def inbox(self) -> Path:
        return self.home / "inbox"

    @property
    def landing(self) -> Path:
        return self.home / "landing"

    @property
    def archive(self) -> Path:
        return self.archive_folder or self.home / "archive"

    @property
    def warehouse(self) -> Path:
        return self.home / "warehouse.duckdb"

    @property
    def cache(self) -> Path:
        return self.home / "cache.duckdb"

    @property
    def band_index(self) -> Path:
        return self.home / "band_index.duckdb"

    @property
    def stores(self) -> tuple[Path, ...]:
        """All that can be made again from landing and its archive."""
        return self.warehouse, self.cache, self.band_index

    @property
    def published(self) -> Path:
        return self.home / "published"

    @property
    def reports(self) -> Path:
        return self.home / "reports"

    def now(self) -> datetime:
        """The clock's time in UTC, to the second.

        Raises:
            ValueError: the clock file holds no ISO 8601 time with a zone.
        """
        if self.clock_file is None:
            return datetime.now(UTC).replace(microsecond=0)
        told = datetime.fromisoformat(self.clock_file.read_text(encoding="ascii").strip())
        if told.tzinfo is None:
            raise ValueError(f"{self.clock_file} tells a time without a zone")
        return told.astimezone(UTC)


def settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """A home with the sample's mark has the sample's clock, whoever asks: its weeks are not of this year."""
    home = Path(environ.get("DRIFTWIRE_HOME") or "var").absolute()
    sample = environ.get("DRIFTWIRE_SAMPLE") == "1" or (home / SAMPLE_MARK).exists()
    played = home / SAMPLE_CLOCK
    clock = environ.get("DRIFTWIRE_CLOCK_FILE") or (played if sample and played.exists() else None)
    return Settings(
        home=home,
        feeds_file=Path(environ.get("DRIFTWIRE_FEEDS") or ROOT / "feeds.toml").absolute(),
        clock_file=Path(clock) if clock else None,
        sample=sample,
        contact=environ.get("DRIFTWIRE_CONTACT", ""),
        extractors=int(environ.get("DRIFTWIRE_EXTRACTORS") or 0),
        archive_folder=Path(told).absolute() if (told := environ.get("DRIFTWIRE_ARCHIVE")) else None,
        landing_weeks=int(environ.get("DRIFTWIRE_LANDING_WEEKS") or 0),
        text_weeks=int(environ.get("DRIFTWIRE_TEXT_WEEKS") or 0),
    )

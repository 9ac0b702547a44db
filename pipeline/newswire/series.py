"""Templated columns of one outlet: alike week after week, and copies of nothing."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import NamedTuple

from pipeline.newswire.slot import entries

_TRADES = ("actor", "composer", "director", "dancer", "singer", "playwright", "editor", "puppeteer")

# Films of the chart carry names that no story's work has.
_ENDINGS = ("Rising", "Club", "Blues", "2", "Forever", "Brothers")
# More films run than the chart has places.
_RUNNING = 12


class Instalment(NamedTuple):
    name: str
    at: datetime
    title: str
    text: str


def series(first: date, weeks: int, rng: Random) -> Iterator[Instalment]:
    """A box-office chart each Monday, birthdays each Friday."""
    films = [f"{noun} {rng.choice(_ENDINGS)}" for noun in rng.sample(entries("work_second"), weeks + _RUNNING)]
    given = [line.split(" ", 1)[1] for line in entries("given")]
    surnames = [line.split(" ", 1)[1] for line in entries("surname")]
    for week in range(weeks):
        monday = first + timedelta(weeks=week)
        yield _chart(monday, rng.sample(films[week : week + _RUNNING], 10), week, rng)
        names = [f"{rng.choice(given)} {rng.choice(surnames)}" for _ in range(6)]
        yield _birthdays(monday + timedelta(days=4), names, rng)


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), UTC)


def _chart(day: date, films: list[str], week: int, rng: Random) -> Instalment:
    takings = sorted((rng.randint(210, 9800) for _ in films), reverse=True)
    top, second = films[0], films[1]
    lines = [
        f"{rank}. {film}: £{taken * 1000:,} (week {rng.randint(1, 9)})"
        for rank, (film, taken) in enumerate(zip(films, takings, strict=True), start=1)
    ]
    text = [
        f"'{top}' leads the weekend chart with £{takings[0] * 1000:,} at {rng.randint(180, 600)} sites.",
        f"'{second}' is in second place with £{takings[1] * 1000:,}.",
        *lines,
        "Figures are for Friday to Sunday and include previews. Takings are rounded to the nearest thousand pounds.",
    ]
    return Instalment(f"chart_{week + 1:02d}", _at(day, 11), f"Weekend box office: '{top}' on top", "\n\n".join(text))


def _birthdays(day: date, names: list[str], rng: Random) -> Instalment:
    trades = rng.sample(_TRADES, len(names))
    lines = [f"{name}, {trade}, {rng.randint(19, 92)}." for name, trade in zip(names, trades, strict=True)]
    opening = f"These people from stage, screen and music have their birthdays in the week from {day.day}/{day.month}."
    text = "\n\n".join([opening, *lines, "Birthdays are taken from published programmes."])
    return Instalment(f"birthday_{day:%m%d}", _at(day, 5), f"Birthdays of the week: {names[0]} and others", text)

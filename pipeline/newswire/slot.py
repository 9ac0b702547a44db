"""Invented values for the slots of composed stories; the lists are in `value/`, one entry a line."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import chain, islice
from random import Random
from typing import NamedTuple

from pipeline.newswire.prose import bundled

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NUMBERS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven"),
    *("eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen"),
)
# A wrong amount must be wrong for every reader, however it is rounded.
_CLEARLY = 0.25


# The slots of the format; a `_wrong` value never equals its fellow.
SLOTS = (
    *("lead", "partner", "boss", "lead_last", "partner_last", "boss_last", "partner_wrong", "boss_wrong", "work"),
    *("company", "rival", "town", "town_wrong", "venue", "money", "money_wrong", "money_short", "count", "count_wrong"),
    *("weeks", "weeks_wrong", "weeks_figure", "date", "date_wrong", "date_us", "month", "month_wrong", "past_month"),
    *("year", "weekday", "weekday_wrong"),
)


class Person(NamedTuple):
    given: str
    surname: str

    @property
    def full(self) -> str:
        return f"{self.given} {self.surname}"


def entries(name: str) -> list[str]:
    return (bundled() / "value" / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def people(rng: Random) -> Iterator[Person]:
    """Every pairing of given name and surname of one region once; a surname comes back after all the others."""
    given: dict[str, list[str]] = {}
    for line in entries("given"):
        region, _, name = line.partition(" ")
        given.setdefault(region, []).append(name)
    surnames = [tuple(line.split(" ", 1)) for line in entries("surname")]
    for turn in range(min(map(len, given.values()))):
        pairs = [Person(given[r][(7 * i + turn) % len(given[r])], name) for i, (r, name) in enumerate(surnames)]
        rng.shuffle(pairs)
        yield from pairs


def works(rng: Random) -> Iterator[str]:
    """Titles, none twice: the written ones first, then pairs of words that share no word with their neighbours."""
    titles = entries("work")
    rng.shuffle(titles)
    first, second = entries("work_first"), entries("work_second")
    rng.shuffle(first)
    rng.shuffle(second)
    pairs = (
        f"{rng.choice(('The ', 'The ', ''))}{word} {second[(i + turn) % len(second)]}"
        for turn in range(len(second))
        for i, word in enumerate(first)
    )
    return chain(titles, pairs)


def _cycle(rng: Random, name: str) -> Iterator[str]:
    values = entries(name)
    while True:
        rng.shuffle(values)
        yield from values


def draw(rng: Random, days: Sequence[date], person: Iterator[Person], taken: str) -> Iterator[dict[str, str]]:
    """Each slot's value for one story of each day; people and works occur in no other, nor in the text `taken`."""
    used: set[str] = set()
    unused = (someone for someone in person if someone.full not in used)
    work = (work for work in works(rng) if work not in taken)
    company, town, venue = (_cycle(rng, name) for name in ("company", "town", "venue"))
    for day in days:
        lead, partner, boss, other, another = islice(unused, 5)
        used.update((lead.full, partner.full, boss.full))
        firm = next(company)
        rival = next(other for other in company if other.split()[0] != firm.split()[0])
        place = next(town)
        elsewhere = next(other for other in town if other != place)
        values = (
            *(who.full for who in (lead, partner, boss)),
            *(who.surname for who in (lead, partner, boss)),
            *(_mistaken(rng, partner, other, used).full, _mistaken(rng, boss, another, used).full),
            *(next(work), firm, rival, place, elsewhere, next(venue)),
            *_money(rng),
            *_counts(rng),
            *_calendar(rng, day),
        )
        yield dict(zip(SLOTS, values, strict=True))


def _mistaken(rng: Random, person: Person, other: Person, used: set[str]) -> Person:
    """Half of the wrong names keep the first name, as slips do."""
    slip = Person(person.given, other.surname)
    chosen = slip if rng.random() < 0.5 and slip.full not in used else other
    used.add(chosen.full)
    return chosen


def _wrong(rng: Random, right: int, low: int, high: int) -> int:
    """Another number, with the figures swapped where that is a clear difference (the commonest slip of a typist)."""
    swapped = int(str(right)[::-1])
    far = [n for n in range(low, high + 1) if abs(n - right) >= max(2, _CLEARLY * max(n, right))]
    return swapped if swapped in far and rng.random() < 0.5 else rng.choice(far)


def _money(rng: Random) -> tuple[str, str, str]:
    sign = rng.choice("$$$£€")
    right = rng.randint(6, 90)
    return f"{sign}{right} million", f"{sign}{_wrong(rng, right, 4, 120)} million", f"{sign}{right}m"


def _counts(rng: Random) -> tuple[str, str, str, str, str]:
    count, weeks = rng.randint(11, 90), rng.randint(4, 12)
    return (
        str(count),
        str(_wrong(rng, count, 11, 99)),
        _NUMBERS[weeks],
        _NUMBERS[_wrong(rng, weeks, 2, 14)],
        str(weeks),
    )


def _calendar(rng: Random, day: date) -> tuple[str, str, str, str, str, str, str, str, str]:
    """Date (wrong, American), month (wrong), past month, year, weekday (wrong) as seen from the day of publication."""
    coming = day + timedelta(days=rng.randint(24, 130))
    slip = rng.choice((-20, -15, -9, -6, 6, 9, 16, 23, 31, 44))
    wrong = coming + timedelta(days=slip)
    after = (coming.month + rng.randint(2, 4) - 1) % 12
    weekday = (day - timedelta(days=rng.choice((0, 0, 1)))).weekday()
    return (
        f"{coming.day} {_MONTHS[coming.month - 1]}",
        f"{wrong.day} {_MONTHS[wrong.month - 1]}",
        f"{_MONTHS[coming.month - 1]} {coming.day}",
        _MONTHS[after],
        _MONTHS[(after + rng.choice((-2, 2, 3, 4))) % 12],
        _MONTHS[(day.month - rng.randint(2, 3)) % 12],
        str(rng.randint(2012, day.year - 2)),
        _DAYS[weekday],
        _DAYS[(weekday + rng.choice((2, 3, 4, 5))) % 7],
    )

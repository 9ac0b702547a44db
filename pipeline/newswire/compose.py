"""Further stories, one alternative of each section of a beat."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import chain
from random import Random
from typing import NamedTuple

from pipeline.newswire.markup import Template, fill, join, parse, render
from pipeline.newswire.prose import Part, Story
from pipeline.newswire.slot import draw, people
from pipeline.newswire.variation import vary

# Two stories of one beat this close in time share at most one paragraph's wording, or they would pass for copies.
_APART = timedelta(weeks=8)
_SHARED = 1


class Text(NamedTuple):
    """What one outlet writes and others copy. `titles[0]` is the origin's; the other tuples may be empty."""

    text_id: str
    story_id: str
    titles: tuple[str, ...]
    clickbaits: tuple[str, ...]
    overclaims: tuple[str, ...]
    byline: str | None
    template: Template


class ComposeError(ValueError):
    """Too few alternatives for so many stories that may not resemble one another."""


class _Told(NamedTuple):
    day: date
    choice: tuple[int, ...]


def written(story: Story) -> Text:
    titles = (story.title, story.retitle)
    return Text(story.name, story.name, titles, (story.clickbait,), (story.overclaim,), story.byline, story.template)


def compose(parts: Sequence[Part], days: Sequence[date], rng: Random, taken: str) -> list[Text]:
    """One story for each day (ascending), the beats in turn; names and works in `taken` are in use elsewhere."""
    told: dict[str, list[_Told]] = {part.beat: [] for part in parts}
    lines = {part.beat: list(_lines(part, rng)) for part in parts}
    person = (who for who in people(Random(rng.random())) if who.surname not in taken)
    texts: list[Text] = []
    for i, (day, value_of) in enumerate(zip(days, draw(rng, days, person, taken), strict=True)):
        part = parts[i % len(parts)]
        recent = [one.choice for one in told[part.beat] if day - one.day < _APART]
        choice = _choose(part, lines[part.beat], recent, rng)
        told[part.beat].append(_Told(day, choice))
        name = f"{part.beat}_{len(told[part.beat]):03d}"
        told_lines = vary([part.sections[s][n] for s, n in enumerate(choice)], person, rng)
        sections = [fill(parse(line), value_of) for line in told_lines]
        titles, baits, claims = (_headlines(lines_, value_of, rng) for lines_ in part[1:4])
        texts.append(Text(name, name, titles, baits, claims, None, _sentence_case(join(sections))))
    return texts


def _headlines(lines: Sequence[str], value_of: dict[str, str], rng: Random) -> tuple[str, ...]:
    chosen = rng.sample(lines, min(3, len(lines)))
    return tuple(render(_sentence_case(fill(parse(line), value_of))).text for line in chosen)


def _sentence_case(template: Template) -> Template:
    """A slot's word ("nine") may open a sentence."""
    literals = list(template.literals)
    for i, literal in enumerate(literals):
        chunks = literal.split("\n\n")
        literals[i] = "\n\n".join([chunks[0], *(chunk[:1].upper() + chunk[1:] for chunk in chunks[1:])])
    literals[0] = literals[0][:1].upper() + literals[0][1:]
    return template._replace(literals=tuple(literals))


def _choose(
    part: Part, lines: list[tuple[int, ...]], recent: Sequence[tuple[int, ...]], rng: Random
) -> tuple[int, ...]:
    """The next line that keeps its distance from all recent ones; chance fills in when the lines are used up."""
    sizes = [len(section) for section in part.sections]
    by_chance = (tuple(rng.randrange(size) for size in sizes) for _ in range(4000))
    for choice in chain(list(lines), by_chance):
        if _fits(choice, recent):
            lines[:] = [line for line in lines if line != choice] + ([choice] if choice in lines else [])
            return _varied(part, choice, lines, recent, rng)
    raise ComposeError(f"{part.beat}: no story left that differs enough from the {len(recent)} of eight weeks")


def _fits(choice: Sequence[int], recent: Sequence[Sequence[int]]) -> bool:
    return all(_shared(choice, other) <= _SHARED for other in recent)


def _shared(one: Sequence[int], other: Sequence[int]) -> int:
    return sum(a == b for a, b in zip(one, other, strict=True))


def _varied(
    part: Part,
    choice: tuple[int, ...],
    lines: Sequence[tuple[int, ...]],
    recent: Sequence[tuple[int, ...]],
    rng: Random,
) -> tuple[int, ...]:
    """With one section told by the alternative that no line uses (12 are written, 11 is prime), if that fits."""
    spare = [
        (section, n)
        for section, alternatives in enumerate(part.sections)
        for n in sorted(set(range(len(alternatives))) - {line[section] for line in lines})
    ]
    rng.shuffle(spare)
    for section, n in spare if lines else []:
        candidate = (*choice[:section], n, *choice[section + 1 :])
        if _fits(candidate, recent):
            return candidate
    return choice


def _lines(part: Part, rng: Random) -> Iterator[tuple[int, ...]]:
    """Lines y = a + b·i over the integers modulo a prime: two of them meet once at most (Reed and Solomon's code)."""
    sizes = [len(section) for section in part.sections]
    prime = max((p for p in (2, 3, 5, 7, 11, 13, 17, 19) if p <= min(sizes)), default=0)
    if prime < len(sizes):
        return
    order = [rng.sample(range(size), prime) for size in sizes]
    pairs = [(a, b) for a in range(prime) for b in range(prime)]
    rng.shuffle(pairs)
    for a, b in pairs:
        yield tuple(order[i][(a + b * i) % prime] for i in range(len(sizes)))

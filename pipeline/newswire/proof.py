"""Proof-reads the texts: what does not keep to the format, or reads badly with some change applied."""

import re
from collections.abc import Iterator
from importlib.resources.abc import Traversable

from pipeline.newswire.markup import Template, parse, render
from pipeline.newswire.prose import Part, ProseError, Story, parse_part, parse_story
from pipeline.newswire.slot import SLOTS

_UGLY = re.compile(
    r"  | [,.;:?!]|,,|\.\.|,\.|[,;:]$|[.?!] [a-z]|^[a-z]|\ba [aeio]\w|\b(\w+) \1\b|[’‘“”]|\"\"", re.MULTILINE
)
_CONTEXT = 30
# Good English all the same: initials, "a one-off", "that that".
_FINE = re.compile(r"[ap]\.m\. |\ba (one|once|eu|uni|use|uk)|\b(had had|that that)\b", re.IGNORECASE)


def faults(folder: Traversable) -> Iterator[str]:
    """One line per fault, with the file's name."""
    for file in _files(folder / "story"):
        try:
            yield from _story(parse_story(file.name, file.read_text(encoding="utf-8")))
        except ProseError as error:
            yield str(error)
    for file in _files(folder / "part"):
        try:
            yield from _part(parse_part(file.name, file.read_text(encoding="utf-8")))
        except ProseError as error:
            yield str(error)


def _files(folder: Traversable) -> list[Traversable]:
    return sorted((file for file in folder.iterdir() if file.name.endswith(".txt")), key=lambda file: file.name)


def _story(story: Story) -> Iterator[str]:
    text = render(story.template).text
    kinds = [change.kind for change in story.template.changes if change.severity]
    if len(kinds) < 9 or len(set(kinds)) < 6 or len(story.template.changes) - len(kinds) < 4:
        total = len(story.template.changes)
        yield f"{story.name}: {len(kinds)} material changes of {len(set(kinds))} kinds, {total - len(kinds)} benign"
    other = story.independent.text if story.independent else ""
    for scope, _, a_sentence, b_sentence in story.planned:
        if a_sentence not in text:
            yield f"{story.name}: not in the origin: {a_sentence[:70]!r}"
        if b_sentence not in (text if scope == "within" else other):
            yield f"{story.name}: not in the other text: {b_sentence[:70]!r}"
    yield from _ugly(story.name, story.template)
    yield from (f"{story.name} independent: {spot!r}" for spot in _spots(other))


def _part(part: Part) -> Iterator[str]:
    if len(part.titles) < 12 or len(part.sections) < 7:
        yield f"{part.beat}: {len(part.titles)} titles, {len(part.sections)} sections"
    for number, section in enumerate(part.sections, start=1):
        if len(section) != 12:
            yield f"{part.beat}: section {number} has {len(section)} alternatives"
        for template in map(parse, section):
            yield from _slots(part.beat, template)
            yield from _ugly(f"{part.beat} section {number}", template)
    for line in (*part.titles, *part.clickbaits, *part.overclaims):
        yield from _slots(part.beat, parse(line))


def _slots(name: str, template: Template) -> Iterator[str]:
    sides = (side for change in template.changes for side in (change.original, change.changed))
    for slot in re.findall(r"\{(.*?)\}", " ".join((*template.literals, *sides))):
        if slot not in SLOTS:
            yield f"{name}: unknown slot {{{slot}}}"


def _ugly(name: str, template: Template) -> Iterator[str]:
    """Spots that look wrong with nothing, everything or one change applied."""
    every = range(len(template.changes))
    seen: set[str] = set()
    for applied in ((), every, *((i,) for i in every)):
        for spot in _spots(render(template, applied).text):
            if spot not in seen:
                seen.add(spot)
                yield f"{name}: {spot!r}"
        if render(template, applied).text.count('"') % 2:
            yield f"{name}: odd number of quotation marks with {list(applied)} applied"


def _spots(text: str) -> Iterator[str]:
    for hit in _UGLY.finditer(text):
        if not _FINE.search(text[max(0, hit.start() - 3) : hit.end() + 6]):
            yield text[max(0, hit.start() - _CONTEXT) : hit.end() + _CONTEXT]

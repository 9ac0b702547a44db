"""The hand-written texts: whole stories in `story/`, parts to compose further ones from in `part/`."""

import re
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

from pipeline.newswire.markup import MarkupError, Template, parse

_HEAD = re.compile(r"^(title|retitle|clickbait|overclaim|byline): (.+)$", re.MULTILINE)
_TITLES = ("title", "clickbait", "overclaim")


class ProseError(ValueError):
    """A file of texts that does not keep to the format."""


class Independent(NamedTuple):
    title: str
    byline: str
    text: str


class Planned(NamedTuple):
    """A contradiction that the writer planned: of origin and independent article (`story`) or `within` the origin."""

    scope: str
    kind: str
    a_sentence: str
    b_sentence: str


class Story(NamedTuple):
    name: str
    title: str
    retitle: str
    clickbait: str
    overclaim: str
    byline: str
    template: Template
    independent: Independent | None
    planned: tuple[Planned, ...]


class Part(NamedTuple):
    """Headlines and the alternatives of each section of one beat; marks and slots are still in them."""

    beat: str
    titles: tuple[str, ...]
    clickbaits: tuple[str, ...]
    overclaims: tuple[str, ...]
    sections: tuple[tuple[str, ...], ...]


class Prose(NamedTuple):
    stories: tuple[Story, ...]
    parts: tuple[Part, ...]


def bundled() -> Traversable:
    return files("pipeline.newswire")


def read(folder: Traversable) -> Prose:
    """All texts of a folder with `story/` and `part/`, in the order of their names."""
    stories = tuple(parse_story(name, text) for name, text in _texts(folder / "story"))
    return Prose(stories, tuple(parse_part(name, text) for name, text in _texts(folder / "part")))


def _texts(folder: Traversable) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".txt"):
            yield file.name.removesuffix(".txt"), file.read_text(encoding="utf-8")


def parse_story(name: str, text: str) -> Story:
    body, *rest = re.split(r"^=== (\w+)[ ]*\n", text, flags=re.MULTILINE)
    extra = dict(zip(rest[::2], rest[1::2], strict=True))
    head, article = _head_and_body(name, body)
    missing = {"title", "retitle", "clickbait", "overclaim", "byline"} - head.keys()
    if missing:
        raise ProseError(f"{name}: no {', '.join(sorted(missing))}")
    independent = None
    if "independent" in extra:
        other, its_text = _head_and_body(name, extra["independent"])
        independent = Independent(other["title"], other["byline"], its_text)
    return Story(
        name,
        head["title"],
        head["retitle"],
        head["clickbait"],
        head["overclaim"],
        head["byline"],
        _marked(name, article),
        independent,
        tuple(_planned(name, line) for line in extra.get("contradictions", "").splitlines() if line.strip()),
    )


def _head_and_body(name: str, text: str) -> tuple[dict[str, str], str]:
    head, _, body = text.strip().partition("\n\n")
    if not body:
        raise ProseError(f"{name}: no body below the head")
    paragraphs = [" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", body) if paragraph.strip()]
    return {key: value.strip() for key, value in _HEAD.findall(head)}, "\n\n".join(paragraphs)


def _planned(name: str, line: str) -> Planned:
    fields = [field.strip() for field in line.split(" | ")]
    if len(fields) != 4 or fields[0] not in {"story", "within"}:
        raise ProseError(f"{name}: malformed contradiction {line[:80]!r}")
    return Planned(*fields)


def _marked(name: str, text: str) -> Template:
    try:
        return parse(text)
    except MarkupError as error:
        raise ProseError(f"{name}: {error}") from error


def parse_part(name: str, text: str) -> Part:
    _, *rest = re.split(r"^== (\w+)[ ]*\n", text, flags=re.MULTILINE)
    lines_of = {
        key: tuple(line.strip() for line in block.splitlines() if line.strip())
        for key, block in zip(rest[::2], rest[1::2], strict=True)
    }
    missing = [key for key in _TITLES if not lines_of.get(key)]
    if missing:
        raise ProseError(f"{name}: no {', '.join(missing)}")
    sections = {key: lines for key, lines in lines_of.items() if key not in _TITLES}
    for key, lines in sections.items():
        for line in lines:
            _marked(f"{name} == {key}", line)
    titles, baits, claims = (lines_of[key] for key in _TITLES)
    return Part(name, titles, baits, claims, tuple(sections.values()))

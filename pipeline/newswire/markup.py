"""Texts that know how a copying outlet may change them: `[[kind|original|changed]]`."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

MATERIAL = frozenset(
    ("number", "date", "name", "negation", "status", "certainty_up", "certainty_down", "attribution")
    + ("superlative", "quote", "omission", "addition")
)
BENIGN = frozenset(("format_number", "format_date", "synonym", "punctuation", "trim"))

_MARK = re.compile(r"\[\[([a-z_]+)(\.1)?\|([^\[\]|\n]*)\|([^\[\]|\n]*)\]\]")
_CERTAINTY = {"certainty_up": "up", "certainty_down": "down"}
_OPPOSITE = {"up": "down", "down": "up", "omission": "addition", "addition": "omission"}
PARAGRAPH = "\n\n"
_STOPS = (".", ",", ";", ":", "!", "?")


class MarkupError(ValueError):
    """A text whose marks cannot be read."""


class Change(NamedTuple):
    """`kind` is the guide's (`certainty`, not `certainty_up`); either side may be empty."""

    kind: str
    direction: str | None
    severity: int
    original: str
    changed: str


class Template(NamedTuple):
    """`literals` has one entry more than `changes`: text, change, text, … text."""

    literals: tuple[str, ...]
    changes: tuple[Change, ...]


class Rendered(NamedTuple):
    """`starts[i]` is where change i begins; `kept` are the changes whose place is still in `text`."""

    text: str
    starts: tuple[int, ...]
    kept: frozenset[int]


class Applied(NamedTuple):
    """One difference between two renderings, made by change `number`; exact spans, offsets in code points."""

    number: int
    kind: str
    direction: str | None
    severity: int
    before: str
    after: str
    before_start: int
    after_start: int


def parse(text: str) -> Template:
    """The template of a marked text; raises MarkupError."""
    pieces: list[str] = []
    changes: list[Change] = []
    at = 0
    for mark in _MARK.finditer(text):
        pieces.append(text[at : mark.start()])
        changes.append(_change(mark))
        at = mark.end()
    pieces.append(text[at:])
    stray = next((piece for piece in pieces if re.search(r"\[\[|\]\]|\|", piece)), None)
    if stray is not None:
        raise MarkupError(f"stray mark in {stray.strip()[:80]!r}")
    for i in range(len(changes)):
        pieces[i], changes[i], pieces[i + 1] = _settle_space(pieces[i], changes[i], pieces[i + 1])
    return Template(tuple(pieces), tuple(changes))


def _change(mark: re.Match[str]) -> Change:
    kind, minor, original, changed = mark.groups()
    if kind not in MATERIAL | BENIGN:
        raise MarkupError(f"unknown kind {kind!r}")
    if original == changed:
        raise MarkupError(f"nothing changes in {mark[0]!r}")
    severity = 0 if kind in BENIGN else 1 if minor else 2
    return Change("certainty" if kind in _CERTAINTY else kind, _CERTAINTY.get(kind), severity, original, changed)


def _settle_space(left: str, change: Change, right: str) -> tuple[str, Change, str]:
    """Without doubled blanks or empty paragraphs, whichever side of an insertion or deletion is shown."""
    if change.original and change.changed:
        return left, change, right
    full = change.original or change.changed
    alone = not left or left.endswith(PARAGRAPH)
    if alone and right.startswith(PARAGRAPH):
        if left:
            left, full = left.removesuffix(PARAGRAPH), PARAGRAPH + full
        else:
            right, full = right.removeprefix(PARAGRAPH), full + PARAGRAPH
    elif alone and not right and left:
        left, full = left.removesuffix(PARAGRAPH), PARAGRAPH + full
    elif left.endswith(" ") and full.startswith(" "):
        left = left[:-1]
    elif left.endswith(" ") and (right.startswith((" ", PARAGRAPH, *_STOPS)) or not right):
        left, full = left[:-1], full if full.startswith(_STOPS) else f" {full}"
        if right.startswith(" ") and full.endswith(" "):
            full = full[:-1]
    elif alone and right.startswith(" "):
        right, full = right[1:], f"{full} "
    settled = change._replace(original=full) if change.original else change._replace(changed=full)
    return left, settled, right


def fill(template: Template, value_of: dict[str, str]) -> Template:
    """The slots `{name}` replaced; a KeyError names an unknown slot."""

    def put(text: str) -> str:
        return re.sub(r"\{(\w+)\}", lambda slot: value_of[slot[1]], text)

    changes = tuple(c._replace(original=put(c.original), changed=put(c.changed)) for c in template.changes)
    return Template(tuple(put(literal) for literal in template.literals), changes)


def join(templates: Collection[Template]) -> Template:
    """One template with each of the given ones as a paragraph."""
    literals: list[str] = [""]
    changes: list[Change] = []
    for template in templates:
        glue = PARAGRAPH if changes or literals[-1] else ""
        literals[-1] += glue + template.literals[0]
        literals.extend(template.literals[1:])
        changes.extend(template.changes)
    return Template(tuple(literals), tuple(changes))


def render(template: Template, applied: Collection[int] = (), cut: int = 0) -> Rendered:
    """The text with the changes `applied`, without its last `cut` paragraphs (at least one stays)."""
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for i, literal in enumerate(template.literals):
        parts.append(literal)
        length += len(literal)
        if i < len(template.changes):
            change = template.changes[i]
            starts.append(length)
            shown = change.changed if i in applied else change.original
            parts.append(shown)
            length += len(shown)
    paragraphs = "".join(parts).split(PARAGRAPH)
    text = PARAGRAPH.join(paragraphs[: max(1, len(paragraphs) - cut)])
    kept = frozenset(
        i for i, start in enumerate(starts) if _is_kept(template.changes[i], i in applied, start, len(text))
    )
    return Rendered(text, tuple(starts), kept if cut else frozenset(range(len(starts))))


def _is_kept(change: Change, applied: bool, start: int, end: int) -> bool:
    """A deletion may stand at the very end of what is kept; a paragraph of its own there is gone."""
    shown, other = (change.changed, change.original) if applied else (change.original, change.changed)
    return start < end or (start == end and not shown and not other.startswith(PARAGRAPH))


def difference(template: Template, older: Collection[int], newer: Collection[int], cut: int = 0) -> Iterator[Applied]:
    """What turns the rendering with `older` into the one with `newer`, in the order of the text."""
    before, after = render(template, older), render(template, newer, cut)
    for i, change in enumerate(template.changes):
        if (i in older) == (i in newer) or i not in after.kept:
            continue
        taken_back = i in older
        kind, direction = change.kind, change.direction
        old, new = change.original, change.changed
        if taken_back:
            kind = _OPPOSITE.get(kind, kind)
            direction = _OPPOSITE[direction] if direction else None
            old, new = new, old
        yield Applied(i, kind, direction, change.severity, old, new, before.starts[i], after.starts[i])

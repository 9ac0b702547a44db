"""Values and names that differ between two aligned sentences."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.core.edit import Edit
from pipeline.core.name import Name, misspelt, name_words, refers
from pipeline.core.side import Background, Change, Side, within
from pipeline.core.value import Value, same


class Match(NamedTuple):
    before: Value
    after: Value


def _place(value: Value, its: Side) -> float:
    return value.start / max(1, len(its.text))


def _matches(p: Side, c: Side, background: Background) -> tuple[list[Match], list[Value], list[Value]]:
    """Equal values paired, those of the same text and place first; and what is left of each side."""
    scored = sorted(
        (x.text.casefold() != y.text.casefold(), abs(_place(x, p) - _place(y, c)), i, j)
        for i, x in enumerate(p.values)
        for j, y in enumerate(c.values)
        if same(x, y, background.today)
    )
    used_p: set[int] = set()
    used_c: set[int] = set()
    pairs = []
    for _, _, i, j in scored:
        if i not in used_p and j not in used_c:
            used_p.add(i)
            used_c.add(j)
            pairs.append(Match(p.values[i], c.values[j]))
    left_p = [v for i, v in enumerate(p.values) if i not in used_p]
    return pairs, left_p, [v for j, v in enumerate(c.values) if j not in used_c]


def _edit_of(start: int, end: int, its: Side, all_edits: Sequence[Edit], parent: bool) -> int:
    for k, e in enumerate(all_edits):
        first, last = (e.p_from, e.p_to) if parent else (e.c_from, e.c_to)
        if within(start, end, its, first, last):
            return k
    return -1


def _comparable(x: Value, y: Value, reworded: bool) -> bool:
    """Whether two unequal values can be readings of one fact."""
    if x.dimension == "quantifier" or x.dimension == "rank":
        return not reworded
    if not reworded:
        return True
    if x.dimension == "count":
        # Words like "a pair", "single" and "one" come and go with the wording.
        return min(x.amount, y.amount) > 2 and (x.unit == y.unit or not x.unit or not y.unit)
    return True


def _conflicts(
    p: Side, c: Side, left: tuple[list[Value], list[Value]], all_edits: Sequence[Edit], background: Background
) -> list[Match]:
    reworded = not all_edits
    scored = []
    for i, x in enumerate(left[0]):
        for j, y in enumerate(left[1]):
            here = _edit_of(x.start, x.end, p, all_edits, True)
            there = _edit_of(y.start, y.end, c, all_edits, False)
            if (
                same(x, y, background.today) is False
                and _comparable(x, y, reworded)
                and (reworded or here == there >= 0)
            ):
                scored.append((x.unit != y.unit, x.dimension != y.dimension, abs(_place(x, p) - _place(y, c)), i, j))
    out = []
    used_p: set[int] = set()
    used_c: set[int] = set()
    for *_, i, j in sorted(scored):
        if i not in used_p and j not in used_c:
            used_p.add(i)
            used_c.add(j)
            out.append(Match(left[0][i], left[1][j]))
    return out


def _spans(match: Match, p: Side, c: Side) -> tuple[tuple[int, int], tuple[int, int]]:
    return (
        (p.offset + match.before.start, p.offset + match.before.end),
        (c.offset + match.after.start, c.offset + match.after.end),
    )


def _is_date(match: Match) -> bool:
    return match.before.moment is not None


def _severity(match: Match) -> int:
    """A year more or less in an age is a shrug; so is a decimal."""
    a, b = match.before.amount, match.after.amount
    return (
        1
        if match.before.dimension == "age"
        or (a and b and match.before.moment is None and abs(a - b) / max(a, b) < 0.02)
        else 2
    )


def value_changes(p: Side, c: Side, all_edits: Sequence[Edit], background: Background) -> Iterator[Change]:
    """`all_edits` empty: the sentence was reworded as a whole, and words give no place."""
    pairs, *left = _matches(p, c, background)
    for match in pairs:
        if match.before.text.casefold() != match.after.text.casefold():
            yield Change(
                "format_date" if _is_date(match) else "format_number", 0, *_spans(match, p, c), probability=0.9
            )
    for match in _conflicts(p, c, (left[0], left[1]), all_edits, background):
        kind = "date" if _is_date(match) else "number"
        yield Change(kind, _severity(match), *_spans(match, p, c), probability=0.9 if all_edits else 0.6)


def _is_name(name: Name, background: Background) -> bool:
    """A capital at the head of a sentence proves nothing."""
    return not name.initial or not set(name_words(name.text)) & background.small


def _one_bearer(a: str, b: str, known: Sequence[frozenset[str]]) -> bool:
    """Whether the articles use both as parts of one longer name."""
    both = set(name_words(a)) | set(name_words(b))
    return refers(a, b) or any(both <= bearer for bearer in known)


def _new_names(its: Side, other: Side, background: Background) -> list[Name]:
    there = {w.word for w in other.tokens}
    return [
        n
        for n in its.names
        if _is_name(n, background) and any(w not in there and w + "'s" not in there for w in name_words(n.text))
    ]


def _renamed(x: Name, y: Name, reworded: bool, background: Background) -> bool:
    known = (*background.parent_names, *background.copy_names)
    if _one_bearer(x.text, y.text, known):
        # One name may hold another and yet be a slip for it: "Halvard Nesse", "Harald Ness".
        return False
    strange = not any(set(name_words(y.text)) <= bearer for bearer in background.parent_names)
    return strange or not reworded


def name_changes(p: Side, c: Side, all_edits: Sequence[Edit], background: Background) -> Iterator[Change]:
    ours, theirs = _new_names(p, c, background), _new_names(c, p, background)
    used: set[int] = set()
    for x in ours:
        here = _edit_of(x.start, x.end, p, all_edits, True)
        for j, y in enumerate(theirs):
            there = _edit_of(y.start, y.end, c, all_edits, False)
            slip = misspelt(x.text, y.text)
            placed = here == there >= 0 if all_edits else slip
            if j not in used and placed and _renamed(x, y, not all_edits, background):
                used.add(j)
                spans = ((p.offset + x.start, p.offset + x.end), (c.offset + y.start, c.offset + y.end))
                yield Change("name", 1 if slip else 2, *spans, probability=0.85)
                break

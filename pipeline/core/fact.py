"""Values and names that differ between two aligned sentences."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pipeline.core.compound import PLACE
from pipeline.core.cue import entries
from pipeline.core.derivation import follows, is_told
from pipeline.core.dress import one_beside, parted, reckoned, shared_out, turned_about
from pipeline.core.edit import Edit
from pipeline.core.equivalent import explained, one_name, synonymous
from pipeline.core.institution import one_institution
from pipeline.core.later import reach_each_other
from pipeline.core.name import Name, alike, country, is_country, is_of_people, misspelt, name_words, of_place, refers
from pipeline.core.side import Background, Change, Side, within
from pipeline.core.stem import stem
from pipeline.core.text import fold
from pipeline.core.value import Value, elliptic, same


class Match(NamedTuple):
    before: Value
    after: Value


def _place(value: Value, its: Side) -> float:
    return value.start / max(1, len(its.text))


def _matches(p: Side, c: Side, background: Background) -> tuple[list[Match], list[Value], list[Value]]:
    """Equal values paired, those of the same text and place first; and what is left of each side."""
    scored = sorted(
        (alike, x.text.casefold() != y.text.casefold(), abs(_place(x, p) - _place(y, c)), i, j)
        for i, x in enumerate(p.values)
        for j, y in enumerate(c.values)
        if (alike := 0 if same(x, y, background.today) else 1 if elliptic(x, y) else 2) < 2
    )
    used_p: set[int] = set()
    used_c: set[int] = set()
    pairs = []
    for *_, i, j in scored:
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


_MEASURED_ALIKE = ({"age", "duration"}, {"count", "share"})


def _comparable(x: Value, y: Value, reworded: bool, background: Background) -> bool:
    """Whether two unequal values can be readings of one fact."""
    if x.dimension in {"rank", "quantifier"}:  # "first" and "second" of firsts and seconds: a superlative
        return _of_one_order(x, y, reworded) if x.dimension == "rank" else not reworded
    if x.bound != y.bound and "-" in (x.bound, y.bound):
        return True
    if not reworded:
        return True
    if {x.dimension, y.dimension} == {"count", "share"}:
        return (
            min(x.amount, y.amount) < 1
            and not is_told(x, background.copy_text, background.today, y)
            and not follows(y, background.parent_text, background.today, x)
        )
    if x.dimension != y.dimension and {x.dimension, y.dimension} not in _MEASURED_ALIKE:
        return False
    if is_told(x, background.copy_text, background.today, y) or follows(y, background.parent_text, background.today, x):
        return False
    if reach_each_other(x.moment, y.moment, background.parent_text, background.copy_text):
        return False
    if x.dimension == "count":
        # Words like "a pair", "single" and "one" come and go with the wording.
        alike = x.unit == y.unit != "" and min(x.amount, y.amount) > 1
        return alike or min(x.amount, y.amount) > 2 and (x.unit == y.unit or not x.unit or not y.unit)
    return True


def _of_one_order(x: Value, y: Value, reworded: bool) -> bool:
    """'No. 1' and 'No. 2'; in a sentence that kept its words also 'the second time' and 'the ninth time'."""
    if x.dimension != y.dimension:
        return False
    return x.unit == y.unit == PLACE or (not reworded and min(x.amount, y.amount) > 1)


def _is_remainder(x: Value, y: Value) -> bool:
    """'All but three' beside 'three': the edit lies before the number."""
    return x.amount == y.amount and "-" in (x.bound, y.bound)


def _unequal(x: Value, y: Value, reworded: bool, background: Background) -> bool:
    agree = same(x, y, background.today)
    # '3,000 of the 12,000' beside 'half of the 12,000'.
    return agree is False or (reworded and agree is None and {x.dimension, y.dimension} == {"count", "share"})


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
                _unequal(x, y, reworded, background)
                and _comparable(x, y, reworded, background)
                and (reworded or here == there >= 0 or _is_remainder(x, y))
                and not one_beside(x, p, y, c)
                and not (parted(x, p, y, c) or shared_out(x, p, y, c))
                and not turned_about(x, p, y, c)
                and not reckoned(x, p, y, c, background)
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


_BEFORE = re.compile(r"(?:[^\W_][\w'’-]*\s+){1,2}$")
_AROUND = re.compile(r"^(?:[\s-]+[^\W_][\w'’-]*){1,4}")
_AHEAD = re.compile(r"(?:[^\W_][\w'’-]*[\s-]+){1,4}$")


def _widened(value: Value, its: Side, wide: bool) -> tuple[int, int]:
    """The span with 'all but' before it; of a rewritten sentence with the words around it."""
    start, end = value.start, value.end
    if wide:
        ahead, behind = _AHEAD.search(its.text[:start]), _AROUND.search(its.text[end:])
        start, end = ahead.start() if ahead else start, end + behind.end() if behind else end
    elif value.bound == "-" or its.text[:start].endswith("only "):
        ahead = _BEFORE.search(its.text[:start])
        start = ahead.start() if ahead else start
    return its.offset + start, its.offset + end


def _spans(match: Match, p: Side, c: Side, wide: bool) -> tuple[tuple[int, int], tuple[int, int]]:
    bounded = "-" in (match.before.bound, match.after.bound)
    return _widened(match.before, p, wide or bounded), _widened(match.after, c, wide or bounded)


_DECIMAL = 0.02


def severity(before: Value, after: Value) -> int:
    """A year more or less in an age is a shrug; so is a decimal, but in another currency it is another sum."""
    a, b = before.amount, after.amount
    if before.dimension == "age":
        return 1 if abs(a - b) <= 1 else 2
    if before.dimension == "money" and before.unit != after.unit:
        return 2
    return 1 if a and b and before.moment is None and abs(a - b) / max(abs(a), abs(b)) < _DECIMAL else 2


def value_changes(p: Side, c: Side, all_edits: Sequence[Edit], background: Background) -> Iterator[Change]:
    """`all_edits` empty: the sentence was reworded as a whole, and words give no place."""
    pairs, *left = _matches(p, c, background)
    for match in pairs:
        if match.before.text.casefold() != match.after.text.casefold():
            yield Change(
                "format_date" if match.before.moment is not None else "format_number",
                0,
                *_spans(match, p, c, False),
                probability=0.9,
            )
    for match in _conflicts(p, c, (left[0], left[1]), all_edits, background):
        kind = "date" if match.before.moment is not None else "number"
        yield Change(
            kind,
            severity(match.before, match.after),
            *_spans(match, p, c, not all_edits),
            probability=0.9 if all_edits else 0.6,
        )


def _is_name(name: Name, background: Background) -> bool:
    """A capital at the head of a sentence proves nothing."""
    return not name.initial or not background.is_small(name_words(name.text))


def _one_bearer(a: str, b: str, known: Sequence[frozenset[str]]) -> bool:
    """Whether the articles use both as parts of one longer name."""
    both = set(name_words(a)) | set(name_words(b))
    return refers(a, b) or any(both <= bearer for bearer in known)


def _new_names(its: Side, other: Side, background: Background) -> list[Name]:
    there = {country(w.word) for w in other.tokens}
    return [
        n
        for n in its.names
        if _is_name(n, background)
        and not any(v.dimension == "money" and v.start <= n.start < v.end for v in its.values)  # "CHF 400"
        and any(country(w) not in there and w + "'s" not in there for w in name_words(n.text))
    ]


def _renamed(x: Name, y: Name, reworded: bool, background: Background) -> bool:
    known = (*background.parent_names, *background.copy_names)
    tails = x.text.casefold().endswith(y.text.casefold()) or y.text.casefold().endswith(x.text.casefold())
    plain = x.initial and y.initial and (tails or synonymous(*(stem(fold(n.text)) for n in (x, y))))  # "Audiences"
    if plain or _one_bearer(x.text, y.text, known) or of_place(x.text, y.text) or one_name(x.text, y.text):
        return False
    strange = not any(set(name_words(y.text)) <= bearer for bearer in background.parent_names)
    return strange or not reworded


def _role(words: list[str]) -> str | None:
    return words[0] if len(words) == 1 and words[0] in _roles() else None


@cache
def _roles() -> frozenset[str]:
    return frozenset(entries("role"))


def role_changes(p: Side, c: Side, all_edits: Sequence[Edit]) -> Iterator[Change]:
    """One office for another: 'the pilot', 'the captain'."""
    for e in all_edits:
        b, a = p.tokens[e.p_from : e.p_to], c.tokens[e.c_from : e.c_to]
        if _role([t.word for t in b]) and _role([t.word for t in a]) and explained(b, a) < 1:
            spans = ((p.offset + b[0].start, p.offset + b[-1].end), (c.offset + a[0].start, c.offset + a[-1].end))
            yield Change("name", 1, *spans, probability=0.55)


_ARTICLE = re.compile(r"\b(?:the|an?)\s+$", re.IGNORECASE)
_HEAD = re.compile(r"\s+([a-z]{2,})\b((?:\s+[A-Z][\w’'-]*)*)")


def _head(name: Name, its: Side) -> tuple[str, frozenset[str]] | None:
    """The noun that a name belongs to as an epithet, and who bears it: 'the Welsh dancer Tam Roe'."""
    found = _HEAD.match(its.text, name.end) if _ARTICLE.search(its.text[: name.start]) else None
    return (stem(found[1]), frozenset(name_words(found[2]))) if found else None


def _tell_apart(x: Name, p: Side, y: Name, c: Side) -> bool:
    """Whether the names belong to two things as epithets."""
    one, other = _head(x, p), _head(y, c)
    return bool(one and other and not synonymous(one[0], other[0]) and not one[1] & other[1])


def _told_of(x: Name, p: Side, y: Name, c: Side) -> bool:
    """Whether one stands as in 'the Nigerian singer', which tells of somebody and names nobody, and the other names."""
    sides = ((x, p, y, c), (y, c, x, p))
    return any(
        _head(one, its) is not None
        and all(is_of_people(word) for word in name_words(one.text))
        and not any(is_country(word) for word in name_words(other.text))
        and _head(other, there) is None
        for one, its, other, there in sides
    )


def _exchanged(pair: tuple[Name, Name], ours: Sequence[Name], theirs: Sequence[Name], background: Background) -> bool:
    """Whether of these names just this pair went from the story altogether and came as a stranger."""
    x, y = pair
    gone = [n for n in ours if not any(set(name_words(n.text)) & bearer for bearer in background.copy_names)]
    come = [n for n in theirs if not any(set(name_words(n.text)) & bearer for bearer in background.parent_names)]
    return [x] == gone and [y] == come


def name_changes(p: Side, c: Side, all_edits: Sequence[Edit], background: Background) -> Iterator[Change]:
    ours, theirs = _new_names(p, c, background), _new_names(c, p, background)
    if not all_edits:
        ours, theirs = ([n for n in found if not n.initial or " " in n.text] for found in (ours, theirs))  # heads
    used: set[int] = set()
    for x in ours:
        here = _edit_of(x.start, x.end, p, all_edits, True)
        for j, y in enumerate(theirs):
            there = _edit_of(y.start, y.end, c, all_edits, False)
            near = alike(x.text, y.text)
            placed = here == there >= 0 if all_edits else near or _exchanged((x, y), ours, theirs, background)
            placed = placed and (bool(all_edits) or not _tell_apart(x, p, y, c))
            placed = placed and not (_told_of(x, p, y, c) or one_institution(x, p, y, c))
            if j not in used and placed and _renamed(x, y, not all_edits, background):
                used.add(j)
                spans = ((p.offset + x.start, p.offset + x.end), (c.offset + y.start, c.offset + y.end))
                yield Change("name", 1 if misspelt(x.text, y.text) else 2, *spans, probability=0.85)
                break

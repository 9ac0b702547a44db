"""Altered words of quoted speech."""

import re
from collections.abc import Iterator, Sequence

from pipeline.core.edit import Edit, Token, edits, kept_share, missing, tokens
from pipeline.core.quotation import Quotation
from pipeline.core.side import Change, Side
from pipeline.core.spelling import one_spelling
from pipeline.core.value import values

_SAME = 0.5  # a quotation that keeps half of its words in order is the same quotation
_LEAST, _MOST = 0.2, 0.6  # or that share, where the quotation is most of both sentences
_HARMLESS = 1  # so many particles changed are a slip of the pen, but for those that turn a sentence round
_WEIGHTY = frozenset(
    {
        "not",
        "no",
        "never",
        "none",
        "nobody",
        "nothing",
        "neither",
        "nor",
        "without",
        "all",
        "every",
        "everybody",
        "both",
    }
)


def _overlap(q: Quotation, its: Side, first: int, last: int) -> bool:
    return first < last and q.start < its.tokens[last - 1].end and q.end > its.tokens[first].start


def _partners(p: Side, c: Side, all_edits: Sequence[Edit]) -> Iterator[tuple[Quotation, Quotation]]:
    for q in p.quotes:
        ours = tokens(q.text)
        best = max(((kept_share(ours, tokens(r.text)), -r.start) for r in c.quotes), default=(0.0, 0))
        for r in c.quotes:
            one_edit = any(_overlap(q, p, e.p_from, e.p_to) and _overlap(r, c, e.c_from, e.c_to) for e in all_edits)
            alone = best[0] >= _LEAST and len(q.text) > _MOST * len(p.text) and len(r.text) > _MOST * len(c.text)
            if -r.start == best[1] and (best[0] >= _SAME or alone or (one_edit and len(ours) >= 3)):
                yield q, r


def _is_part(short: Sequence[Token], long: Sequence[Token]) -> bool:
    a, b = [t.word for t in short], [t.word for t in long]
    return any(b[i : i + len(a)] == a for i in range(len(b) - len(a) + 1))


def _said(part: Sequence[Token]) -> str:
    return " ".join(token.word for token in part)


def _same_value(before: str, after: str) -> bool:
    """Whether the words say one number in two forms."""
    ours, theirs = ([(v.amount, v.dimension, v.unit) for v in values(text)] for text in (before, after))
    return bool(ours) and ours == theirs


# "I can't" is "I cannot"; "he's" is "he is" or "he has".
_LONG_FORM = (
    (re.compile(r"\bcan(?:'t|not)\b"), "can not"),
    (re.compile(r"\bwon't\b"), "will not"),
    (re.compile(r"\bshan't\b"), "shall not"),
    (re.compile(r"n't\b"), " not"),
    (re.compile(r"'re\b"), " are"),
    (re.compile(r"'ve\b"), " have"),
    (re.compile(r"'ll\b"), " will"),
    (re.compile(r"'m\b"), " am"),
    (re.compile(r"(?<=\bit|\bhe)'s\b|(?<=\bshe)'s\b|(?<=\bthat|\bwhat)'s\b|(?<=\bthere)'s\b|\blet's\b"), " is"),
    (re.compile(r"\bgonna\b"), "going to"),
    (re.compile(r"\bwanna\b"), "want to"),
)


def _long(words: str) -> str:
    for pattern, full in _LONG_FORM:
        words = pattern.sub(full, words)
    return words


def _spoken_alike(before: str, after: str) -> bool:
    """Whether they differ in short forms and in spelling only."""
    return one_spelling(_long(before)) == one_spelling(_long(after))


def speech_changes(p: Side, c: Side, all_edits: Sequence[Edit]) -> Iterator[Change]:
    """One row a quotation; a shortened quotation is none."""
    for q, r in _partners(p, c, all_edits):
        ours, theirs = tokens(q.text), tokens(r.text)
        inner = [e for e in edits(ours, theirs) if not _is_part(theirs, ours) and not _is_part(ours, theirs)]
        inner = [e for e in inner if not _same_value(_said(ours[e.p_from : e.p_to]), _said(theirs[e.c_from : e.c_to]))]
        if inner and not _spoken_alike(_said(ours), _said(theirs)):
            b = [t for e in inner for t in ours[e.p_from : e.p_to]]
            a = [t for e in inner for t in theirs[e.c_from : e.c_to]]
            heavy = len(missing(b, theirs)) + len(missing(a, ours))
            weighty = ({t.word for t in b} ^ {t.word for t in a}) & _WEIGHTY
            severity = 1 if heavy == 0 and len(a) + len(b) <= 2 * _HARMLESS and not weighty else 2
            before = (p.offset + q.start, p.offset + q.end)
            yield Change("quote", severity, before, (c.offset + r.start, c.offset + r.end), probability=0.85)

"""Conditions and denials of a sentence of which nothing stands in the sentence that answers to it."""

import re
from collections.abc import Iterator

from pipeline.core.breath import told
from pipeline.core.edit import Token
from pipeline.core.sentence import sentences
from pipeline.core.side import Change, Side

_IF = (
    r"(?:but |and )?(?:only )?(?:if|unless|once|provided(?: that)?|providing(?: that)?|on (?:the )?condition(?: that)?"
    r"|as long as|so long as|subject to|depending on|pending|assuming(?: that)?)"
)
_CONDITION = re.compile(rf"\b{_IF}\b", re.IGNORECASE)
_DENIAL = re.compile(
    r"\b(?:(?:has |have |had )?(?:denied|denies|deny|denying|disputed|disputes|rejected|rejects|refuted|contested)"
    r"|(?:not|never|nobody|neither|nothing|no|none)\b)",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"[;:.!?](?=\s|$)|,(?=\s)|\s(?=(?:and|but)\s(?:said|says|added|that|will|would|has|had|its?|his|her)\b)"
)
_GONE = 0.7  # of the words of a clause that name something, none of which stands in the other sentence
_PROBABLE = 0.4
_HALF = 0.5


def _clause(text: str, at: int) -> tuple[int, int]:
    """From a cue to the end of what it governs."""
    stop = _STOP.search(text, at + 1)
    return at, stop.start() if stop else len(text)


def _words(its: Side, span: tuple[int, int]) -> list[Token]:
    return [t for t in its.tokens if span[0] <= t.start < span[1]]


def _whole_if_most(its: Side, span: tuple[int, int]) -> tuple[int, int]:
    """The sentence, where the clause is most of it and the side has others."""
    every = sentences(its.text)
    around = next(((s.start, s.end) for s in every if s.start <= span[0] < s.end), span)
    most = len(told(_words(its, span))) >= _HALF * len(told(_words(its, around)))
    return around if len(every) > 1 and most else span


def unsaid(p: Side, c: Side) -> Iterator[Change]:
    """Of two sides that answer to each other, the clauses of the first that the second passes over: 'unless an appeal
    is lodged', 'denied having kept back money'."""
    there = set(told(c.tokens))
    for cue in (_CONDITION, _DENIAL):
        if cue.search(c.text):
            continue
        for found in cue.finditer(p.text):
            span = _clause(p.text, found.start())
            said = told(_words(p, span))
            if said and sum(stem not in there for stem in said) >= _GONE * len(said):
                start, end = _whole_if_most(p, span)
                yield Change("omission", 2, (p.offset + start, p.offset + end), None, probability=_PROBABLE)
                break

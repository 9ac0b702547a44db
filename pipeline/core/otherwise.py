"""One claim in two turns of phrase: what an edit of a cue alone would take for another claim."""

import re

from pipeline.core.claim import Scope
from pipeline.core.edit import missing
from pipeline.core.permission import permits

_TURNS = {
    kind: [(re.compile(one, re.IGNORECASE), re.compile(other, re.IGNORECASE)) for one, other in turns]
    for kind, turns in {
        "negation": (
            (r"\bnot\b(?:\s+[\w'’-]+){1,6}?\s+(?:before|until)\b", r"\bno earlier than\b|\bat the earliest\b"),
            (r"\b(?:not|cannot|never)\b.*\bunless\b|n't\b.*\bunless\b", r"\bonly (?:if|when|once)\b|\bprovided\b"),
            (r"\b(?:rather than|instead of)\b", r"\bnot\b"),
            (r"\bonly\b", r"\b(?:no one|nobody|none|nothing) (?:but|except|other than)\b"),
            (r"\b(?:vote[ds]?|turn(?:ed|s)?|thr[eo]w[ns]?) (?:down|out)\b", r"\breject(?:s|ed)?\b"),
        ),
        "superlative": (
            (r"\bsecond\b", r"\bbut one\b"),
            (r"\bpenultimate\b", r"\b(?:last but one|second to last)\b"),
            (r"\bhalf\b", r"\bsix months\b"),
            (r"\bjoint winners?\b", r"\bshared? (?:first|the)\b"),
            (r"\bsince \d{4}\b", r"\bfrom \d{4} on(?:wards?)?\b"),
            (r"\b(?:most|best|least|[a-z]{2,}est)\b", r"\b(?:more|less|[a-z]+er)\b(?: [\w’'-]+){0,6} than any\b"),
        ),
        "status": ((r"\bcharged with\b", r"\b(?:fac(?:es?|ed|ing)) (?:an? |the )?charges?\b"),),
        "attribution": (
            (r"\btold (?:the )?[\w’' -]+", r"\b(?:was|were) told by\b"),
            (r"\bfortnight\b", r"\b(?:two|2) weeks\b"),
        ),
    }.items()
}
# "The highest price ever", "the highest price to date".
_FOREVER = frozenset(
    {"ever", "to", "date", "of", "all", "time", "on", "record", "in", "history", "its", "the", "so", "far", "yet",
     "has", "have", "until", "now", "any", "place"}
)  # fmt: skip
_LIMITS = re.compile(r"since|for|years?|decades?|\d{4}")


def _turned(one: re.Pattern[str], other: re.Pattern[str], p: str, c: str) -> bool:
    alone = ((one.search(x), other.search(x), one.search(y), other.search(y)) for x, y in ((p, c), (c, p)))
    return any(here and there and not twin and not again for here, twin, again, there in alone)


def _as_ever(s: Scope) -> bool:
    """Whether only 'ever' for 'to date' was exchanged, or 'ever' came to a record without a limit in time."""
    before, after = ({t.word for t in words} for words in (s.b_words, s.a_words))
    if not before | after or not before | after <= _FOREVER:
        return False
    here, there = (s.p, s.c) if after else (s.c, s.p)
    return bool(before and after) or not any(_LIMITS.fullmatch(t.word) for t in missing(here.tokens, there.tokens))


def said_otherwise(kind: str, s: Scope) -> bool:
    """Whether both sentences make the claim that an edit of this kind seems to change."""
    if kind == "certainty":
        return permits(s.p, s.lost, s.c)
    if kind == "superlative" and _as_ever(s):
        return True
    return any(_turned(one, other, s.p.text, s.c.text) for one, other in _TURNS.get(kind, ()))

"""How far a first, a record or a 'never before' reaches: 'a record for the channel', 'a record for any channel'."""

import re
from collections.abc import Iterator, Sequence

from pipeline.core.edit import Token, missing
from pipeline.core.equivalent import explained
from pipeline.core.name import country
from pipeline.core.side import Change, Side, token_span
from pipeline.core.topmost import tops_denied

_DENIED = re.compile(
    r"\b(?:never|no|nobody|nothing|none)\b(?=.*\b(?:before|ever|\w+er|more|than|previously|history|such)\b)",
    re.IGNORECASE,
)
# What it is reckoned over, however it is worded.
_LIMITS = frozenset({"any", "ever", "all", "world", "history", "every", "since", "kind", "anywhere", "else", "still"})
_VERBS = frozenset({"said", "says", "according", "told"})
_LONGEST = 16  # words of a claim
_PROBABLE = 0.35


def _claim(its: Side) -> tuple[int, int] | None:
    """The tokens from the first superlative on, up to a mark that ends the clause."""
    starts = [cue.start for cue in its.cues if cue.kind == "superlative"]
    starts += [found.start() for found in _DENIED.finditer(its.text)]
    # In a quotation it is somebody's manner of speaking.
    starts = [at for at in starts if not any(q.start <= at < q.end for q in its.quotes)]
    if not starts:
        return None
    first = next((i for i, t in enumerate(its.tokens) if t.end > min(starts)), len(its.tokens))
    last = first
    while last < len(its.tokens) and last - first < _LONGEST and its.tokens[last].word not in _VERBS:
        last += 1
        if its.text[its.tokens[last - 1].end : its.tokens[last - 1].end + 1] in {";", ".", ":"}:
            break
    return (first, last) if first < last else None


def _apart(mine: Sequence[Token], other: Side) -> list[Token]:
    """The words of a claim that the other sentence lacks, an Irish house being one in Ireland."""
    words, lands = {t.word for t in other.tokens}, {country(t.word) for t in other.tokens}
    lone = [t for t in missing(mine, other.tokens) if country(t.word) not in lands]
    return lone + [t for t in mine if t.word in _LIMITS and t.word not in words and t not in lone]


def _limiting(lone: Sequence[Token], its: Side) -> bool:
    """Whether any of the words says over what: a name, a number, 'ever'."""
    return any(t.word in _LIMITS or t.word[0].isdigit() or (t.start and its.text[t.start].isupper()) for t in lone)


def reaches(p: Side, c: Side) -> Iterator[Change]:
    """Of two sides that answer to each other and each make such a claim; whether it is one and the same is for the
    measures to say."""
    ours, theirs = _claim(p), _claim(c)
    if ours is None or theirs is None:
        return
    before, after = p.tokens[slice(*ours)], c.tokens[slice(*theirs)]
    gone, come = _apart(before, c), _apart(after, p)
    if (tops_denied(p, c) or tops_denied(c, p)) and not (_limiting(gone, p) or _limiting(come, c)):
        return  # "no mill is older", "the oldest mill"
    if (gone or come) and not (gone and come and explained(gone, come) == 1.0):
        yield Change("superlative", 2, token_span(p, *ours), token_span(c, *theirs), probability=_PROBABLE)

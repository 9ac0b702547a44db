"""Whether a change that two sentences of different wording seem to show is one of the articles, too.

One cue word that differs proves something where all else is equal, and little where the sentence was written anew: the
source, the hedge, the denial may have moved to the next sentence, or into another construction. There the other
article is searched before anything counts as lost or as new.
"""

import re
from collections.abc import Sequence

from pipeline.core.cue import WEAK_RANKS, Cue, cues
from pipeline.core.cut import retells
from pipeline.core.edit import kept_share, missing, tokens
from pipeline.core.sentence import sentences
from pipeline.core.side import Background, Change, Side
from pipeline.core.source import is_anonymous, is_generic, source_zone
from pipeline.core.stem import content_of, is_content, stem

LOOSE = 0.8  # words kept in order: below it a sentence was written anew in part, and single cues prove little
_SAYING = frozenset({"reporting", "voice"})
_AROUND = 1  # sentences either side in which a source goes on speaking
_NAMED_AROUND = 2
_ONE_STATEMENT = 0.3  # of the poorer sentence's content: below it the two may tell of two stages of two things
_POOR = 5  # of longer ones two words in common are enough
_STEM = 6
_RANKED = 2  # words that two rankings of one thing share
_NEW = 1  # content words that a mere cut may bring
_UNNAMED = frozenset({"source", "sources", "insider", "insiders", "familiar", "anonymity", "briefed", "reportedly"})
# Ranks told without a superlative.
_RANKING = re.compile(
    r"\b(?:than (?:any|ever|all|every)|never|no other|nobody (?:else|but)|no [a-z]+ (?:[a-z]+ ){0,6}(?:than|as)\b|none"
    r"|unlike any|more than|unequalled|unsurpassed|tops?|topped|exceeds?|[a-z]{3,}er than)\b"
)
_GUESSING = re.compile(r"\b(?:as was|thought|reckons?|figure|likely|chance|risk|should|if|were to|open)\b")


def is_loose(p: Side, c: Side) -> bool:
    return kept_share(p.tokens, c.tokens) < LOOSE


def _near(text: str, its: Side, reach: int) -> str:
    """The sentence with its neighbours; alone where it does not stand in the text."""
    spans = sentences(text)
    here = [i for i, s in enumerate(spans) if s.text in its.text or its.text in s.text]
    if not here:
        return its.text
    first, last = max(0, here[0] - reach), min(len(spans), here[-1] + reach + 1)
    return text[spans[first].start : spans[last - 1].end]


def _source_stands(mine: Side, other: Side, text: str) -> bool:
    """Whether the source of one sentence speaks in, or next to, the one that answers to it."""
    zone = [t for t in source_zone(mine) if is_content(t.word)]
    near = _near(text, other, _AROUND)
    there = {t.word for t in tokens(near)}
    if any(is_anonymous(t.word) for t in zone):
        return any(is_anonymous(t.word) for t in other.tokens) or bool(_UNNAMED & there)
    named = [t for t in zone if mine.text[t.start].isupper() and not is_generic(t.word)]
    if named:
        known = {t.word for t in tokens(_near(text, other, _NAMED_AROUND))}
        return any(t.word.removesuffix("'s") in {k.removesuffix("'s") for k in known} for t in named)
    heads = content_of([t.word for t in zone])
    return any(cue.kind in _SAYING for cue in cues(near)) or '"' in near or bool(heads & content_of(list(there)))


def _is_cut(p: Side, c: Side) -> bool:
    """Whether one sentence is the other, shortened: then what it lacks was taken out."""
    return min(len(missing(p.tokens, c.tokens)), len(missing(c.tokens, p.tokens))) <= _NEW


def _speaks_beside(mine: Side, other: Side, text: str) -> bool:
    """Whether one sentence beside the other names the source and lets it speak: the sentence was split."""
    zone = [t for t in source_zone(mine) if is_content(t.word)]
    heads = content_of([t.word for t in zone])
    here = {t.word for t in other.tokens}
    if zone and {zone[0].word, zone[-1].word} <= here and any(mine.text[t.start].isupper() for t in zone):
        return True
    return any(
        2 * len(heads & content_of([t.word for t in tokens(span.text)])) > len(heads)
        and any(cue.kind in _SAYING for cue in cues(span.text))
        for span in sentences(_near(text, other, _AROUND))
    )


def _attribution(p: Side, c: Side, background: Background) -> bool:
    if _is_cut(p, c) and not _speaks_beside(p, c, background.copy_text):
        return True
    if any(cue.kind == "reporting" for cue in p.cues):
        return not _source_stands(p, c, background.copy_text)
    return not _source_stands(c, p, background.parent_text)


def _behind(cue: Cue, its: Side) -> set[str]:
    return content_of([t.word for t in its.tokens if t.start >= cue.end][:9])


def _ranked_elsewhere(tops: Sequence[Cue], its: Side, text: str) -> bool:
    """Whether the other article ranks what one sentence ranks, in whatever words."""
    terms = set().union(*(_behind(cue, its) | {cue.label.removesuffix("est")[:_STEM]} for cue in tops))
    least = min(_RANKED, len(terms))
    for span in sentences(text):
        ranks = any(cue.kind == "superlative" for cue in cues(span.text)) or _RANKING.search(span.text.casefold())
        if ranks and len(terms & content_of([t.word for t in tokens(span.text)])) >= least:
            return True
    return False


def _superlative(p: Side, c: Side, background: Background) -> bool:
    ours, theirs = (
        [cue for cue in x.cues if cue.kind == "superlative" and cue.label not in WEAK_RANKS] for x in (p, c)
    )
    known = {cue.label for cue in ours} & {cue.label for cue in theirs}
    gone, come = ([cue for cue in x if cue.label not in known] for x in (ours, theirs))
    if come:
        return not _ranked_elsewhere(come, c, background.parent_text)
    return bool(gone) and not _ranked_elsewhere(gone, p, background.copy_text)


def _doubts(text: str) -> set[str]:
    return {cue.label for cue in cues(text) if cue.kind == "hedge"} | set(_GUESSING.findall(text.casefold()))


def _certainty(p: Side, c: Side, background: Background) -> bool:
    """Whether no doubt stands in the sentence that seems to have none but those that the other has, too."""
    ours = any(cue.kind == "hedge" for cue in p.cues)
    sure, text, other = (c, background.copy_text, p) if ours else (p, background.parent_text, c)
    return _doubts(_near(text, sure, 0)) <= _doubts(other.text)


def _one_statement(p: Side, c: Side) -> bool:
    """Whether the two have much of their content in common; short ones are their cues."""
    ours, theirs = ({stem(t.word) for t in x.tokens if is_content(t.word)} for x in (p, c))
    poorer = min(len(ours), len(theirs))
    return len(ours & theirs) >= _ONE_STATEMENT * min(poorer, _POOR)


def stands(change: Change, p: Side, c: Side, background: Background) -> bool:
    """Whether a change of two sentences of different wording holds of the articles."""
    match change.kind:
        case "attribution":
            return _attribution(p, c, background)
        case "superlative":
            return _superlative(p, c, background)
        case "certainty":
            return _certainty(p, c, background)
        case "addition" if change.after:
            if _is_cut(p, c):
                return True
            start, end = change.after[0] - c.offset, change.after[1] - c.offset
            around = [s.text for s in sentences(_near(background.parent_text, p, _NAMED_AROUND))]
            return not retells(c.text[max(0, start) : end], around, background)
        case "status" | "negation":
            return _one_statement(p, c)
        case _:
            return True

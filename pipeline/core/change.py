"""The typed changes between two sentences that answer to each other."""

import re
from collections.abc import Iterator, Sequence

from pipeline.core.adjacent import both_spans
from pipeline.core.beyond import beyond_edits
from pipeline.core.claim import Scope, scope, verdict
from pipeline.core.cue import Cue
from pipeline.core.cut import omission
from pipeline.core.edit import Edit, Token, edits, kept_of_shorter, kept_share, marked, missing
from pipeline.core.equivalent import deny_alike, explained
from pipeline.core.fact import name_changes, role_changes, value_changes
from pipeline.core.handed import pronoun_changes, respoken
from pipeline.core.otherwise import said_otherwise
from pipeline.core.reworded import reworded_changes
from pipeline.core.side import Background, Change, Side, token_span
from pipeline.core.source import attribution, source_zone
from pipeline.core.speech import speech_changes
from pipeline.core.stem import content_of, is_content
from pipeline.core.support import is_loose, stands
from pipeline.core.tense import shifted
from pipeline.core.unanswered import unanswered
from pipeline.core.undenied import denied_and_gone

_REWORDED = 0.6  # below that share of words kept in order a sentence was rewritten, and a diff of words shows noise
_CUT = 0.85  # one side holds so much of the other in order: a cut or an insertion
_TOP = "superlative"
_JOINED = re.compile(r"(?:and|but|nor|though|although)\b", re.IGNORECASE)  # what is told beside something else
_SHORT = 8  # words of an insertion that can be one superlative
_NEW_CLAIM = 3  # content words new to the story that make an insertion a claim
_ONE_FACT = 4  # words between two edits of one kind that still tell of one fact
_EACH_ITS_ROW = frozenset({"name", "quote", "number", "negation"})


def _spent(its: Side, found: Sequence[tuple[int, int] | None]) -> set[int]:
    """The tokens inside spans that a fact or a quotation has explained."""
    spans = [(s[0] - its.offset, s[1] - its.offset) for s in found if s]
    return {i for i, t in enumerate(its.tokens) if any(a < t.end and t.start < b for a, b in spans)}


def _is_moved(s: Scope) -> bool:
    """Whether the edit's content stands elsewhere in the other sentence."""
    return not missing(s.b_words, s.c.tokens) and not missing(s.a_words, s.p.tokens)


def _saying(s: Scope) -> bool:
    return any(cue.kind in {"reporting", "superlative"} for cue in s.lost)


def _cut_or_put(s: Scope, background: Background) -> Change | None:
    """A clause that only one side has."""
    e = s.edit
    before, after = token_span(s.p, e.p_from, e.p_to), token_span(s.c, e.c_from, e.c_to)
    gone, come = missing(s.b_words, s.c.tokens), missing(s.a_words, s.p.tokens)
    text = s.p.text[before[0] - s.p.offset : before[1] - s.p.offset] if before else ""
    severity = omission(text[:1].lower() + text[1:]) if gone and len(come) <= 1 else None  # a part of its sentence
    if before and severity == 2 and len(s.b_words) >= _NEW_CLAIM and not s.a_words:
        return Change("omission", 2, before, after, probability=0.6)
    if len(gone) >= _NEW_CLAIM and len(come) <= 1 and before and (severity or not _saying(s)):
        return Change("omission" if severity else "trim", severity or 0, before, after, probability=0.6)
    if _TOP in {cue.kind for cue in s.won} and len(s.a_words) <= _SHORT:
        return None
    said_by = source_zone(s.c)
    clause = [t for t in come if t not in said_by]
    new = [t for t in clause if not content_of([t.word]) & background.parent_stems]
    inserted = not gone and len(clause) >= 2 and new and len(s.a_words) >= 2 * _NEW_CLAIM
    if (len(new) >= _NEW_CLAIM and len(gone) <= 1) or inserted:
        return Change("addition", 2, before, after, probability=0.6)
    return None


def _edit_change(
    p: Side, c: Side, edit: Edit, spent: tuple[set[int], set[int]], background: Background
) -> Change | None:
    s = scope(p, c, edit, spent)
    before, after = token_span(p, edit.p_from, edit.p_to), token_span(c, edit.c_from, edit.c_to)
    speaker = attribution(s) if p.quotes and c.quotes else None
    if speaker and speaker.severity == 2 and not _says_the_same(s, speaker.kind):
        return Change(speaker.kind, speaker.severity, before, after, probability=speaker.probability)
    if not s.b_words and not s.a_words:
        return None
    one_sided = _cut_or_put(s, background)
    if one_sided and one_sided.severity == 2:
        return one_sided
    found = attribution(s) or verdict(s)
    if found and not _says_the_same(s, found.kind):
        joined = found.kind == "negation" and s.b_words and _JOINED.match(p.text, s.b_words[0].start)
        if not s.a_words and (joined or denied_and_gone(s.lost, missing(s.b_words, c.tokens))):
            return Change("omission", 2, before, after, probability=0.55)
        return Change(found.kind, found.severity, before, after, found.direction, found.probability)
    partly = len(s.b_words) < edit.p_to - edit.p_from or len(s.a_words) < edit.c_to - edit.c_from
    if partly and not any(is_content(t.word) for t in (*s.b_words, *s.a_words)):
        return one_sided
    return one_sided or Change(_benign(s), 0, before, after)


def _says_the_same(s: Scope, kind: str) -> bool:
    """Whether the words exchanged mean one thing: 'lawyer', 'attorney'; 'not damaged', 'undamaged'."""
    b, a = _meaning(s.p, s.b_words, s.lost), _meaning(s.c, s.a_words, s.won)
    # "Will take" and "has taken" are one word in two stages.
    staged = kind == "status" and shifted(s.b_words, s.a_words)
    if said_otherwise(kind, s):
        return True
    return (explained(b, a) == 1.0 and not staged) or (kind == "negation" and deny_alike(s.b_words, s.a_words))


def _meaning(its: Side, found: Sequence[Token], lone: Sequence[Cue]) -> list[Token]:
    """Content words, and the particles of a cue: 'could not agree' is more than 'agree'."""
    return [t for t in found if is_content(t.word) or any(cue.start <= t.start < cue.end for cue in lone)]


def _benign(s: Scope) -> str:
    """What an edit that changes no claim is: a value told more fully, words moved, words exchanged."""
    for dated, kind in ((True, "format_date"), (False, "format_number")):
        spans = [[(v.start, v.end) for v in x.values if (v.moment is not None) is dated] for x in (s.p, s.c)]
        if _covered(s.b_words, spans[0]) and _covered(s.a_words, spans[1]):
            return kind
    return "reorder" if _is_moved(s) else "synonym"


def _covered(words_of: Sequence[Token], spans: Sequence[tuple[int, int]]) -> bool:
    inside = [any(a <= t.start < b for a, b in spans) for t in words_of]
    return any(inside) and all(told or not is_content(t.word) for told, t in zip(inside, words_of, strict=True))


def _kept_order(p: Side, c: Side, background: Background) -> Iterator[Change]:
    """A sentence that keeps most of its words: its edits one by one."""
    all_edits = edits(p.tokens, c.tokens, marked(p.text, p.tokens))
    facts = [
        *speech_changes(p, c, all_edits),
        *value_changes(p, c, all_edits, background),
        *name_changes(p, c, all_edits, background),
        *role_changes(p, c, all_edits),
        *pronoun_changes(p, c, all_edits),
    ]
    quoted = [f for f in facts if f.kind == "quote"]
    facts = quoted + [f for f in facts if f.kind != "quote" and not any(_inside(f, q) for q in quoted)]
    facts = _joined_facts(p, c, facts)
    spent = (_spent(p, [f.before for f in facts]), _spent(c, [f.after for f in facts]))
    typed = [_edit_change(p, c, edit, spent, background) for edit in all_edits]
    sources = [t for t in typed if t and t.kind == "attribution"]
    yield from (f for f in facts if f.kind != "name" or not any(_inside(f, t) for t in sources))
    yield from _joined_facts(p, c, [t for t in typed if t])


def _near(text: str, offset: int, first: tuple[int, int] | None, second: tuple[int, int] | None, reach: int) -> bool:
    """Whether little stands between two spans of a sentence."""
    if first is None or second is None:
        return True
    return len(text[first[1] - offset : second[0] - offset].split()) <= reach


def _joined_facts(p: Side, c: Side, found: Sequence[Change]) -> list[Change]:
    """Neighbours of one kind are one fact: 'from June 10 to June 12'."""
    out: list[Change] = []
    for change in found:
        at = next((k for k in range(len(out) - 1, -1, -1) if _one_fact(p, c, out[k], change)), None)
        if at is None:
            out.append(change)
        else:
            last = out[at]
            spans = (both_spans(last.before, change.before), both_spans(last.after, change.after))
            out[at] = last._replace(before=spans[0], after=spans[1], severity=max(last.severity, change.severity))
    return out


def _one_fact(p: Side, c: Side, first: Change, second: Change) -> bool:
    if first.kind != second.kind or first.direction != second.direction or not second.severity:
        return False
    # A superlative and its scope stand apart: "the biggest March debut ... in history".
    reach = 2 * _ONE_FACT if second.kind == "superlative" else _ONE_FACT
    return (
        second.kind not in _EACH_ITS_ROW
        and _near(p.text, p.offset, first.before, second.before, reach)
        and _near(c.text, c.offset, first.after, second.after, reach)
    )


def _inside(fact: Change, quote: Change) -> bool:
    return bool(fact.after and quote.after and quote.after[0] <= fact.after[0] and fact.after[1] <= quote.after[1])


def _marks(p: Side, c: Side) -> Iterator[Change]:
    """Sentences of the same words: only their marks can differ."""
    if p.text != c.text:
        yield Change("punctuation", 0, _whole(p), _whole(c), probability=0.95)


def _whole(its: Side) -> tuple[int, int]:
    return its.offset, its.offset + len(its.text)


def pair_changes(p: Side, c: Side, background: Background) -> Iterator[Change]:
    """Of two sides that answer to each other."""
    if [t.word for t in p.tokens] == [t.word for t in c.tokens]:
        yield from _marks(p, c)
    elif kept_share(p.tokens, c.tokens) >= _REWORDED or kept_of_shorter(p.tokens, c.tokens) >= _CUT:
        found = list(_kept_order(p, c, background))
        found += beyond_edits(p, c, found)
        doubted = any(f.severity for f in found) and is_loose(p, c)
        found = [f._replace(stands=not (doubted and f.severity) or stands(f, p, c, background)) for f in found]
        yield from (_named_rightly(f, p, c, background) for f in found)
    else:
        yield Change("synonym", 0, _whole(p), _whole(c))
        found = list(reworded_changes(p, c, background))
        yield from (_named_rightly(f, p, c, background) for f in found)
        yield from (f._replace(stands=stands(f, p, c, background)) for f in beyond_edits(p, c, found))


def _named_rightly(change: Change, p: Side, c: Side, background: Background) -> Change:
    """By what the change is in its sentence."""
    return respoken(unanswered(change, p, c), p, c, background)

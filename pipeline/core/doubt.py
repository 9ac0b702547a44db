"""What can be measured of a change that two sentences seem to show: numbers only, no words.

A rule sees one pair of sentences; whether a fact changed shows in both articles: a figure that the other text tells
elsewhere was moved, a denial that has as many counterparts as before was rephrased.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.core.advance import advanced
from pipeline.core.correspondence import Meeting, meeting
from pipeline.core.course import stepped
from pipeline.core.cue import cues
from pipeline.core.derivation import follows
from pipeline.core.dissent import Dissent, dissent
from pipeline.core.edit import Token, kept_of_shorter, kept_share, missing, tokens
from pipeline.core.evidence import opposites
from pipeline.core.name import name_words, names
from pipeline.core.negated import bare
from pipeline.core.sentence import sentences
from pipeline.core.side import Background, Change
from pipeline.core.tense import shifted
from pipeline.core.touched import Touched, touched
from pipeline.core.triple import triples_shared
from pipeline.core.value import Value, values
from pipeline.core.worded import Words, of_titles, of_two

KINDS = (
    "addition", "attribution", "certainty", "date", "headline", "name", "negation", "number", "omission", "quote",
    "status", "superlative",
)  # fmt: skip
_CUES = ("hedge", "negation", "denial", "condition", "reporting", "superlative", "status")
_DENYING = frozenset(
    {"not", "no", "never", "nobody", "none", "nothing", "neither", "nor", "without", "unless", "yet", "denied",
     "denies", "deny", "rejected", "rejects", "refused", "refuses", "declined", "dismissed", "disputed", "lack",
     "lacks", "lacked", "fail", "fails", "failed", "hardly", "cannot"}
)  # fmt: skip
_PREFIXED = 5  # letters that a word with a denying prefix exceeds
_READ = 1000  # characters of a sentence; longer ones are tables


class Bearing(NamedTuple):
    """Of the change as the rules found it. `beside`: other changes of the same words; `alike`: others of its kind."""

    title: float
    severity: float
    rule: float
    stands: float
    leftover: float
    one_sided: float
    quoted: float
    beside: float
    alike: float


class Likeness(NamedTuple):
    """Of its words and its sentences. `lost`, `come`: share of the content that the other article does not have."""

    kept: float
    kept_shorter: float
    same_length: float
    words_before: float
    words_after: float
    sentences_before: float
    sentences_after: float
    lost: float
    come: float
    sentence_lost: float
    sentence_come: float
    only_before: float
    only_after: float


class Facts(NamedTuple):
    """`told_*`: share of its values that the other article tells or lets reckon, -1 without any; `polarity`: one side
    denies once more than the other; `stepped`: as in `course`; `advanced`: as in `advance`."""

    values_before: float
    values_after: float
    told_before: float
    told_after: float
    ratio: float
    names_gone: float
    names_come: float
    opposed: float
    opposed_here: float
    polarity: float
    polarity_here: float
    shifted: float
    stepped: float
    advanced: float


class Cues(NamedTuple):
    """How many more of each the copy has."""

    hedge: float
    negation: float
    denial: float
    condition: float
    reporting: float
    superlative: float
    status: float


class Whole(NamedTuple):
    """Of the two articles, whatever the change; `grams`: share of the shorter's word triples."""

    all_hedge: float
    all_negation: float
    all_denial: float
    all_condition: float
    all_reporting: float
    all_superlative: float
    all_status: float
    verbatim: float
    grams: float
    length: float
    found: float


NAMES = (
    *Bearing._fields, *Likeness._fields, *Facts._fields, *Meeting._fields, *Dissent._fields, *Words._fields,
    *Cues._fields, *Whole._fields,
)  # fmt: skip


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _counts(text: str) -> list[int]:
    found = [cue.kind for cue in cues(text[:_READ])]
    return [found.count(kind) for kind in _CUES]


def _more(before: Sequence[str], after: Sequence[str]) -> list[float]:
    """Of each kind of cue how many more the sentences behind have."""
    ours, theirs = ([_counts(text) for text in texts] for texts in (before, after))
    return [float(sum(c[k] for c in theirs) - sum(c[k] for c in ours)) for k in range(len(_CUES))]


def _strange(text: str, known: Sequence[frozenset[str]], background: Background) -> float:
    """How many names of a span the other article does not use."""
    there = {w for bearer in known for w in bearer}
    found = [(n.initial, set(name_words(n.text))) for n in names(text)]
    return float(sum(not (initial and background.is_small(its)) and not its & there for initial, its in found))


def _denying(word: str) -> bool:
    return word in _DENYING or (len(word) > _PREFIXED and bare(word) != "") or word.endswith(("less", "n't"))


def _polarity(ours: Sequence[Token], theirs: Sequence[Token]) -> float:
    counts = [len({t.word for t in side if _denying(t.word)}) for side in (ours, theirs)]
    return float(sum(counts) % 2)


def _opposed(gone: Sequence[Token], come: Sequence[Token]) -> float:
    there = {t.word for t in come}
    return float(sum(not there.isdisjoint(opposites(t.word)) for t in gone))


def _ratio(before: Sequence[Value], after: Sequence[Value]) -> float:
    """How far apart the first two values are: 0 equal, 1 far; -1 where there are none."""
    if not before or not after:
        return -1.0
    top = max(abs(before[0].amount), abs(after[0].amount))
    return abs(before[0].amount - after[0].amount) / top if top else 0.0


def _told(found: Sequence[Value], rivals: Sequence[Value], text: str, today: date | None) -> float:
    there = {v.dimension: v for v in reversed(rivals)}
    told = sum(follows(v, text, today, there.get(v.dimension)) for v in found)
    return told / len(found) if found else -1.0


def _meets(a: Change, b: Change) -> bool:
    return any(x and y and x[0] < y[1] and y[0] < x[1] for x, y in ((a.before, b.before), (a.after, b.after)))


def _bearing(change: Change, b: Touched, a: Touched, title: bool, others: Sequence[Change]) -> Bearing:
    return Bearing(
        float(title), float(change.severity), change.probability, float(change.stands), float(change.leftover),
        float(not (change.before and change.after)), float('"' in b.span or '"' in a.span),
        float(sum(_meets(change, x) for x in others)), float(sum(x.kind == change.kind for x in others)),
    )  # fmt: skip


def _likeness(b: Touched, a: Touched, background: Background) -> Likeness:
    both = bool(b.sentence and a.sentence)
    size = len(b.tokens), len(a.tokens)
    return Likeness(
        kept_share(b.tokens, a.tokens) if both else 0.0, kept_of_shorter(b.tokens, a.tokens) if both else 0.0,
        _share(min(size), max(size)) if both else 0.0, float(len(b.span.split())), float(len(a.span.split())),
        float(b.sentences), float(a.sentences),
        _share(len(b.stems - background.copy_stems), len(b.stems)),
        _share(len(a.stems - background.parent_stems), len(a.stems)),
        _share(len(b.sentence_stems - background.copy_stems), len(b.sentence_stems)),
        _share(len(a.sentence_stems - background.parent_stems), len(a.sentence_stems)),
        float(len(missing(b.tokens, a.tokens))) if both else 0.0,
        float(len(missing(a.tokens, b.tokens))) if both else 0.0,
    )  # fmt: skip


def _facts(b: Touched, a: Touched, background: Background) -> Facts:
    both = bool(b.sentence and a.sentence)
    before, after = values(b.span[:_READ]), values(a.span[:_READ])
    gone, come = missing(b.tokens, a.tokens), missing(a.tokens, b.tokens)
    here = tokens(b.span[:_READ]), tokens(a.span[:_READ])
    return Facts(
        float(len(before)), float(len(after)), _told(before, after, background.copy_text, background.today),
        _told(after, before, background.parent_text, background.today), _ratio(before, after),
        _strange(b.span, background.copy_names, background),
        _strange(a.span, background.parent_names, background), _opposed(gone, come), _opposed(*here),
        _polarity(b.tokens, a.tokens) if both else 0.0, _polarity(*here) if both else 0.0,
        float(both and shifted(gone, come)), float(both and stepped(cues(b.span[:_READ]), cues(a.span[:_READ]))),
        float(both and advanced(gone, come)),
    )  # fmt: skip


def _whole(background: Background, found: Sequence[Change]) -> Whole:
    ours, theirs = (sentences(text) for text in (background.parent_text, background.copy_text))
    common = {s.text for s in ours} & {s.text for s in theirs}
    # What both say word for word has as many cues on either side.
    own = [[s.text for s in spans if s.text not in common] for spans in (ours, theirs)]
    grams = triples_shared(background.parent_text, background.copy_text)
    size = len(background.parent_text), len(background.copy_text)
    return Whole(
        *Cues(*_more(*own)), 1 - _share(len(own[1]), len(theirs)),
        _share(*grams), _share(min(size), max(size)), float(len(found)),
    )  # fmt: skip


def _dissent(change: Change, b: Touched, a: Touched, title: bool, background: Background) -> Dissent:
    if title or not (b.sentences and a.sentences):
        return Dissent()
    return dissent(change.kind, b.sentence[:_READ], a.sentence[:_READ], background)


def doubts(found: Sequence[tuple[Change, str, str, bool]], background: Background) -> list[tuple[float, ...]]:
    """One vector (see NAMES, then one flag for each kind) for each change of a copy: the change, the fields of parent
    and copy in which it lies, and whether these are the titles."""
    changes = [change for change, *_ in found]
    whole = _whole(background, changes) if found else ()
    out: list[tuple[float, ...]] = []
    for change, parent, copy, title in found:
        b, a = touched(change, parent, copy)
        measures = (
            *_bearing(change, b, a, title, changes), *_likeness(b, a, background), *_facts(b, a, background),
            *meeting(change, parent, copy), *_dissent(change, b, a, title, background),
            *(of_titles(parent, copy, background) if title else of_two(change, b.sentence, a.sentence, background)),
            *_more([b.sentence], [a.sentence]), *whole,
        )  # fmt: skip
        out.append((*measures, *(float(change.kind == kind) for kind in KINDS)))
    return out


def expanded(measured: NDArray[np.float64]) -> NDArray[np.float64]:
    """One row per change: its measures on a logarithmic scale, and its kind."""
    base = measured[:, : -len(KINDS)]
    return np.hstack([np.sign(base) * np.log1p(np.abs(base)), measured[:, -len(KINDS) :]])

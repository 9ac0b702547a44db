"""One verb in two stages: what will be, what is going on, what is over; and what comes before what."""

from collections.abc import Sequence

from pipeline.core.edit import Token
from pipeline.core.stem import is_content, stem

_WILL = frozenset({"will", "shall"})
_FUTURE = frozenset({"will", "would", "shall"})
_MODAL = frozenset({"will", "would", "shall", "may", "might", "could", "should"})
_AWAITED = frozenset({"expected", "due", "set", "scheduled", "hoped", "hopes", "plans", "planned", "likely", "wants"})
_IS = frozenset({"is", "are"})  # "is to be chosen"
_HAVE = frozenset({"has", "have"})
_PAST = frozenset({"has", "have", "had"})
_WAS = frozenset({"was", "were"})
_OVER = frozenset({"has", "have", "had", "was", "were"})
_BE = frozenset({"be", "been", "being", "now", "also", "already", "not", "first", "soon", "since", "yet"})
_ONE_VERB = {
    stem("shot"): stem("filmed"),
    stem("shoot"): stem("filmed"),
    stem("begun"): stem("started"),
    stem("done"): stem("do"),
}

_ORDER = (
    ("before", "after"), ("earlier", "later"), ("until", "since"), ("early", "late"), ("until", "from"),
    ("last", "next"),
)  # fmt: skip


def _behind(words: Sequence[Token], heads: frozenset[str]) -> set[str]:
    """Stems of the verbs behind an auxiliary, "be" and adverbs skipped."""
    out = set()
    for i, token in enumerate(words):
        if token.word in heads:
            behind = (t.word for t in words[i + 1 : i + 5] if t.word not in _BE and not t.word.endswith("ly"))
            first = next(behind, "")
            # "Has a new judge": what it has is no verb.
            if is_content(first) or first in {"do", "done"}:
                out.add(_ONE_VERB.get(stem(first), stem(first)))
    return out


def _going(words: Sequence[Token]) -> tuple[set[str], set[str]]:
    """Stems of verbs told as going on, and as over: 'is weighing', 'had weighed'."""
    pairs = [(x.word, y.word) for x, y in zip(words, words[1:], strict=False)]
    on = {stem(y) for x, y in pairs if x in {"is", "are", "am"} and y.endswith("ing")}
    return on, {stem(y) for x, y in pairs if x in _OVER and not y.endswith("ing")}


def _ahead(mine: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether a verb that will be here is over there."""
    if not any(t.word in _FUTURE for t in other):
        be = {y for x, y in zip(other, other[1:], strict=False) if x.word in {"be", "been"}}
        told = {stem(y.word) for y in other if y.word.endswith("ed") and y not in be}
        # In two voices: "will be filmed" beside "has been shot".
        if (_behind(mine, _WILL) | _foreseen(mine)) & (told | _behind(other, _HAVE)):
            return True
    # In reported speech, and as a prospect: "would appeal" or "might appeal" beside "had appealed".
    prospect = _behind(mine, _MODAL) | _foreseen(mine)
    return bool(prospect & _done(other)) and not any(t.word in _MODAL for t in other)


def _done(words: Sequence[Token]) -> set[str]:
    """Stems of verbs told as over: 'had already appealed', 'was sold'; the participle may stand behind "been"."""
    return _behind(words, _PAST | _WAS) - _going(words)[0]


def _foreseen(words: Sequence[Token]) -> set[str]:
    """Stems of what is expected or due: 'are expected to examine'."""
    return {
        stem(words[i + 2].word if words[i + 2].word != "be" else words[min(i + 3, len(words) - 1)].word)
        for i in range(len(words) - 2)
        if (words[i].word in _AWAITED or words[i].word in _IS) and words[i + 1].word == "to"
    }


def scheduled(ours: Sequence[Token], theirs: Sequence[Token]) -> set[str]:
    """Stems of verbs in 'begins on Monday' beside 'is due to begin': of what is to come the present tells as much."""
    return _foreseen(ours) & {stem(t.word) for t in theirs if t.word.endswith("s")}


def shifted(ours: Sequence[Token], theirs: Sequence[Token]) -> bool:
    """'Will open' beside 'has opened', 'is weighing' beside 'had weighed': the same verb in another stage."""
    (on_b, over_b), (on_a, over_a) = _going(ours), _going(theirs)
    return bool(on_b & over_a or on_a & over_b) or _ahead(ours, theirs) or _ahead(theirs, ours)


def reordered(ours: Sequence[Token], theirs: Sequence[Token]) -> bool:
    """'Before' for 'after': another order in time."""
    b, a = _ordering(ours), _ordering(theirs)
    b, a = b - a, a - b
    return any((x in b and y in a) or (y in b and x in a) for x, y in _ORDER)


def _ordering(words: Sequence[Token]) -> set[str]:
    """But 'after which', which is 'then'."""
    behind = [*(t.word for t in words[1:]), ""]
    return {t.word for t, following in zip(words, behind, strict=False) if following != "which"}

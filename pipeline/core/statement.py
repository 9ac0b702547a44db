"""A sentence read once for comparison: what it is about, what it counts, when, and how it is meant."""

import re
from collections.abc import Sequence
from functools import cache, cached_property, lru_cache

from pipeline.core.clause import Fact, clause, fact_of, place, reached, term, terms_of
from pipeline.core.cue import Cue, cues, entries
from pipeline.core.edit import Token, token_words, tokens
from pipeline.core.name import Name, name_words, names
from pipeline.core.prospect import Prospect, prospect
from pipeline.core.quotation import quotations
from pipeline.core.value import Value, values

_RECORD = 9  # what a record is told of: "the first feature film ever shot in ..."
_GOVERNED = 10  # tokens behind a verb that tell what it is about
_HEAD = 4  # content words at the front of a sentence that hold its subject
_AHEAD = frozenset(
    {"will", "shall", "would", "due", "next", "plan", "plans", "planned", "expected", "set", "scheduled", "aims",
     "hopes"}
)  # fmt: skip
_BEHIND = frozenset({"was", "were", "had", "has", "have", "did", "been", "ago", "last"})
_REACHED = frozenset({"has", "have", "had", "was", "were", "is"})
_NOT = frozenset({"not", "never", "no", "nobody", "neither", "nor", "without"})
_PENDING = frozenset(
    {"cannot", "could", "may", "might", "yet", "unless", "until", "unlikely", "will", "would", "expected", "hopes",
     "can", "if"}
)  # fmt: skip
_TITLE = re.compile(r"[\"“][A-Z0-9][^\"”“]{1,60}?[,.]?[\"”](?=[,.;]?(?:\s|$))")
# "The first weekend", "the first 18 dates": an order, no record.
_ORDER = re.compile(
    r"\s+(?:\d+|weekends?|weeks?|years?|days?|months?|hours?|half|quarter|few|two|three|four|five|ten)\b"
)
FAILED = re.compile(
    r"(?<!will )(?<!would )(?<!may )(?<!might )"
    r"\bnever\s+(?:(?:fully|really|quite|actually)\s+)?(?:material|happen|came|made it|took off|took place|got off)"
)
_FIRST_EVER = re.compile(r"\bfirst-ever\b", re.IGNORECASE)
_PRONOUNS = frozenset({"he", "she", "it", "they", "this", "that", "these", "those", "his", "her", "its", "their"})
# Stages before anything is settled.
EARLY = frozenset({"plan", "talk", "consider", "pend", "file", "nominate", "strikevote", "forsale", "question"})


@cache
def _updates() -> frozenset[str]:
    return frozenset(entries("update"))


@cache
def _roles() -> frozenset[str]:
    return frozenset(entries("role"))


def _reached_stages(text: str, its: Sequence[Token], found: Sequence[Cue]) -> tuple[frozenset[str], frozenset[str]]:
    """Stages in a clause of the past, and in a clause with a word that leaves them open."""
    done, waiting = set(), set()
    for cue in found:
        if cue.kind == "status":
            low, high = clause(text, its, *place(its, cue.start, cue.end))
            words = {t.word for t in its[low:high]}
            if words & _PENDING:
                waiting.add(cue.label)
            elif words & _REACHED and not words & _NOT:
                done.add(cue.label)
    return frozenset(done), frozenset(waiting)


def _titles(text: str) -> int:
    """How many quoted titles a list has, 0 for less than three."""
    found = len(_TITLE.findall(text))
    return found if found >= 3 else 0


def _is_record(text: str, cue: Cue) -> bool:
    """No order ("the first weekend"), no part of a title."""
    word = cue.text.split()[-1]
    return _ORDER.match(text, cue.end) is None and not (word[0].isupper() and cue.start > 0)


def _beside(its: Sequence[Token], known: Sequence[Name]) -> frozenset[str]:
    """The words of the names that stand next to a role: "her sister, Constance"."""
    spans = [(t.start, t.end) for t in its if t.word in _roles()]
    return frozenset(
        w for n in known if any(0 <= n.start - end <= 2 or 0 <= start - n.end <= 4 for start, end in spans)
        for w in name_words(n.text)
    )  # fmt: skip


class Statement:
    """A sentence as the detectors read it: each reading is made when it is first asked for, since of most sentences
    nothing but terms and names ever is."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _its(self) -> Sequence[Token]:
        return tokens(self.text)

    @cached_property
    def _known(self) -> Sequence[Name]:
        return names(self.text)

    @cached_property
    def _cues(self) -> Sequence[Cue]:
        return cues(self.text)

    def _of(self, *kinds: str) -> list[Cue]:
        return [cue for cue in self._cues if cue.kind in kinds]

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        return token_words(self.text)

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(self.tokens)

    @cached_property
    def _order(self) -> list[str]:
        return [t for t in dict.fromkeys(map(term, self.tokens)) if t]

    @cached_property
    def terms(self) -> frozenset[str]:
        """Stems of content words, synonyms folded."""
        return frozenset(map(term, self.tokens)) - {""}

    @cached_property
    def head(self) -> frozenset[str]:
        return frozenset(self._order[:_HEAD])

    @cached_property
    def names(self) -> tuple[tuple[str, ...], ...]:
        return tuple(n for n in (name_words(n.text) for n in self._known) if n)

    @cached_property
    def name_words(self) -> frozenset[str]:
        return frozenset(w for n in self.names for w in n)

    @cached_property
    def bag(self) -> frozenset[str]:
        return self.terms | self.name_words

    @cached_property
    def values(self) -> tuple[Value, ...]:
        return tuple(v for v in values(self.text) if v.dimension != "quantifier")

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        return tuple(fact_of(self.text, self._its, v, self._known) for v in self.values)

    @cached_property
    def denials(self) -> int:
        return len(self._of("negation", "denial"))

    @cached_property
    def denying(self) -> frozenset[str]:
        """The words that deny."""
        return frozenset(
            t.word for c in self._of("negation", "denial") for t in self._its if c.start <= t.start < c.end
        )

    @cached_property
    def disclaimed(self) -> int:
        """Denials that somebody utters."""
        return len(self._of("denial"))

    @cached_property
    def denied(self) -> frozenset[str]:
        """The terms in the reach of a negation."""
        return reached(self.text, self._its, self._of("negation", "denial"))

    @cached_property
    def _tops(self) -> list[Cue]:
        found = [cue for cue in self._of("superlative") if _is_record(self.text, cue)]
        first = _FIRST_EVER.finditer(self.text)
        return found + [Cue(m.start(), m.end(), m[0], "superlative", "first ever") for m in first]

    @cached_property
    def ranks(self) -> frozenset[str]:
        return frozenset(cue.label for cue in self._tops)

    @cached_property
    def ranked(self) -> frozenset[str]:
        """The terms in the reach of a superlative."""
        return reached(self.text, self._its, self._tops, _RECORD)

    @cached_property
    def stages(self) -> frozenset[str]:
        """Labels of status cues."""
        return frozenset(cue.label for cue in self._of("status"))

    @cached_property
    def _reached_stages(self) -> tuple[frozenset[str], frozenset[str]]:
        return _reached_stages(self.text, self._its, self._cues)

    @property
    def done(self) -> frozenset[str]:
        """The stages told as reached."""
        return self._reached_stages[0]

    @property
    def open(self) -> frozenset[str]:
        """The stages told as still to come."""
        return self._reached_stages[1]

    @cached_property
    def prospect(self) -> Prospect:
        """The terms told as done, and those told as to come or undone."""
        return prospect(self.text, self._its)

    def behind_word(self, word: str) -> frozenset[str]:
        """The terms behind a word's first place, up to the end of its clause."""
        at = self.tokens.index(word)
        return terms_of(self._its[at + 1 : clause(self.text, self._its, at, at + 1, _GOVERNED)[1]])

    @cached_property
    def hedges(self) -> int:
        return len(self._of("hedge"))

    @cached_property
    def conditions(self) -> int:
        return len(self._of("condition"))

    @cached_property
    def reports(self) -> int:
        return len(self._of("reporting"))

    @cached_property
    def quotes(self) -> int:
        return sum(q.end < len(self.text) for q in quotations(self.text))  # that end in it

    @cached_property
    def updates(self) -> int:
        return sum(w in _updates() for w in self.tokens)

    @cached_property
    def ahead(self) -> bool:
        return not _AHEAD.isdisjoint(self.words)

    @cached_property
    def behind(self) -> bool:
        return not _BEHIND.isdisjoint(self.words)

    @property
    def pronoun(self) -> bool:
        return self.tokens[:1] != () and self.tokens[0] in _PRONOUNS

    @cached_property
    def roles(self) -> frozenset[str]:
        return self.words & _roles()

    @cached_property
    def beside(self) -> frozenset[str]:
        """Words of names next to a role."""
        return _beside(self._its, self._known)

    @cached_property
    def titles(self) -> int:
        """Quoted titles in a row."""
        return _titles(self.text)

    @cached_property
    def failed(self) -> bool:
        """Whether what it tells of never came about."""
        return FAILED.search(self.text) is not None


@lru_cache(maxsize=1 << 13)
def statement(text: str) -> Statement:
    return Statement(text)

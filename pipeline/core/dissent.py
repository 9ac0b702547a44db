"""What the rules and measures of contradiction say of the two sentences that a change of a copy lies in."""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from itertools import chain
from math import log
from typing import NamedTuple

from pipeline.core.clause import term
from pipeline.core.conflict import KINDS, Candidate, Days, Focus, candidates
from pipeline.core.edit import token_words
from pipeline.core.evidence import Setting, common
from pipeline.core.sentence import sentences
from pipeline.core.side import Background
from pipeline.core.statement import statement

_LONGEST = 80  # sentences a text of which the rarity of words is taken


class Dissent(NamedTuple):
    """`ruling`: strength of the rules of the change's kind, `ruling_else` of other kinds, -1 where they were not asked;
    `turned`: rarity of what one tells as done and the other as to come or undone, `kept_stage` of what both tell alike;
    `denied`: share of what one denies that the other asserts; the others as in `Focus`, of the change's kind."""

    ruling: float = -1.0
    ruling_else: float = 0.0
    turned: float = 0.0
    kept_stage: float = 0.0
    denied: float = 0.0
    near: float = 0.0
    heads: float = 0.0
    behind: float = 0.0
    strange: float = 0.0
    bearer: float = 0.0
    mutual: float = 0.0
    asked: float = 0.0


# Copies share most of their sentences.
@lru_cache(maxsize=1 << 12)
def _terms(sentence: str) -> frozenset[str]:
    return frozenset(map(term, token_words(sentence)))


@lru_cache(maxsize=64)
def _counted(text: str) -> tuple[int, Counter[str]]:
    """How many sentences it has, and in how many each term stands."""
    bags = [_terms(s.text) for s in sentences(text)[:_LONGEST]]
    return len(bags), Counter(chain.from_iterable(bags))


def _weights(before: str, after: str, parent: str, copy: str) -> Mapping[str, float]:
    """Inverse frequency of the terms of two sentences among the sentences of both texts."""
    (ours, here), (theirs, there) = _counted(parent), _counted(copy)
    found = {t: here[t] + there[t] for t in _terms(before) | _terms(after)}
    return {t: log(1 + (ours + theirs) / n) for t, n in found.items() if n}


def dissent(kind: str, before: str, after: str, background: Background) -> Dissent:
    """Of one sentence each; `kind` as in the annotation guide."""
    a, b = statement(before), statement(after)
    weight = _weights(before, after, background.parent_text, background.copy_text)
    setting = Setting(weight, False, True, 0.0, -1, 0.0)
    measured = common(a, b, setting)
    setting = setting._replace(aligned=measured.dice)
    found = {c.kind: c for c in candidates(a, b, setting, Days(background.today, background.today))}
    own = found.get(kind, Candidate(kind, Focus())).focus if kind in KINDS else Focus()
    others = max((c.focus.ruling for k, c in found.items() if k != kind), default=0.0)
    return Dissent(
        own.ruling, others, measured.turned, measured.kept_stage, measured.denied, own.near, own.heads, own.behind,
        own.strange, own.bearer, own.mutual, float(kind in found),
    )  # fmt: skip

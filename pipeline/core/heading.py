"""How surely the words of a headline tell that it promises more than the article below it, or other than that.

A linear model (logistic regression) over the headline's words and pairs of words, those that the article or the parent
does not use, its marks and its cues. Names and numbers are folded.
"""

from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from pipeline.core.cue import cues
from pipeline.core.lexical import COME, Places, folded, number_of, read, sequences
from pipeline.core.stem import is_content, stem
from pipeline.core.text import words

_BODY = 3000  # characters in which the cues of a headline are looked for
_UNBACKED, _NEW = 4, 5  # words; more tell no more
_MARKS = "?!:\"'"
_SHOUTED = 4  # letters
_WORDS = 2  # of a sequence


@lru_cache(maxsize=512)
def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(text))


@lru_cache(maxsize=512)
def _cued(text: str) -> frozenset[tuple[str, str]]:
    return frozenset((cue.kind, cue.label) for cue in cues(text[:_BODY]))


def _strange(own: list[str], parent_title: str, parent: str, copy: str) -> Iterator[str]:
    """The words that the copy's body, and those that the parent, does not use; and how many."""
    unbacked = [word for word in own if stem(word) not in _stems(copy)]
    new = [word for word in own if stem(word) not in _stems(parent) | _stems(parent_title)]
    yield from (f"unbacked {word}" for word in unbacked)
    yield from (f"new {word}" for word in new)
    yield f"{min(len(unbacked), _UNBACKED)} unbacked"
    yield f"{min(len(new), _NEW)} new"


def _dressed(parent_title: str, title: str, copy: str) -> Iterator[str]:
    """Marks, capitals, and cues: of the headline, those that its body lacks, and the kinds that the parent's had."""
    yield from (f"mark {mark}" for mark in _MARKS if mark in title and mark not in parent_title)
    if any(word.isupper() and len(word) >= _SHOUTED for word in title.split()):
        yield "shouted"
    ours, theirs = _cued(parent_title), _cued(title)
    for kind, label in sorted(theirs):
        yield from (f"cue {kind} {label}", f"cue {kind}")
    yield from (f"lost {kind}" for kind, _ in sorted(ours - theirs))
    yield from (f"unbacked cue {kind}" for kind, _ in sorted(theirs - _cued(copy)))


@lru_cache(maxsize=1 << 10)
def heading_places(parent_title: str, title: str, parent: str, copy: str) -> Places:
    """The places of what a copy's headline tells, each once. `parent`, `copy`: the bodies."""
    told = read(title)
    own = [word for word in told if word not in {"N", "#", '"'} and is_content(word)]
    named = [*_strange(own, parent_title, parent, copy), *_dressed(parent_title, title, copy)]
    grams = np.concatenate(sequences(np.array([number_of(word) for word in told], np.int64))[:_WORDS])
    return np.unique(folded(np.concatenate([grams * COME, np.array([number_of(n) for n in named], np.int64)])))

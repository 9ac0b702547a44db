"""The sentences of a text as every comparison of texts reads them, split once for all stages of a process."""

from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from pipeline.core.furniture import is_aside
from pipeline.core.sentence import sentences
from pipeline.core.text import words

# As many texts as stay in memory, about 100 MB.
KEPT = 1 << 14


class Told(NamedTuple):
    """A sentence, its folded words, and whether it speaks of the page and not of the story."""

    sentence: str
    folded: str
    aside: bool


@lru_cache(maxsize=KEPT)
def wording(text: str) -> tuple[Told, ...]:
    found = ((span.text, words(span.text)) for span in sentences(text))
    return tuple(Told(sentence, " ".join(folded), is_aside(sentence, folded)) for sentence, folded in found)


def own_wording(text: str, repeated: Collection[str]) -> tuple[str, ...]:
    """The sentences that tell the story; `repeated` are the outlet's boilerplate sentences, folded."""
    return tuple(told.sentence for told in wording(text) if not told.aside and told.folded not in repeated)

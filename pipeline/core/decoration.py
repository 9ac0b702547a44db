"""What decorates the story on its page, in a copy and in its parent."""

from collections.abc import Collection, Iterator, Sequence

from pipeline.core.page_talk import is_note, is_page_talk, of_story
from pipeline.core.sentence import Span
from pipeline.core.side import Background, Change
from pipeline.core.wording import wording

_ASKED = 6  # words of a question to the reader


def decoration(text: str, spans: Sequence[Span], repeated: Collection[str]) -> frozenset[int]:
    """Indices of the sentences that belong to the page; a short question before one ("Love films? Follow us.") too."""
    told = wording(text)[: len(spans)]
    found = {i for i, t in enumerate(told) if t.aside or t.folded in repeated or is_note(t.sentence)}
    asked = {i for i, t in enumerate(told) if t.sentence.endswith("?") and t.folded.count(" ") < _ASKED}
    return frozenset(found | {i for i in asked if i + 1 in found})


def tail_of(
    spans: Sequence[Span], lone: Collection[int], furniture: Collection[int], background: Background, outlet: str = ""
) -> int:
    """From this sentence of the copy on everything is furniture: lines without a partner that begin with furniture,
    none of which tells of the story."""
    first = len(spans)
    for j in range(len(spans) - 1, -1, -1):
        if j not in lone and j not in furniture:
            break
        if j in furniture or is_page_talk(spans[j].text, background, outlet):
            first = j
        elif of_story(spans[j].text, background, outlet):
            break
    return first


def redecorated(ours: Sequence[Span], theirs: Sequence[Span]) -> Iterator[Change]:
    """Furniture that only one side has."""
    known = [{s.text for s in spans} for spans in (ours, theirs)]
    yield from (
        Change("boilerplate", 0, (s.start, s.end), None, probability=0.9) for s in ours if s.text not in known[1]
    )
    yield from (
        Change("boilerplate", 0, None, (s.start, s.end), probability=0.9) for s in theirs if s.text not in known[0]
    )

"""What one person said or did, handed to another person of the story."""

from collections.abc import Iterator, Sequence

from pipeline.core.edit import Edit
from pipeline.core.name import name_words
from pipeline.core.side import Background, Change, Side
from pipeline.core.source import source_zone

_FLIPPED = (
    ({"his"}, {"her", "hers"}), ({"he"}, {"she"}), ({"him"}, {"her"}), ({"himself"}, {"herself"}),
)  # fmt: skip


def respoken(change: Change, p: Side, c: Side, background: Background) -> Change:
    """A name of the story in the place of the one that says so: another source, no other name. Within one article
    every name is the story's, and stays a name."""
    if change.kind != "name" or not (change.before and change.after) or background.parent_text == background.copy_text:
        return change
    if not (_speaks(p, change.before) or _speaks(c, change.after)):
        return change
    called = set(name_words(c.text[change.after[0] - c.offset : change.after[1] - c.offset]))
    known = bool(called) and any(called <= bearer for bearer in background.parent_names)
    return change._replace(kind="attribution") if known else change


def _speaks(its: Side, span: tuple[int, int]) -> bool:
    said = any(cue.kind == "reporting" for cue in its.cues)
    return said and any(span[0] <= its.offset + t.start < span[1] for t in source_zone(its))


def pronoun_changes(p: Side, c: Side, all_edits: Sequence[Edit]) -> Iterator[Change]:
    """'In her favour' beside 'in his favour': one word for the other and nothing else."""
    for e in all_edits:
        b, a = p.tokens[e.p_from : e.p_to], c.tokens[e.c_from : e.c_to]
        if len(b) == len(a) == 1 and any(
            {b[0].word, a[0].word} & one and {b[0].word, a[0].word} & other and b[0].word != a[0].word
            for one, other in _FLIPPED
        ):
            spans = ((p.offset + b[0].start, p.offset + b[0].end), (c.offset + a[0].start, c.offset + a[0].end))
            yield Change("name", 2, *spans, probability=0.55)

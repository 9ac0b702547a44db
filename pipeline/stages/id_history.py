"""Every id that a family or story can have borne: it derives from a member, so each member's id still resolves."""

from collections.abc import Iterator, Sequence

from pipeline.rows import Family, IdHistory, Story


def build(family: Sequence[Family], story: Sequence[Story]) -> Iterator[IdHistory]:
    for one in sorted(family):
        yield IdHistory(one.family_id[0] + one.article_id, one.family_id)
    for told in sorted(story):
        yield IdHistory(told.story_id[0] + told.article_id, told.story_id)

"""Reviewers' decisions on headlines called clickbait."""

from pathlib import Path

from models.clickbait.source import Labelled
from models.decision.source import count
from models.decision.source import decided as read
from models.retrained import Count


def decided(published: Path) -> tuple[Labelled, Count]:
    """Each different headline once, by its last decision in the order of articles."""
    its = read(published, "headline")
    label_of = {str(one.before): int(one.right) for one in its.decisions}
    titles = sorted(label_of)
    return Labelled(titles, [label_of[title] for title in titles]), count(its, [one.right for one in its.decisions])

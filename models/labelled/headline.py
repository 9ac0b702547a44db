"""Headlines of our own with a label: whether they are clickbait.

`headline_1.txt` to `headline_3.txt` hold families (`== SLUG`): invented headlines of one event or one kind, each `1`
or `0` and its text. `headline_hand.txt` names the clickbait among the titles of the hands' articles (`1`) and those
that are left out because two readers may differ (`?`); every other title there was read and is none.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from models.labelled.hand import HANDS, HERE, stories

INVENTED = ("headline_1", "headline_2", "headline_3")


class Headline(NamedTuple):
    """`group`: the family or the hand, which is left out together."""

    group: str
    title: str
    label: int


def invented(names: Sequence[str] = INVENTED) -> list[Headline]:
    told = "".join((HERE / f"{name}.txt").read_text(encoding="utf-8") for name in names)
    families = re.split(r"^== ", told, flags=re.M)[1:]
    return [
        Headline(slug, line[2:], int(line[0]))
        for slug, *lines in (family.strip().splitlines() for family in families)
        for line in lines
    ]


def marked() -> dict[tuple[str, str], str]:
    """The mark of an article's title by hand and id."""
    rows = (HERE / "headline_hand.txt").read_text(encoding="utf-8").splitlines()
    return {(hand, article): mark for mark, hand, article in (row.split() for row in rows)}


def titles() -> dict[tuple[str, str], str]:
    """The title of each article of the hands."""
    return {
        (hand, f"{story.slug}-{article.local_id}"): article.title
        for hand in HANDS
        for story in stories(HERE / f"{hand}.txt")
        for article in story.articles
    }


def of_articles() -> list[Headline]:
    """The different titles of the hands' articles, without the doubtful."""
    mark = marked()
    kept = {title: (hand, mark.get((hand, one), "0")) for (hand, one), title in titles().items()}
    return [Headline(hand, title, int(label)) for title, (hand, label) in sorted(kept.items()) if label != "?"]

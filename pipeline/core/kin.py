"""Whom a copy may have taken a reading from besides its supposed parent."""

from collections.abc import Sequence
from datetime import datetime

from pipeline.core.moment import observed
from pipeline.core.precedence import last
from pipeline.rows import ArticleText, Family, Lineage

# Earlier members of its family that a copy is held against, the nearest in time: work must not grow with the square of
# a family.
EARLIER = 8
# Below it a parent may as well be another.
SURE = 0.8


class Kin:
    """The family and the line of each article, as lineage has it."""

    def __init__(self, article_text: Sequence[ArticleText], family: Sequence[Family], lineage: Sequence[Lineage]):
        self.parent_of = {row.article_id: row.parent_id for row in lineage if row.parent_id}
        self._stamped = {a.article_id: observed(a.published_at, a.article_id) for a in article_text}
        # A day without an hour may be its evening: who tells the hour was there before.
        self._observed = {
            a.article_id: observed(last(a.published_at) if a.published_at else None, a.article_id) for a in article_text
        }
        self._lineage = {row.article_id: row for row in lineage if row.article_id in self._observed}
        self._before: dict[str, list[str]] = {}
        members: dict[str, list[str]] = {}
        for row in family:
            if row.article_id in self._observed:
                members.setdefault(row.family_id, []).append(row.article_id)
        for told in members.values():
            told.sort(key=self._observed.__getitem__)
            self._before |= {a: told[max(0, i - EARLIER) : i] for i, a in enumerate(told)}

    def order(self, article_id: str) -> tuple[datetime, str]:
        """Key that sorts articles by when they were there at the latest."""
        return self._observed[article_id]

    def ancestors(self, article_id: str) -> list[str]:
        """From the parent up; a circle ends where it closes."""
        chain: list[str] = []
        while article_id in self.parent_of and self.parent_of[article_id] not in chain:
            article_id = self.parent_of[article_id]
            chain.append(article_id)
        return chain

    def is_sure(self, article_id: str) -> bool:
        """Whether its parent is."""
        return (self._lineage[article_id].probability or 0.0) >= SURE

    def rival(self, article_id: str) -> str | None:
        """An earlier text that is copied next likely. Where the parent is sure, what its ancestor tells otherwise was
        corrected."""
        other = self._lineage[article_id].runner_up_id
        if other not in self._stamped or self._stamped[other] >= self._stamped[article_id]:
            return None
        return None if self.is_sure(article_id) and other in self.ancestors(article_id) else other

    def witnesses(self, article_id: str) -> list[str]:
        """Earlier members of its family that it is not told to descend from, the nearest in time."""
        line = {article_id, *self.ancestors(article_id)}
        return [a for a in self._before.get(article_id, []) if a not in line]

    def readers(self) -> dict[str, list[str]]:
        """For each article those that it is a witness or a rival of."""
        out: dict[str, list[str]] = {}
        for article_id in sorted(self._lineage):
            rival = self.rival(article_id)
            for other in {*self.witnesses(article_id), *([rival] if rival else [])}:
                out.setdefault(other, []).append(article_id)
        return out

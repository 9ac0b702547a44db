"""Reviewers' decisions on contradictions, measured as the stage measures them."""

from pathlib import Path

import numpy as np

from models.contradiction.source import Bench, Listed, Question, asked
from models.decision.source import Decided, Decision, count
from models.decision.source import decided as read
from models.retrained import Count
from pipeline.core.dispute import Dispute
from pipeline.rows import Family, Story
from pipeline.stages import contradiction

NAME = "decisions"


def decided(published: Path) -> tuple[Bench, Count]:
    """A confirmed pair is one of its kind, of other kinds nothing is known; a rejected one is none of any kind."""
    its = read(published, "contradiction")
    questions: list[Question] = []
    measured: list[tuple[float, ...]] = []
    used: list[Decision] = []
    for one in its.decisions:
        asked = [d for d in _disputes(its, one) if d.kind == one.kind or not one.right]
        answer, story = one.kind if one.right else None, f"{NAME}/{its.story_of[one.a_id]}"
        questions += [Question(story, one.place, _pair(one), d.kind, answer, False) for d in asked]
        measured += [d.vector for d in asked]
        used += [one] * bool(asked)
    gold, innocent = (
        [Listed(_pair(one), one.kind, one.place, True) for one in used if one.right is right] for right in (True, False)
    )
    return Bench(questions, np.array(measured, dtype=np.float64), gold, innocent), count(
        its, [one.right for one in used]
    )


def _pair(one: Decision) -> tuple[str, str, str, str]:
    return one.a_id, one.before or "", one.b_id, one.after or ""


def _disputes(its: Decided, one: Decision) -> list[Dispute]:
    """What the stage asks of these two sentences, from their two articles alone."""
    ids = sorted({one.a_id, one.b_id})
    family = [Family(i, i if one.place == "story" else ids[0]) for i in ids]
    pairs = asked([its.article[i] for i in ids], family, [], [Story(i, ids[0]) for i in ids], its.boilerplate)
    found: list[Dispute] = []
    for pair in pairs:
        theirs = pair.a_sentences if pair.scope == "within" else pair.b_sentences
        if (pair.scope, pair.a_id, pair.b_id) == (one.place, one.a_id, one.b_id):
            said = ((d, pair.a_sentences[d.a], theirs[d.b]) for d in contradiction.disputes(pair))
            found += [d for d, before, after in said if (before, after) == (one.before, one.after)]
    return found

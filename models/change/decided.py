"""Reviewers' decisions on changes, measured as the stage measures them."""

from collections import defaultdict
from pathlib import Path

import numpy as np

from models.change.source import Bench, Gold, Proposal
from models.decision.source import Decided, Decision, count
from models.decision.source import decided as read
from models.retrained import Count
from pipeline.core.lexical import Lexical
from pipeline.rows import Lineage
from pipeline.stages import mutation

NAME = "decisions"


def decided(published: Path, lexical: Lexical | None) -> tuple[Bench, Count]:
    """Only what was decided on: of the other candidates of a copy nobody said anything."""
    its = read(published, "mutation")
    by_copy: dict[tuple[str, str], list[Decision]] = defaultdict(list)
    for one in its.decisions:
        by_copy[one.a_id, one.b_id].append(one)
    proposals: list[Proposal] = []
    measured: list[tuple[float, ...]] = []
    gold: list[Gold] = []
    for (parent_id, copy_id), decisions in sorted(by_copy.items()):
        for severity, right, kind, vector in _answered(its, parent_id, copy_id, decisions, lexical):
            listed = frozenset({len(gold)} if right else ())
            gold += [Gold(copy_id, frozenset({kind}), severity, frozenset())] * right
            proposals.append(Proposal(f"{NAME}/{its.story_of[copy_id]}", copy_id, severity, listed, listed))
            measured.append(vector)
    bench = Bench(NAME, proposals, np.array(measured), gold, sorted({p.article_id for p in proposals}))
    return bench, count(its, [bool(p.typed) for p in proposals])


def _answered(
    its: Decided, parent_id: str, copy_id: str, decisions: list[Decision], lexical: Lexical | None
) -> list[tuple[int, bool, str, tuple[float, ...]]]:
    two = [its.article[one] for one in (parent_id, copy_id)]
    lineage = [Lineage(copy_id, parent_id, None, None, None)]
    (pair,) = mutation.pairs(two, lineage, its.boilerplate)
    verdict = {(one.kind, one.place, one.before, one.after): one.right for one in decisions}
    found = mutation.candidates(pair)  # all of them: what a copy changed besides is part of the measure
    keys = [(c.change.kind, c.field, *mutation.spans(pair, c)) for c in found]
    measured = zip(found, keys, mutation.measured(pair, found, lexical), strict=True)
    return [(c.change.severity, verdict[key], c.change.kind, v) for c, key, v in measured if key in verdict]

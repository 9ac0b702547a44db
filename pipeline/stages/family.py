"""The copies of one text: articles connected by verified near-duplicate pairs."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipeline.core.component import components
from pipeline.core.moment import observed
from pipeline.rows import ArticleText, Family, NearDuplicate

# A later article this much longer than an earlier one that it contains may be a round-up of several stories.
SWALLOWING = 2.0


def _without_round_ups(pairs: Iterable[NearDuplicate], length_of: Mapping[str, int]) -> list[tuple[str, str]]:
    """The edges, but a later and longer article is tied to one only of the otherwise unconnected texts it contains."""
    edges, swallowed = [], defaultdict(list)
    for pair in sorted(pairs):
        if length_of[pair.newer_id] >= SWALLOWING * length_of[pair.older_id]:
            swallowed[pair.newer_id].append(pair)
        else:
            edges.append((pair.older_id, pair.newer_id))
    group_of = _groups(edges, sorted(length_of))
    for contained in swallowed.values():
        best = group_of[max(contained, key=lambda p: (p.containment, p.alignment, p.older_id)).older_id]
        edges += [(p.older_id, p.newer_id) for p in contained if group_of[p.older_id] == best]
    return edges


def _groups(edges: Iterable[tuple[str, str]], ordered: Sequence[str]) -> dict[str, str]:
    """For each id the first id of its component, in the order given."""
    position = {article_id: i for i, article_id in enumerate(ordered)}
    lowest = components(((position[a], position[b]) for a, b in edges), len(ordered))
    return {article_id: ordered[low] for article_id, low in zip(ordered, lowest, strict=True)}


def build(article_text: Sequence[ArticleText], near_duplicate: Sequence[NearDuplicate]) -> Iterable[Family]:
    ordered = [a.article_id for a in sorted(article_text, key=lambda a: observed(a.published_at, a.article_id))]
    edges = _without_round_ups(near_duplicate, {a.article_id: len(a.text) for a in article_text})
    for article_id, earliest in sorted(_groups(edges, ordered).items()):
        yield Family(article_id, f"f{earliest}")

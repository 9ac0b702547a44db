"""The copies of the wire writers (`models/labelled/wire_*.txt`) that the pipeline takes for copies."""

from collections.abc import Sequence
from functools import partial

from models.change.source import Bench, bench, untold
from models.change.words import LexicalOf
from models.labelled.hand import HERE, of_hands, stories
from pipeline.core.triple import triples_shared

LEAST = 0.2  # of the word triples; who keeps less is no near-duplicate


def _copies(wire: str) -> set[str]:
    """The ids of those that keep enough of their parent's wording."""
    out = set()
    for story in stories(HERE / f"{wire}.txt"):
        body = {a.local_id: a.body for a in story.articles}
        for a in story.articles:
            if a.parent:
                shared = triples_shared(body[a.parent], a.body)
                if shared.both >= LEAST * (_triples(body[a.parent]) + _triples(a.body) - shared.both):
                    out.add(f"{story.slug}-{a.local_id}")
    return out


def _triples(text: str) -> int:
    return triples_shared(text, text).both


def _kept(its: Bench, copies: set[str]) -> Bench:
    known = [i for i, g in enumerate(its.gold) if g.article_id in copies]
    place = {i: j for j, i in enumerate(known)}
    rows = [i for i, p in enumerate(its.proposals) if p.article_id in copies]
    proposals = [
        p._replace(
            found=frozenset(place[g] for g in p.found & place.keys()),
            typed=frozenset(place[g] for g in p.typed & place.keys()),
        )
        for p in (its.proposals[i] for i in rows)
    ]
    return Bench(
        its.name, proposals, its.measured[rows], [its.gold[i] for i in known], sorted(copies & set(its.copies))
    )


def wires(names: Sequence[str], lexical_of: LexicalOf = untold) -> list[Bench]:
    """Proposals, listed changes and copies of each writer."""
    read = partial(bench, lexical_of=lexical_of)
    return [_kept(its, _copies(name)) for name, its in zip(names, of_hands(names, read), strict=True)]

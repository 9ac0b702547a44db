"""How the model of changes does on copies by sixteen writers it never learned from: `python -m tests.bench.wire_bench`.

Of the first eight what was said and missed was read, and readings mended for it; of the other eight nothing was read.
Copies that keep less than a fifth of the word triples are left out: the pipeline takes them for no copies.
"""

import json
from collections.abc import Sequence

from models.change.source import Bench, bench
from models.change.train import figures
from models.labelled.hand import HERE, WIRES, of_hands, stories
from pipeline.core.doubt import expanded
from pipeline.core.triple import triples_shared
from pipeline.model import load

LEAST = 0.2


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
        p._replace(found=frozenset(place[g] for g in p.found), typed=frozenset(place[g] for g in p.typed))
        for p in (its.proposals[i] for i in rows)
    ]
    return Bench(
        its.name, proposals, its.measured[rows], [its.gold[i] for i in known], sorted(copies & set(its.copies))
    )


def _total(found: Sequence[dict[str, str | float]], name: str) -> str:
    parts = [str(one[name]).split("/") for one in found]
    return f"{sum(int(a) for a, _ in parts)}/{sum(int(b) for _, b in parts)}"


def main() -> None:
    estimator = load("change").estimator
    for told, wires in (("read", WIRES[:8]), ("unread", WIRES[8:])):
        found = []
        for wire, its in zip(wires, of_hands(wires, bench), strict=True):
            kept = _kept(its, _copies(wire))
            found.append(figures(kept, estimator.predict_proba(expanded(kept.measured))[:, 1]))
            print(wire, json.dumps(found[-1]))
        names = ("precision", "recall", "reach", "benign_copies_flagged", "changed_copies_flagged")
        print(told, json.dumps({name: _total(found, name) for name in names}))


if __name__ == "__main__":
    main()

"""How the model of changes does on copies by the writers it never learned from: `python -m tests.bench.wire_bench`.

Nothing that was said of them was read. Copies that keep less than a fifth of the word triples are left out, since the
pipeline takes them for no copies.
"""

import json
from collections.abc import Sequence

from models.change.train import figures
from models.change.wire import wires
from models.labelled.hand import WIRES_APART
from pipeline.core.doubt import expanded
from pipeline.model import load


def _total(found: Sequence[dict[str, str | float]], name: str) -> str:
    parts = [str(one[name]).split("/") for one in found]
    return f"{sum(int(a) for a, _ in parts)}/{sum(int(b) for _, b in parts)}"


def main() -> None:
    estimator = load("change").estimator
    found = []
    for its in wires(WIRES_APART):
        found.append(figures(its, estimator.predict_proba(expanded(its.measured))[:, 1]))
        print(its.name, json.dumps(found[-1]))
    names = ("precision", "recall", "reach", "benign_copies_flagged", "changed_copies_flagged")
    print(json.dumps({name: _total(found, name) for name in names}))


if __name__ == "__main__":
    main()

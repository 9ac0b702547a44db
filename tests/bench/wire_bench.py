"""How the model of changes does on copies by the writers it never learned from: `python -m tests.bench.wire_bench`.

Nothing that was said of them was read. Copies that keep less than a fifth of the word triples are left out, since the
pipeline takes them for no copies.
"""

import json

from models.change.train import figures
from models.change.wire import wires
from models.change.words import shipped
from models.labelled.bench import together
from models.labelled.hand import WIRES_APART
from pipeline.core.doubt import expanded
from pipeline.model import load


def main() -> None:
    estimator, lexical = load("change").estimator, shipped()
    found = []
    for its in wires(WIRES_APART, lambda _: lexical):
        found.append(figures(its, estimator.predict_proba(expanded(its.measured))[:, 1]))
        print(its.name, json.dumps(found[-1]))
    print(json.dumps(together(found)))


if __name__ == "__main__":
    main()

"""How both models do on stories written after them: `python -m tests.bench.later_hands_bench`.

Nothing is trained on these; after their first scoring the misses of two of the four were read, and one reading was
added (figures that slip to another thing).
"""

import json
from functools import partial

import models.change.source
import models.change.train
import models.contradiction.source
import models.contradiction.train
from models.change.words import shipped
from models.labelled.hand import LATER, of_hands
from pipeline.core.doubt import expanded
from pipeline.model import load


def main() -> None:
    change, contradiction = load("change").estimator, load("contradiction").estimator
    lexical = shipped()
    changed = of_hands(LATER, partial(models.change.source.bench, lexical_of=lambda _: lexical))
    disputed = of_hands(LATER, models.contradiction.source.bench)
    for name, changes, disputes in zip(LATER, changed, disputed, strict=True):
        p = change.predict_proba(expanded(changes.measured))[:, 1]
        print(name, "changes", json.dumps(models.change.train.figures(changes, p)))
        table = models.contradiction.train.table([disputes])
        p = contradiction.predict_proba(table.features)[:, 1]
        print(name, "contradictions", json.dumps(models.contradiction.train.figures(disputes, p)))


if __name__ == "__main__":
    main()

"""The model of contradictions on independent reports and lone pieces: `python -m tests.bench.independent_bench`.

Nothing is trained on them. Of `REPORTS` what was said and missed has been read, of `REPORTS_APART` nothing.
"""

import json
from collections.abc import Sequence

from models.contradiction.source import bench
from models.contradiction.train import figures, together
from models.labelled.hand import REPORTS, REPORTS_APART, of_hands
from pipeline.core.expansion import expanded
from pipeline.model import load


def _told(names: Sequence[str]) -> dict[str, str | float]:
    estimator = load("contradiction").estimator
    found = [
        (name, figures(its, estimator.predict_proba(expanded(its.measured))[:, 1]))
        for name, its in zip(names, of_hands(names, bench), strict=True)
    ]
    return together(found)


def main() -> None:
    print("read", json.dumps(_told(REPORTS)))
    print("apart", json.dumps(_told(REPORTS_APART)))


if __name__ == "__main__":
    main()

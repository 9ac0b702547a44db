"""The model of contradictions on independent reports and lone pieces: `python -m tests.bench.independent_bench`.

Nothing is trained on them. Of `REPORTS` what was said and missed has been read, of `REPORTS_APART` nothing.
"""

import json
from collections.abc import Sequence

from models.contradiction.source import bench
from models.contradiction.train import figures
from models.labelled.bench import together
from models.labelled.hand import REPORTS, REPORTS_APART, of_hands
from pipeline.core.expansion import expanded
from pipeline.model import load


def _told(names: Sequence[str]) -> dict[str, str | float]:
    estimator = load("contradiction").estimator
    return together(
        [figures(its, estimator.predict_proba(expanded(its.measured))[:, 1]) for its in of_hands(names, bench)]
    )


def main() -> None:
    print("read", json.dumps(_told(REPORTS)))
    print("apart", json.dumps(_told(REPORTS_APART)))


if __name__ == "__main__":
    main()

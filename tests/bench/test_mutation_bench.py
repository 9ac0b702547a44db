from pathlib import Path

import pytest

from tests.bench import mutation_bench

SHARED = Path(__file__).resolve().parents[2].parent / "shared"


@pytest.mark.parametrize(
    ("folder", "any_kind", "typed", "false_alarms"), [("drift_bench", 0.9, 0.9, 3), ("drift_bench_a", 0.85, 0.85, 2)]
)
def test_changes_are_found_on_the_labelled_stories(
    folder: str, any_kind: float, typed: float, false_alarms: int
) -> None:
    bench = SHARED / "data" / folder
    if not bench.exists():
        pytest.skip("../shared/data is missing: the labelled stories are read from there")
    figures = mutation_bench.figures(bench, mutation_bench.mutations(bench))
    assert figures.any_kind >= any_kind
    assert figures.typed >= typed
    assert figures.false_alarms <= false_alarms
    assert figures.flagged_non_copies == 0

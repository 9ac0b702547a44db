from tests.bench import benign_bench


def test_few_harmless_rewrites_are_flagged() -> None:
    assert len(benign_bench.flagged(list(benign_bench.rewritten()))) <= 4
    assert len(benign_bench.flagged(list(benign_bench.reworded()))) <= 9

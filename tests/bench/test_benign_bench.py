from models.labelled.retold import BENIGN_PAIRS, STYLE_APART, STYLE_PAIRS
from tests.bench import benign_bench


def test_few_harmless_rewrites_are_flagged() -> None:
    assert len(benign_bench.flagged(list(benign_bench.rewritten()))) <= 4
    assert len(benign_bench.flagged(list(benign_bench.reworded(BENIGN_PAIRS)))) <= 9


def test_a_house_style_is_no_change() -> None:
    found = benign_bench.flagged([*benign_bench.reworded(STYLE_PAIRS), *benign_bench.reworded(STYLE_APART)])
    assert len(found) <= 24  # of 600

import numpy as np

from pipeline.core.contrast import CLOSER, STRANGER, contrast

# Thing 0 is as near to 1 as to all others, thing 6 to 7 only.
PAIRS = np.array([(0, other) for other in range(1, STRANGER + 2)] + [(7, 8)])
LIKENESS = np.array([*np.linspace(0.16, 0.14, STRANGER + 1), 0.16])


def test_a_pair_that_stands_out_belongs_together_at_a_lower_likeness() -> None:
    its = contrast(PAIRS, LIKENESS, 9, 0.12, 0.22)
    found = LIKENESS * its.factor(PAIRS)
    assert found[-1] >= 0.22
    assert (found[:-1] == LIKENESS[:-1]).all()


def test_the_stranger_is_the_first_after_those_that_may_be_of_the_same_kind() -> None:
    its = contrast(PAIRS[:-1], LIKENESS[:-1], 7, 0.01, 0.5)
    assert its.stranger[0] == LIKENESS[STRANGER - 1]
    assert not its.stranger[1:].any()  # each was compared with one other
    assert np.allclose(its.factor(PAIRS[:1]), 0.5 / (CLOSER * its.stranger[0]))


def test_without_pairs_everything_stands_out() -> None:
    its = contrast(np.zeros((0, 2), np.int64), np.zeros(0), 2, 0.1, 0.2)
    assert its.factor(np.array([(0, 1)])).tolist() == [2.0]


def test_the_order_of_pairs_does_not_matter() -> None:
    some, others = contrast(PAIRS, LIKENESS, 9, 0.1, 0.2), contrast(PAIRS[::-1], LIKENESS[::-1], 9, 0.1, 0.2)
    assert (some.stranger == others.stranger).all()

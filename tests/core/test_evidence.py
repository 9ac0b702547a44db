from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.evidence import Setting, common, opposed, share, weights
from pipeline.core.statement import statement


def test_a_word_of_every_sentence_weighs_least() -> None:
    weight = weights([statement(text).bag for text in ("The pier burned.", "The pier rose.")])
    assert weight["pier"] < weight["burn"]


def test_opposites_and_negating_prefixes_are_counted() -> None:
    assert opposed(statement("Prices rose."), statement("Prices fell.")) == 1
    assert opposed(statement("He was happy."), statement("He was unhappy.")) == 1
    assert opposed(statement("Prices rose."), statement("Prices rose again.")) == 0


@given(st.sets(st.sampled_from("abcdef")), st.sets(st.sampled_from("abcdef")))
def test_a_share_is_symmetric_and_between_nought_and_one(x: set[str], y: set[str]) -> None:
    a, b = frozenset(x), frozenset(y)
    assert 0.0 <= share(a, b, {}) <= 1.0
    assert share(a, b, {}) == share(b, a, {})


def test_a_denial_of_what_the_other_says_is_measured() -> None:
    a, b = statement("The pier was not sold."), statement("The pier was sold.")
    found = common(a, b, Setting(weights([a.bag, b.bag]), True, False, 0.0, 1, 0.0))
    assert found.denials == 1.0
    assert found.denied > 0.0

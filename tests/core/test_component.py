from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.component import components


def test_nodes_carry_the_lowest_of_their_component() -> None:
    assert components([(3, 1), (4, 3)], 5) == [0, 1, 2, 1, 1]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=20))
def test_the_order_of_edges_does_not_matter(edges: list[tuple[int, int]]) -> None:
    assert components(edges, 10) == components([(b, a) for a, b in reversed(edges)], 10)

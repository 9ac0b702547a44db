from pipeline.core.gathering import LARGE, SMALL, gathered

EVENT = [frozenset({"finch", "pier", f"word{i}"}) for i in range(LARGE)]
REST = [frozenset({f"who{i}", f"did{i}", f"what{i}"}) for i in range(200)]


def _drawn(piece: list[frozenset[str]], event: list[frozenset[str]] = EVENT, factor: float = 1.0) -> dict[int, int]:
    """The event is cluster 1, the piece 2; each of the rest is its own."""
    label = [1] * len(event) + [2] * len(piece) + [*range(3, 3 + len(REST))]
    return gathered([*event, *piece, *REST], label, {2, *range(3, 3 + len(REST))}, lambda *_: factor)


def test_a_text_told_by_the_words_of_a_large_cluster_is_drawn_to_it() -> None:
    assert _drawn([frozenset({"finch", "pier", "ribs"})]) == {2: 1}


def test_one_word_in_common_draws_no_text_however_large_the_cluster() -> None:
    many = [frozenset({"finch", "pier", f"word{i}"}) for i in range(150)]
    assert _drawn([frozenset({"finch", "fined", "paris"})], many) == {}


def test_words_that_one_member_tells_by_the_way_draw_no_text() -> None:
    aside = [*EVENT, frozenset({"finch", "pier", "toyota"}), frozenset({"finch", "pier", "league"})]
    assert _drawn([frozenset({"toyota", "league", "sponsor"})], aside) == {}


def test_words_that_are_told_everywhere_draw_no_text() -> None:
    common = [text | {"finch", "pier"} for text in REST]
    label = [1] * len(EVENT) + [2] + [*range(3, 3 + len(common))]
    assert gathered([*EVENT, frozenset({"finch", "pier", "ribs"}), *common], label, {2}, lambda *_: 1.0) == {}


def test_too_few_texts_or_one_text_many_times_draw_none() -> None:
    piece = [frozenset({"finch", "pier", "ribs"})]
    assert _drawn(piece, EVENT[: LARGE - 1]) == {}
    assert _drawn(piece, [frozenset({"finch", "pier", "read"})] * 50) == {}


def test_a_large_piece_stays() -> None:
    assert _drawn([frozenset({"finch", "pier", f"rib{i}"}) for i in range(SMALL)], EVENT * 2) == {2: 1}
    assert _drawn([frozenset({"finch", "pier", f"rib{i}"}) for i in range(SMALL + 1)], EVENT * 2) == {}


def test_what_else_is_known_decides_with_the_words() -> None:
    piece = [frozenset({"finch", "pier", "ribs"})]
    assert _drawn(piece, factor=0.0) == {}
    assert _drawn(piece, factor=1e-6) == {}


def test_what_was_drawn_draws_others() -> None:
    first = frozenset({"finch", "pier", "ribs", "wexby"})
    second = frozenset({"ribs", "wexby", "finch", "singer", "doctor", "ward"})
    label = [1] * len(EVENT) + [2, 3] + [*range(4, 4 + len(REST))]
    assert gathered([*EVENT, first, second, *REST], label, {2, 3}, lambda *_: 1.0) == {2: 1, 3: 1}
    assert gathered([*EVENT, REST[0], second, *REST], label, {3}, lambda *_: 1.0) == {}


def test_of_two_large_clusters_the_one_that_tells_more_of_its_words_draws_a_text() -> None:
    other = [frozenset({"finch", "court", f"clause{i}"}) for i in range(2 * LARGE)]
    texts = [*EVENT, *other, frozenset({"finch", "pier", "fall"}), *REST]
    label = [1] * len(EVENT) + [2] * len(other) + [3] + [*range(4, 4 + len(REST))]
    assert gathered(texts, label, {3}, lambda *_: 1.0) == {3: 1}

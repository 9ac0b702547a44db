import numpy as np

from pipeline.core.brief import LEAST_TEXTS, MOST_TEXTS, PARTNERS, Brief, brief, words
from pipeline.core.term import Bag, bags

SINGER = ("Orla Finch falls from pier", "Finch breaks ribs in fall from pier", "Singer breaks two ribs at Wexby")
MORE = ("Finch falls off Wexby pier", "Finch in fall from pier: ribs", "Pier fall: Finch breaks ribs")
CIRCUS = ("Circus tent blown away", "Storm carries off circus tent", "Storm in Lenning: elephants asleep")


def _told(*titles: str) -> list[frozenset[str] | None]:
    return [words(bags([title])) for title in titles]


def _others(count: int) -> list[frozenset[str] | None]:
    """Texts that share no word with any."""
    return [frozenset(f"{word}{i}" for word in ("who", "did", "what")) for i in range(count)]


def _among_others(*titles: str) -> Brief:
    told = [*_told(*titles), *_others(LEAST_TEXTS)]
    return brief(told, range(len(told)))


def test_headlines_of_one_event_are_more_alike_the_more_others_tell_it() -> None:
    alone = _among_others(*SINGER, *CIRCUS).likeness(np.array([(0, 1), (0, 3), (1, 3)]))
    with_more = _among_others(*SINGER, *CIRCUS, *MORE).likeness(np.array([(0, 1), (0, 3), (1, 3)]))
    assert with_more[0] > alone[0] > 0.1
    assert with_more[1] == with_more[2] == 0


def test_close_pairs_are_those_as_like_as_asked_with_a_fresh_one() -> None:
    tent = ("Storm carries off circus tent", "Storm carries circus tent away")
    found = _among_others("Finch falls from pier", "Singer Finch falls from pier", "Finch at pier", *tent)
    assert found.close([1, 4], 0.2).tolist() == [[0, 1], [3, 4]]
    assert found.close([1], 0.2).tolist() == [[0, 1]]


def test_one_or_two_words_in_common_make_no_two_texts_close() -> None:
    assert not _among_others("Apple phone unveiled", "Apple phone stolen").close([0, 1], 0.01).size
    found = _among_others("Apple unveils phone", "Apple fined")
    assert found.likeness(np.array([(0, 1)])) > 0.2
    assert not found.close([0, 1], 0.01).size


def test_words_that_no_other_text_has_make_texts_less_alike() -> None:
    same, other = _among_others("Storm hits coast", "Storm hits grid", "Flood fills cellar", "Flood fills").likeness(
        np.array([(0, 1), (2, 3)])
    )
    assert same < other < 1


def test_in_a_window_of_few_or_very_many_texts_none_is_brief() -> None:
    for count in (LEAST_TEXTS - 1, MOST_TEXTS + 1):
        assert not brief(_others(count), range(count)).members.size
    assert brief(_others(LEAST_TEXTS), range(LEAST_TEXTS)).members.size == LEAST_TEXTS


def test_equal_texts_are_no_many_texts_and_have_one_row() -> None:
    stub = frozenset({"subscr", "read"})
    assert not brief([stub] * 2 * LEAST_TEXTS, range(2 * LEAST_TEXTS)).members.size
    found = brief([stub] * 9 + _others(LEAST_TEXTS), range(9 + LEAST_TEXTS))
    assert found.told.shape[0] == LEAST_TEXTS + 1
    assert found.likeness(np.array([(0, 8)])).round(9) == 1
    assert found.close(range(9), 0.2).tolist() == [[i, i + 1] for i in range(8)]


def test_a_flood_of_like_texts_is_a_bounded_number_of_pairs() -> None:
    flood: list[frozenset[str] | None] = [
        frozenset({"subscr", "read", "paper", f"page{i % 400}"}) for i in range(MOST_TEXTS)
    ]
    found = brief(flood, range(MOST_TEXTS))
    pairs = found.close(range(MOST_TEXTS), 0.01)
    assert MOST_TEXTS < len(pairs) <= (2 * PARTNERS + 1) * MOST_TEXTS


def test_a_capital_or_a_title_of_its_own_makes_no_other_word() -> None:
    title = Bag(frozenset({"falls^"}), frozenset({"@finch^"}))
    assert words([title, Bag(frozenset({"falls"}), frozenset({"@finch", "#2"}))]) == {"falls", "finch", "#2"}


def test_a_text_of_many_words_or_of_two_sentences_is_not_brief() -> None:
    assert words([Bag(frozenset(map(str, range(100, 130))), frozenset())]) is None
    assert words([Bag(frozenset({f"word{i}", "pier"}), frozenset()) for i in range(4)]) is None
    assert words([Bag(frozenset({f"word{i}", "pier"}), frozenset()) for i in range(3)]) is not None


def test_writing_without_blanks_is_not_brief() -> None:
    assert (
        _told("苹果公司发布折叠手机，这款手机将于六月上市", "แผ่นดินไหว ชายฝั่ง ชิลี", "折りたたみ電話、発表") == [None] * 3
    )
    assert None not in _told("칠레 해안 지진", "Землетрясение у берегов Чили", "زلزال يضرب ساحل تشيلي")


def test_no_texts_are_no_pairs() -> None:
    assert brief([], []).close([], 0.2).tolist() == []
    assert np.isnan(brief([None, frozenset({"pier", "fall"})], [0, 1]).likeness(np.array([(0, 1)]))).all()

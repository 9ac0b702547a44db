from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.align import Pairing, align, alignment

PARENT = [
    "The old cinema in Lodz will close in June, its owner said.",
    "It has shown films since 1931.",
    "A group of neighbours wants to buy the building and keep the projector.",
    "The owner, Bo Lind, is asking for two million crowns.",
]


def pairs(found: list[Pairing]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(p.parent, p.copy) for p in found]


def test_kept_sentences_answer_to_themselves() -> None:
    assert pairs(align(PARENT, PARENT)) == [((i,), (i,)) for i in range(4)]


def test_a_reworded_sentence_finds_its_parent() -> None:
    copy = [*PARENT[:2], "Neighbours have formed a group to purchase the building, projector included.", PARENT[3]]
    assert pairs(align(PARENT, copy)) == [((i,), (i,)) for i in range(4)]


def test_a_moved_sentence_is_marked() -> None:
    found = align(PARENT, [PARENT[3], *PARENT[:3]])
    assert [p.moved for p in found if p.copy == (0,)] == [True]
    assert sum(p.moved for p in found) == 1


def test_a_split_sentence_is_one_pairing() -> None:
    copy = [
        *PARENT[:2],
        "A group of neighbours wants to buy the building.",
        "The group would keep the projector.",
        PARENT[3],
    ]
    assert ((2,), (2, 3)) in pairs(align(PARENT, copy))


def test_a_cut_and_a_new_sentence_stand_alone() -> None:
    found = pairs(align(PARENT, [*PARENT[:3], "Subscribe for more."]))
    assert ((), (3,)) in found
    assert ((3,), ()) in found


def test_alignment_tells_a_copy_from_another_story() -> None:
    other = ["The singer Orla Penn fell ill on Monday.", "Her tour stops for a month.", "Tickets stay valid."]
    assert alignment(PARENT, PARENT) == 1
    assert alignment(PARENT, other) < 0.2
    assert alignment([], PARENT) == 0


def test_long_texts_take_linear_time() -> None:
    ours = [f"Entry {i} tells of lantern {i * 7} and river {i * 3}." for i in range(3000)]
    theirs = [f"River {i * 3} and lantern {i * 7} are told of by entry {i}, they say." for i in range(3000)]
    start = process_time()
    align(ours, theirs)
    assert process_time() - start < 10


@given(st.lists(st.sampled_from(PARENT), max_size=6), st.lists(st.sampled_from(PARENT), max_size=6))
def test_every_sentence_is_in_exactly_one_pairing(parent: list[str], copy: list[str]) -> None:
    found = align(parent, copy)
    assert sorted(i for p in found for i in p.parent) == list(range(len(parent)))
    assert sorted(j for p in found for j in p.copy) == list(range(len(copy)))

import numpy as np

from pipeline.core.candidate import distinct
from pipeline.core.coding import coded
from pipeline.core.rarity import rare_pairs, rarity, vocabulary

TEXTS = [
    ["Orla Finch sold the pier at Wexby to Tam Roe."],
    ["Tam Roe bought the pier at Wexby from Orla Finch."],
    ["A circus lost its tent at the pier."],
]
KNOWN = vocabulary(distinct(coded(text).codes) for text in TEXTS)
ALL = np.arange(3)


def test_what_stands_in_fewer_articles_weighs_more() -> None:
    weight = rarity(KNOWN, ALL)
    counts = np.bincount(KNOWN.terms, minlength=weight.size)
    assert weight[counts == 1].min() > weight[counts == 2].max() > weight[counts == 3].max() > 0


def test_articles_that_share_rare_terms_are_paired() -> None:
    assert rare_pairs(KNOWN, ALL, rarity(KNOWN, ALL), least=4).tolist() == [[0, 1]]


def test_only_members_of_the_window_are_paired() -> None:
    members = np.array([0, 2])
    assert rare_pairs(KNOWN, members, rarity(KNOWN, members), least=2).tolist() == []


def test_no_articles_have_no_terms() -> None:
    assert vocabulary([]).terms.tolist() == []

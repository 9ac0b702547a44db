import pytest

from pipeline.core.fingerprint import told_of
from pipeline.core.furniture import folded_sentence, is_furniture, own_sentences, repeated_sentences


@pytest.mark.parametrize(
    "sentence",
    [
        "Sign up for our weekly newsletter.",
        "Get the best of Pier Weekly straight to your inbox!",
        "Follow Pier Weekly on Instagram",
        "READ MORE: Ten piers that fell into the sea",
        "Related articles",
        "Read more theatre news at Pier Weekly.",
        "You may also like: The cat that steered a ferry",
        "Photo: Harbour Trust / handout.",
        "With files from North Pier Press.",
        "Additional reporting by Una Lisk.",
        "This article was originally published by North Pier Press.",
        "© 2026 Pier Weekly. All rights reserved.",
        "Suscríbase a nuestro boletín.",
        "Tell us what you think in the comments.",
    ],
)
def test_begs_links_and_credits_are_furniture(sentence: str) -> None:
    assert is_furniture(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The singer signed the contract on Friday.",
        "They love the sea, a lot like us, she said.",
        "It published photographs of the damaged stage.",
        "The video was watched two million times.",
        "She follows her brother, who joined the band in May.",
        "More than 300 people saw the show.",
        "She has read more news in prison than before, he said.",
        "",
    ],
)
def test_the_story_itself_is_none(sentence: str) -> None:
    assert not is_furniture(sentence)


def test_own_sentences_are_neither_repeated_nor_furniture() -> None:
    repeated = {folded_sentence("Pier Weekly tells it first.")}
    told = ["Orla Finch sold the pier.", "Pier Weekly tells it first!", "Follow us on Facebook"]
    assert own_sentences(told, repeated) == ["Orla Finch sold the pier."]


PIER = ["Orla Finch sold the pier at Wexby for 3 million crowns.", "The buyer is Tam Roe, who owns 12 boats."]
CIRCUS = ["The Ganz circus lost its tent in Odersund.", "Nobody was hurt, said Lena Ganz, 61."]
SLOGAN = "Pier Weekly tells it first."


def _repeated(articles: list[list[str]]) -> dict[str, int]:
    told = told_of([[folded_sentence(s) for s in article] for article in articles])
    return repeated_sentences(told, lambda number: {folded_sentence(s): s for s in articles[number]})


def test_a_sentence_of_two_unrelated_articles_is_repeated() -> None:
    assert _repeated([[*PIER, SLOGAN], [*CIRCUS, SLOGAN]]) == {"pier weekly tells it first": 2}


def test_versions_of_one_text_repeat_nothing() -> None:
    later = ["Orla Finch has sold the old pier at Wexby for 3 million crowns.", PIER[1], SLOGAN]
    assert _repeated([[*PIER, SLOGAN], later]) == {}


def test_very_short_sentences_recur_by_chance() -> None:
    assert _repeated([[*PIER, "He declined."], [*CIRCUS, "He declined."]]) == {}


def test_a_stock_phrase_of_a_large_outlet_is_not_repeated_furniture() -> None:
    articles = [
        [f"Number {i} of the boats was sold to Una{i} Lisk{i}.", f"Wexby{i} paid {i} crowns."] for i in range(60)
    ]
    for article in articles[:3]:
        article.append("Nobody else was hurt, she said.")
    for article in articles[::2]:
        article.append(SLOGAN)
    assert _repeated(articles) == {"pier weekly tells it first": 30}

"""The headlines of our own that the clickbait model learns from."""

from collections import Counter, defaultdict

from models.clickbait.source import own
from models.labelled.headline import invented, marked, of_articles, titles


def test_every_invented_headline_stands_once() -> None:
    (most,) = Counter(row.title.lower() for row in invented()).most_common(1)
    assert most[1] == 1


def test_every_invented_headline_is_labelled_yes_or_no() -> None:
    assert {row.label for row in invented()} == {0, 1}


def test_every_family_has_sober_headlines_and_clickbait() -> None:
    labels = defaultdict(set)
    for row in invented():
        labels[row.group].add(row.label)
    assert all(its == {0, 1} for its in labels.values())


def test_a_headlines_length_hardly_tells_its_label() -> None:
    length = {y: [len(row.title.split()) for row in invented() if row.label == y] for y in (0, 1)}
    assert abs(sum(length[0]) / len(length[0]) - sum(length[1]) / len(length[1])) < 1


def test_every_mark_names_an_article_of_the_hands() -> None:
    assert set(marked()) <= set(titles())


def test_doubtful_titles_are_left_out() -> None:
    mark, title = marked(), titles()
    doubtful = {title[one] for one in mark if mark[one] == "?"}
    assert doubtful and not doubtful & {row.title for row in of_articles()}


def test_a_family_lies_in_one_group_of_the_training() -> None:
    place = {title: name for name, part in own(4).items() for title in part.titles}
    groups = defaultdict(set)
    for row in invented():
        groups[row.group].add(place[row.title])
    assert all(len(names) == 1 for names in groups.values())

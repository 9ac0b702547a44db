from pipeline.core.credit import host, named_outlets


def test_an_outlet_of_two_words_is_named_by_them() -> None:
    assert named_outlets("With files from Pier Weekly.", ["The Pier Weekly", "Harbour Post"]) == {"The Pier Weekly"}


def test_an_outlet_of_one_word_must_be_cited() -> None:
    assert named_outlets("Many people came; People of all ages.", ["People"]) == frozenset()
    assert named_outlets("She is ill, according to People.", ["People"]) == {"People"}
    assert named_outlets("Variety first reported the sale.", ["Variety"]) == {"Variety"}


def test_the_host_is_without_www() -> None:
    assert host("https://www.pier.example/a?b=c") == "pier.example"
    assert host("urn:sha256:00") == ""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.address import host, normalised, same_site, site


@pytest.mark.parametrize(
    ("written", "one_spelling"),
    [
        ("HTTPS://WWW.Star.Example:443/Film/?utm_source=rss&utm_medium=x#top", "https://www.star.example/Film"),
        ("http://star.example:80", "http://star.example/"),
        ("http://star.example:8080/a", "http://star.example:8080/a"),
        ("https://star.example/a?b=2&a=1&fbclid=x", "https://star.example/a?a=1&b=2"),
        ("https://star.example/a?id=", "https://star.example/a?id="),
        ("https://star.example/%7Elee/caf\u00e9", "https://star.example/~lee/caf%C3%A9"),
        ("https://star.example/caf%e9/%80", "https://star.example/caf%E9/%80"),
        ("https://star.example/a?q=%e9&utm_id=1", "https://star.example/a?q=%E9"),
        ("https://star.example/a?q=\u00e9+b", "https://star.example/a?q=%C3%A9+b"),
        ("https://star.example/a?q=\ud800", "https://star.example/a?q=%ED%A0%80"),
        ("https://star.example/\ud800", "https://star.example/%ED%A0%80"),
        ("https://user:secret@star.example/a", "https://star.example/a"),
        ("https://b\u00fccher.example/", "https://xn--bcher-kva.example/"),
        ("http://[::1]:80/a", "http://[::1]/a"),
        ("  https://star.example/a  ", "https://star.example/a"),
        ("urn:sha256:00", "urn:sha256:00"),
    ],
)
def test_a_page_has_one_spelling(written: str, one_spelling: str) -> None:
    assert normalised(written) == one_spelling


@given(st.text(max_size=40), st.text(max_size=20))
def test_a_second_normalising_changes_nothing(path: str, query: str) -> None:
    once = normalised(f"https://star.example/{path}?{query}")
    assert normalised(once) == once


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    assert normalised(text) == normalised(normalised(text))
    assert host(text) == host(text.strip())


@pytest.mark.parametrize(
    "text", ["", "http://", "http://[bad/", "http://x:port/", "mailto:a@b.example", "/a/b", "javascript:1"]
)
def test_what_is_no_web_address_has_no_host(text: str) -> None:
    assert host(text) is None


def test_neighbours_share_a_registrable_domain() -> None:
    assert same_site("https://www.star.example/a", "http://amp.star.example/b")
    assert same_site("https://www.bbc.co.uk/a", "https://bbc.co.uk/b")
    assert not same_site("https://one.co.uk/a", "https://two.co.uk/a")
    assert not same_site("https://one.blogspot.com/", "https://two.blogspot.com/")
    assert not same_site("nothing", "nothing")
    assert site("http://127.0.0.1:8000/") == "127.0.0.1"

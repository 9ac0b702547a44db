"""From rows to HTML: what becomes a link, and what does not get through."""

import pytest

from pipeline.report.page import followable, render

WEEK = {"file": "2026-W46.html", "name": "Week 46", "days": "", "lead": "", "version": "", "earlier": {}}


@pytest.mark.parametrize("url", ["https://a.example/x?y=1#z", "http://a.example", "HTTPS://A.EXAMPLE/"])
def test_a_web_address_can_be_followed(url: str) -> None:
    assert followable(url)


@pytest.mark.parametrize(
    "url",
    ["", "urn:sha256:00", "javascript:alert(1)", "JaVaScRiPt:x", "//a.example", "https://", "ftp://a", "http://[x"],
)
def test_anything_else_cannot(url: str) -> None:
    assert not followable(url)


def test_marks_that_turn_the_direction_of_text_are_left_out() -> None:
    html = render("index.html", weeks=[{**WEEK, "lead": "abc\u202egnp.exe\x07"}], sample=False)
    assert "abcgnp.exe" in html


def test_texts_are_escaped_in_elements_and_attributes() -> None:
    html = render("index.html", weeks=[{**WEEK, "file": '"><b>', "lead": "<i>&"}], sample=False)
    assert 'href="&#34;&gt;&lt;b&gt;"' in html
    assert "&lt;i&gt;&amp;" in html


def test_a_name_that_a_template_does_not_know_is_a_fault_and_no_blank() -> None:
    with pytest.raises(Exception, match="'sample' is undefined"):
        render("index.html", weeks=[])

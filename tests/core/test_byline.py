import pytest
from lxml import html

from pipeline.core.byline import in_body, joined
from tests.bench.collect_bench import byline_scores
from tests.hostile.corpus import needs_corpora

TITLE = "<h1>A play opens</h1>"
STORY = "<p>The play opened on Saturday in front of a full house.</p>"


def names(line: str, above: str = "", below: str = "") -> list[str]:
    page = f"<html><body>{above}<main>{TITLE}{line}{STORY}</main>{below}</body></html>"
    return in_body(html.document_fromstring(page))


@pytest.mark.parametrize(
    "line",
    [
        '<p class="signature">Ann Lee</p>',
        '<p class="by">By Ann Lee</p>',
        '<p class="byline">by <a href="/ann">Ann Lee</a></p>',
        '<div class="meta"><span rel="author" class="author">Ann Lee</span> 3 May 2026</div>',
        '<div class="article__author">Words by Ann Lee<span>Stage editor, 12:30</span></div>',
        '<div class="ArticleByline">By <b>Ann Lee</b> 3 May 2026</div>',
        '<span itemprop="author"><b itemprop="name">Ann Lee</b>, who writes about the stage.</span>',
        '<meta itemprop="author" content="Ann Lee">',
        '<a rel="author" href="/ann">Ann Lee</a>',
        '<p class="writer">Ann Lee</p>',
        '<div class="byline"><a href="/ann">Ann Lee</a> <a href="mailto:ann@star.example">Mail</a></div>',
        '<div class="author">Ann Lee<p>Ann has written for us since 2019.</p></div>',
    ],
)
def test_the_common_layouts_of_a_byline_are_read(line: str) -> None:
    assert names(line) == ["Ann Lee"]


@pytest.mark.parametrize(
    "line",
    [
        '<p class="byline">By Ann Lee and Bo van Ek</p>',
        '<p class="byline">Ann Lee, Bo van Ek</p>',
        '<ul><li class="author">Ann Lee</li><li class="author">Bo van Ek</li></ul>',
        '<p><a rel="author" href="/a">Ann Lee</a>, <a rel="author" href="/b">Bo van Ek</a></p>',
    ],
)
def test_all_who_sign_are_named(line: str) -> None:
    assert names(line) == ["Ann Lee", "Bo van Ek"]


@pytest.mark.parametrize(
    "line",
    [
        '<p class="authority">Ann Lee</p>',
        '<p class="standby">Ann Lee</p>',
        '<div class="comment"><b class="author">Ann Lee</b></div>',
        '<div class="related"><div><p class="byline">Ann Lee</p></div></div>',
        '<aside><p class="byline">Ann Lee</p></aside>',
        '<p class="author">She has written for us since 2019.</p>',
        '<p class="signature">the whole of the story in one place</p>',
        '<p class="by">By</p>',
        "",
    ],
)
def test_what_signs_no_article_names_nobody(line: str) -> None:
    assert names(line) == []


def test_the_line_under_the_headline_comes_before_others() -> None:
    teaser = '<div><h3>Another play</h3><p class="byline">Bo Ek</p></div>'
    assert names('<p class="byline">Ann Lee</p>', above=teaser, below=teaser) == ["Ann Lee"]
    assert names("", above='<p class="byline">Ann Lee</p>') == ["Ann Lee"]


def test_the_names_are_given_once_and_without_their_lead() -> None:
    assert joined(["By Ann Lee", "Ann Lee", "von Bo Ek", "https://social.example/ann"]) == "Ann Lee, Bo Ek"


@needs_corpora
def test_real_news_pages_name_their_authors() -> None:
    """Nine of ten names are right, of all places of a page together; of its body alone more than eight."""
    whole, body = byline_scores()
    assert whole.precision >= 0.9
    assert whole.recall >= 0.86
    assert body.precision >= 0.84
    assert body.recall >= 0.53

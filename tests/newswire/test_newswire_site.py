import json
from datetime import timedelta

import feedparser
import pytest

from pipeline.core.page import read
from pipeline.newswire.address import Address, article_path, feed_path
from pipeline.newswire.feed import ENTRIES
from pipeline.newswire.outlet import BY_SLUG, OUTLETS, Outlet
from pipeline.newswire.page import SAMPLE
from pipeline.newswire.plan import END, Plan
from pipeline.newswire.site import Request, Response, Site
from pipeline.newswire.truth import body

WHERE = Address(8440, False)
MIDDLE = END - timedelta(weeks=5)


@pytest.fixture(scope="module")
def site(sample: Plan) -> Site:
    return Site(sample, WHERE)


def ask(site: Site, outlet: Outlet, path: str, now=MIDDLE, tag: str = "", since: str = "") -> Response:  # type: ignore[no-untyped-def]
    return site.respond(Request(WHERE.host(outlet), path, tag, since), now)


def test_an_article_is_not_there_before_it_is_published(site: Site, sample: Plan) -> None:
    for article in sample.articles[::37]:
        outlet = BY_SLUG[article.outlet]
        path = article_path(article, outlet)
        assert ask(site, outlet, path, article.at - timedelta(seconds=1)).status == 404
        assert ask(site, outlet, path, article.at).status == 200


def test_a_feed_lists_the_last_14_days_newest_first_and_nothing_to_come(site: Site, sample: Plan) -> None:
    for outlet in OUTLETS:
        up = [
            article.at
            for article in sample.articles
            if article.outlet == outlet.slug and MIDDLE - timedelta(days=14) < article.at <= MIDDLE
        ]
        document = ask(site, outlet, feed_path(outlet)).body
        if outlet.feed == "json":
            urls = [item["url"] for item in json.loads(document)["items"]]
        else:
            parsed = feedparser.parse(document)
            assert not parsed.bozo
            urls = [entry.link for entry in parsed.entries]
        assert len(urls) == min(len(up), ENTRIES)
        paths = [url.removeprefix(WHERE.base(outlet)) for url in urls]
        places = [site.at_path[outlet.slug, path] for path in paths]
        assert places == sorted(places, reverse=True)


def test_every_page_is_marked_as_a_sample_and_shows_the_text(site: Site, sample: Plan) -> None:
    for article in sample.articles[::41]:
        outlet = BY_SLUG[article.outlet]
        html = ask(site, outlet, article_path(article, outlet), article.at).body.decode()
        assert SAMPLE in html
        assert '<meta name="generator" content="Driftwire sample newswire">' in html
        for paragraph in body(article).split("\n\n"):
            assert paragraph.replace("&", "&amp;") in html


def test_a_revised_article_changes_at_its_own_address_and_tells_when(site: Site, sample: Plan) -> None:
    article = next(a for a in sample.articles if len(a.revisions) > 1 and BY_SLUG[a.outlet].dates == "jsonld")
    outlet = BY_SLUG[article.outlet]
    first, second = (ask(site, outlet, article_path(article, outlet), one.at) for one in article.revisions)
    assert first.etag != second.etag
    assert b"dateModified" in second.body


def test_what_has_not_changed_is_not_sent_again(site: Site) -> None:
    first = ask(site, OUTLETS[0], "/feed.xml")
    assert ask(site, OUTLETS[0], "/feed.xml", tag=first.etag) == first._replace(status=304, body=b"")
    assert ask(site, OUTLETS[0], "/feed.xml", since=first.last_modified).status == 304
    assert ask(site, OUTLETS[0], "/feed.xml", MIDDLE + timedelta(days=1), tag=first.etag).status == 200


def test_an_unreadable_date_in_a_request_is_ignored(site: Site) -> None:
    assert ask(site, OUTLETS[0], "/feed.xml", since="yesterday").status == 200


def test_the_start_page_lists_all_outlets(site: Site) -> None:
    page = site.respond(Request("127.0.0.1", "/", "", ""), MIDDLE).body.decode()
    assert SAMPLE in page
    assert all(outlet.name.replace("&", "&amp;") in page for outlet in OUTLETS)


def test_robots_txt_allows_the_articles(site: Site) -> None:
    assert b"Allow: /" in ask(site, OUTLETS[0], "/robots.txt").body


def test_on_one_host_the_outlets_live_on_paths(sample: Plan) -> None:
    site = Site(sample, Address(8440, True))
    assert site.respond(Request("127.0.0.1", "/meridian-wire/feed.xml", "", ""), MIDDLE).status == 200
    assert site.respond(Request("127.0.0.1", "/nobody/feed.xml", "", ""), MIDDLE).status == 404


def test_before_the_first_week_feeds_are_empty_and_well_formed(site: Site, sample: Plan) -> None:
    early = sample.articles[0].at - timedelta(days=3)
    for outlet in OUTLETS:
        assert ask(site, outlet, feed_path(outlet), early).status == 200


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda outlet: outlet.slug)
def test_the_byline_of_every_layout_is_read_from_the_page(site: Site, sample: Plan, outlet: Outlet) -> None:
    own = [article for article in sample.articles if article.outlet == outlet.slug][::9]
    for article in own:
        path = article_path(article, outlet)
        assert read(ask(site, outlet, path, article.at).body, WHERE.base(outlet) + path).byline == article.byline

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.core.feed import Entry, NotAFeed, entries
from pipeline.core.markup import plain

CORPORA = Path(__file__).resolve().parents[2].parent / "shared" / "corpora"
needs_corpora = pytest.mark.skipif(not CORPORA.is_dir(), reason="../shared/corpora is not there")
BASE = "https://star.example/feed"
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)

RSS = b"""<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Star</title>
<item><title>A &lt;b&gt;bold&lt;/b&gt; &amp;amp; brave play</title><link>/a</link><guid isPermaLink="false">n1</guid>
<pubDate>Sat, 21 Nov 2026 07:00:00 EST</pubDate><dc:creator>Ann Lee</dc:creator>
<description>&lt;p&gt;It opened.&lt;/p&gt;</description></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Star</title><entry><id>n1</id>
<title>A bold &amp; brave play</title>
<link rel="alternate" href="/a"/><published>2026-11-21T12:00:00Z</published><author><name>Ann Lee</name></author>
<summary type="html">&lt;p&gt;It opened.&lt;/p&gt;</summary></entry></feed>"""
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://star.example/"><title>Star</title></channel>
<item rdf:about="n1"><title>A bold &amp; brave play</title><link>https://star.example/a</link>
<dc:creator>Ann Lee</dc:creator><dc:date>2026-11-21T12:00:00Z</dc:date>
<description>It opened.</description></item></rdf:RDF>"""
JSON = json.dumps(
    {"version": "https://jsonfeed.org/version/1.1", "title": "Star", "items": [
        {"id": "n1", "url": "/a", "title": "A bold & brave play", "date_published": "2026-11-21T12:00:00Z",
         "authors": [{"name": "Ann Lee"}], "summary": "It opened."}]}
).encode()  # fmt: skip
SITEMAP = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://star.example/a</loc><news:news>
<news:publication_date>2026-11-21T12:00:00Z</news:publication_date><news:title>A bold &amp; brave play</news:title>
</news:news></url></urlset>"""


@pytest.mark.parametrize("document", [RSS, ATOM, JSON], ids=["rss", "atom", "json"])
def test_each_format_tells_the_same_entry(document: bytes) -> None:
    told = Entry("n1", "https://star.example/a", "A bold & brave play", NOON, "Ann Lee", "It opened.")
    assert [e._replace(summary=plain(e.summary)) for e in entries(document, BASE)] == [told]


def test_rdf_is_read() -> None:
    (entry,) = entries(RDF, BASE)
    assert entry[1:] == ("https://star.example/a", "A bold & brave play", NOON, "Ann Lee", "It opened.")


def test_a_news_sitemap_is_a_feed() -> None:
    link = "https://star.example/a"
    assert entries(SITEMAP, BASE) == [Entry(link, link, "A bold & brave play", NOON, None, "")]


def test_a_feed_that_is_gzipped_without_saying_so_is_read() -> None:
    assert entries(gzip.compress(RSS), BASE) == entries(RSS, BASE)


def rss(*items: str) -> bytes:
    return f'<rss version="2.0"><channel><title>t</title>{"".join(items)}</channel></rss>'.encode()


def keys(*items: str) -> list[str]:
    return [e.key for e in entries(rss(*items), BASE)]


def test_the_key_is_the_id_else_the_link_else_title_and_date() -> None:
    assert keys("<item><guid>n1</guid><link>/a</link></item>") == ["n1"]
    assert keys("<item><link>/a</link></item>") == ["https://star.example/a"]
    assert keys("<item><title>A  Play</title><pubDate>2026-11-21</pubDate></item>") == [
        "a play|2026-11-21T00:00:00+00:00"
    ]


def test_a_reference_that_is_repeated_counts_once_and_an_id_on_two_links_twice() -> None:
    one, other = "<item><guid>n</guid><link>/a</link></item>", "<item><guid>n</guid><link>/b</link></item>"
    assert keys(one, one, other) == ["n", "n https://star.example/b"]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "http://[bad/", "mailto:a@b.example"])
def test_a_link_that_is_no_web_address_is_none(link: str) -> None:
    assert entries(rss(f"<item><title>x</title><link>{link}</link></item>"), BASE)[0].link == ""


def test_what_the_fast_reader_refuses_the_thorough_one_reads() -> None:
    items = b"<item><link>/a</link><title>Fish &amp; chips</title></item><item><link>/b</link></item>"
    assert [e.link for e in entries(b"<rss>" + items + b"</rss>", BASE)] == [
        "https://star.example/a",
        "https://star.example/b",
    ]


@pytest.mark.parametrize("text", ["2 hours ago", "yesterday", "21", "Nov 21", "12:30"])
def test_a_time_that_hangs_on_the_day_of_reading_is_none(text: str) -> None:
    (entry,) = entries(rss(f"<item><guid>1</guid><title>x</title><pubDate>{text}</pubDate></item>"), BASE)
    assert entry.published_at is None


@pytest.mark.parametrize("charset", ["IBM855", "koi8-r", "windows-1251", "iso-8859-5", "utf-8", "utf-16"])
def test_the_charset_that_a_feed_names_is_honoured(charset: str) -> None:
    title = "\u0421 \u041d\u043e\u0432\u044b\u043c \u0413\u043e\u0434\u043e\u043c"
    text = f'<?xml version="1.0" encoding="{charset}"?><rss version="2.0"><channel><item><title>{title}</title></item>'
    (entry,) = entries(f"{text}</channel></rss>".encode(charset), BASE)
    assert entry.title == title


def test_a_name_for_a_smaller_charset_stands_for_the_larger() -> None:
    text = '<?xml version="1.0" encoding="iso-8859-1"?><rss><channel><item><title>\u201cx\u201d</title></item>'
    assert entries(f"{text}</channel></rss>".encode("cp1252"), BASE)[0].title == "\u201cx\u201d"


def test_no_charset_hides_an_entity() -> None:
    hidden = ENTITY.decode().removeprefix('<?xml version="1.0"?>').replace("<", "+ADw-")
    assert reason(b'<?xml version="1.0" encoding="utf-7"?>' + hidden.encode()) == "entities"


def reason(document: bytes) -> str:
    with pytest.raises(NotAFeed) as refused:
        entries(document, BASE)
    return refused.value.reason


ENTITY = b'<?xml version="1.0"?><!-- <x> --><!DOCTYPE x [ <!ENTITY a "b"> ]>' + RSS[21:]
ATTRIBUTES = " ".join(f"a{i}='x'" for i in range(200_000))


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"hello", "not_a_feed"),
        (b"<html><body><p>Back soon</p></body></html>", "not_a_feed"),
        (b"[1, 2]", "not_a_feed"),
        (b"/etc/passwd", "not_a_feed"),
        (b"https://star.example/feed", "not_a_feed"),
        (ENTITY, "entities"),
        (ENTITY.decode().encode("utf-16"), "entities"),
        (gzip.compress(b"\\0" * 20_000_000, mtime=0), "too_large"),
        (gzip.compress(RSS, mtime=0)[:20] + b"damage", "bad_compression"),
        (b"x" * 15_000_001, "too_large"),
        (b"<!-- -->" * 100_000 + b"<x/>", "not_a_feed"),
        (b"<?x ?>" * 100_000 + ENTITY.removeprefix(b'<?xml version="1.0"?>'), "entities"),
        (rss(f"<item {ATTRIBUTES}/>"), "too_many_attributes"),
        (rss("<p>" * 400_000), "too_many_elements"),
        (rss("<item/>" * 60_000), "too_many_entries"),
        (f"<rss><item><author>{'a ' * 32_000}</author></item></rss>".encode(), "author_too_long"),
    ],
)
def test_what_is_no_feed_or_not_safe_is_refused_with_a_reason(document: bytes, code: str) -> None:
    assert reason(document) == code


def read(corpus: str) -> list[tuple[dict[str, object], bytes]]:
    rows = [json.loads(line) for line in (CORPORA / corpus / "manifest.jsonl").read_text("utf-8").splitlines()]
    raw = [(row, (CORPORA / corpus / str(row["path"])).read_bytes()) for row in rows]
    return [(row, gzip.decompress(body) if str(row["path"]).endswith(".gz") else body) for row, body in raw]


# Entries fewer than feedparser's are references that the feed repeats word for word, or documents that declare
# entities of their own, which are refused; more are JSON feeds, which feedparser does not read.
DIFFERENT = {
    "feeds-gofeed": {"parser/json/version_json_10.json": 1, "parser/json/version_json_11_deprecated_author.json": 1,
                     "parser/json/version_json_11_deprecated_author_expected.json": 1},
    "feeds-real200": {"72d1083fa3130282.feed.gz": 62},
    "feeds-real-misc": {"scrapy/feed-sample2.xml": 7},
    "feeds-chardet-encodings": {"KOI8-R/koi.kinder.ru.xml": 34, "utf-8/linuxbox.hu.xml": 0, "utf-8/pihgy.hu.xml": 0,
                                "utf-8/weblabor.hu.2.xml": 0, "windows-1250-hungarian/bbc.co.uk.hu.xml": 55},
    "feeds-w3c-validator": {"atom/4.1.1/duplicate-entries-all.xml": 1, "ext/feedsync/spec-example-atom-2.xml": 1,
                            "ext/feedsync/sync-id-duplicated.xml": 1},
    "feeds-feedparser": {"wellformed/atom/entry_link_no_href_link_priority.xml": 1,
                         "wellformed/atom/entry_link_rel_enclosure_no_href.xml": 1,
                         "wellformed/node_precedence/atom10_title.xml": 1},
}  # fmt: skip


@needs_corpora
@pytest.mark.parametrize("corpus", sorted(DIFFERENT))
def test_every_feed_of_the_corpora_is_read_and_counted(corpus: str) -> None:
    different = {}
    for row, body in read(corpus):
        try:
            found = len(entries(body, BASE))
        except NotAFeed:
            found = 0
        if found != (row.get("gold_items", row["fp_entries"]) or 0):
            different[row["path"]] = found
    assert different == DIFFERENT[corpus]


@needs_corpora
def test_xml_attacks_are_refused() -> None:
    for row, body in read("attacks-xml"):
        if row["expect"] == "refuse":
            assert reason(body) in ("entities", "not_a_feed")

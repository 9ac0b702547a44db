"""Bombs are refused with their reason, or read, within the limits; what follows them is read."""

from contextlib import nullcontext

import pytest

from pipeline.collect.fetch import FetchFailed, fetch
from pipeline.collect.poll import _entries
from pipeline.collect.pool import Pool, Refused
from pipeline.collect.settings import CollectSettings
from pipeline.core import feed
from pipeline.rows import Landed
from pipeline.stages import document
from tests.collect.scripted_server import Say, Server
from tests.hostile.corpus import CORPORA, corpus, needs_corpora

ATTRIBUTES = " ".join(f"a{i}='x'" for i in range(200_000))
HIDDEN = " ".join(f"a{i}='>'" for i in range(200_000))
GOOD = b"<rss version='2.0'><channel><item><title>A play</title><link>http://a.example/x</link></item></channel></rss>"


def rss(inside: str) -> bytes:
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>t</title>{inside}</channel></rss>".encode()


FEEDS = {
    "attributes": (rss(f"<item {ATTRIBUTES}><title>x</title></item>"), {"too_many_attributes"}),
    "attributes in html": (rss(f"<item><summary><![CDATA[<a {ATTRIBUTES}>]]></summary>"), {"too_many_attributes"}),
    "author": (rss(f"<item><title>x<author>{'a@' * 32_768}</author></item>"), {"", "author_too_long"}),
    "author in cdata": (rss(f"<item><title>x<author><![CDATA[{'a@b<c' * 12_000}]]></author>"), {"", "too_dear"}),
    "paragraphs": (rss("<p>" * 1_300_000), {"too_many_elements"}),
    "entries": (rss("<item/>" * 100_000), {"too_many_entries"}),
    "depth": (rss("<a>" * 200_000), {"", "not_a_feed", "too_dear"}),
    "title": (rss(f"<item><title>{'&lt;p&gt;' * 600_000}</title></item>"), {""}),
}  # fmt: skip
PAGES = {
    "attributes": (f"<html><body><p {ATTRIBUTES}>x</p></body></html>".encode(), {"too_many_attributes"}),
    "hidden attributes": (f"<html><body><p {HIDDEN}>x</p></body></html>".encode(), {"too_many_attributes", "too_dear"}),
    "paragraphs": (b"<html><body>" + b"<p>" * 1_300_000, {"too_many_elements"}),
    "depth": (b"<html><body>" + b"<div>" * 50_000 + b"word " * 300, {"no_text", "too_many_elements"}),
    "formatting": (b"<html><body>" + b"<b><p>" * 5_000 + b"word " * 300, {"", "no_text", "too_dear"}),
    "text": (b"<html><body><article><p>" + b"word " * 990_000, {"", "too_dear"}),
    "json": (b"<html><script type='application/ld+json'>" + b"[" * 200_000 + b"</script><body>x", {"no_text"}),
    "brackets": (b"<" * 4_900_000, {"", "no_text", "no_html"}),
    "elements": (b"<html><body><article>" + b"<a href=x>link words</a> " * 39_000, {"", "too_dear"}),
    "tables": (b"<html><body><article>" + b"<table><tr><td>word word word" * 9_000, {"", "no_text", "too_dear"}),
}


def reason(answer: object) -> str:
    """Empty where it was read."""
    if isinstance(answer, Refused):
        return answer.reason
    if isinstance(answer, tuple):
        return next((d.reason or "" for d in answer[0]), "")
    return ""


@pytest.mark.parametrize("name", sorted(FEEDS))
def test_a_feed_that_is_a_bomb_is_refused_or_read_and_the_next_is_read(pool: Pool, name: str) -> None:
    body, expected = FEEDS[name]
    assert reason(pool.ask(_entries, (body, ""))) in expected
    (entry,) = pool.ask(feed.entries, (GOOD, ""))
    assert isinstance(entry, feed.Entry)


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_that_is_a_bomb_is_refused_or_read(pool: Pool, name: str) -> None:
    body, expected = PAGES[name]
    landed = Landed("c", "file", "page", "x/y.html", None, "s", len(body), None, "seg")  # type: ignore[arg-type]
    assert reason(pool.ask(document.read, (landed, body, None))) in expected


@needs_corpora
def test_attacks_by_xml_are_refused_and_open_no_file(pool: Pool) -> None:
    for row, body in corpus("attacks-xml"):
        answer = pool.ask(_entries, (body, ""))
        if row["expect"] == "refuse":
            assert reason(answer) in ("entities", "not_a_feed")
        assert "root:" not in str(answer)


# Encodings that we did not ask for are refused as such; what is packed in them is never unpacked.
PACKED = {
    "bomb-gzip.bin": ("gzip", "too_large"),
    "bomb-deflate.bin": ("deflate", "too_large"),
    "bomb-br.bin": ("br", "bad_compression"),
    "bomb-zstd.bin": ("zstd", "bad_compression"),
    "html-gzip.bin": ("gzip", ""),
    "html-gzip-deflate.bin": ("gzip, deflate", ""),
    "html-gzip-deflate-gzip.bin": ("gzip, deflate, gzip", ""),
    "html-rawdeflate.bin": ("deflate", ""),
    "html-zlibdeflate.bin": ("deflate", ""),
    "html-br.bin": ("br", "bad_compression"),
    "html-zstd-static-content-size.bin": ("zstd", "bad_compression"),
    "truncated-crc-error.gz": ("gzip", "bad_compression"),
    "truncated-crc-error-short.gz": ("gzip", "bad_compression"),
    "unexpected-eof.gz": ("gzip", "bad_compression"),
    "feed-sample1.xml.gz": ("gzip", ""),
}


@needs_corpora
@pytest.mark.parametrize("name", sorted(PACKED))
def test_what_is_packed_is_unpacked_within_its_limit_or_refused(server: Server, name: str) -> None:
    encoding, expected = PACKED[name]
    packed = (CORPORA / "compressed-scrapy" / name).read_bytes()
    server.answers["/"] = Say(200, {"Content-Encoding": encoding}, packed)
    settings = CollectSettings("", allow_private=server.allowed, timeout=10)
    try:
        body = fetch(server.url("/"), settings, limit=5_000_000, turn=lambda _: nullcontext()).body
    except FetchFailed as failure:
        assert failure.reason == expected
    else:
        assert expected == ""
        assert body.lstrip().startswith(b"<")

import time

import pytest

from pipeline.core.bomb import MOST_ATTRIBUTES, has_too_many_attributes, has_too_many_attributes_in_bytes

MANY = " ".join(f"a{i}='x'" for i in range(MOST_ATTRIBUTES + 1))


@pytest.mark.parametrize(
    "markup", [f"<p {MANY}>", f"<!-- x --><p {MANY}", f"<a b='>'><p c=it's {MANY}>", f"<p a='<script>' {MANY}>"]
)
def test_an_element_of_too_many_attributes_is_seen(markup: str) -> None:
    assert has_too_many_attributes(markup)


def test_it_is_seen_in_an_xml_document_of_any_width() -> None:
    assert has_too_many_attributes_in_bytes(f"<rss><item {MANY}/></rss>".encode())
    assert has_too_many_attributes_in_bytes(f"<rss><item {MANY}/></rss>".encode("utf-16"))


@pytest.mark.parametrize(
    "markup",
    [f"<!-- <p {MANY}> -->", f"<script>if (a <p {MANY}) x()</script>", f"<p>{MANY}</p>", "<p " + "a='x' " * 50],
)
def test_what_only_looks_like_one_is_not(markup: str) -> None:
    assert not has_too_many_attributes(markup)


@pytest.mark.parametrize(
    "piece", ["<!--", "<script", "<![CDATA[", '<a b="', "<a b='", "<a =", "<a b=' c=\"", "</", "<<", "<a\t"]
)
def test_no_text_keeps_the_check_itself_busy(piece: str) -> None:
    text = piece * (4_000_000 // len(piece))
    begun = time.process_time()
    has_too_many_attributes(text)
    has_too_many_attributes_in_bytes(text.encode())
    assert time.process_time() - begun < 3

"""What a capture says of itself: title, outlet, time, text; or the reason why it is no article."""

from collections.abc import Iterator

from pipeline.core import feed, page, plain, record
from pipeline.core.address import normalised
from pipeline.core.language import language
from pipeline.core.markup import plain as plain_text
from pipeline.core.text import clean_line, clean_text
from pipeline.rows import Document, FeedEntry, Landed

# Fifty words are about three sentences: a teaser of a feed is shorter, the shortest agency item longer.
ENTRY_WORDS = 50
READ = frozenset(("page", "record", "plain", "feed"))  # the kinds in which strangers' bytes are read


def read(landed: Landed, body: bytes, listed: str | None = None) -> tuple[list[Document], list[FeedEntry]]:
    """One document per capture (a dropped feed may hold several), and the references of a feed.

    `listed` is the outlet of the listed feed that led to the capture.
    """
    if not body.strip():
        return [refusal(landed, "empty", "no bytes but blanks")], []
    match landed.kind:
        case "page":
            return [_page(landed, body, listed)], []
        case "record":
            return [_record(landed, body)], []
        case "plain":
            return [_plain(landed, body)], []
        case "feed":
            return _feed(landed, body)
        case "decision" | "tombstone" | "review":
            return [], []
        case kind:
            return [refusal(landed, "unknown_type" if kind == "unknown" else kind, "no reader for it")], []


def refusal(landed: Landed, reason: str, detail: str) -> Document:
    """A capture that is no article."""
    return Document(
        *(landed.capture_id, landed.source, landed.fetched_at, "", "", "", None, None, None, None, None, None, ""),
        reason=reason,
        detail=detail,
    )


def _without_url(landed: Landed) -> str:
    return f"urn:sha256:{landed.sha256}"


def _page(landed: Landed, body: bytes, listed: str | None) -> Document:
    address = landed.address if "://" in landed.address else None
    try:
        read = page.read(body, address, listed=listed)
    except page.NoArticle as fault:
        return refusal(landed, fault.reason, str(fault))
    return Document(
        landed.capture_id,
        landed.source,
        landed.fetched_at,
        normalised(read.url) if read.url else _without_url(landed),
        clean_line(read.outlet or _outlet_of(landed)),
        clean_line(read.title),
        clean_line(read.byline) if read.byline else None,
        read.published_at,
        read.published_at_source,
        read.modified_at,
        read.canonical_claim,
        read.language,
        clean_text(read.text),
        None,
        None,
    )


def _record(landed: Landed, body: bytes) -> Document:
    try:
        read = record.read(body)
    except record.BadRecord as fault:
        return refusal(landed, fault.reason, str(fault))
    text = read.body  # clean already
    return Document(
        landed.capture_id,
        landed.source,
        landed.fetched_at,
        normalised(read.url) if read.url else _without_url(landed),
        clean_line(read.outlet or "unknown"),
        clean_line(read.title or text.split("\n", 1)[0][:300]),
        clean_line(read.byline) if read.byline else None,
        read.published_at,
        "record" if read.published_at else None,
        None,
        None,
        language(text),
        text,
        None,
        None,
    )


def _outlet_of(landed: Landed) -> str:
    """A dropped file's folder."""
    return landed.address.rsplit("/", 1)[0] if "://" not in landed.address else landed.address.split("/")[2]


def _plain(landed: Landed, body: bytes) -> Document:
    try:
        read = plain.read(body)
    except plain.BadText as fault:
        return refusal(landed, fault.reason, str(fault))
    text = clean_text(read.text)
    return Document(
        landed.capture_id,
        landed.source,
        landed.fetched_at,
        normalised(read.url) if read.url else _without_url(landed),
        clean_line(_outlet_of(landed)),
        clean_line(read.title),
        None,
        read.published_at,
        "record" if read.published_at else None,
        None,
        None,
        language(text),
        text,
        None,
        None,
    )


def _feed(landed: Landed, body: bytes) -> tuple[list[Document], list[FeedEntry]]:
    base = landed.address if "://" in landed.address else ""
    try:
        found = feed.entries(body, base)
    except feed.NotAFeed as fault:
        return [refusal(landed, "not_a_feed", str(fault))], []
    references = [
        FeedEntry(landed.capture_id, landed.source, normalised(e.link), clean_line(e.title), e.published_at, e.byline)
        for e in found
        if e.link
    ]
    # A polled feed only points to its pages; of a dropped one there is nothing but what it holds.
    documents = list(_entries(landed, found)) if landed.source == "file" else []
    return documents, references


def _entries(landed: Landed, found: list[feed.Entry]) -> Iterator[Document]:
    for entry in found:
        text = clean_text(plain_text(entry.summary))
        if len(text.split()) >= ENTRY_WORDS:
            yield Document(
                landed.capture_id,
                landed.source,
                landed.fetched_at,
                normalised(entry.link) if entry.link else f"{_without_url(landed)}:{entry.key}",
                _outlet_of(landed),
                clean_line(entry.title),
                clean_line(entry.byline) if entry.byline else None,
                entry.published_at,
                "feed" if entry.published_at else None,
                None,
                None,
                language(text),
                text,
                None,
                None,
            )

"""Figures of collecting: `python -m tests.bench.collect_bench [feeds encodings pages bylines speed pool]`."""

import codecs
import os
import re
import resource
import sys
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from io import BytesIO
from typing import NamedTuple

import feedparser
import trafilatura

from pipeline.collect.pool import LIMITS, Pool, Refused
from pipeline.core import byline, feed, markup, page
from pipeline.core.text import words
from pipeline.rows import Landed
from pipeline.stages import document
from tests.core.test_feed import BASE, DIFFERENT
from tests.core.test_page import four_grams, gold_text, token_f1
from tests.hostile.corpus import CORPORA, corpus

PAGES = ("pages-fundus", "pages-scrapinghub", "pages-trafilatura")


def feeds() -> None:
    for name in sorted(DIFFERENT):
        equal = errors = 0
        slowest = 0.0
        rows = corpus(name)
        for row, body in rows:
            begun = time.process_time()
            try:
                found = len(feed.entries(body, BASE))
            except feed.NotAFeed:
                found = 0
                errors += 1
            slowest = max(slowest, time.process_time() - begun)
            equal += found == (row.get("gold_items", row["fp_entries"]) or 0)
        print(f"{name}: {equal} of {len(rows)} counts equal the gold, {errors} refused, slowest {slowest:.2f} s")


def charset(folder: str) -> str:
    """The codec that a folder names, a language after it dropped."""
    names = [folder, folder.rsplit("-", 1)[0], folder.replace("Mac", "mac_"), folder.replace("IBM", "cp")]
    for name in names:
        try:
            return codecs.lookup(name).name
        except LookupError:
            continue
    raise LookupError(folder)


def titles(body: bytes) -> list[str]:
    try:
        return [entry.title for entry in feed.entries(body, BASE)]
    except feed.NotAFeed:
        return []


class Charsets(NamedTuple):
    """`replaced`: titles with replacement characters that the true charset does not need."""

    right: int
    judged: int
    replaced: int


def charsets() -> Charsets:
    told = Charsets(0, 0, 0)
    for row, body in corpus("feeds-chardet-encodings"):
        text = body.decode(charset(str(row["gold_encoding_dir"])), "replace").lstrip("\ufeff")
        gold = titles(re.sub(r"^\s*<\?xml.*?\?>", "", text, count=1, flags=re.DOTALL).encode())
        if gold:
            found = titles(body)
            needless = "\ufffd" in "".join(found) and "\ufffd" not in "".join(gold)
            told = Charsets(told.right + (found == gold), told.judged + 1, told.replaced + needless)
    return told


def encodings() -> None:
    right, judged, replaced = charsets()
    print(f"encodings: {right} of {judged} right ({right / judged:.3f}), {replaced} with needless replacements")


def read(body: bytes, url: str | None) -> page.Page | None:
    try:
        return page.read(body, url)
    except page.NoArticle:
        return None


def pages() -> None:
    scores, days = [], []
    for row, body in corpus("pages-fundus"):
        found, versions = read(body, None), row["gold"]
        text = found.text if found else ""
        assert isinstance(versions, dict)
        score, gold = max(((token_f1(text, gold_text(v)), v) for v in versions.values()), key=lambda pair: pair[0])
        scores.append(score)
        told = datetime.fromisoformat(gold["publishing_date"])
        days.append(
            found and found.published_at and found.published_at.date() == told.astimezone(told.tzinfo and UTC).date()
        )
    known = [day for day in days if day is not None]
    print(f"pages-fundus: token F1 {sum(scores) / len(scores):.4f}, day found {len(known) / len(days):.3f}, ", end="")
    print(f"right of those {sum(map(bool, known)) / len(known):.3f}")
    right = extra = missing = 0.0
    for row, body in corpus("pages-scrapinghub"):
        found = read(body, str(row["url"]))
        own, gold_grams = four_grams(found.text if found else ""), four_grams(str(row["articleBody"]))
        union = (own | gold_grams).total()
        right += (own & gold_grams).total() / union
        extra += (own - gold_grams).total() / union
        missing += (gold_grams - own).total() / union
    precision, recall = right / (right + extra), right / (right + missing)
    print(f"pages-scrapinghub: 4-gram F1 {2 * precision * recall / (precision + recall):.4f}")
    kept = lost = wrong = 0
    for row, body in corpus("pages-trafilatura"):
        found = read(body, str(row["url"]))
        text = " ".join(found.text.split()) if found else ""
        with_, without = ([" ".join(str(s).split()) for s in row[k]] for k in ("with", "without"))  # type: ignore[attr-defined]
        kept += sum(s in text for s in with_)
        lost += sum(s not in text for s in with_)
        wrong += sum(s in text for s in without)
    print(
        f"pages-trafilatura: segment F1 {2 * kept / (2 * kept + lost + wrong):.4f} (blanks folded, as upstream counts)"
    )


class Named(NamedTuple):
    precision: float
    recall: float


def named(found: Iterable[str | None], gold: list[list[str]]) -> Named:
    """Of all names of all pages; names are compared without case and marks."""
    right = told = wanted = 0
    for joined, authors in zip(found, gold, strict=True):
        own, true = ({" ".join(words(n)) for n in names} for names in ((joined or "").split(", "), authors))
        own.discard("")
        right, told, wanted = right + len(own & true), told + len(own), wanted + len(true)
    return Named(right / told, right / wanted)


def byline_scores() -> tuple[Named, Named]:
    """Of the page as a whole, and of what stands beside the text alone, without what the page says of itself."""
    signed = []
    for row, body in corpus("pages-fundus"):
        found, versions = read(body, None), row["gold"]
        assert isinstance(versions, dict)
        text = found.text if found else ""
        gold = max(versions.values(), key=lambda version: token_f1(text, gold_text(version)))
        if "authors" in gold:
            signed.append((found.byline if found else None, gold["authors"], body))
    gold_names = [authors for _, authors, _ in signed]
    beside = (byline.joined(byline.in_body(markup.tree(markup.decode(body)))) for *_, body in signed)
    return named([whole for whole, *_ in signed], gold_names), named(beside, gold_names)


def bylines() -> None:
    for place, score in zip(("whole page", "body alone"), byline_scores(), strict=True):
        print(f"pages-fundus, authors, {place}: precision {score.precision:.3f}, recall {score.recall:.3f}")


class Clock:
    """Processor time of this process and of the child that reads within its limits; a new child's birth counts too."""

    def __init__(self, pool: Pool) -> None:
        self._pool, self._last, self._gone = pool, 0.0, 0.0

    def __call__(self) -> float:
        inside = self._pool.ask(time.process_time, ())
        assert isinstance(inside, float)
        if inside < self._last:
            self._gone += self._last
        self._last = inside
        return time.process_time() + self._gone + inside


def ratio(ours: Callable[[bytes], object], theirs: Callable[[bytes], object], bodies: list[bytes], clock: Clock) -> str:
    """Turn by turn, the better of two passes for each: what else the machine does meets both alike."""
    own, other = [float("inf")] * len(bodies), [float("inf")] * len(bodies)
    for _ in range(2):
        for i, body in enumerate(bodies):
            begun = clock()
            ours(body)
            between = clock()
            theirs(body)
            own[i], other[i] = min(own[i], between - begun), min(other[i], clock() - between)
    speed, peer = len(bodies) / sum(own), len(bodies) / sum(other)
    return f"{speed:.1f} a CPU-second, {speed / peer:.2f} x (theirs {peer:.1f})"


def sanitised(body: bytes) -> object:
    return feedparser.parse(BytesIO(body))


def plain(body: bytes) -> object:
    return feedparser.parse(BytesIO(body), sanitize_html=False, resolve_relative_uris=False)


def speed() -> None:
    pool = Pool(1)
    clock = Clock(pool)
    real = [body for _, body in corpus("feeds-real200")]
    for name, peer in (("its default", sanitised), ("without sanitising", plain)):
        told = ratio(lambda body: pool.ask(feed.entries, (body, BASE)), peer, real, clock)
        print(f"feeds, limits included, against feedparser, {name}: {told}")
    for name in PAGES:
        bodies = [body for _, body in corpus(name)]
        told = ratio(
            lambda body: pool.ask(document.read, captured(body)),
            lambda body: trafilatura.bare_extraction(body, with_metadata=True),
            bodies,
            clock,
        )
        print(f"{name}, limits included, against trafilatura's default with metadata: {told}")
    pool.close()


def captured(body: bytes) -> tuple[Landed, bytes, None]:
    at = datetime(2026, 11, 21, tzinfo=UTC)
    return Landed("c", "file", "page", "x/y.html", None, "s", len(body), at, "seg"), body, None


def confined() -> None:
    """The same pages through the pool: both cores, limits included."""
    bodies = [body for name in PAGES for _, body in corpus(name)]
    items = list(map(captured, bodies))
    pool = Pool(os.cpu_count() or 1)
    list(pool.map(document.read, iter(items[:8])))
    begun = time.perf_counter()
    answers = list(pool.map(document.read, iter(items)))
    wall = time.perf_counter() - begun
    pool.close()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    refused = sum(isinstance(a, Refused) for a in answers)
    print(f"pool: {len(items) / wall:.1f} pages a second ({len(items) / used.ru_utime:.1f} a CPU-second), ", end="")
    print(f"{refused} refused, limits {LIMITS}; load {os.getloadavg()[0]:.1f}")


PARTS = {"feeds": feeds, "encodings": encodings, "pages": pages, "bylines": bylines, "speed": speed, "pool": confined}


if __name__ == "__main__":
    if not CORPORA.is_dir():
        sys.exit("../shared/corpora is not there: nothing to measure")
    for part in sys.argv[1:] or PARTS:
        PARTS[part]()

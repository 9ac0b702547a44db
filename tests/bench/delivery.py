"""Invented deliveries of any size, seeded: stories made of real bodies with other words in them, and their copies."""

import csv
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from html import escape
from pathlib import Path
from typing import NamedTuple

BODIES = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "fnc1" / "train_bodies.csv.gz"
FIRST = datetime(2020, 1, 6, tzinfo=UTC)
WEEKLY = 2_000  # articles: a larger delivery is a longer time, as in a pipeline that runs for years
OUTLETS = 60
COPIES = (0, 0, 1, 1, 2, 3, 5)  # of a story; 1.7 in the mean
KEPT_RANKS = 400  # the commonest words stay: grammar, hedges, attribution, negation
BAND = 200  # another word is one of the same frequency, so that rarity stays what it is on real news
LONGEST = 3_000  # characters of a body; the median of the source is 1,800
_WORD = re.compile(r"[A-Za-z]+|[0-9]+|[^A-Za-z0-9]+")


class Body(NamedTuple):
    """`ranks` of the words' frequency; -1 for what is kept, -2 for figures."""

    pieces: tuple[str, ...]
    ranks: tuple[int, ...]


@cache
def _source() -> tuple[tuple[Body, ...], tuple[str, ...]]:
    csv.field_size_limit(10_000_000)
    with gzip.open(BODIES, "rt", encoding="utf-8", newline="") as file:
        texts = [row["articleBody"][:LONGEST] for row in csv.DictReader(file)]
    split = [tuple(_WORD.findall(text)) for text in texts if len(text) > 600]
    counted = Counter(piece.lower() for pieces in split for piece in pieces if piece.isalpha())
    words = tuple(word for word, _ in sorted(counted.items(), key=lambda c: (-c[1], c[0])))
    rank = {word: i for i, word in enumerate(words)}

    def ranked(piece: str) -> int:
        if piece.isdigit():
            return -2
        return rank[piece.lower()] if piece.isalpha() and rank[piece.lower()] >= KEPT_RANKS else -1

    return tuple(Body(pieces, tuple(ranked(p) for p in pieces)) for pieces in split), words


def _other(rank: int, length: int, words: Sequence[str], chance: random.Random) -> str:
    if rank == -2:
        return str(chance.randrange(10 ** (length - 1), 10**length))[:12]
    return words[min(rank - rank % BAND + chance.randrange(BAND), len(words) - 1)]


def _told(body: Body, words: Sequence[str], seed: int) -> str:
    """The body with every rarer word replaced by another one, the same throughout a story."""
    other: dict[str, str] = {}
    chance = random.Random(seed)
    out = []
    for piece, rank in zip(body.pieces, body.ranks, strict=True):
        if rank == -1:
            out.append(piece)
            continue
        low = piece.lower()
        if low not in other:
            other[low] = _other(rank, len(low), words, chance)
        out.append(other[low].capitalize() if piece[0].isupper() else other[low])
    return "".join(out)


def _copied(text: str, chance: random.Random) -> str:
    """A figure changed, a sentence cut, or a word put for another; often nothing."""
    if chance.random() < 0.4:
        text = re.sub(r"[0-9]+", lambda found: str(int(found[0][:9]) + 1), text, count=1)
    if chance.random() < 0.3:
        sentences = text.split(". ")
        if len(sentences) > 4:
            del sentences[chance.randrange(1, len(sentences))]
        text = ". ".join(sentences)
    if chance.random() < 0.2:
        text = text.replace(" said ", " claimed ", 1)
    return text


def records(count: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """JSON-lines records in the order of publication; the first `n` of two calls are the same."""
    bodies, words = _source()
    chance = random.Random(seed)
    made = number = 0
    while made < count:
        text = _told(bodies[chance.randrange(len(bodies))], words, seed * 1_000_003 + number)
        title = " ".join(text.split()[:9]).capitalize()
        at = FIRST + timedelta(weeks=made / WEEKLY)
        for copy in range(1 + chance.choice(COPIES)):
            if made == count:
                return
            outlet = chance.randrange(OUTLETS)
            yield {
                "url": f"https://outlet-{outlet:02}.example/story/{number}-{copy}",
                "outlet": f"Outlet {outlet:02}",
                "title": title if chance.random() < 0.6 else f"{title} – report",
                "published_at": (at + copy * timedelta(minutes=chance.randrange(20, 900))).isoformat(),
                "body": _copied(text, chance) if copy else text,
            }
            made += 1
        number += 1


def write(file: Path, count: int, skip: int = 0) -> None:
    """As JSON lines, without the first `skip`."""
    with file.open("w", encoding="utf-8") as out:
        for i, record in enumerate(records(count)):
            if i >= skip:
                out.write(json.dumps(record) + "\n")


def write_pages(folder: Path, count: int) -> None:
    """As saved pages: navigation, an article with its date as JSON-LD, teasers of others, a foot."""
    folder.mkdir(parents=True, exist_ok=True)
    for i, record in enumerate(records(count)):
        (folder / f"{i:06}.html").write_text(_page(record), encoding="utf-8")


def _page(record: dict[str, str]) -> str:
    told = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": record["title"]}
    told |= {"datePublished": record["published_at"], "publisher": record["outlet"]}
    paragraphs = "".join(f"<p>{escape(one)}</p>\n" for one in re.split(r"\n+", record["body"]) if one.strip())
    menu = "".join(f'<li><a href="/section/{i}">Section {i}</a></li>' for i in range(30))
    teasers = "".join(f'<div><a href="/t/{i}">Another headline of today, number {i}</a></div>' for i in range(20))
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(record["title"])}</title>
<link rel="canonical" href="{record["url"]}"><meta property="og:site_name" content="{record["outlet"]}">
<script type="application/ld+json">{json.dumps(told)}</script></head>
<body><nav><ul>{menu}</ul></nav><main><article><h1>{escape(record["title"])}</h1>
{paragraphs}</article></main><aside>{teasers}</aside><footer><p>All rights reserved.</p></footer></body></html>"""

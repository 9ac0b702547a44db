"""Copies that hide, and templates that only look like copies: `python -m tests.bench.evasion`."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from random import Random

from pipeline.core.fingerprint import Unkept
from pipeline.core.sentence import sentences
from pipeline.newswire.series import series
from pipeline.rows import ArticleText
from pipeline.stages import boilerplate, near_duplicate
from tests.bench.syndication import bodies

START = datetime(2026, 3, 2, 8, tzinfo=UTC)
TEXTS = 400
LEAST_WORDS = 80
A_WEEK = 40
_LOOKS_LIKE = dict(zip("aeopcxyiBHMTAE", "аеорсхуіВНМТАЕ", strict=True))
_NO_WIDTH = ("\u200b", "\u200d", "\u00ad", "\ufeff")
WEEKS_OF_SERIES = 60


def _article(name: str, outlet: str, at: datetime, text: str) -> ArticleText:
    url = f"https://{outlet.replace(' ', '-').casefold()}.example/{name}"
    return ArticleText(name, url, outlet, f"Title of {name}", None, at, at, None, "en", text)


def disguised(random: Random, text: str, _: Sequence[str]) -> str:
    """Three letters of ten from other alphabets, marks without width within words."""
    letters = []
    for letter in text:
        letters.append(_LOOKS_LIKE.get(letter, letter) if random.random() < 0.3 else letter)
        if letter.isalpha() and random.random() < 0.05:
            letters.append(random.choice(_NO_WIDTH))
    return "".join(letters)


def swapped(random: Random, text: str, others: Sequence[str]) -> str:
    """15 % of the words are words of other texts."""
    strange = random.choice(others).split()
    return " ".join(random.choice(strange) if random.random() < 0.15 else word for word in text.split(" "))


def wrapped(random: Random, text: str, others: Sequence[str]) -> str:
    """As much again of other texts' sentences before and behind."""
    strange = [s.text for other in random.sample(others, 6) for s in sentences(other)]
    random.shuffle(strange)
    around, size = [], 0
    for sentence in strange:
        if size < len(text):
            around.append(sentence)
            size += len(sentence)
    return "\n".join([*around[::2], text, *around[1::2]])


EVASIONS: dict[str, Callable[[Random, str, Sequence[str]], str]] = {
    "look-alikes and zero width": disguised,
    "15 % of the words swapped": swapped,
    "wrapped in boilerplate": wrapped,
}


def _pairs(articles: Sequence[ArticleText]) -> set[frozenset[str]]:
    repeated = list(boilerplate.build(articles, Unkept()))
    items = list(near_duplicate.items(articles, repeated, Unkept()))
    return {
        frozenset((row.older_id, row.newer_id))
        for rows in near_duplicate.work(items, near_duplicate.basis(articles, repeated))
        for row in rows
    }


def _told() -> list[str]:
    distinct = sorted({body for body in bodies() if len(body.split()) >= LEAST_WORDS})
    return Random(7).sample(distinct, TEXTS)


def evaded(name: str) -> float:
    """The share of disguised copies that are found as copies."""
    random, told = Random(11), _told()
    articles = []
    for i, text in enumerate(told):
        at = START + timedelta(weeks=i // A_WEEK, hours=i % A_WEEK)
        hidden = EVASIONS[name](random, text, told)
        articles += [
            _article(f"original{i}", f"Outlet {i % 50}", at, text),
            _article(f"copy{i}", f"Copier {i % 50}", at + timedelta(hours=9), hidden),
        ]
    found = _pairs(articles)
    return sum(frozenset((f"original{i}", f"copy{i}")) in found for i in range(len(told))) / len(told)


def false_merges() -> tuple[int, int]:
    """Pairs taken for copies, of all pairs within two templated columns over more than a year."""
    told = list(series(START.date(), WEEKS_OF_SERIES, Random(3)))
    found = _pairs([_article(one.name, "Tally Board", one.at, f"{one.title}\n\n{one.text}") for one in told])
    columns = [sum(one.name.startswith(kind) for one in told) for kind in ("chart", "birthday")]
    return len(found), sum(n * (n - 1) // 2 for n in columns)


def main() -> None:
    for name in EVASIONS:
        print(f"  {name}: recall {evaded(name):.3f} of {TEXTS} copies")
    merged, pairs = false_merges()
    print(f"  templated texts: {merged} of {pairs} pairs merged ({merged / pairs:.2%})")


if __name__ == "__main__":
    main()

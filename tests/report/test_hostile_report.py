"""Every naughty string and attack as title, outlet, author and address of what a whole report is made of."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.rows import Article, Headline
from tests.hostile.corpus import needs_corpora, strings
from tests.report.edition_case import PROPER, WIRE, Piece, alert, at_odds, changed, elements, links, page, text_of, told

Row = tuple[object, ...]
FAMILIES, TOGETHER = 12, 20  # so many families does a page show; escaping knows no neighbours
PAGES = -(-2648 // (FAMILIES * TOGETHER))


def spoilt(rows: Sequence[Row], text: str) -> list[Row]:
    """The same articles with that author, and a headline that has been heated up."""
    by = [row._replace(byline=text) if isinstance(row, Article) else row for row in rows]
    return [Headline(row[0], 0.9, True, [text], 0.8, text) if isinstance(row, Headline) else row for row in by]


def world(texts: Sequence[str]) -> list[Row]:
    """A family for each text; one outlet of that name alerts."""
    rows: list[Row] = [alert(subject=f"outlet:{texts[0]}")]
    for i, text in enumerate(texts):
        first = Piece(f"a{i}", f"{text} {i}", title=f"{text} {i}")
        copy = Piece(f"b{i}", text, WIRE.replace("eleven", text or "seven"), text, 3, f"a{i}", url=text)
        found = [changed(f"m{i:02d}", copy, first, "eleven", text), at_odds(f"k{i}", first, copy)]
        rows += [*spoilt(told(first, copy), text), *found]
    return rows


def pages(home: Path, rows: Sequence[Row]) -> list[str]:
    """The report, and those of its stories."""
    return [page(home, rows), *(f.read_text(encoding="utf-8") for f in sorted(home.glob("reports/*/story/*.html")))]


def shapes(html: str) -> set[tuple[str, frozenset[str]]]:
    return {(tag, frozenset(attributes)) for tag, attributes in elements(html)}


@pytest.fixture(scope="module")
def benign(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, frozenset[str]]]:
    """With addresses that can be followed and with some that cannot."""
    made = [world([f"{start}{i}" for i in range(FAMILIES)]) for start in ("https://x.example/", "plain ")]
    return set().union(*(shapes(html) for rows in made for html in pages(tmp_path_factory.mktemp("benign"), rows)))


@needs_corpora
@pytest.mark.parametrize("number", range(PAGES))
def test_strings_of_strangers_make_no_element_and_no_attribute(
    tmp_path: Path, benign: set[tuple[str, frozenset[str]]], number: int
) -> None:
    mine = [text.encode("utf-8", "replace").decode() for text in strings()[number::PAGES]]
    texts = [" ".join(mine[i::FAMILIES]) for i in range(FAMILIES)]
    html, *stories = pages(tmp_path, world(texts))
    assert len(stories) == FAMILIES
    for one in (html, *stories[number % 6 :: 6]):
        assert shapes(one) <= benign
        assert all(PROPER.fullmatch(link) for link in links(one))
    shown = [text for text in texts if text.split()[0] in text_of(html)]
    assert len(shown) >= FAMILIES - 2

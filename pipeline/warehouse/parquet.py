"""The published tables as Parquet, one file per table and week; what did not change is linked, not written again."""

import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import duckdb

from pipeline.warehouse.store import Store
from pipeline.warehouse.table import ddl, key

# Whose week a row without one of its own belongs to: that of this article.
_OWNER = {"near_duplicate": "newer_id", "contradiction": "b_id"}
_OF_ARTICLE = frozenset(
    ("family", "lineage", "story", "headline", "mutation", "mutation_spread", "revision", "article_evidence")
)
_RECEIVED = "strftime(received_at, '%G-W%V')"
SORTED_FROM = 8  # weeks from which on sorting a whole table by week pays (measured on 100,000 rows)
_THREADS = 2  # a file of some thousand rows keeps one core busy


class Part(NamedTuple):
    """A file to be: its week, and a digest of its rows."""

    name: str
    week: str
    digest: str


class _Source(NamedTuple):
    """Where the rows of a table's weeks are: `columns` of `rows`, in files ordered by `order`; `week`: whose week a row
    belongs to, blank for a table that has one file."""

    columns: str
    rows: str
    week: str
    order: str

    def query(self, week: str) -> str:
        return f"select {self.columns} from {self.rows} where {self.week} = '{week}' order by {self.order}"


def _source(table: str) -> _Source:
    rows, week = f'"{table}" as one', "''"
    if "\n    week varchar" in ddl(table):
        week = "coalesce(one.week, 'undated')"
    elif table == "capture":
        week = _RECEIVED
    elif table in _OWNER or table in _OF_ARTICLE:
        owner = _OWNER.get(table, "article_id")
        weeks = "select article_id as of_article, week as of_week from article"
        rows += f" left join ({weeks}) on of_article = one.{owner}"
        week = "coalesce(of_week, 'undated')"
    return _Source("one.*", rows, week, key(table))


def _parts(store: Store, table: str, source: _Source, code: str) -> Iterator[Part]:
    """`code`: the version of the code, since a digest is one of this code's rows. Of hugeint a sum is exact, of its
    unsigned sister DuckDB makes a float that depends on the order."""
    for week, count, xor, total in store.query(
        f"select {source.week}, count(*), bit_xor(hash(one)), sum(hash(one)::hugeint) from {source.rows}"
        " group by 1 order by 1"
    ):
        told = f"{duckdb.__version__} {code} {count} {xor} {total} {ddl(table)!r}"
        yield Part(f"{table}_{week}.parquet" if week else f"{table}.parquet", str(week), told)


def _by_week(store: Store, source: _Source) -> _Source:
    """The rows once more, in the order of the files: to look through all of them for each week takes longer."""
    store.run_script(
        f"create or replace temp table by_week as select {source.columns}, {source.week} as whose_week"
        f" from {source.rows} order by whose_week, {source.order}"
    )
    return _Source("one.* exclude (whose_week)", "by_week as one", "whose_week", source.order)


# The cache has no week: the ISO week of the publication time is the same expression as in core/identity.py.
_TEXT_WEEK = "coalesce(strftime(published_at, '%G-W%V'), 'undated')"


def text_query(since: str, week: str = "") -> str:
    """The full texts of one week, or of all that have not expired: weeks from `since` on, all where it is blank."""
    wanted = f"{_TEXT_WEEK} = '{week}'" if week else f"{_TEXT_WEEK} between '{since}' and '9'" if since else "true"
    return f"select article_id, url, outlet, title, text from article_text where {wanted}"


def _text_parts(store: Store, code: str, since: str) -> Iterator[Part]:
    """The full texts that have not expired. They are in the cache, but what they are made of is in the warehouse.

    A text without a time cannot tell how old it is: it is published only where none expires.
    """
    for week, count, xor in store.query(
        "select coalesce(week, 'undated'), count(*), bit_xor(hash(article_id, url, outlet, title, content_sha256))"
        " from article group by 1 order by 1"
    ):
        if not since or since <= str(week) < "9":
            yield Part(f"text_{week}.parquet", str(week), f"{duckdb.__version__} {code} {count} {xor}")


class _Folder(NamedTuple):
    """Where the files go; the folder of the version before, and the digests of its files."""

    path: Path
    before: Path
    digests: Mapping[str, str]

    def unchanged(self, part: Part) -> bool:
        """Links the file of the version before, if it holds the same."""
        older = self.before / part.name
        if self.digests.get(part.name) != part.digest or not older.exists():
            return False
        os.link(older, self.path / part.name)
        return True


def _write_table(warehouse: Store, table: str, code: str, folder: _Folder) -> list[Part]:
    source = _source(table)
    with warehouse.beside() as store:
        made = [*_parts(store, table, source, code)]
        fresh = [part for part in made if not folder.unchanged(part)]
        if len(fresh) >= SORTED_FROM:
            source = _by_week(store, source)
        for part in fresh:
            store.copy_to_parquet(source.query(part.week), folder.path / part.name)
    return made


def _write_texts(warehouse: Store, cache: Store, code: str, since: str, folder: _Folder) -> list[Part]:
    with warehouse.beside() as store, cache.beside() as texts:
        made = [*_text_parts(store, code, since)]
        for part in made:
            if not folder.unchanged(part):
                texts.copy_to_parquet(f"{text_query(since, part.week)} order by article_id", folder.path / part.name)
    return made


class Writing:
    """Files on their way into a folder."""

    def __init__(self, threads: ThreadPoolExecutor, warehouse: Store, cache: Store, code: str, files: _Folder) -> None:
        self._threads, self._warehouse, self._cache, self._code, self._files = threads, warehouse, cache, code, files
        self._begun: list[Future[list[Part]]] = []

    def tables(self, names: Iterable[str]) -> None:
        for name in sorted(names):
            self._begun.append(self._threads.submit(_write_table, self._warehouse, name, self._code, self._files))

    def texts(self, since: str) -> None:
        """Of the weeks from `since` on."""
        self._begun.append(
            self._threads.submit(_write_texts, self._warehouse, self._cache, self._code, since, self._files)
        )

    def check(self) -> None:
        """Raises what has stopped one of them so far."""
        for one in self._begun:
            if one.done():
                one.result()

    def digests(self) -> dict[str, str]:
        """Of all files, once they are there."""
        return {part.name: part.digest for one in self._begun for part in one.result()}


@contextmanager
def writing(
    warehouse: Store, cache: Store, code: str, folder: Path, before: tuple[Path, Mapping[str, str]]
) -> Iterator[Writing]:
    """What is begun within is written by threads, and is there at the end; after an error nothing more is begun.
    `before`: the folder of the version before, and the digests of its files."""
    with ThreadPoolExecutor(_THREADS) as threads:
        try:
            yield Writing(threads, warehouse, cache, code, _Folder(folder, *before))
        except BaseException:
            threads.shutdown(cancel_futures=True)
            raise

"""A million simulated articles published while readers are attached: seconds, and errors of the readers.

    python -m tests.bench.publish_bench [--articles 1000000] [--times 20] [--folder DIR]

Each round a new week of articles has come. What is timed is all that stands between a sound warehouse and the readers:
views and dictionary, Parquet of what has changed, checkpoint, byte copy with fsync, the rename. The publication gate,
which reads every row, is not in it.
"""

import argparse
import shutil
import tempfile
import time
from pathlib import Path
from threading import Event, Thread

import duckdb

from pipeline.rows import ArticleText
from pipeline.warehouse.snapshot import KEPT, newest, numbered, switch_to, versions, write_version
from pipeline.warehouse.store import Store
from pipeline.warehouse.table import ddl, published_tables

WEEKS = 52
ARTICLE = """
select
    md5('a' || i::varchar)[:20] as article_id, 'https://outlet' || i % 500 || '.example/' || md5(i::varchar) as url,
    'Outlet ' || i % 500 as outlet, 'Headline number ' || i || ' about something that happened' as title,
    'A. Writer' as byline,
    timestamp '2026-01-05' + to_hours((i * {weeks} * 168 // {articles})::bigint) as published_at,
    'meta' as published_at_source,
    published_at as first_seen_at, null as canonical_claim, 'en' as language, 1 as revision, 300 as word_count,
    sha256(i::varchar) as content_sha256, strftime(published_at, '%G-W%V') as week
from range({first}, {last}) as numbers(i)
"""
OF_ARTICLE = {
    "family": "select article_id, 'f' || left(article_id, 4) as family_id from new",
    "story": "select article_id, 's' || left(article_id, 4) as story_id from new",
    "lineage": "select article_id, md5(article_id)[:20] as parent_id, .9 as similarity, null as runner_up_id,"
    " .9 as probability from new",
    "headline": "select article_id, .2 as clickbait, false as is_clickbait, [] as patterns, .01 as heat, '1' as model"
    " from new",
    "near_duplicate": "select md5(article_id)[:20] as older_id, article_id as newer_id, .9 as jaccard,"
    " .95 as containment, .9 as alignment from new",
    "mutation": "select md5('m' || article_id)[:20] as mutation_id, article_id, md5(article_id)[:20] as parent_id,"
    " 'number' as kind, null as direction, 2 as severity, false as correction, 'body' as field,"
    " 'eleven people' as before, 'seventy people' as after, 100 as before_start, 120 as after_start, .8 as probability"
    " from new",
    "capture": "select md5('c' || article_id)[:20] as capture_id, 'page:' || outlet as source, url as address,"
    " published_at as fetched_at, sha256(url) as sha256, 20000 as bytes, 'stored' as outcome, null as reason,"
    " article_id, published_at as received_at from new",
    "article_flag": "select article_id, outlet, 's' || left(article_id, 4) as story_id, week as story_week, week,"
    " week as seen_week, true as is_copy, true as mutated, false as inherited, false as certainty_up,"
    " false as certainty_down, false as attribution_lost, false as contradiction,"
    " false as clickbait, .01 as heat from new",
}


def grow(store: Store, first: int, last: int, articles: int) -> None:
    query = ARTICLE.format(first=first, last=last, articles=articles, weeks=WEEKS)
    store.run_script(f"create or replace temp table new as {query}")
    store.run_script("insert into article by name from new")
    for table, select in OF_ARTICLE.items():
        store.run_script(f"insert into {table} by name {select}")


def read(published: Path, done: Event, errors: list[str], opened: list[int]) -> None:
    """Opens, counts and holds on, again and again."""
    while not done.is_set():
        try:
            with duckdb.connect(str(published / "driftwire.duckdb"), read_only=True) as connection:
                for _ in range(3):
                    connection.execute("select outlet, count(*) from article group by outlet").fetchall()
                    done.wait(0.2)
            opened.append(1)
        except duckdb.Error as error:
            errors.append(str(error))


def publish(home: Path, warehouse: Store, cache: Store) -> float:
    start = time.perf_counter()
    version = numbered(home, newest(home) + 1)
    write_version(warehouse, cache, version, {}, "bench")
    switch_to(home / "published", version)
    seconds = time.perf_counter() - start
    for old in versions(home)[:-KEPT]:
        shutil.rmtree(old)
    return seconds


def main(articles: int, times: int, folder: str | None) -> None:
    home, week = Path(tempfile.mkdtemp(prefix="publish-", dir=folder)), articles // WEEKS
    errors: list[str] = []
    opened: list[int] = []
    done, took = Event(), []
    with Store(home / "warehouse.duckdb") as warehouse, Store(home / "cache.duckdb") as cache:
        for table in published_tables():
            warehouse.run_script(ddl(table))
        cache.replace(ArticleText, [])
        grow(warehouse, 0, articles - times * week, articles)
        print(
            f"{articles - times * week} articles, first publication: {publish(home, warehouse, cache):.2f} s",
            flush=True,
        )
        readers = [Thread(target=read, args=(home / "published", done, errors, opened)) for _ in range(2)]
        for reader in readers:
            reader.start()
        for number in range(times, 0, -1):
            grow(warehouse, articles - number * week, articles - (number - 1) * week, articles)
            took.append(publish(home, warehouse, cache))
        done.set()
        for reader in readers:
            reader.join()
        size = (home / "published" / "driftwire.duckdb").stat().st_size / 1e6
    print(
        f"{times} publications up to {articles} articles ({size:.0f} MB): median {sorted(took)[len(took) // 2]:.2f} s,"
    )
    print(f"  last {took[-1]:.2f} s, slowest {max(took):.2f} s; {len(opened)} reads, {len(errors)} errors {errors[:3]}")
    shutil.rmtree(home)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--folder")
    main(*parser.parse_args().__dict__.values())

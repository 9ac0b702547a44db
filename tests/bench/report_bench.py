"""A report over many articles: seconds and memory of rendering, in a process of its own.

    python -m tests.bench.report_bench [--articles 350000] [--weeks 13] [--folder DIR]

The articles are simulated rows, spread evenly over the weeks and 500 outlets, in families of three; every fifth copy
changed something. Marts, tests and the last week's causes are computed from them as in a run; what is timed is
`driftwire report` of that week.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from multiprocessing import get_context
from pathlib import Path

from pipeline.rows import DriftAlert, DriftUnit, Run
from pipeline.settings import settings
from pipeline.stages import drift_alert, drift_cause
from pipeline.warehouse.snapshot import numbered, switch_to, write_version
from pipeline.warehouse.store import Store
from pipeline.warehouse.table import MARTS, ddl, published_tables, row_type_of

OUTLETS, FAMILY = 500, 3
ARTICLE = """
create or replace temp table new as
select
    i, i // {family} as told, i % {family} > 0 as is_copy, is_copy and i % 5 = 0 as is_changed,
    md5('a' || i)[:20] as article_id, 'https://outlet' || i % {outlets} || '.example/' || i as url,
    'Outlet ' || i % {outlets} as outlet, 'Headline number ' || told || ' about what happened' as title,
    null as byline, timestamp '2026-01-05' + to_seconds((i * {weeks} * 604800 // {articles})::bigint) as published_at,
    'meta' as published_at_source, published_at as first_seen_at, null as canonical_claim, 'en' as language,
    1 as revision, 300 as word_count, sha256(i::varchar) as content_sha256, strftime(published_at, '%G-W%V') as week,
    case when is_copy then md5('a' || told * {family})[:20] end as parent_id
from range({articles}) as numbers(i)
"""
ROWS = {
    "article": "select * exclude (i, told, is_copy, is_changed, parent_id) from new",
    "family": "select article_id, 'f' || told as family_id from new",
    "story": "select article_id, 's' || told // 2 as story_id from new",
    "lineage": "select article_id, parent_id, .9 as similarity, null as runner_up_id, .9 as probability from new",
    "headline": "select article_id, i % 97 / 100 as clickbait, i % 97 > 90 as is_clickbait, [] as patterns,"
    " if(is_copy, i % 97 / 200, null) as heat, '1' as model from new",
    "mutation": "select 'm' || i as mutation_id, article_id, parent_id, 'number' as kind, null as direction,"
    " 2 as severity, false as correction, 'body' as field, 'eleven' as before, 'seventy' as after, 8 as before_start,"
    " 8 as after_start, .8 as probability from new where is_changed",
    "mutation_spread": "select 'm' || i as mutation_id, article_id, 'introducer' as role, published_at as observed_at"
    " from new where is_changed",
    "contradiction": "select 'k' || i as contradiction_id, parent_id as a_id, 'It was eleven of them ' || i || '.' as"
    " a_sentence, article_id as b_id, 'It was seventy of them ' || i || '.' as b_sentence, 'number' as kind, 'copy' as"
    " scope, 'contradicted' as relation, .8 as probability, '1' as model from new where is_changed",
    "capture": "select 'c' || i as capture_id, 'page:' || outlet as source, url as address, published_at as fetched_at,"
    " content_sha256 as sha256, 20000 as bytes, 'stored' as outcome, null as reason, article_id,"
    " published_at as received_at from new",
}
TEXT = (
    "select article_id, url, outlet, title, byline, published_at, null, null, language,"
    " 'It was ' || if(is_changed, 'seventy', 'eleven') || ' of them. '"
    " || array_to_string([md5(i || ' ' || word) for word in range(50)], ' ') from new"
)
RENDER = "from pipeline.cli import main; main(['report'])"


def fill(warehouse: Store, cache: Store, articles: int, weeks: int) -> None:
    query = ARTICLE.format(articles=articles, weeks=weeks, outlets=OUTLETS, family=FAMILY)
    for table in published_tables():
        warehouse.run_script(ddl(table))
    warehouse.run_script(query)
    for table, select in ROWS.items():
        warehouse.run_script(f"insert into {table} by name {select}")
    cache.run_script(query)
    cache.run_script(ddl("article_text"))
    cache.run_script(f"insert into article_text {TEXT}")
    for file in sorted(MARTS.glob("*.sql")):
        told(file.stem, lambda file=file: warehouse.replace_by_query(file.stem, file.read_text(encoding="utf-8")))
    units = warehouse.rows(DriftUnit)
    put(warehouse, "drift_alert", lambda: drift_alert.build(units))
    alerts = warehouse.rows(DriftAlert)
    week = max(alert.week for alert in alerts)
    put(warehouse, "drift_cause", lambda: drift_cause.build(units, [one for one in alerts if one.week == week]))
    warehouse.replace(Run, [Run("r", "publish", settings().now(), 0.0, 0, 0, 0, 0, "", "")])


def put(warehouse: Store, table: str, rows: Callable[[], Iterable[tuple[object, ...]]]) -> None:
    told(table, lambda: warehouse.replace(row_type_of(table), list(rows())))


def told(name: str, work: Callable[[], object]) -> None:
    start = time.perf_counter()
    work()
    print(f"  {name:22} {time.perf_counter() - start:6.1f} s", flush=True)


def prepare(home: Path, articles: int, weeks: int) -> None:
    with Store(home / "warehouse.duckdb") as warehouse, Store(home / "cache.duckdb") as cache:
        fill(warehouse, cache, articles, weeks)
        version = numbered(home, 1)
        told("publish", lambda: write_version(warehouse, cache, version, {}))
        switch_to(home / "published", version)


def main(articles: int, weeks: int, folder: str | None) -> None:
    with tempfile.TemporaryDirectory(prefix="report-", dir=folder) as made:
        home = Path(made)
        print(f"{articles} articles in {weeks} weeks", flush=True)
        # A process of its own: the peak of whoever starts the report would count as the report's.
        preparing = get_context("spawn").Process(target=prepare, args=(home, articles, weeks))
        preparing.start()
        preparing.join()
        if preparing.exitcode:
            sys.exit("the articles could not be made")
        start = time.perf_counter()
        process = subprocess.Popen([sys.executable, "-c", RENDER], env={**os.environ, "DRIFTWIRE_HOME": str(home)})
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        if status:
            sys.exit("the report failed")
        size = max(file.stat().st_size for file in (home / "reports").glob("*-W*.html")) / 1000
        print(f"report: {seconds:.1f} s, {usage.ru_maxrss / 1024:.0f} MB, page of {size:.0f} kB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=350_000)
    parser.add_argument("--weeks", type=int, default=13)
    parser.add_argument("--folder")
    main(*parser.parse_args().__dict__.values())

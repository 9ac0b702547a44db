"""The command `driftwire`: the same functions as the DAGs call."""

import json
import sys
from contextlib import suppress
from pathlib import Path

import click
import duckdb

from pipeline.settings import Settings, settings

_MACHINE = click.option("--json", "as_json", is_flag=True, help="Answer as JSON, for machines.")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "show_default": True})
@click.version_option(package_name="driftwire")
@click.pass_context
def main(context: click.Context) -> None:
    """Shows how a news story changes while it is re-published."""
    context.obj = settings()


def _say(as_json: bool, told: dict[str, object], sentence: str) -> None:
    click.echo(json.dumps(told, default=str) if as_json else sentence)


def _work_off(own: Settings, as_json: bool) -> None:
    """All steps, with a bar where a terminal looks."""
    from pipeline.run.lock import only_writer
    from pipeline.run.step import STEPS, StepResult, work_off

    def told(result: StepResult | None) -> str:
        return f"{result.step} done" if result else ""

    with (
        only_writer(own.home),
        click.progressbar(
            work_off(own), length=len(STEPS), label="detect", item_show_func=told, file=sys.stderr
        ) as steps,
    ):
        results = list(steps)
    captures = sum(r.captures for r in results)
    published = any(r.published for r in results)
    _say(
        as_json,
        {"steps": [r._asdict() for r in results], "captures": captures, "published": published},
        f"{captures} captures read; {'published a new snapshot' if published else 'nothing new to publish'}",
    )


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--match", default="*", help="Only files whose name fits this pattern, for instance '*.html.gz'.")
@_MACHINE
@click.pass_obj
def ingest(own: Settings, paths: tuple[Path, ...], match: str, as_json: bool) -> None:
    """Land files or folders (.txt .html .jsonl .xml .warc, also .gz), then process all that is landed and publish."""
    from pipeline.landing.intake import land
    from pipeline.landing.writer import Writer

    with Writer(own.landing, own.now) as writer:
        taken = land(list(paths), match, writer)
    click.echo(f"landed {taken.captures} captures from {taken.files} files, passed over {taken.passed_over}", err=True)
    _work_off(own, as_json)


@main.command()
@_MACHINE
@click.pass_obj
def collect(own: Settings, as_json: bool) -> None:
    """Poll the feeds that are due, once, and land what is new."""
    from pipeline.run.collection import collect_once

    polled = collect_once(own)
    _say(as_json, polled._asdict(), ", ".join(f"{name} {count}" for name, count in polled._asdict().items()))


@main.command()
@click.option("--only", metavar="TABLE", help="Recompute one table, its inputs as they are.")
@_MACHINE
@click.pass_obj
def detect(own: Settings, only: str | None, as_json: bool) -> None:
    """Work off all that is landed, through every stage, and publish."""
    if only is None:
        return _work_off(own, as_json)
    from pipeline.run.step import run_one

    try:
        outcome = run_one(own, only)
    except KeyError:
        raise click.BadParameter(f"there is no stage {only}", param_hint="--only") from None
    done = "unchanged" if outcome.skipped else f"{outcome.rows} rows, {outcome.computed} computed"
    _say(as_json, outcome._asdict(), f"{only}: {done}")
    return None


@main.command()
@_MACHINE
@click.pass_obj
def publish(own: Settings, as_json: bool) -> None:
    """Put the tables as they are before the readers."""
    from pipeline.run.step import run_step

    done = run_step(own, "publish").published
    _say(as_json, {"published": done}, "published a new snapshot" if done else "nothing new to publish")


@main.command()
@click.option("--week", metavar="2026-W46", help="ISO week, or `undated`; by default the latest week that has ended.")
@click.option("--out", type=click.Path(path_type=Path), help="File to write; by default reports/<week>.html.")
@_MACHINE
@click.pass_obj
def report(own: Settings, week: str | None, out: Path | None, as_json: bool) -> None:
    """Render the weekly drift report from the published snapshot."""
    from pipeline.report.weekly import UnknownWeek, write

    try:
        file = write(own, week, out)
    except UnknownWeek as unknown:
        raise click.ClickException(str(unknown)) from None
    _say(as_json, {"report": str(file)}, str(file))


@main.command()
@click.option(
    "--week", metavar="2026-W46", help="ISO week; by default what the DAG would mail: the newest, corrections."
)
@click.option("--dry-run", is_flag=True, help="Print what would be mailed, and mail nothing.")
@_MACHINE
@click.pass_obj
def mail(own: Settings, week: str | None, dry_run: bool, as_json: bool) -> None:
    """Mail the newest version of a week's report, once: who has it is not mailed it again."""
    from pipeline.report.mail.desk import Failed, hand_over

    try:
        told = list(hand_over(own, week, dry_run=dry_run))
    except Failed as failed:
        raise click.ClickException(str(failed)) from None
    sentence = "\n".join(one.told for one in told) or "everybody has every report"
    _say(as_json, {"mails": [one._asdict() for one in told]}, sentence)


# A question from a file may begin with a comment.
@main.command(context_settings={"ignore_unknown_options": True})
@click.argument("question")
@click.option("--csv", "as_csv", is_flag=True, help="Answer as CSV.")
@_MACHINE
@click.pass_obj
def sql(own: Settings, question: str, as_csv: bool, as_json: bool) -> None:
    """Ask the published snapshot, read only and without files or network."""
    from pipeline.run.answer import as_table, formula_safe_csv
    from pipeline.warehouse.sandbox import NothingPublished, ask

    try:
        answer = ask(own.published, question)
    except (duckdb.Error, NothingPublished) as refused:
        raise click.ClickException(str(refused)) from None
    if as_json:
        told = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
        click.echo(json.dumps(told, default=str, ensure_ascii=False))
    else:
        click.echo(formula_safe_csv(answer) if as_csv else as_table(answer), nl=not as_csv)


@main.command()
@_MACHINE
@click.pass_obj
def verify(own: Settings, as_json: bool) -> None:
    """Check the invariants; exit 1 and tell what is broken."""
    from pipeline.run.verify import verify as check

    verdict = check(own)
    sentence = "\n".join(verdict.broken) or f"all sound: {len(verdict.tables)} tables"
    _say(as_json, {"ok": verdict.ok, "tables": verdict.tables, "broken": verdict.broken}, sentence)
    sys.exit(0 if verdict.ok else 1)


@main.command()
@_MACHINE
@click.pass_obj
def rebuild(own: Settings, as_json: bool) -> None:
    """Make all tables again from landing alone."""
    from pipeline.landing.archive import ArchiveMissing
    from pipeline.run.rebuild import rebuild as again

    try:
        results = again(own)
    except ArchiveMissing as missing:
        raise click.ClickException(str(missing)) from None
    captures = sum(r.captures for r in results)
    _say(as_json, {"captures": captures}, f"rebuilt from {captures} captures")


@main.command()
@click.argument("url")
@_MACHINE
@click.pass_obj
def forget(own: Settings, url: str, as_json: bool) -> None:
    """Take an article down: its texts leave landing and cache, its rows go, a tombstone stays."""
    from pipeline.landing.archive import ArchiveMissing
    from pipeline.report.shelf import withdraw
    from pipeline.report.weekly import UnknownWeek, write
    from pipeline.run.takedown import NoAddress
    from pipeline.run.takedown import forget as take_down

    try:
        count = take_down(own, url)
    except ArchiveMissing as missing:
        raise click.ClickException(str(missing)) from None
    except NoAddress:
        raise click.BadParameter("a web address or urn:sha256:… is wanted", param_hint="URL") from None
    for week in withdraw(own.reports, url):
        with suppress(UnknownWeek):
            write(own, week, None)
    _say(as_json, {"captures": count}, f"forgot {count} captures of {url}")


@main.command()
@_MACHINE
@click.pass_obj
def maintain(own: Settings, as_json: bool) -> None:
    """Let takedowns hold, archive and empty what is old, and verify; exit 1 and tell what is broken."""
    from pipeline.run.maintain import maintain as keep_up

    done = keep_up(own)
    counts = (
        f"{done.forgotten} captures of forgotten articles removed, {done.removed} old files of the inbox,"
        f" {done.archived} segments archived"
    )
    _say(as_json, {"ok": not done.broken, **done._asdict()}, "\n".join([*done.broken, counts]))
    sys.exit(1 if done.broken else 0)


@main.command()
@click.argument("decision", type=click.Choice(["release", "reject"]))
@click.argument("source")
@click.argument("day", metavar="YYYY-MM-DD", type=click.DateTime(["%Y-%m-%d"]))
@click.option("--by", default="operator", help="Who decides.")
@click.pass_obj
def decide(own: Settings, decision: str, source: str, day: object, by: str) -> None:
    """Release or reject what is held: a source's publication day. The decision is landed like any capture."""
    from pipeline.run.desk import NothingHeld
    from pipeline.run.desk import decide as land_decision

    try:
        land_decision(own, source, str(day)[:10], decision, by)
    except NothingHeld as nothing:
        raise click.ClickException(f"{nothing.args[0]}; driftwire sql 'from held' lists what is") from None
    _work_off(own, as_json=False)


@main.command()
@click.pass_obj
def up(own: Settings) -> None:
    """Start Airflow embedded on your own feeds; runs until Ctrl-C."""
    from pipeline.embedded.up import up as start

    start(own)


@main.command()
@click.option("--weeks", default=12, help="How many of the sample's twelve weeks to play.")
def demo(weeks: int) -> None:
    """Start Airflow embedded on the bundled sample newswire and play its weeks; runs until Ctrl-C."""
    from pipeline.embedded.demo import demo as play

    play(weeks)


@main.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder for the tables.")
@click.option("--master", help="A Spark master, for instance spark://host:7077; without it on this machine.")
@_MACHINE
def backfill(folder: Path, out: Path, master: str | None, as_json: bool) -> None:
    """Find the copies in a folder of Parquet (url, published_at, body) or WARC files: who copied whom, all at once.

    Writes near_duplicate, family and lineage as Parquet and as tables of OUT/driftwire.duckdb.
    """
    from pipeline.backfill.command import backfill as find

    rows = find(folder, out, master)
    _say(as_json, {**rows}, ", ".join(f"{table} {count}" for table, count in rows.items()))


if __name__ == "__main__":
    main()

"""Plays the bundled sample newswire week by week through a real Airflow, as an operator would by hand."""

import os
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import click

from pipeline.embedded.component import Component
from pipeline.embedded.configuration import USER, free_port
from pipeline.embedded.leftover import AlreadyUp
from pipeline.embedded.up import Broken, Progress, Stopped, System, add, command, running, stop_on_signal, wait_until
from pipeline.landing.segment import segments
from pipeline.newswire.plan import FIRST_DAY, WEEKS
from pipeline.run.answer import as_table
from pipeline.settings import SAMPLE_CLOCK, SAMPLE_MARK, Settings
from pipeline.warehouse.sandbox import NothingPublished, ask

HOME = "var-demo"
NEWSWIRE_PORT = 8440
QUESTION = "select week, metric, subject, baseline, value, q_value from drift_alert order by q_value, week limit 5"
# Its twenty outlets are loopback addresses of our own: nobody to be polite to.
COLLECT = {
    "DRIFTWIRE_ALLOW_HOSTS": "127.0.0.0/8",
    "DRIFTWIRE_DELAY_SECONDS": "0",
    "DRIFTWIRE_PAGES_PER_HOST": "100000",
}
_SINGLY = 4  # weeks that are played one by one


class Red(Broken):
    """A run has failed; Airflow lives, and shows why."""


def sample_settings(environ: Mapping[str, str]) -> Settings:
    home = Path(environ.get("DRIFTWIRE_HOME") or HOME).absolute()
    return Settings(home, home / "feeds.toml", home / SAMPLE_CLOCK, sample=True, contact="")


def begins(week: int) -> datetime:
    """The Monday on which a week of the sample begins; the first is 1."""
    return datetime.combine(FIRST_DAY, time(), UTC) + timedelta(weeks=week - 1)


def iso_week(week: int) -> str:
    return f"{begins(week):%G-W%V}"


def demo(weeks: int) -> None:
    """Runs until Ctrl-C; started again on the same home it goes on where its clock stands."""
    own, stop, say = sample_settings(os.environ), stop_on_signal(), Progress()
    weeks, told = min(weeks, WEEKS), ""
    try:
        prepare(own)
        with running(own, {**os.environ, **COLLECT}, stop, say) as system:
            add(system, newswire(own, system))
            wait_until(own.feeds_file.exists, system, say)
            try:
                play(own, weeks, system, say)
                click.echo(_where(own, weeks, system))
            except Red as red:
                told = str(red)
                click.echo(
                    f"\n  {told}\n  Airflow stays up, so that you can look. Ctrl-C stops everything.\n", err=True
                )
            wait_until(lambda: False, system, say)
    except Stopped:
        say("stopped")
        if told:
            raise click.ClickException(told) from None
    except (AlreadyUp, Broken) as broken:
        raise click.ClickException(str(broken)) from None


def prepare(own: Settings) -> None:
    """Raises Broken for a home with somebody's own data: invented articles must never mix with real ones."""
    mark = own.home / SAMPLE_MARK
    if own.landing.exists() and not mark.exists():
        raise Broken(f"{own.home} holds your own data; the sample wants a DRIFTWIRE_HOME of its own")
    own.home.mkdir(parents=True, exist_ok=True)
    mark.write_text("Everything in this folder is invented: it comes from the bundled sample newswire.\n", "utf-8")
    if own.clock_file and not own.clock_file.exists():
        set_clock(own, begins(1))


def set_clock(own: Settings, now: datetime) -> None:
    assert own.clock_file is not None
    aside = own.clock_file.with_suffix(".part")
    aside.write_text(now.isoformat() + "\n", encoding="ascii")
    aside.replace(own.clock_file)


def newswire(own: Settings, system: System) -> Component:
    """On the same port at every start: the articles' addresses are their identity."""
    kept = own.home / "newswire_port"
    if not kept.exists():
        kept.write_text(str(free_port(NEWSWIRE_PORT)), encoding="ascii")
    port = kept.read_text(encoding="ascii")
    if free_port(int(port)) != int(port):
        raise Broken(f"the sample newswire needs port {port} again, which somebody else uses now")
    own.feeds_file.unlink(missing_ok=True)
    argv = [sys.executable, "-m", "pipeline.newswire", "serve", "--port", port]
    argv += ["--clock", str(own.clock_file), "--feeds", str(own.feeds_file)]
    log = system.configuration.airflow_home / "log" / "newswire.log"
    return Component("newswire", argv, system.configuration.environ, log)


def play(own: Settings, weeks: int, system: System, say: Progress) -> None:
    """Collects some weeks while those before are worked off, but never gets further ahead."""
    # The week at which the clock stands may not have been collected whole when an earlier start was stopped.
    first = max((own.now() - begins(1)).days // 7, 1)
    before: datetime | None = None
    collected: tuple[int, ...] = ()  # the batch before, published by the run of detect that is waited for
    for batch in _batches(first, weeks):
        for week in batch:
            set_clock(own, max(own.now(), begins(week + 1)))
            _finished("collect", {}, system, say)
            say(f"week {week:2} of {weeks} ({iso_week(week)}) collected")
        landed = _newest(own)
        if before is None and first > 1 and not _is_worked_off(landed, system):
            system.airflow.trigger("detect")  # that start may have rung in vain
        if before is not None:
            _work_off(before, own, system, say)
        if batch == (2,):
            _finished("weekly_report", {"week": iso_week(1)}, system, say)
            say(f"first report: {system.configuration.address}/plugin/drift_report")
        for week in collected:
            if week > 1:
                system.airflow.trigger("weekly_report", week=iso_week(week))
        before, collected = landed, batch
    _work_off(_newest(own), own, system, say)
    for week in range(1, weeks + 1):
        if not (own.reports / f"{iso_week(week)}.html").exists():
            _finished("weekly_report", {"week": iso_week(week)}, system, say)


def _batches(first: int, weeks: int) -> Iterator[tuple[int, ...]]:
    """One week at a time as long as somebody looks on, then two: a run costs seconds, however little is new."""
    week = first
    while week <= weeks:
        size = 1 if week <= _SINGLY else 2
        yield tuple(range(week, min(week + size, weeks + 1)))
        week += size


def _newest(own: Settings) -> datetime:
    """When the newest segment was landed, by the machine's own clock."""
    return datetime.fromtimestamp(max(file.stat().st_mtime for file in segments(own.landing)), UTC)


def _finished(dag_id: str, conf: dict[str, str], system: System, say: Progress) -> None:
    """Triggers a DAG and waits for it; raises Red where it fails."""
    run = system.airflow.trigger(dag_id, **conf)

    def over() -> bool:
        nonlocal run
        run = system.airflow.again(run)
        return run.over

    wait_until(over, system, say)
    if run.state != "success":
        raise Red(f"{dag_id} has failed: see {system.configuration.address}/dags/{dag_id}/runs/{run.run_id}")


def _work_off(landed: datetime, own: Settings, system: System, say: Progress) -> None:
    if not _is_worked_off(landed, system):
        say("working off what was collected: copies, stories, changes, trends")
        wait_until(lambda: _is_worked_off(landed, system), system, say)
        say(_published(own))


def _is_worked_off(landed: datetime, system: System) -> bool:
    """Whether a run of detect that began later has ended: it took all that was there.

    Raises:
        Red: it has failed.
    """
    runs = [run for run in system.airflow.latest_runs("detect") if run.started_at and run.started_at >= landed]
    if runs and all(run.state == "failed" for run in runs):
        raise Red(f"detect has failed: see {system.configuration.address}/dags/detect")
    return any(run.state == "success" for run in runs)


def _published(own: Settings) -> str:
    try:
        (row,) = ask(own.published, "select count(*), max(published_at) from article").rows
    except NothingPublished:
        return "nothing published yet"
    return f"published: {row[0]} articles, the newest of {str(row[1])[:10]}"


def _where(own: Settings, weeks: int, system: System) -> str:
    told, report = system.configuration, own.reports / f"{iso_week(weeks)}.html"
    lines = [
        "The sample newswire is played; every outlet, person and work in it is invented.",
        "",
        f"Airflow   {told.address}   user {USER}, password {told.password}",
        f"Report    {report.as_uri()}",
        f"          {told.address}/plugin/drift_report",
        f'SQL       DRIFTWIRE_HOME={own.home} {command()} sql "{QUESTION}"',
        "",
        *as_table(ask(own.published, QUESTION)).splitlines(),
        "",
        "Ctrl-C stops everything.",
    ]
    return "\n" + "\n".join(f"  {line}".rstrip() for line in lines) + "\n"

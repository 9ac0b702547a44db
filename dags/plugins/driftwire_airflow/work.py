"""What the tasks call: the functions of the command line. Heavy imports belong to the task, not to DAG parsing."""

import logging
import os
from pathlib import Path

from airflow.sdk.exceptions import AirflowFailException, AirflowSkipException

_LOG = logging.getLogger(__name__)


def poll() -> dict[str, int]:
    from pipeline.run.collection import collect_once
    from pipeline.settings import settings

    return collect_once(settings())._asdict()


def take() -> dict[str, int]:
    from pipeline.landing.inbox import take_inbox
    from pipeline.settings import settings

    return take_inbox(settings())._asdict()


def plan() -> list[int]:
    from pipeline.run.reading import plan as slices
    from pipeline.settings import settings

    return slices(settings())


def read_ahead(slice_: int) -> int:
    from pipeline.run.reading import read_ahead as read
    from pipeline.settings import settings

    return read(settings(), slice_)


def step(name: str) -> dict[str, object]:
    from pipeline.landing.segment import DamagedSegment
    from pipeline.run.publication import GateFailed
    from pipeline.run.step import run_step
    from pipeline.settings import settings

    try:
        result = run_step(settings(), name)
    except GateFailed as failed:  # trying again would find the same rows
        raise AirflowFailException(f"not published, the readers keep the snapshot before: {failed}") from failed
    except DamagedSegment as damaged:  # nor does a file mend itself
        raise AirflowFailException(f"restore it from the backup, or move it out of landing: {damaged}") from damaged
    if name == "publish" and not result.published:
        raise AirflowSkipException("the readers have it all already")
    return result._asdict()


def report(week: str | None) -> str:
    from pipeline.report.weekly import UnknownWeek, write
    from pipeline.settings import settings

    try:
        return str(write(settings(), week, None))
    except UnknownWeek as unknown:
        raise AirflowSkipException(str(unknown)) from unknown


def look_again() -> dict[str, str]:
    """The weeks whose report was issued again, with their new version; the log tells what changed and why."""
    from pipeline.report.weekly import reissue
    from pipeline.settings import settings

    done = reissue(settings())
    if not done:
        raise AirflowSkipException("every report still says what the tables say")
    for one in done:
        _LOG.info("%s %s: %s", one.week, one.version, "; ".join([*one.reasons, *one.errata]))
    return {one.week: one.version for one in done}


def to_mail() -> list[str]:
    """The weeks with a version that is to be mailed: `2026-W46 1.0.0`."""
    from pipeline.report.mail.desk import Failed, Off, due_now
    from pipeline.settings import settings

    try:
        due = due_now(settings())
    except Off as off:
        raise AirflowSkipException(str(off)) from off
    except Failed as failed:
        raise AirflowFailException(str(failed)) from failed
    if not due:
        raise AirflowSkipException("everybody has every report")
    return [f"{one.week} {one.version}" for one in due]


def mail(chosen: list[str]) -> int:
    """How many messages went out. A version that was issued since it was chosen waits for the next run."""
    from pipeline.report.mail.desk import Final, hand_over
    from pipeline.settings import settings

    sent = 0
    try:
        for week, version in (one.split() for one in chosen):
            for done in hand_over(settings(), week, version=version):
                _LOG.info("%s", done.told)
                sent += 1
    except Final as final:  # trying again would be refused again
        raise AirflowFailException(str(final)) from final
    if not sent:
        raise AirflowSkipException("mailed meanwhile, or issued again: the next run mails what is newest")
    return sent


def maintain() -> dict[str, int]:
    """Red with all that is broken: trying again would find the same."""
    from pipeline.run.maintain import maintain as keep_up
    from pipeline.settings import settings

    if not settings().published.exists():
        raise AirflowSkipException("nothing is published yet")
    done = keep_up(settings())
    if done.broken:
        raise AirflowFailException("; ".join(done.broken))
    return {"forgotten": done.forgotten, "removed": done.removed, "archived": done.archived}


def propose(model: str) -> str:
    """The folder of the proposal."""
    from models.proposal import NotProposed
    from models.proposal import propose as train
    from pipeline.settings import settings

    try:
        folder = train(settings(), model, Path(told) if (told := os.environ.get("DRIFTWIRE_TRAINING_DATA")) else None)
    except NotProposed as nothing:
        raise AirflowSkipException(str(nothing)) from nothing
    _LOG.info("%s", (folder / "compare.md").read_text(encoding="utf-8"))
    return str(folder)


def skip_if_nothing(count: int, try_number: int) -> None:
    """A skipped task rings no bell. A second try rings in any case: the first may have landed before it died."""
    if not count and try_number == 1:
        raise AirflowSkipException("nothing new")

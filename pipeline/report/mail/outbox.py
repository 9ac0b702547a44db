"""Which issues are to be mailed, and mailing them once.

The first mail of a week is its newest version. After that a new version is mailed as a correction where a statement or
a printed figure has changed since the version that was mailed last; other changes are for those who open the report.
What was sent is noted after the server took it: a crash between the two sends the same Message-ID again.
"""

import fcntl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path
from typing import NamedTuple

from pipeline.report import shelf
from pipeline.report.issue import PATCH, Issue
from pipeline.report.mail.message import message, message_id, since, subject
from pipeline.report.mail.post import Refused, TryLater, post
from pipeline.report.mail.sent import Sent, note, sent
from pipeline.report.mail.setting import MailSettings
from pipeline.settings import Settings

RECHECKED_WEEKS = 8  # as long as a report is issued again


class NotIssued(LookupError):
    """The week has no version, or none that can still be read."""


class Due(NamedTuple):
    """`before`: the version that was mailed last, None where none was; `waiting`: who alone has not got it."""

    week: str
    version: str
    before: str | None
    waiting: tuple[str, ...]

    @property
    def subject(self) -> str:
        return subject(self.week, self.version, self.before)


def waiting(reports: Path) -> list[Due]:
    """Corrections of the weeks that were mailed, and the newest week where it was not; older ones only by hand."""
    weeks = shelf.weeks(reports)[-RECHECKED_WEEKS:]
    found = [due(reports, week) for week in weeks if week == weeks[-1] or sent(reports, week)]
    return [one for one in found if one]


def due(reports: Path, week: str) -> Due | None:
    """The newest version of a week, unless those who get it have it.

    Raises:
        NotIssued: a week that has not ended has no version, and a takedown empties them.
    """
    issues, noted = shelf.issued(reports, week) if shelf.is_week(week) else [], sent(reports, week)
    if not issues:
        raise NotIssued(f"no version of {week} was issued")
    newest = issues[-1].version
    earlier = [one.version for one in noted if one.version != newest]
    before = earlier[-1] if earlier else None
    mailed = [one for one in noted if one.version == newest]
    if mailed:
        return Due(week, newest, before, tuple(mailed[0].waiting)) if mailed[0].waiting else None
    return Due(week, newest, before, ()) if before is None or _matters(issues, before) else None


def _matters(issues: Sequence[Issue], before: str) -> bool:
    return any(one.weight != PATCH for one in since(issues, before))


def composed(own: Settings, mail: MailSettings, one: Due) -> EmailMessage:
    files = shelf.kept(own.reports, one.week, one.version)
    if f"{one.week}.txt" not in files:
        raise NotIssued(f"version {one.version} of {one.week} was taken down; render the week again")
    issues = shelf.issued(own.reports, one.week)
    letter = message(mail, one.week, issues, one.before, files, own.now())
    if own.sample:
        letter.replace_header("Subject", f"SAMPLE: {one.subject}")
    return letter


def send(own: Settings, mail: MailSettings, one: Due) -> Sent:
    """Sends it, unless another process has meanwhile.

    Raises:
        Refused: the settings are wrong, or every address was refused for good.
        TryLater: the server cannot take it, or not for everybody: who has it is noted, the others are tried again.
    """
    with _only_sender(own.reports):
        noted = {other.version: other for other in sent(own.reports, one.week)}.get(one.version)
        to = noted.waiting if noted else list(mail.recipients)
        if noted and not to:
            return noted
        posted = post(mail, composed(own, mail, one), to)
        accepted = posted.accepted + (noted.recipients if noted else 0)
        refused = [*(noted.refused if noted else []), *posted.refused]
        told = Sent(
            one.week, one.version, message_id(mail, one.week, one.version), own.now().isoformat(), accepted,
            posted.waiting, refused,
        )  # fmt: skip
        if accepted:
            note(own.reports, told)
    if posted.waiting:
        raise TryLater(f"{accepted} have it; the server cannot take it now for {', '.join(posted.waiting)}")
    if not accepted:
        raise Refused(f"the mail server refuses every recipient: {', '.join(refused)}")
    return told


@contextmanager
def _only_sender(reports: Path) -> Iterator[None]:
    reports.mkdir(parents=True, exist_ok=True)
    with (reports / ".mail.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield

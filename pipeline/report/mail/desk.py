"""What the command and the DAG ask: what is to be mailed, and mail it."""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.report.mail.outbox import Due, NotIssued, composed, due, send, waiting
from pipeline.report.mail.post import Refused, TryLater
from pipeline.report.mail.setting import MailSettings, Misconfigured, mail_settings
from pipeline.settings import Settings


class Failed(Exception):
    """Nothing, or not everything, was mailed; the message says why and what mends it."""


class Final(Failed):
    """Trying again would not help: the settings, or an address, are wrong."""


class Off(Final):
    """No mail server is named."""


class Mailed(NamedTuple):
    """`recipients`: to how many it went; 0 in a dry run, where `told` is the message."""

    week: str
    version: str
    recipients: int
    told: str


def due_now(own: Settings) -> list[Due]:
    """Of the newest week and of the weeks that were mailed. Raises Final where mailing is off or set up wrongly."""
    _settings()
    return waiting(own.reports)


def hand_over(
    own: Settings, week: str | None, *, version: str | None = None, dry_run: bool = False
) -> Iterator[Mailed]:
    """Of that week the newest version, if it is the one asked for; by default all that is due. Raises Failed."""
    mail = _settings()
    try:
        asked = waiting(own.reports) if week is None else [due(own.reports, week)]
        for one in asked:
            if one and version in (None, one.version):
                yield _shown(own, mail, one) if dry_run else _mailed(own, mail, one)
    except TryLater as later:
        raise Failed(str(later)) from later
    except (NotIssued, Refused) as fault:
        raise Final(str(fault)) from fault


def _settings() -> MailSettings:
    try:
        mail = mail_settings()
    except Misconfigured as wrong:
        raise Final(str(wrong)) from wrong
    if mail is None:
        raise Off("mailing is off: DRIFTWIRE_SMTP_HOST is not set")
    return mail


def _shown(own: Settings, mail: MailSettings, one: Due) -> Mailed:
    letter = composed(own, mail, one)
    heads = [f"{name}: {value}" for name, value in letter.items() if not name.startswith(("MIME", "Content"))]
    text = letter.get_body(("plain",))
    attached = [f"[{part.get_filename()}]" for part in letter.iter_attachments()]
    body = text.get_content() if text else ""
    to = ", ".join(one.waiting or mail.recipients)
    return Mailed(one.week, one.version, 0, "\n".join([*heads, f"(envelope: {to})", "", body, *attached]))


def _mailed(own: Settings, mail: MailSettings, one: Due) -> Mailed:
    done = send(own, mail, one)
    refused = f"; refused for good: {', '.join(done.refused)}" if done.refused else ""
    count = f"{done.recipients} of {done.recipients + len(done.refused)}"
    return Mailed(one.week, one.version, done.recipients, f"{one.subject}: mailed to {count}{refused}")

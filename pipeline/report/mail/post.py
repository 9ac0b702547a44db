"""Hands a message to the mail server: to whom it went, who is to be tried again, who was refused for good."""

import smtplib
import ssl
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from email.message import EmailMessage
from typing import NamedTuple

from pipeline.report.mail.setting import MailSettings

_SECONDS = 30  # for each answer of the server


class Refused(Exception):
    """The server will not take it, now or later: the settings are wrong."""


class TryLater(Exception):
    """The server cannot take it now, or cannot be reached."""


class Posted(NamedTuple):
    """`waiting`: refused for the moment (4xx); `refused`: for good (5xx)."""

    accepted: int
    waiting: list[str]
    refused: list[str]


def post(mail: MailSettings, letter: EmailMessage, recipients: Sequence[str]) -> Posted:
    """Raises Refused or TryLater where nobody was sent anything and no address alone is to blame."""
    with _told(), closing(_connected(mail)) as server:
        try:
            no = server.send_message(letter, mail.sender, list(recipients))
        except smtplib.SMTPRecipientsRefused as all_refused:
            no = all_refused.recipients
        # It is accepted: what happens to the connection now is no reason to send it again.
        with suppress(smtplib.SMTPException, OSError):
            server.quit()
    waiting = [to for to, (code, _) in no.items() if code < 500]
    return Posted(len(recipients) - len(no), waiting, [to for to in no if to not in waiting])


def _connected(mail: MailSettings) -> smtplib.SMTP:
    """Logged in. Certificates are checked against those that the machine trusts."""
    trusted = ssl.create_default_context()
    if mail.security == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(mail.host, mail.port, timeout=_SECONDS, context=trusted)
    else:
        server = smtplib.SMTP(mail.host, mail.port, timeout=_SECONDS)
    try:
        if mail.security == "starttls":
            server.starttls(context=trusted)
        if mail.user:
            server.login(mail.user, mail.password)
    except (smtplib.SMTPException, OSError):
        server.close()
        raise
    return server


@contextmanager
def _told() -> Iterator[None]:
    """Codes and our own words only: what a server says may quote what it was sent, the login too."""
    try:
        yield
    except smtplib.SMTPAuthenticationError as fault:
        raise _by_code(fault.smtp_code, "the login") from None
    except smtplib.SMTPSenderRefused as fault:
        raise _by_code(fault.smtp_code, "the sender") from None
    except smtplib.SMTPNotSupportedError as fault:
        raise Refused(f"the mail server cannot do what the settings ask for: {fault}") from None
    except smtplib.SMTPResponseException as fault:
        raise _by_code(fault.smtp_code, "the message") from None
    except ssl.SSLCertVerificationError as fault:
        raise Refused(f"the mail server's certificate is not trusted: {fault.verify_message}") from None
    except (smtplib.SMTPException, OSError) as fault:
        raise TryLater(f"the mail server cannot be reached or broke off: {type(fault).__name__}") from None


def _by_code(code: int, what: str) -> Refused | TryLater:
    if code >= 500:
        return Refused(f"the mail server refuses {what} ({code})")
    return TryLater(f"the mail server cannot take {what} now ({code})")

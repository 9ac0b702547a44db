"""Through which server the report is mailed, and to whom: from the environment, checked before anything is sent."""

import os
import re
from collections.abc import Mapping
from typing import NamedTuple

# The mailboxes that people have: no quotes, no comments, no display name, nothing that could end a header.
_ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*"
)
_LONGEST = 254  # RFC 5321
_PORTS = {"starttls": 587, "tls": 465, "none": 25}


class Misconfigured(ValueError):
    """A setting is missing or makes no sense; the message names the variable, never a password."""


class MailSettings(NamedTuple):
    """`security`: starttls, tls (from the first byte) or none. `user` is empty where the server asks for no login."""

    host: str
    port: int
    security: str
    user: str
    password: str
    sender: str
    recipients: tuple[str, ...]

    def __repr__(self) -> str:
        """Without the password: settings are printed in logs and tracebacks."""
        return f"MailSettings({self.host}:{self.port}, {self.security}, to {len(self.recipients)})"

    @property
    def domain(self) -> str:
        return self.sender.rpartition("@")[2]


def mail_settings(environ: Mapping[str, str] = os.environ) -> MailSettings | None:
    """None where no server is named: mailing is off.

    Raises:
        Misconfigured: a server is named and something else is missing or wrong.
    """
    host = environ.get("DRIFTWIRE_SMTP_HOST", "").strip()
    if not host:
        return None
    security = environ.get("DRIFTWIRE_SMTP_SECURITY") or "starttls"
    if security not in _PORTS:
        raise Misconfigured(f"DRIFTWIRE_SMTP_SECURITY is one of {', '.join(_PORTS)}")
    user, password = environ.get("DRIFTWIRE_SMTP_USER", ""), environ.get("DRIFTWIRE_SMTP_PASSWORD", "")
    if bool(user) != bool(password):
        raise Misconfigured("DRIFTWIRE_SMTP_USER and DRIFTWIRE_SMTP_PASSWORD: both or none")
    if user and security == "none":
        raise Misconfigured("DRIFTWIRE_SMTP_SECURITY: a password is not sent in the clear")
    listed = [one.strip() for one in environ.get("DRIFTWIRE_REPORT_TO", "").split(",") if one.strip()]
    return MailSettings(
        host,
        _port(environ.get("DRIFTWIRE_SMTP_PORT", ""), security),
        security,
        user,
        password,
        _address("DRIFTWIRE_REPORT_FROM", environ.get("DRIFTWIRE_REPORT_FROM", "").strip()),
        _recipients(listed),
    )


def _port(told: str, security: str) -> int:
    if not told:
        return _PORTS[security]
    if not (told.isascii() and told.isdigit() and 0 < int(told) < 65536):
        raise Misconfigured("DRIFTWIRE_SMTP_PORT is no port")
    return int(told)


def _recipients(listed: list[str]) -> tuple[str, ...]:
    if not listed:
        raise Misconfigured("DRIFTWIRE_REPORT_TO names nobody")
    return tuple(dict.fromkeys(_address("DRIFTWIRE_REPORT_TO", one) for one in listed))


def _address(variable: str, told: str) -> str:
    if len(told) > _LONGEST or not _ADDRESS.fullmatch(told):
        raise Misconfigured(f"{variable}: {told!r} is no plain address such as desk@example.org")
    return told

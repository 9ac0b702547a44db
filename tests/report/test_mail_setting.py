"""Mailing is off until a server is named; then every setting is checked before anything is sent."""

import pytest

from pipeline.report.mail.setting import Misconfigured, mail_settings

GIVEN = {
    "DRIFTWIRE_SMTP_HOST": "mail.example",
    "DRIFTWIRE_REPORT_FROM": "driftwire@example.org",
    "DRIFTWIRE_REPORT_TO": "desk@example.org, chief@example.org,desk@example.org",
}


def test_without_a_server_mailing_is_off_whatever_else_is_set() -> None:
    assert mail_settings({**GIVEN, "DRIFTWIRE_SMTP_HOST": " "}) is None


def test_each_recipient_is_named_once_and_starttls_is_the_default() -> None:
    told = mail_settings(GIVEN)
    assert told is not None
    assert told.recipients == ("desk@example.org", "chief@example.org")
    assert (told.security, told.port) == ("starttls", 587)


@pytest.mark.parametrize(("security", "port"), [("starttls", 587), ("tls", 465), ("none", 25)])
def test_the_port_follows_the_way_the_connection_is_secured(security: str, port: int) -> None:
    told = mail_settings({**GIVEN, "DRIFTWIRE_SMTP_SECURITY": security})
    assert told is not None
    assert told.port == port


def test_the_password_is_not_in_what_a_log_or_traceback_shows() -> None:
    told = mail_settings({**GIVEN, "DRIFTWIRE_SMTP_USER": "me", "DRIFTWIRE_SMTP_PASSWORD": "hush-hush"})
    assert "hush-hush" not in f"{told!r} {told}"


@pytest.mark.parametrize(
    "address",
    ["", "desk", "desk@", "@example.org", "a b@example.org", "desk@example.org\r\nBcc: x@example.org",
     "desk@exa_mple.org", "Desk <desk@example.org>", "desk@-example.org", "dèsk@example.org",
     f"{'a' * 250}@example.org", "desk@example.org;x@example.org", "desk@[127.0.0.1]", "desk@example..org"],
)  # fmt: skip
@pytest.mark.parametrize("variable", ["DRIFTWIRE_REPORT_FROM", "DRIFTWIRE_REPORT_TO"])
def test_what_is_no_plain_address_is_refused(variable: str, address: str) -> None:
    with pytest.raises(Misconfigured, match=variable):
        mail_settings({**GIVEN, variable: address})


@pytest.mark.parametrize(
    ("variable", "told"),
    [
        ("DRIFTWIRE_SMTP_PORT", "smtp"),
        ("DRIFTWIRE_SMTP_PORT", "0"),
        ("DRIFTWIRE_SMTP_PORT", "65536"),
        ("DRIFTWIRE_SMTP_SECURITY", "ssl"),
        ("DRIFTWIRE_SMTP_USER", "only"),
        ("DRIFTWIRE_SMTP_PASSWORD", "hush-hush"),
    ],
)
def test_what_makes_no_sense_is_named(variable: str, told: str) -> None:
    with pytest.raises(Misconfigured, match=variable) as refused:
        mail_settings({**GIVEN, variable: told})
    assert "hush-hush" not in str(refused.value)


def test_a_password_is_not_sent_in_the_clear() -> None:
    login = {"DRIFTWIRE_SMTP_USER": "me", "DRIFTWIRE_SMTP_PASSWORD": "x", "DRIFTWIRE_SMTP_SECURITY": "none"}
    with pytest.raises(Misconfigured, match="in the clear"):
        mail_settings({**GIVEN, **login})

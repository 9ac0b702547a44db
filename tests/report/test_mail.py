"""The report is mailed once per version: to a server on loopback, which takes it, puts it off, or refuses."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.report import shelf
from pipeline.report.issue import FIRST, Basis, Change, Issue
from pipeline.report.mail.outbox import waiting
from pipeline.report.mail.sent import sent
from pipeline.report.weekly import write
from tests.report.edition_case import RUN, WEEK, WIRE, Piece, changed, publish, told
from tests.report.mail_server import PASSWORD, MailServer, certificate, serving

ORIGIN = Piece("a1", "Northern Wire")
COPY = Piece("a2", "Evening Lantern", WIRE.replace("eleven", "seven"), hours=5, parent_id="a1")
FIGURE = Change("Copies", "7", "9")
ISSUE = Issue(FIRST, "", "statement", [], [], {}, {}, Basis(1, "", 1, "", "", ""), "")
LINK = '<p class="whole"><a href="2026-W46/story/s1.html">The whole story</a></p>'


def issue(
    home: Path, version: str = FIRST, weight: str = "statement", week: str = WEEK, text: str = "Copies: 7"
) -> None:
    files = {f"{week}.txt": f"{text}\n", f"{week}.html": f"<h1>Ünusual</h1>{LINK}", f"{week}.csv": "a,b\n"}
    shelf.issue(home / "reports", week, ISSUE._replace(version=version, weight=weight, changes=[FIGURE]), files)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    issue(tmp_path)
    return tmp_path


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[MailServer]:
    with serving() as running:
        for name, value in {
            "SMTP_HOST": "127.0.0.1",
            "SMTP_PORT": str(running.port),
            "SMTP_SECURITY": "none",
            "REPORT_FROM": "driftwire@example.org",
            "REPORT_TO": "desk@example.org,chief@example.org",
        }.items():
            monkeypatch.setenv(f"DRIFTWIRE_{name}", value)
        yield running


@pytest.fixture
def secure(server: MailServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MailServer]:
    """With STARTTLS and a login; its certificate is one that the machine trusts."""
    file = certificate(tmp_path / "mail.pem")
    with serving(file) as running:
        monkeypatch.setenv("DRIFTWIRE_SMTP_SECURITY", "starttls")
        monkeypatch.setenv("DRIFTWIRE_SMTP_PORT", str(running.port))
        monkeypatch.setenv("DRIFTWIRE_SMTP_USER", "driftwire")
        monkeypatch.setenv("DRIFTWIRE_SMTP_PASSWORD", PASSWORD)
        monkeypatch.setenv("SSL_CERT_FILE", str(file))
        yield running


def mail(home: Path, *options: str) -> Result:
    return CliRunner(env={"DRIFTWIRE_HOME": str(home)}).invoke(main, ["mail", *options])


def attached(server: MailServer) -> dict[str, str]:
    return {str(p.get_filename()): p.get_content() for p in server.delivered[-1].message.iter_attachments()}


def body(server: MailServer) -> str:
    text = server.delivered[-1].message.get_body(("plain",))
    return text.get_content().replace("\r\n", "\n") if text else ""


def test_the_text_is_the_body_and_page_and_numbers_are_attached(home: Path, server: MailServer) -> None:
    assert mail(home).exit_code == 0
    assert body(server) == "Copies: 7\n"
    assert attached(server) == {f"{WEEK}.html": "<h1>Ünusual</h1>", f"{WEEK}.csv": "a,b\n"}
    assert server.delivered[0].to == ["desk@example.org", "chief@example.org"]


def test_no_reader_learns_who_the_others_are(home: Path, server: MailServer) -> None:
    mail(home)
    assert "desk@example.org" not in server.delivered[0].message.as_string()


def test_who_has_it_is_not_mailed_it_again(home: Path, server: MailServer) -> None:
    mail(home)
    assert mail(home).output == "everybody has every report\n"
    assert mail(home, "--week", WEEK).output == "everybody has every report\n"
    assert len(server.delivered) == 1
    (noted,) = sent(home / "reports", WEEK)
    assert (noted.version, noted.recipients, noted.waiting, noted.refused) == (FIRST, 2, [], [])


def test_a_crash_before_it_was_noted_sends_the_same_message_id(home: Path, server: MailServer) -> None:
    mail(home)
    (home / "reports" / WEEK / "mail" / "1.0.0.json").unlink()
    mail(home)
    first, second = (one.message["Message-ID"] for one in server.delivered)
    assert first == second == "<driftwire.2026-W46.1.0.0@example.org>"


def test_a_version_with_other_figures_is_mailed_as_a_correction_of_the_one_before(
    home: Path, server: MailServer
) -> None:
    mail(home)
    issue(home, "1.1.0", "figure", text="ERRATUM.")
    mail(home)
    message = server.delivered[-1].message
    assert message["Subject"] == "Correction: drift report 2026-W46, version 1.1.0"
    assert message["In-Reply-To"] == server.delivered[0].message["Message-ID"]


def test_what_changed_in_versions_that_were_not_mailed_stands_before_the_text(home: Path, server: MailServer) -> None:
    mail(home)
    issue(home, "1.1.0", "figure")
    issue(home, "1.1.1", "content", text="No figure has changed.")
    mail(home)
    assert "* 1.1.0: Copies: 7 → 9\n\nNo figure has changed." in body(server)


def test_a_version_without_another_figure_is_not_mailed(home: Path, server: MailServer) -> None:
    mail(home)
    issue(home, "1.0.1", "content")
    mail(home)
    assert len(server.delivered) == 1


def test_only_the_newest_week_is_mailed_for_the_first_time_unless_one_is_named(home: Path, server: MailServer) -> None:
    issue(home, week="2026-W45")
    assert [one.week for one in waiting(home / "reports")] == [WEEK]
    assert mail(home, "--week", "2026-W45").exit_code == 0
    assert [one.message["Subject"] for one in server.delivered] == ["Drift report 2026-W45"]


def test_an_earlier_version_that_was_deleted_to_make_room_does_not_matter(home: Path, server: MailServer) -> None:
    mail(home)
    issue(home, "2.0.0")
    for file in (home / "reports" / WEEK / "version" / FIRST).iterdir():
        file.unlink()
    assert mail(home).exit_code == 0


@pytest.mark.parametrize("week", ["2026-W45", "undated", "../reports/2026-W46", "2026-W46\r\nBcc: x@example.org"])
def test_what_was_not_issued_cannot_be_mailed(home: Path, server: MailServer, week: str) -> None:
    answer = mail(home, "--week", week)
    assert answer.exit_code == 1
    assert "no version of" in answer.output
    assert server.delivered == []


def test_a_week_as_it_is_rendered_goes_out_without_links_to_pages_that_are_not_in_the_mail(
    tmp_path: Path, server: MailServer
) -> None:
    own = publish(tmp_path, [*told(ORIGIN, COPY), changed("m1", COPY, ORIGIN, "eleven", "seven"), RUN])
    file = write(own, WEEK, None)
    assert "/story/" in file.read_text()
    assert mail(tmp_path).exit_code == 0
    assert body(server) == file.with_suffix(".txt").read_text()
    assert "/story/" not in attached(server)[f"{WEEK}.html"]


def test_the_mail_of_the_sample_says_so_in_its_subject(home: Path, server: MailServer) -> None:
    (home / "SAMPLE").touch()
    mail(home)
    assert server.delivered[0].message["Subject"] == "SAMPLE: Drift report 2026-W46"


def test_a_dry_run_shows_the_mail_and_sends_nothing(home: Path, server: MailServer) -> None:
    shown = mail(home, "--week", WEEK, "--dry-run").output
    assert "Subject: Drift report 2026-W46\n" in shown
    assert "Copies: 7" in shown
    assert "[2026-W46.html]" in shown
    assert server.heard == []
    assert sent(home / "reports", WEEK) == []


def test_one_refused_recipient_does_not_keep_it_from_the_others(home: Path, server: MailServer) -> None:
    server.answers["RCPT TO:<desk@"] = "550 nobody of that name"
    answer = mail(home, "--json")
    assert answer.exit_code == 0
    assert "refused for good: desk@example.org" in json.loads(answer.output)["mails"][0]["told"]
    (noted,) = sent(home / "reports", WEEK)
    assert (noted.recipients, noted.refused) == (1, ["desk@example.org"])
    assert mail(home).output == "everybody has every report\n"


def test_who_was_put_off_alone_is_tried_again(home: Path, server: MailServer) -> None:
    server.answers["RCPT TO:<chief@"] = "451 greylisted"
    answer = mail(home)
    assert answer.exit_code == 1
    assert "chief@example.org" in answer.output
    server.answers.clear()
    assert mail(home).exit_code == 0
    assert [one.to for one in server.delivered] == [["desk@example.org"], ["chief@example.org"]]
    assert sent(home / "reports", WEEK)[0].recipients == 2


@pytest.mark.parametrize(
    ("line", "answer", "said"),
    [
        ("RCPT", "450 later", "cannot take it now"),
        ("RCPT", "550 never", "refuses every recipient"),
        ("MAIL", "451 later", "cannot take the sender now"),
        ("MAIL", "553 never", "refuses the sender"),
        (".", "452 full", "cannot take the message now"),
        (".", "554 spam", "refuses the message"),
        ("DATA", "hang up", "broke off"),
        ("EHLO", "hang up", "broke off"),
    ],
)
def test_what_nobody_got_is_not_noted_and_goes_out_when_the_server_takes_it(
    home: Path, server: MailServer, line: str, answer: str, said: str
) -> None:
    server.answers[line] = answer
    answer = mail(home)
    assert answer.exit_code == 1
    assert said in answer.output
    assert sent(home / "reports", WEEK) == []
    server.answers.clear()
    assert mail(home).exit_code == 0
    assert len(server.delivered) == 1


def test_a_connection_that_breaks_after_the_mail_was_taken_is_no_failure(home: Path, server: MailServer) -> None:
    server.answers["QUIT"] = "hang up"
    assert mail(home).exit_code == 0
    assert len(sent(home / "reports", WEEK)) == 1


def test_a_server_that_is_not_there_is_tried_again_later(
    home: Path, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.shutdown()
    server.server_close()
    answer = mail(home)
    assert (answer.exit_code, "cannot be reached" in answer.output) == (1, True)


def test_the_password_goes_over_starttls_only(home: Path, secure: MailServer) -> None:
    assert mail(home).exit_code == 0
    assert [line.split()[0] for line in secure.heard[:4]] == ["ehlo", "STARTTLS", "ehlo", "AUTH"]
    assert len(secure.delivered) == 1


def test_a_refused_login_is_told_without_the_password(
    home: Path, secure: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRIFTWIRE_SMTP_PASSWORD", "wrong, sesame")
    answer = mail(home)
    assert answer.exit_code == 1
    assert answer.output == "Error: the mail server refuses the login (535)\n"
    assert secure.delivered == []


def test_a_server_without_tls_gets_no_password(
    home: Path, secure: MailServer, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRIFTWIRE_SMTP_PORT", str(server.port))
    assert "STARTTLS" in mail(home).output
    assert not any(line.startswith("AUTH") for line in server.heard)


def test_a_certificate_that_nobody_vouches_for_is_refused(
    home: Path, secure: MailServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate(tmp_path / "other.pem")))
    assert "certificate is not trusted" in mail(home).output
    assert not any(line.startswith("AUTH") for line in secure.heard)


def test_without_a_server_the_command_says_which_setting_turns_it_on(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DRIFTWIRE_SMTP_HOST", raising=False)
    answer = mail(home)
    assert (answer.exit_code, answer.output) == (1, "Error: mailing is off: DRIFTWIRE_SMTP_HOST is not set\n")

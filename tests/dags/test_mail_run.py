"""The DAG mails what was issued: to a server on loopback, at once or after a person's yes."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from pipeline.report import shelf
from pipeline.report.issue import FIRST, Basis, Issue
from tests.dags.test_dag_run import states
from tests.report.mail_server import MailServer, serving

WEEK = "2026-W46"
ISSUE = Issue(FIRST, "", "statement", [], [], {}, {}, Basis(1, "", 1, "", "", ""), "")
MAILED = {"render": "skipped", "look_again": "skipped", "to_mail": "success", "approve": "success", "mail": "success"}
ANSWER = "/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/-1/hitlDetails"


@pytest.fixture
def server(database: None, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MailServer]:
    """With one issue that nobody has got."""
    files = {f"{WEEK}.{kind}": "Copies: 7\n" for kind in ("txt", "html", "csv")}
    shelf.issue(home / "reports", WEEK, ISSUE, files)
    with serving() as running:
        for name, told in {"HOST": "127.0.0.1", "PORT": str(running.port), "SECURITY": "none"}.items():
            monkeypatch.setenv(f"DRIFTWIRE_SMTP_{name}", told)
        monkeypatch.setenv("DRIFTWIRE_REPORT_FROM", "driftwire@example.org")
        monkeypatch.setenv("DRIFTWIRE_REPORT_TO", "desk@example.org")
        yield running


def test_the_newest_issue_is_mailed_once(server: MailServer) -> None:
    assert states("weekly_report") == MAILED
    assert states("weekly_report") == dict.fromkeys(MAILED, "skipped")
    assert [one.to for one in server.delivered] == [["desk@example.org"]]


def test_a_setting_that_makes_no_sense_is_red_before_anything_is_sent(
    server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRIFTWIRE_REPORT_TO", "desk")
    assert states("weekly_report")["to_mail"] == "failed"
    assert server.heard == []


def test_what_the_server_cannot_take_now_goes_out_when_the_task_is_tried_again(server: MailServer) -> None:
    server.answers["MAIL"] = "451 later"
    assert states("weekly_report")["mail"] == "failed"
    server.answers.clear()
    assert states("weekly_report") == MAILED


def answer(client: TestClient, option: str) -> None:
    """As the page of required actions does it, as soon as it is asked."""
    while not (told := client.post("/auth/token", json={"username": "admin", "password": "secret"})).is_success:
        time.sleep(0.1)
    login = {"Authorization": f"Bearer {told.json()['access_token']}"}
    pending = "/api/v2/dags/weekly_report/dagRuns/~/hitlDetails?response_received=false"
    while True:  # a busy machine answers late, or with an error; the test's own time limit ends it
        for asked in client.get(pending, headers=login).json().get("hitl_details", []):
            ti = asked["task_instance"]
            if client.patch(ANSWER.format(**ti), headers=login, json={"chosen_options": [option]}).is_success:
                return
        time.sleep(0.1)


@pytest.fixture
def client(database: None) -> TestClient:
    from airflow.api_fastapi.app import create_app

    return TestClient(create_app(), raise_server_exceptions=False)


@pytest.mark.slow
@pytest.mark.parametrize(("option", "mail", "count"), [("Approve", "success", 1), ("Reject", "skipped", 0)])
def test_a_person_decides_whether_it_is_mailed_and_a_no_is_no_failure(
    server: MailServer, client: TestClient, option: str, mail: str, count: int
) -> None:
    person = threading.Thread(target=answer, args=(client, option), daemon=True)
    person.start()
    assert states("weekly_report", approve=True) == {**MAILED, "mail": mail}
    person.join(timeout=10)
    assert len(server.delivered) == count

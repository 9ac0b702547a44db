"""Who may push, what is refused, and that the bell rings."""

import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from pipeline.landing import push
from pipeline.landing.segment import read, segments

RECORD = {"url": "https://star.example/1", "outlet": "Star", "title": "A play opens", "body": "It opened on Saturday."}
TOKEN = "a-token-of-twenty-four-characters"


@pytest.fixture(scope="module")
def client(database: None) -> TestClient:
    from airflow.api_fastapi.app import create_app

    return TestClient(create_app(), raise_server_exceptions=False)


@pytest.fixture
def login(client: TestClient, home: Path):
    def token(user: str) -> dict[str, str]:
        told = client.post("/auth/token", json={"username": user, "password": "secret"})
        return {"Authorization": f"Bearer {told.json()['access_token']}"}

    return token


def landed(home: Path) -> int:
    return sum(1 for path in segments(home / "landing") for _ in read(path))


def test_without_a_token_nothing_is_taken(client: TestClient, home: Path) -> None:
    assert client.post("/push/record", json=RECORD).status_code == 401
    assert landed(home) == 0


@pytest.mark.parametrize("token", ["e30.e30.e30", "wrong", TOKEN])
def test_a_wrong_token_is_refused(client: TestClient, home: Path, token: str) -> None:
    answer = client.post("/push/record", json=RECORD, headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code in {401, 403}
    assert landed(home) == 0


def test_who_may_only_read_may_not_push(client: TestClient, home: Path, login) -> None:
    assert client.post("/push/record", json=RECORD, headers=login("reader")).status_code == 403
    assert landed(home) == 0


def test_a_cookie_alone_is_no_token(client: TestClient, home: Path, login) -> None:
    token = login("admin")["Authorization"].removeprefix("Bearer ")
    assert client.post("/push/record", json=RECORD, headers={"Cookie": f"_token={token}"}).status_code == 401


def test_a_user_of_airflow_pushes_a_record_and_a_list(client: TestClient, home: Path, login) -> None:
    answer = client.post("/push/record", json=RECORD, headers=login("admin"))
    assert (answer.status_code, answer.json()["records"]) == (202, 1)
    assert client.post("/push/record", json=[RECORD, RECORD | {"url": "x"}], headers=login("admin")).status_code == 202
    assert landed(home) == 3


def test_the_token_of_the_setting_is_taken(client: TestClient, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRIFTWIRE_PUSH_TOKEN", TOKEN)
    answer = client.post("/push/record", json=RECORD, headers={"Authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 202


@pytest.mark.parametrize("token", ["", "short"])
def test_a_token_that_can_be_guessed_counts_as_none(
    client: TestClient, home: Path, monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    monkeypatch.setenv("DRIFTWIRE_PUSH_TOKEN", token)
    answer = client.post("/push/record", json=RECORD, headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code in {401, 403}


def test_more_than_the_limit_is_too_large_whatever_the_header_says(client: TestClient, home: Path, login) -> None:
    huge = b'{"body": "' + b"x" * push.LARGEST + b'"}'
    assert client.post("/push/record", content=huge, headers=login("admin")).status_code == 413

    def chunks():
        yield huge

    assert client.post("/push/record", content=chunks(), headers=login("admin")).status_code == 413
    assert landed(home) == 0


def test_a_bad_record_is_refused_with_its_reason(client: TestClient, home: Path, login) -> None:
    answer = client.post("/push/record", json=[RECORD, {"title": "x"}], headers=login("admin"))
    assert (answer.status_code, answer.json()) == (422, {"detail": [{"record": 1, "reason": "no_body"}]})
    assert client.post("/push/record", content=b"{", headers=login("admin")).status_code == 422
    assert landed(home) == 0


def test_a_key_makes_a_repeated_request_land_once(client: TestClient, home: Path, login) -> None:
    headers = login("admin") | {"Idempotency-Key": "order-7"}
    first, again = (client.post("/push/record", json=RECORD, headers=headers) for _ in range(2))
    assert first.json() == again.json()
    assert landed(home) == 1
    assert client.post("/push/record", json=RECORD | {"title": "y"}, headers=headers).status_code == 422


def test_the_bell_rings_where_the_asset_is_known(client: TestClient, home: Path, login) -> None:
    from airflow.models.asset import AssetActive, AssetEvent, AssetModel
    from airflow.utils.session import create_session
    from sqlalchemy import func, select

    with create_session() as session:
        if session.scalar(select(AssetModel).where(AssetModel.name == "landed")) is None:
            session.add(AssetModel(name="landed", uri="landed", group="asset"))
            session.flush()
            session.add(AssetActive(name="landed", uri="landed"))
        before = session.scalar(select(func.count()).select_from(AssetEvent))
    assert client.post("/push/record", json=RECORD, headers=login("admin")).status_code == 202
    with create_session() as session:
        assert session.scalar(select(func.count()).select_from(AssetEvent)) == before + 1


def test_receiving_does_not_wait_for_the_warehouse(client: TestClient, home: Path, login) -> None:
    from pipeline.run.lock import only_writer

    with only_writer(home):
        assert client.post("/push/record", content=json.dumps(RECORD), headers=login("admin")).status_code == 202

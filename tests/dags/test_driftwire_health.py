"""A monitor asks without an account and gets a status code."""

from pathlib import Path

from fastapi.testclient import TestClient

from pipeline.run.health import note_run
from pipeline.settings import settings


def test_it_is_503_until_something_is_published_and_200_when_a_run_has_ended(database: None, home: Path) -> None:
    import driftwire_health

    client = TestClient(driftwire_health.app)
    assert client.get("/").status_code == 503
    (home / "published").mkdir(parents=True)
    note_run(settings(), [])
    answer = client.get("/")
    assert (answer.status_code, answer.json()["reasons"]) == (200, [])

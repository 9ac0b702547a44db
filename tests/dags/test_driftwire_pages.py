"""Our pages are for those who are logged in to Airflow, and carry no foreign markup."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

PAGES = ("/driftwire/report", "/driftwire/report/2026-W30.html", "/driftwire/quality")


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


def report(home: Path, name: str = "2026-W30.html", text: str = "<h1>W30</h1>") -> None:
    (home / "reports").mkdir(parents=True, exist_ok=True)
    (home / "reports" / name).write_text(text)


@pytest.mark.parametrize("page", PAGES)
def test_without_login_there_is_nothing_to_see(client: TestClient, home: Path, page: str) -> None:
    report(home)
    assert client.get(page).status_code == 401


@pytest.mark.parametrize("page", PAGES)
def test_a_forged_token_is_refused(client: TestClient, home: Path, page: str) -> None:
    assert client.get(page, headers={"Authorization": "Bearer e30.e30.e30"}).status_code in {401, 403}


@pytest.mark.parametrize("user", ["admin", "reader"])
@pytest.mark.parametrize("page", PAGES)
def test_who_is_logged_in_may_read(client: TestClient, home: Path, login, page: str, user: str) -> None:
    report(home)
    assert client.get(page, headers=login(user)).status_code == 200


def test_the_newest_report_is_shown_and_all_are_listed(client: TestClient, home: Path, login) -> None:
    for name in ("2026-W09.html", "2026-W30.html", "2025-W52.html"):
        report(home, name)
    page = client.get("/driftwire/report", headers=login("reader")).text
    assert 'src="report/2026-W30.html"' in page
    assert page.index('href="report/2026-W30') < page.index('href="report/2026-W09') < page.index('href="report/2025')


def test_a_report_cannot_run_scripts_or_ask_anybody(client: TestClient, home: Path, login) -> None:
    report(home)
    policy = client.get("/driftwire/report/2026-W30.html", headers=login("reader")).headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "script-src" not in policy
    assert "sandbox allow-popups" in policy


@pytest.mark.parametrize("name", ["..%2F..%2Fusers.json", "users.json", "2026-W30.html.bak", "%2Fetc%2Fpasswd"])
def test_nothing_but_reports_is_served(client: TestClient, home: Path, login, name: str) -> None:
    report(home)
    (home / "reports" / "users.json").write_text("{}")
    answer = client.get(f"/driftwire/report/{name}", headers=login("admin"))
    assert answer.status_code == 404


def test_before_the_first_report_the_page_tells_how_to_get_one(client: TestClient, home: Path, login) -> None:
    assert "No report yet" in client.get("/driftwire/report", headers=login("reader")).text


def test_before_the_first_snapshot_the_quality_page_says_so(client: TestClient, home: Path, login) -> None:
    assert "Nothing is published yet" in client.get("/driftwire/quality", headers=login("reader")).text


def test_the_navigation_has_both_pages(client: TestClient, login) -> None:
    told = client.get("/api/v2/plugins", headers=login("admin")).json()
    views = [view for plugin in told["plugins"] for view in plugin["external_views"]]
    assert {(v["name"], v["href"]) for v in views} == {
        ("Drift report", "/driftwire/report"),
        ("Data quality", "/driftwire/quality"),
    }

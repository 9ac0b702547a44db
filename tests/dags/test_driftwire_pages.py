"""Our pages are for those who are logged in to Airflow, and carry no foreign markup."""

import json
import re
import shutil
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from models.proposal import Proposal
from pipeline.collect.feeds import Listed
from pipeline.collect.state import opened
from pipeline.landing.segment import read, segments
from pipeline.report import shelf
from pipeline.report.issue import Basis, Issue
from pipeline.rows import Feed, Held, Story
from pipeline.stages.review import decided
from tests.warehouse.mart_case import article, change, copied, headline
from tests.warehouse.published_world import publish_world

STORY = "/driftwire/report/2026-W30/story/s1f.html"
PAGES = ("/driftwire/report", "/driftwire/report/2026-W30.html", STORY, "/driftwire/quality", "/driftwire/review")
ISSUE = Issue("1.0.0", "", "statement", [], [], {}, {}, Basis(1, "", 1, "", "", ""), "")
FORMS = {
    "/driftwire/review": {"week": "2026-W45", "finding": "mutation", "finding_id": "m", "verdict": "confirmed"},
    "/driftwire/quality/held": {"source": "page:X", "day": "2026-11-03", "action": "release"},
    "/driftwire/quality/feed": {"feed": "http://x/feed", "action": "pause"},
}
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>\u202e"


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
    (home / "reports" / "2026-W30" / "story").mkdir(parents=True, exist_ok=True)
    (home / "reports" / name).write_text(text)
    (home / "reports" / "2026-W30" / "story" / "s1f.html").write_text("<h1>Story</h1>")


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


def test_earlier_versions_are_listed_beside_their_week_and_can_be_read(client: TestClient, home: Path, login) -> None:
    report(home)
    for version in ("1.0.0", "1.1.0"):
        shelf.issue(home / "reports", "2026-W30", ISSUE._replace(version=version), {"2026-W30.html": version})
    page = client.get("/driftwire/report", headers=login("reader")).text
    (link,) = re.findall(r'href="(report/[^"]*/version/[^"]*)"', page)
    assert client.get(f"/driftwire/{link}", headers=login("reader")).text == "1.0.0"
    assert client.get(f"/driftwire/{link}").status_code == 401


def test_a_report_cannot_run_scripts_or_ask_anybody(client: TestClient, home: Path, login) -> None:
    report(home)
    policy = client.get("/driftwire/report/2026-W30.html", headers=login("reader")).headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "script-src" not in policy
    sandbox = policy[policy.index("sandbox") :].split()
    assert "allow-popups" in sandbox
    assert not {"allow-scripts", "allow-forms", "allow-top-navigation"} & set(sandbox)


@pytest.mark.parametrize(
    "name",
    ["..%2F..%2Fusers.json", "users.json", "2026-W30.html.bak", "%2Fetc%2Fpasswd", "2026-W30/story/sout.html",
     "2026-W30/story/..%2F..%2Fusers.json", "2026-W30%2F..%2Fusers.json", "2026-W30/story/s2.html", "2026-W30/story",
     "2026-W30/version/1.0.0/issue.json", "2026-W30/version/../../users.json", "2026-W30/version"],
)  # fmt: skip
def test_nothing_but_reports_is_served(client: TestClient, home: Path, login, name: str) -> None:
    report(home)
    (home / "reports" / "users.json").write_text("{}")
    (home / "users.html").write_text("secret")
    (home / "reports" / "2026-W30" / "story" / "sout.html").symlink_to(home / "users.html")
    answer = client.get(f"/driftwire/report/{name}", headers=login("admin"))
    assert answer.status_code == 404


def test_before_the_first_report_the_page_tells_how_to_get_one(client: TestClient, home: Path, login) -> None:
    assert "No report yet" in client.get("/driftwire/report", headers=login("reader")).text


def test_before_the_first_snapshot_the_quality_page_says_so(client: TestClient, home: Path, login) -> None:
    assert "Nothing is published yet" in client.get("/driftwire/quality", headers=login("reader")).text


def test_the_navigation_has_our_pages(client: TestClient, login) -> None:
    told = client.get("/api/v2/plugins", headers=login("admin")).json()
    views = [view for plugin in told["plugins"] for view in plugin["external_views"]]
    assert {(v["name"], v["href"]) for v in views} == {
        ("Drift report", "/driftwire/report"),
        ("Data quality", "/driftwire/quality"),
        ("Review", "/driftwire/review"),
    }


@pytest.fixture(scope="module")
def hostile_world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Published: the small world, and one article, one held day and one feed with hostile names."""
    made = tmp_path_factory.mktemp("hostile") / "var"
    bad = article("evil", HOSTILE, 3)._replace(title=HOSTILE, url="javascript:alert(3)", byline=HOSTILE)
    rows = [bad, copied("evil", "o"), Story("evil", "so"), headline("evil", True, 0.4)]
    found = change("mevil", "evil", spans=(HOSTILE, "two"))._replace(parent_id="o", after_start=0, before_start=0)
    sick = Feed(HOSTILE, HOSTILE, HOSTILE, "error", None, None, 0, 3, HOSTILE)
    held = [Held("page:X", date(2026, 11, 3), "items", 40, None), Held(HOSTILE, date(2026, 11, 3), "items", 40, None)]
    publish_world(made, *rows, found, sick, *held, change("m", "a")._replace(parent_id="o"))
    return made


@pytest.fixture
def world(home: Path, hostile_world: Path) -> Path:
    return Path(shutil.copytree(hostile_world, home, symlinks=True))


def test_a_proposed_model_is_named_on_the_quality_page(client: TestClient, world: Path, login) -> None:
    waiting = Proposal("change", "0123456789ab", "2026-11-09T06:00:00+00:00", "typed_f1", 0.42, 0.38, 7, 3)
    folder = world / "proposals" / "change" / waiting.version
    assert "Proposed models" not in client.get("/driftwire/quality", headers=login("reader")).text
    folder.mkdir(parents=True)
    (folder / "proposal.json").write_text(json.dumps(waiting._asdict()))
    page = client.get("/driftwire/quality", headers=login("reader")).text
    assert "<td>0123456789ab</td>" in page


def form(client: TestClient, page: str, login: dict[str, str], **changed: str):
    """The fields of our form, with the token of the page that was shown."""
    shown = client.get("/driftwire/review?finding=headline", headers=login).text
    token = re.search(r'name="token" value="([0-9a-f]+)"', shown)
    told = {**FORMS[page], "token": token.group(1) if token else "", **changed}
    return client.post(page, data=told, headers=login, follow_redirects=False)


def landed(home: Path) -> list[tuple[str, str, dict[str, str] | str]]:
    return [(one.kind, one.address, one.body.decode()) for path in segments(home / "landing") for one in read(path)]


@pytest.mark.parametrize("page", FORMS)
def test_who_is_not_logged_in_decides_nothing(client: TestClient, world: Path, page: str) -> None:
    assert client.post(page, data=FORMS[page]).status_code == 401
    assert landed(world) == []


@pytest.mark.parametrize("page", FORMS)
def test_a_viewer_sees_no_form_and_decides_nothing(client: TestClient, world: Path, login, page: str) -> None:
    shown = client.get("/driftwire/review", headers=login("reader")).text
    assert "<form" not in shown
    assert form(client, page, login("reader")).status_code == 403
    assert landed(world) == []


@pytest.mark.parametrize("page", FORMS)
def test_a_form_from_elsewhere_decides_nothing(client: TestClient, world: Path, login, page: str) -> None:
    assert form(client, page, login("admin"), token="0" * 64).status_code == 403
    assert form(client, page, {**login("admin"), "Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert landed(world) == []


def test_an_editor_confirms_a_finding_and_it_is_landed_with_who_and_when(
    client: TestClient, world: Path, login
) -> None:
    answer = form(client, "/driftwire/review", login("admin"))
    assert (answer.status_code, answer.headers["location"].split("&at=")[0]) == (
        303, "review?week=2026-W45&finding=mutation",
    )  # fmt: skip
    ((kind, address, body),) = landed(world)
    assert (kind, body) == ("review", address)
    said = decided(address)
    assert said[:4] == ("mutation", "m", "admin", "confirmed")
    shown = client.get("/driftwire/review?week=2026-W45&finding=mutation&at=m", headers=login("admin")).text
    assert "You have confirmed it" in shown


def test_the_evidence_stands_side_by_side_with_the_change_marked(client: TestClient, world: Path, login) -> None:
    shown = client.get("/driftwire/review?week=2026-W45&finding=mutation&at=m", headers=login("reader")).text
    assert "<del>ten</del>" in shown
    assert "<ins>two</ins>" in shown
    assert "material" in shown


def test_a_finding_that_is_not_there_cannot_be_confirmed(client: TestClient, world: Path, login) -> None:
    assert form(client, "/driftwire/review", login("admin"), finding_id="nothing").status_code == 404


def test_releasing_a_held_day_is_a_landed_decision(client: TestClient, world: Path, login) -> None:
    assert form(client, "/driftwire/quality/held", login("admin")).status_code == 303
    ((kind, address, body),) = landed(world)
    assert (kind, address) == ("decision", "page:X/2026-11-03")
    assert json.loads(body)["decided_by"] == "admin"


def test_a_feed_is_paused_and_resumed(client: TestClient, world: Path, login) -> None:
    with opened(world / "collect.sqlite") as state:
        state.enrol([Listed("http://x/feed", "X", None)], 900.0)
        state.commit()
    for action, disabled in (("pause", True), ("resume", False)):
        assert (
            form(client, "/driftwire/quality/feed", login("admin"), action=action).headers["location"] == "../quality"
        )
        with opened(world / "collect.sqlite") as state:
            assert [f.schedule.disabled for f in state.feeds()] == [disabled]


@pytest.mark.parametrize("page", ["quality", "review?finding=mutation&at=mevil", "review?finding=headline&at=evil"])
def test_strings_of_strangers_are_text(client: TestClient, world: Path, login, page: str) -> None:
    answer = client.get(f"/driftwire/{page}", headers=login("admin"))
    seen = Elements()
    seen.feed(answer.text)
    assert HOSTILE[:-1] in "".join(seen.texts)
    assert "img" not in seen.tags
    assert seen.tags.count("script") == 1
    assert [name for name in seen.attributes if name.startswith("on")] == []
    assert [link for link in seen.links if link.startswith("javascript")] == []
    assert "\u202e" not in answer.text
    assert "script-src 'nonce-" in answer.headers["content-security-policy"]


class Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.links: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

"""Our two pages inside Airflow's UI, behind its login: the drift report, and the quality of the data."""

import re
from pathlib import Path

from airflow.api_fastapi.auth.managers.models.resource_details import AccessView
from airflow.api_fastapi.core_api.security import requires_access_view
from airflow.plugins_manager import AirflowPlugin
from fastapi import Depends, FastAPI, HTTPException
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pipeline.settings import settings
from pipeline.warehouse.sandbox import Answer, NothingPublished, ask

_PAGE = Path(__file__).parent / "page"
_TEMPLATES = Environment(loader=FileSystemLoader(_PAGE), autoescape=True, undefined=StrictUndefined)
_REPORT = re.compile(r"[0-9]{4}-W[0-9]{2}[A-Za-z0-9._-]*\.html")
_QUESTIONS = ("freshness", "feed", "held", "gate", "rejected_by_reason", "rejected")

# Reports carry texts of strangers, on the address of Airflow's own cookie: no script, no form, no request.
_REPORT_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
}
_OWN_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; "
    "frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
}

# A plugin's app has no authentication of its own: every route of this one asks Airflow who is there.
app = FastAPI(
    title="Driftwire",
    docs_url=None,
    redoc_url=None,
    openapi_url=None,
    dependencies=[Depends(requires_access_view(AccessView.WEBSITE))],
)


def _page(name: str, **told: object) -> HTMLResponse:
    return HTMLResponse(_TEMPLATES.get_template(name).render(told), headers=_OWN_HEADERS)


def _reports(folder: Path) -> list[str]:
    """File names, the newest week first."""
    return sorted((f.name for f in folder.glob("*.html") if _REPORT.fullmatch(f.name)), reverse=True)


@app.get("/report")
def report() -> HTMLResponse:
    return _page("report.html", reports=_reports(settings().reports), sample=settings().sample)


@app.get("/report/{name}")
def one_report(name: str) -> HTMLResponse:
    folder = settings().reports
    if name not in _reports(folder):
        raise HTTPException(404, "There is no such report.")
    return HTMLResponse((folder / name).read_bytes(), headers=_REPORT_HEADERS)


@app.get("/quality")
def quality() -> HTMLResponse:
    published = settings().published
    answers: dict[str, Answer] = {}
    try:
        for name in _QUESTIONS:
            answers[name] = ask(published, (_PAGE / f"{name}.sql").read_text(encoding="utf-8"))
    except NothingPublished:
        answers = {}
    return _page("quality.html", answers=answers, sample=settings().sample)


class DriftwirePages(AirflowPlugin):
    name = "driftwire_pages"
    fastapi_apps = [{"app": app, "url_prefix": "/driftwire", "name": "Driftwire"}]
    external_views = [
        {
            "name": "Drift report",
            "href": "/driftwire/report",
            "destination": "nav",
            "url_route": "drift_report",
            "nav_top_level": True,
        },
        {
            "name": "Data quality",
            "href": "/driftwire/quality",
            "destination": "nav",
            "url_route": "data_quality",
            "nav_top_level": True,
        },
    ]

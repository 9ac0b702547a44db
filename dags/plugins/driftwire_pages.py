"""Our pages inside Airflow's UI, behind its login: drift report, data quality, review of findings."""

import re
import sqlite3
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated
from urllib.parse import urlencode

from airflow.api_fastapi.auth.managers.models.base_user import BaseUser
from airflow.api_fastapi.auth.managers.models.resource_details import AccessView
from airflow.api_fastapi.core_api.security import GetUserDep, requires_access_view
from airflow.plugins_manager import AirflowPlugin
from driftwire_airflow import finding as findings
from driftwire_airflow.bell import ring
from driftwire_airflow.editor import EditorDep, form_token, is_editor
from driftwire_airflow.page import icon, page, sql
from fastapi import Depends, FastAPI, Form, HTTPException
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from models.proposal import proposals
from pipeline.landing.decision import land_review
from pipeline.report import shelf
from pipeline.rows import Review
from pipeline.run.desk import NothingHeld, UnknownFeed, set_feed
from pipeline.run.desk import decide as land_decision
from pipeline.settings import settings
from pipeline.stages.review import VERDICTS, address
from pipeline.warehouse.sandbox import Answer, NothingPublished, ask

_REPORT = re.compile(r"(?:[0-9]{4}-W[0-9]{2}|undated)\.html")
_QUESTIONS = ("freshness", "feed", "held", "waiting", "gate", "rejected_by_reason", "rejected")
_LABELS = {"mutation": "Changes", "contradiction": "Contradictions", "headline": "Clickbait"}
_ASKED = {
    "mutation": ("Does the copy say something else than its parent, of this kind and weight?", "Parent", "Copy"),
    "contradiction": ("Can these two sentences not both be true?", "The earlier says", "The later says"),
    "headline": ("Is the later headline clickbait?", "Headline of the parent, or the same", "Called clickbait"),
}
# What was decided here and is not yet in the published snapshot, so that the page does not ask twice; lost, it does.
_FRESH: dict[tuple[str, str, str], str] = {}

# Reports carry texts of strangers, on the address of Airflow's own cookie: no script, no form, no request. Same origin,
# for a page of no origin may not follow a link to the next with the cookie; without scripts it can do nothing else.
_REPORT_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "frame-ancestors 'self'; sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox",
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


def _reports(folder: Path) -> dict[str, list[str]]:
    """By file name, the newest week first: the addresses of the versions before the one that is shown."""
    names = sorted((f.name for f in folder.glob("*.html") if _REPORT.fullmatch(f.name)), reverse=True)
    return {name: shelf.readable(folder, name.removesuffix(".html"))[1:] for name in names}


@app.get("/report")
def report() -> HTMLResponse:
    return page("report.html", reports=_reports(settings().reports))


@app.get("/report/{path:path}")
def one_file(path: str) -> Response:
    """A report, one of its stories: by the addresses that links in them have."""
    file = shelf.file_at(settings().reports, path)
    if file is None:
        raise HTTPException(404, "There is no such report.")
    return Response(file.read_bytes(), media_type=shelf.KINDS[file.suffix], headers=_REPORT_HEADERS)


def _rights(user: BaseUser) -> Mapping[str, object]:
    may = is_editor(user)
    return {"may_decide": may, "token": form_token(user) if may else ""}


@app.get("/quality")
def quality(user: GetUserDep, notice: str = "") -> HTMLResponse:
    answers: dict[str, Answer] = {}
    try:
        for name in _QUESTIONS:
            answers[name] = ask(settings().published, sql(name))
    except NothingPublished:
        answers = {}
    waiting = proposals(settings().home)
    return page(
        "quality.html", answers=answers, proposals=waiting, notice=_NOTICES.get(notice, ""), **_rights(user)
    )  # fmt: skip


_NOTICES = {
    "busy": "The collector is writing its state just now: please try again in a minute.",
    "feed": "No such feed is listed any more.",
    "held": "Nothing of this source was held on that day.",
}


def _back(where: str, **told: str) -> RedirectResponse:
    """After a form: a reload does not send it again."""
    return RedirectResponse(f"{where}?{urlencode(told)}" if told else where, 303)


@app.post("/quality/held")
def decide(
    user: EditorDep, source: Annotated[str, Form()], day: Annotated[date, Form()], action: Annotated[str, Form()]
) -> RedirectResponse:
    if action not in {"release", "reject"}:
        raise HTTPException(422, "release or reject")
    try:
        land_decision(settings(), source, day.isoformat(), action, user.get_name())
    except NothingHeld:
        return _back("../quality", notice="held")
    ring()
    return _back("../quality")


@app.post("/quality/feed")
def pause_or_resume(user: EditorDep, feed: Annotated[str, Form()], action: Annotated[str, Form()]) -> RedirectResponse:
    if action not in {"pause", "resume"}:
        raise HTTPException(422, "pause or resume")
    try:
        set_feed(settings(), feed, paused=action == "pause")
    except UnknownFeed:
        return _back("../quality", notice="feed")
    except sqlite3.OperationalError:
        return _back("../quality", notice="busy")
    return _back("../quality")


@app.get("/review")
def review(user: GetUserDep, week: str = "", finding: str = "mutation", at: str = "") -> HTMLResponse:
    if finding not in _LABELS:
        raise HTTPException(404, "There are no such findings.")
    published = settings().published
    try:
        weeks = findings.weeks(published)
    except NothingPublished:
        weeks = []
    if week not in weeks:
        week = weeks[0] if weeks else ""
    who = user.get_name()
    waiting = findings.queue(published, week, finding, who) if week else []
    queue = [one._replace(said=_FRESH.get((finding, one.finding_id, who), one.said)) for one in waiting]
    place = next((i for i, one in enumerate(queue) if one.finding_id == at), None)
    if place is None:
        place = next((i for i, one in enumerate(queue) if one.said is None), 0)
    current = queue[place] if queue else None
    question, *headings = _ASKED[finding]
    return page(
        "review.html",
        **_rights(user),
        labels=_LABELS,
        weeks=weeks,
        week=week,
        finding=finding,
        question=question,
        headings=headings,
        current=current,
        sides=findings.sides(published, current) if current else None,
        number=place + 1,
        total=len(queue),
        reviewed=sum(one.said is not None for one in queue),
        previous=queue[place - 1].finding_id if place > 0 else None,
        following=queue[place + 1].finding_id if place + 1 < len(queue) else None,
        precision=ask(published, sql("precision")) if weeks else Answer([], []),
    )


@app.post("/review")
def say(
    user: EditorDep,
    week: Annotated[str, Form()],
    finding: Annotated[str, Form()],
    finding_id: Annotated[str, Form()],
    verdict: Annotated[str, Form()],
) -> RedirectResponse:
    if verdict not in VERDICTS or finding not in _LABELS:
        raise HTTPException(422, "confirmed or rejected")
    own, who = settings(), user.get_name()
    queue = [one.finding_id for one in findings.queue(own.published, week, finding, who)]
    if finding_id not in queue:
        raise HTTPException(404, "There is no such finding.")
    land_review(own, address(Review(finding, finding_id, who, verdict, own.now())))
    _FRESH[finding, finding_id, who] = verdict
    ring()
    following = queue[(queue.index(finding_id) + 1) % len(queue)]
    return _back("review", week=week, finding=finding, at=following)


class DriftwirePages(AirflowPlugin):
    name = "driftwire_pages"
    fastapi_apps = [{"app": app, "url_prefix": "/driftwire", "name": "Driftwire"}]
    external_views = [
        {
            "name": name,
            "href": f"/driftwire/{path}",
            "destination": "nav",
            "url_route": route,
            "nav_top_level": True,
            "icon": icon(path, "#334155"),
            "icon_dark_mode": icon(path, "#e2e8f0"),
        }
        for name, path, route in (
            ("Drift report", "report", "drift_report"),
            ("Data quality", "quality", "data_quality"),
            ("Review", "review", "review"),
        )
    ]

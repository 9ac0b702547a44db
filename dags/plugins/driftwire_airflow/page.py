"""Our own pages as HTML: everything escaped, no request to anywhere, only our own script."""

import re
import secrets
from pathlib import Path
from urllib.parse import quote, urlsplit

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipeline.settings import settings

FOLDER = Path(__file__).resolve().parents[1] / "page"
# Controls, and marks that turn the direction of all that follows: they say nothing and can disguise what stands there.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def _visible(value: object) -> object:
    return _UNSEEN.sub("", value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _followable(url: str) -> bool:
    return urlsplit(url).scheme in {"http", "https"}


_TEMPLATES = Environment(
    loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined, finalize=_visible,
    trim_blocks=True, lstrip_blocks=True,
)  # fmt: skip
_TEMPLATES.tests["followable"] = _followable


def sql(name: str) -> str:
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def page(name: str, **told: object) -> HTMLResponse:
    nonce = secrets.token_urlsafe(16)
    script = Markup((FOLDER / "key.js").read_text(encoding="utf-8"))  # our own file, no input
    body = _TEMPLATES.get_template(name).render(told, nonce=nonce, script=script, sample=settings().sample)
    policy = (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-{nonce}'; frame-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
    )
    headers = {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "private, no-store",
    }
    return HTMLResponse(body, headers=headers)


_STROKES = {
    "report": "M3 20h18M6 16l4-5 4 3 5-8",
    "quality": "M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6zM9 12l2 2 4-4",
    "review": "M4 5h7v14H4zM13 5h7v14h-7zM6 9h3M6 12h3M15 9h3M15 12h3",
}


def icon(name: str, colour: str) -> str:
    """A line drawing as a data address, so that nothing is asked for."""
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="{colour}" '
        f'stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"><path d="{_STROKES[name]}"/></svg>'
    )
    return f"data:image/svg+xml,{quote(drawn)}"

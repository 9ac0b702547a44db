"""Where others push articles: `POST /push/record` lands a JSON record or a list of them and rings the bell."""

import os
import secrets
from typing import Annotated

from airflow.api_fastapi.app import get_auth_manager
from airflow.api_fastapi.auth.managers.models.resource_details import AssetDetails
from airflow.api_fastapi.core_api.security import resolve_user_from_token
from airflow.plugins_manager import AirflowPlugin
from driftwire_airflow.bell import ring
from fastapi import Depends, FastAPI, Header, HTTPException, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from pipeline.landing import push
from pipeline.settings import settings

TOKEN = "DRIFTWIRE_PUSH_TOKEN"  # a setting without a default; unset, only Airflow's own tokens are taken
SHORTEST_TOKEN = 24  # characters; a shorter one can be guessed and counts as none
_BEARER = HTTPBearer(auto_error=False)


async def may_push(told: Annotated[HTTPAuthorizationCredentials | None, Depends(_BEARER)]) -> None:
    """The token of the setting, or one of Airflow's whose user may create asset events.

    Never the cookie of a session: a page of strangers could send that along.
    """
    if told is None:
        raise HTTPException(401, "Not authenticated", {"WWW-Authenticate": "Bearer"})
    own = os.environ.get(TOKEN, "")
    if len(own) >= SHORTEST_TOKEN and secrets.compare_digest(told.credentials.encode(), own.encode()):
        return
    user = await resolve_user_from_token(told.credentials)
    if not get_auth_manager().is_authorized_asset(method="POST", details=AssetDetails(), user=user):
        raise HTTPException(403, "This user may not push")


app = FastAPI(title="Driftwire push", docs_url=None, redoc_url=None, openapi_url=None, dependencies=[Depends(may_push)])


async def _body(request: Request) -> bytes:
    """Read no further than the limit, whatever the header says."""
    told = request.headers.get("content-length", "")
    if told.isascii() and told.isdigit() and int(told) > push.LARGEST:
        raise HTTPException(413, f"more than {push.LARGEST} bytes")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > push.LARGEST:
            raise HTTPException(413, f"more than {push.LARGEST} bytes")
    return bytes(body)


@app.post("/record", status_code=202)
async def record(request: Request, idempotency_key: Annotated[str | None, Header()] = None) -> JSONResponse:
    body = await _body(request)
    try:
        receipt = await run_in_threadpool(push.receive, settings(), body, idempotency_key)
    except push.Unfit as refused:
        return JSONResponse({"detail": [fault._asdict() for fault in refused.faults]}, 422)
    await run_in_threadpool(ring)
    return JSONResponse(receipt._asdict(), 202)


class DriftwirePush(AirflowPlugin):
    name = "driftwire_push"
    fastapi_apps = [{"app": app, "url_prefix": "/push", "name": "Driftwire push"}]

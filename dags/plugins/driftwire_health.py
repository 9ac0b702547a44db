"""`GET /health/`: whether the readers see what has been received; 200 or 503, for a monitor without an account."""

from airflow.plugins_manager import AirflowPlugin
from fastapi import FastAPI
from fastapi.responses import JSONResponse

from pipeline.run.health import health
from pipeline.settings import settings

# Times, counts and our own words only: nothing here needs a login.
app = FastAPI(title="Driftwire health", docs_url=None, redoc_url=None, openapi_url=None)


@app.get("/")
def answer() -> JSONResponse:
    told = health(settings())
    return JSONResponse(told._asdict(), 200 if told.well else 503)


class DriftwireHealth(AirflowPlugin):
    name = "driftwire_health"
    fastapi_apps = [{"app": app, "url_prefix": "/health", "name": "Driftwire health"}]

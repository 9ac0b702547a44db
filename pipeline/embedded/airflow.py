"""Airflow as an operator uses it: over its REST API, with a token."""

import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import NamedTuple

import httpx

TIMEOUT_SECONDS = 30.0  # two busy cores
PAUSES = (0.5, 1.0, 2.0, 4.0)  # seconds before a request that met an error of the server is put again
_PARTS = ("metadatabase", "scheduler", "triggerer", "dag_processor")


class Run(NamedTuple):
    dag_id: str
    run_id: str
    state: str
    started_at: datetime | None
    ended_at: datetime | None

    @property
    def over(self) -> bool:
        return self.state in {"success", "failed"}


class Airflow:
    """A session; its token is asked for when it is first needed.

    All methods raise httpx.HTTPError where Airflow does not answer as it should.
    """

    def __init__(self, address: str, user: str, password: str) -> None:
        # trust_env off: a proxy of the environment knows nothing of our loopback.
        self._http = httpx.Client(base_url=address, timeout=TIMEOUT_SECONDS, trust_env=False)
        self._login = {"username": user, "password": password}
        self._authorization: dict[str, str] = {}

    def close(self) -> None:
        """An open connection would keep the API server from ending."""
        self._http.close()

    def unhealthy(self) -> list[str]:
        """The parts that are not well; all of them while the API is not up."""
        try:
            told = self._http.get("/api/v2/monitor/health").raise_for_status().json()
        except httpx.HTTPError:
            return ["api-server", *_PARTS]
        return [part for part in _PARTS if told[part]["status"] != "healthy"]

    def dags(self) -> set[str]:
        """The ids of the DAGs that can run."""
        told = self._get("/api/v2/dags")
        return {str(dag["dag_id"]) for dag in told["dags"] if not dag["has_import_errors"]}

    def make_pool(self, name: str, slots: int, description: str) -> None:
        pool: dict[str, str | int] = {"name": name, "slots": slots, "description": description}
        response = self._answered(lambda: self._http.post("/api/v2/pools", json=pool, headers=self._token()))
        if response.status_code != httpx.codes.CONFLICT:  # it is there from an earlier start
            response.raise_for_status()

    def trigger(self, dag_id: str, **conf: str) -> Run:
        def ask() -> httpx.Response:
            body = {"logical_date": datetime.now(UTC).isoformat(), "conf": conf}
            return self._http.post(f"/api/v2/dags/{dag_id}/dagRuns", json=body, headers=self._token())

        response = self._answered(ask)
        return _run(response.raise_for_status().json())

    def again(self, run: Run) -> Run:
        """The same run, as it is now."""
        return _run(self._get(f"/api/v2/dags/{run.dag_id}/dagRuns/{run.run_id}"))

    def latest_runs(self, dag_id: str, count: int = 20) -> list[Run]:
        told = self._get(f"/api/v2/dags/{dag_id}/dagRuns", order_by="-run_after", limit=count)
        return [_run(run) for run in told["dag_runs"]]

    def _get(self, path: str, **parameters: str | int) -> dict[str, list[dict[str, object]]]:
        response = self._answered(lambda: self._http.get(path, params=parameters, headers=self._token()))
        return dict(response.raise_for_status().json())

    def _answered(self, ask: Callable[[], httpx.Response]) -> httpx.Response:
        """SQLite lets one write at a time: on a busy machine a request may find it locked, and is put again."""
        for pause in PAUSES:
            response = ask()
            if not response.is_server_error:
                return response
            time.sleep(pause)
        return ask()

    def _token(self) -> dict[str, str]:
        if not self._authorization:
            told = self._http.post("/auth/token", json=self._login).raise_for_status().json()
            self._authorization = {"Authorization": f"Bearer {told['access_token']}"}
        return self._authorization


def _run(told: Mapping[str, object]) -> Run:
    began, ended = told["start_date"], told["end_date"]
    return Run(
        str(told["dag_id"]),
        str(told["dag_run_id"]),
        str(told["state"]),
        datetime.fromisoformat(str(began)) if began else None,
        datetime.fromisoformat(str(ended)) if ended else None,
    )

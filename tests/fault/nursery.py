"""A process that has imported everything and gives birth to runs: each a fork, so that none pays for imports.

It reads one JSON object a line (home, does, paths, url, fault, kill_after, times, environ) and answers with exit codes.
Run as `python nursery.py`.
"""

import json
import math
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Mapping
from importlib import import_module
from itertools import chain
from pathlib import Path

import great_expectations  # noqa: F401 - seconds, once
import scipy.stats  # noqa: F401
import sklearn.linear_model  # noqa: F401
import skops.io  # noqa: F401

import pipeline.run.admit
import pipeline.run.feed
import pipeline.run.publication
import pipeline.warehouse.band_index  # noqa: F401
from pipeline import fault
from pipeline.core.shingle import shingles
from pipeline.core.signature import signatures
from pipeline.landing import inbox
from pipeline.landing.intake import land
from pipeline.landing.writer import Writer
from pipeline.model import load
from pipeline.run.maintain import maintain
from pipeline.run.rebuild import rebuild
from pipeline.run.step import STAGES, run_all, run_step
from pipeline.run.takedown import forget
from pipeline.run.verify import verify
from pipeline.settings import Settings, settings


def _land(own: Settings, ask: Mapping[str, object]) -> None:
    with Writer(own.landing, own.now) as writer:
        for path in ask["paths"]:
            land([Path(path)], "*", writer)


def _verify(own: Settings, ask: Mapping[str, object]) -> None:
    verdict = verify(own)
    (own.home / "verdict.json").write_text(json.dumps(verdict._asdict()))


DOES: dict[str, Callable[[Settings, Mapping[str, object]], object]] = {
    "land": _land,
    "inbox": lambda own, ask: inbox.take_inbox(own),
    "detect": lambda own, ask: run_all(own),
    "admit": lambda own, ask: run_step(own, "admit"),
    "rebuild": lambda own, ask: rebuild(own),
    "forget": lambda own, ask: forget(own, str(ask["url"])),
    "maintain": lambda own, ask: maintain(own),
    "verify": _verify,
}


def _child(ask: Mapping[str, object]) -> None:
    """Never returns: as a command it ends with 0, or with 1 and its error."""
    os.setpgid(0, 0)
    os.environ["DRIFTWIRE_HOME"] = str(ask["home"])
    os.environ["DRIFTWIRE_FAULTS_ALLOWED"] = "1"
    os.environ["DRIFTWIRE_FAULT"] = str(ask.get("fault") or "")
    for name, value in ask.get("environ", {}).items():
        os.environ[name] = value
    time.tzset()
    if "largest_file" in ask:  # as a full disk: a write fails, and the process lives to say so
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(ask["largest_file"]), resource.RLIM_INFINITY))
    fault.hits.clear()
    code = 1
    try:
        for one in ask["does"]:
            DOES[one](settings(), ask)
        code = 0
    finally:
        if code == 0:
            (Path(str(ask["home"])) / f"hits_{ask['does'][-1]}.json").write_text(json.dumps(fault.hits))
        else:
            sys.excepthook(*sys.exc_info())
            sys.stderr.flush()
        os._exit(code)


def _born(ask: Mapping[str, object]) -> int:
    pid = os.fork()
    if not pid:
        _child(ask)
    return pid


def _ended(child: int, deadline: float) -> int:
    """The exit code of what ended by itself, or was killed when its time had come."""
    done, status = os.waitpid(child, 0 if deadline == math.inf else os.WNOHANG)
    while not done and time.monotonic() < deadline:
        time.sleep(0.002)
        done, status = os.waitpid(child, os.WNOHANG)
    if not done:
        os.kill(child, signal.SIGKILL)
        done, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def answer(ask: Mapping[str, object]) -> dict[str, object]:
    start = time.monotonic()
    children = [_born(ask) for _ in range(int(ask.get("times", 1)))]
    codes = [_ended(child, start + float(ask.get("kill_after") or math.inf)) for child in children]
    return {"codes": codes, "seconds": time.monotonic() - start}


def prepare() -> None:
    """What every run would load for itself. Nobody writes into these inboxes: no run need wait to see that."""
    signatures(shingles(["Loaded once what numba has compiled, for all that are born here."]))
    for stage in chain.from_iterable(STAGES.values()):
        import_module(f"pipeline.stages.{stage}")
    for model in ("change", "clickbait", "contradiction"):
        load(model)
    inbox.SETTLE_SECONDS = 0.0


if __name__ == "__main__":
    prepare()
    told = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever a run prints is no answer
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), file=told, flush=True)

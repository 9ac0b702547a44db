"""A process that has imported everything and gives birth to runs: each a fork, so that none pays for imports.

It reads one JSON object a line (home, does, paths, url, fault, kill_after, times, environ) and answers with exit codes.
Run as `python nursery.py`.
"""

import json
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import great_expectations  # noqa: F401 - seconds, once
import scipy.stats  # noqa: F401
import sklearn.linear_model  # noqa: F401
import skops.io  # noqa: F401

from pipeline import fault
from pipeline.core.shingle import shingles
from pipeline.core.signature import signatures
from pipeline.landing.inbox import take_inbox
from pipeline.landing.intake import land
from pipeline.landing.writer import Writer
from pipeline.run.maintain import maintain
from pipeline.run.rebuild import rebuild
from pipeline.run.step import run_all, run_step
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
    "inbox": lambda own, ask: take_inbox(own),
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


def answer(ask: Mapping[str, object]) -> dict[str, object]:
    start = time.monotonic()
    children = [_born(ask) for _ in range(int(ask.get("times", 1)))]
    if ask.get("kill_after"):
        time.sleep(float(ask["kill_after"]))
        for child in children:
            os.kill(child, signal.SIGKILL)
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    return {"codes": codes, "seconds": time.monotonic() - start}


if __name__ == "__main__":
    signatures(shingles(["Loaded once what numba has compiled, for all that are born here."]))
    told = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever a run prints is no answer
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), file=told, flush=True)

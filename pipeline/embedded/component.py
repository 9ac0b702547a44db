"""One part of the system as a process in a session of its own: started, watched, and stopped with all its children."""

import os
import signal
import subprocess
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import psutil

GRACE_SECONDS = 5.0  # a task that needs longer is ended: it goes on at the next start
RESTARTS = 5  # a part that dies more often will not live
_LOOK_SECONDS = 0.1


class Component:
    def __init__(self, name: str, argv: Sequence[str], environ: dict[str, str], log: Path) -> None:
        self.name = name
        self.log = log
        self.restarts = 0
        self._argv = list(argv)
        self._environ = environ
        self._process: subprocess.Popen[bytes] | None = None
        self._sessions: set[int] = set()

    def start(self) -> None:
        """A session of its own: a Ctrl-C at the terminal reaches us only, and its children can be told by it."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as out:
            self._process = subprocess.Popen(
                self._argv,
                env=self._environ,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._sessions.add(self._process.pid)

    def restart(self) -> None:
        kill(self._sessions)
        self.restarts += 1
        self.start()

    def exit_code(self) -> int | None:
        """None while it runs, or before it was started."""
        return self._process.poll() if self._process else None

    def ask_to_end(self) -> None:
        if self._process and self._process.poll() is None:
            self._process.terminate()

    def end(self, grace: float) -> None:
        """Waits for it, then ends what is left of its sessions; also what its children started."""
        if self._process:
            try:
                self._process.wait(max(grace, 0.0))
            except subprocess.TimeoutExpired:
                kill(self._sessions)
                self._process.wait()
        kill(self._sessions)

    @property
    def sessions(self) -> frozenset[int]:
        return frozenset(self._sessions)


def end_all(components: Sequence[Component]) -> None:
    """The first is the one that all others talk to: it ends when they have ended."""
    for group in (components[1:], components[:1]):
        for part in group:
            part.ask_to_end()
        until = time.monotonic() + GRACE_SECONDS
        for part in group:
            part.end(until - time.monotonic())


def members(sessions: Iterable[int]) -> list[psutil.Process]:
    """The living processes of these sessions."""
    wanted = set(sessions)
    return [process for process in psutil.process_iter() if _session(process.pid) in wanted and _lives(process)]


def _session(pid: int) -> int | None:
    try:
        return os.getsid(pid)
    except (ProcessLookupError, PermissionError):
        return None


def _lives(process: psutil.Process) -> bool:
    try:
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def kill(sessions: Iterable[int]) -> None:
    """Until none is left: a process may start another while we look."""
    wanted = set(sessions)
    while left := members(wanted):
        for process in left:
            try:
                process.send_signal(signal.SIGKILL)
            except psutil.NoSuchProcess:
                continue
        psutil.wait_procs(left, timeout=_LOOK_SECONDS)

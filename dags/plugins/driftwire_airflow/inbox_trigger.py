"""Rings when complete files lie in the inbox; never ends."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

from airflow.triggers.base import BaseEventTrigger, TriggerEvent

from pipeline.landing.inbox import SETTLE_SECONDS, Look, complete, look

RING_AGAIN_SECONDS = 30.0  # an event may be lost or late: a file that still lies there rings again


class InboxTrigger(BaseEventTrigger):
    """One event for all files that have become complete since the last look, not one per file."""

    def __init__(self, folder: str, pause: float = SETTLE_SECONDS, again: float = RING_AGAIN_SECONDS) -> None:
        super().__init__()
        self.folder, self.pause, self.again = folder, pause, again

    def serialize(self) -> tuple[str, dict[str, object]]:
        where = f"{type(self).__module__}.{type(self).__qualname__}"
        return where, {"folder": self.folder, "pause": self.pause, "again": self.again}

    async def run(self) -> AsyncIterator[TriggerEvent]:
        inbox = Path(self.folder)
        before: dict[Path, Look] = {}
        rung: dict[Path, Look] = {}
        silent = 0.0
        while True:
            now = await asyncio.to_thread(look, inbox)
            whole = {path: now[path] for path in await asyncio.to_thread(complete, before, now)}
            if whole and (whole.items() - rung.items() or silent >= self.again):
                rung, silent = whole, 0.0
                yield TriggerEvent({"files": len(whole)})
            before = now
            await asyncio.sleep(self.pause)
            silent += self.pause

"""The two stores of one run, and the tables that have been read from them."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import fault
from pipeline.core.identity import digest
from pipeline.rows import Run, StageState
from pipeline.run.version import code_version
from pipeline.warehouse.migration import bring_forward
from pipeline.warehouse.store import Store
from pipeline.warehouse.table import published_tables, row_type_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType

    from pipeline.settings import Settings
    from pipeline.warehouse.band_index import BandIndex

Rows = list[tuple[object, ...]]


def remove_stores(settings: Settings) -> None:
    """The log first: without its file it would be taken for the log of the next one."""
    for file in settings.stores:
        for path in (Path(f"{file}.wal"), file):
            path.unlink(missing_ok=True)
            fault.point("rebuild.after_unlink")


class Workspace:
    """Published tables live in the warehouse, all others in the cache beside it."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        with ExitStack() as opened:  # where one cannot be opened no other stays open
            self.warehouse = opened.enter_context(Store(settings.warehouse))
            self.cache = opened.enter_context(Store(settings.cache))
            for store in (self.warehouse, self.cache):
                bring_forward(store)
            self.run_id = digest(settings.now().isoformat(), str(len(self.warehouse.rows(Run))))
            self._opened = opened.pop_all()
        self._read: dict[str, Rows] = {}
        self._hash: dict[str, str] = {}
        self._band_index: BandIndex | None = None

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._opened.close()

    @property
    def band_index(self) -> BandIndex:
        """Opened when a stage asks for it."""
        if self._band_index is None:
            from pipeline.warehouse.band_index import BandIndex  # imports a compiler; most steps do without

            self._band_index = BandIndex(self.settings.band_index, code_version())
            self._opened.callback(self._band_index.close)
        return self._band_index

    def home_of(self, table: str) -> Store:
        return self.warehouse if table in published_tables() else self.cache

    def rows(self, table: str) -> Rows:
        if table not in self._read:
            self._read[table] = list(self.home_of(table).rows(row_type_of(table)))
        return self._read[table]

    def hash_of(self, table: str) -> str:
        """Of the table as it is, empty where it is not there yet; of what a stage made, as it was recorded then."""
        if table not in self._hash:
            store, made = self.home_of(table), self._made(table)
            told = made.output_hash if made else ""
            self._hash[table] = told or (store.hash_of(table) if table in store.tables() else "")
        return self._hash[table]

    def changed(self, table: str) -> None:
        """What was read of the table is stale."""
        self._read.pop(table, None)
        self._hash.pop(table, None)

    def computed_from(self, table: str) -> str | None:
        """The input hash under which the table was made, if it is there."""
        made = self._made(table)
        return made.input_hash if made else None

    def _made(self, table: str) -> StageState | None:
        """How a stage made the table last, by the order of writing: clocks are set back."""
        store = self.home_of(table)
        if table not in store.tables():
            return None
        if store is self.cache:
            return next((s for s in store.rows(StageState) if s.stage == table), None)
        if "run" not in store.tables():
            return None
        found = store.query(
            "select stage, input_hash, output_hash from run where stage = ? order by rowid desc limit 1", [table]
        )
        return StageState(*map(str, found[0])) if found else None

    def put(self, table: str, data: Iterable[tuple[object, ...]] | str, ran: Run) -> Run:
        """Replaces the table by rows, or by what a query tells, together with the record of the run."""
        store = self.home_of(table)
        with store.transaction():
            if isinstance(data, str):
                store.replace_by_query(table, data)
            else:
                store.replace(row_type_of(table), data)
            self.changed(table)
            count = store.query(f'select count(*) from "{table}"')[0][0]  # noqa: S608 - our own table name
            assert isinstance(count, int)
            ran = ran._replace(rows_out=count, output_hash=store.hash_of(table))
            if store is self.warehouse:
                store.append(Run, [ran])
            else:
                states = [s for s in store.rows(StageState) if s.stage != table]
                store.replace(StageState, sorted([*states, StageState(table, ran.input_hash, ran.output_hash)]))
        return ran

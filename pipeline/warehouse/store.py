"""One DuckDB file with one writer: tables read and replaced whole, as rows."""

import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from copy import copy
from itertools import chain, islice
from pathlib import Path
from types import TracebackType

import duckdb
import pyarrow as pa

from pipeline import fault
from pipeline.warehouse.canonical import canonical_hash
from pipeline.warehouse.table import Row, arrow_schema, ddl, from_arrow, key, table_name, to_arrow

# Storage that DuckDB 1.4 and later can read: analysts do not upgrade with us.
STORAGE_VERSION = "v1.4.0"
# Rows that a transaction holds in memory before it writes them; DuckDB's six times as many are all of most tables.
ROW_GROUP = 20_480
_STORAGE = f"storage_version '{STORAGE_VERSION}', row_group_size {ROW_GROUP}"

AT_ONCE = 5_000  # rows between Python and the file

# What DuckDB raises for a file whose bytes are not those it wrote.
DamagedFile = duckdb.Error
# What it says of a block whose bytes do not fit its checksum. It writes the block of its metadata in place, and the
# kernel leaves off between two pages where the writer is killed. The file's three heads, before it, are a page each.
_TORN = re.compile(r"Corrupt database file: computed checksum .* in block at location (\d+)")
_HEADS = 12_288

# The first bytes of every log: the entry that tells its version. A log without them is passed over in silence.
_LOG_BEGINS = b"\x64\x00\x62"


def is_torn(damage: duckdb.Error) -> bool:
    """Whether it is what a kill leaves in the middle of a block."""
    found = _TORN.search(str(damage))
    return found is not None and int(found[1]) >= _HEADS


def log_is_lost(path: Path) -> bool:
    """Whether DuckDB would open the file without what its log holds; other damage of the log it refuses itself."""
    log = Path(f"{path}.wal")
    if not log.exists():
        return False
    with log.open("rb") as file:
        return not _LOG_BEGINS.startswith(file.read(len(_LOG_BEGINS)))


def _create(path: Path) -> None:
    """Aside and renamed: a file whose first blocks found no room could never be opened again."""
    aside = path.with_name(f".{path.name}.part")
    aside.unlink(missing_ok=True)
    where = str(aside).replace("'", "''")
    with duckdb.connect(":memory:", config={"autoinstall_known_extensions": "false"}) as connection:
        connection.execute(f"attach '{where}' as store ({_STORAGE})")
        connection.execute("detach store")
    fault.point(f"{path.stem}.before_create")
    aside.rename(path)


@contextmanager
def _copying() -> Iterator[None]:
    """DuckDB warns of a copy; the way without it, `sql`, leaves a result open which the next statement trips over."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Arrow output on a DB-API result", UserWarning)
        yield


class Store:
    """The warehouse or the cache. Use as a context: closing checkpoints the file."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        if not path.exists():
            _create(path)
        self._connection = duckdb.connect(":memory:", config={"autoinstall_known_extensions": "false"})
        where = str(path).replace("'", "''")
        self._connection.execute(f"attach '{where}' as store ({_STORAGE})")
        self._begin()

    def _begin(self) -> None:
        self._connection.execute("use store")
        self._connection.execute("set timezone = 'UTC'")
        self._connection.execute("set enable_progress_bar = false")  # in a log it is noise
        self._depth = 0

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        try:
            self._connection.execute("use memory")
            self._connection.execute("detach store")
        finally:
            self._connection.close()

    @contextmanager
    def beside(self) -> Iterator["Store"]:
        """The same file for another thread, which sees what is committed and has temporary tables of its own."""
        other = copy(self)
        other._connection = self._connection.cursor()
        try:
            other._begin()
            yield other
        finally:
            other._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; may be nested, the outermost commits."""
        if self._depth:
            yield
            return
        self._connection.execute("begin")
        self._depth = 1
        try:
            yield
        except BaseException:
            self._connection.execute("rollback")
            raise
        else:
            fault.point(f"{self.path.stem}.before_commit")
            self._connection.execute("commit")
            fault.point(f"{self.path.stem}.after_commit")
        finally:
            self._depth = 0

    def tables(self) -> set[str]:
        found = self._connection.execute(
            "select table_name from duckdb_tables() where database_name = 'store'"
        ).fetchall()
        return {name for (name,) in found}

    def rows(self, row_type: type[Row]) -> list[Row]:
        """The rows in the order of their key; none where the table is not there yet."""
        table = table_name(row_type)
        if table not in self.tables():
            return []
        order = f" order by {key(table)}" if ddl(table).startswith("-- key: ") else ""
        names = ", ".join(f'"{name}"' for name in row_type._fields)  # type: ignore[attr-defined]
        return self._rows(row_type, f'select {names} from "{table}"{order}')

    def rows_among(self, row_type: type[Row], column: str, values: Sequence[str]) -> list[Row]:
        """The rows whose column has one of the values, in no order; only they leave the file."""
        table = table_name(row_type)
        if table not in self.tables():
            return []
        names = ", ".join(f'"{name}"' for name in row_type._fields)  # type: ignore[attr-defined]
        with self._given(values):
            return self._rows(row_type, f'select {names} from "{table}" semi join given on "{column}" = one')

    def thin_out(self, row_type: type, column: str, value: str, kept: str, values: Sequence[str], most: int) -> None:
        """Where more than `most` rows have that value: those of them go whose column `kept` has none of `values`."""
        table = table_name(row_type)
        if table not in self.tables():
            return
        ((count,),) = self.query(f'select count(*) from "{table}" where "{column}" = ?', [value])
        assert isinstance(count, int)
        if count > most:
            with self._given(values):
                self._connection.execute(
                    f'delete from "{table}" where "{column}" = ? and "{kept}" not in (select one from given)', [value]
                )

    @contextmanager
    def _given(self, values: Sequence[str]) -> Iterator[None]:
        with self.registered("given", pa.table({"one": pa.array(values, pa.string())})):
            yield

    @contextmanager
    def registered(self, name: str, table: pa.Table | pa.RecordBatchReader) -> Iterator[None]:
        """An Arrow table under a name, for the statements within."""
        self._connection.register(name, table)
        try:
            yield
        finally:
            # In a broken transaction the name stays; the next of that name takes its place.
            with suppress(duckdb.TransactionException):
                self._connection.unregister(name)

    def replace(self, row_type: type, data: Iterable[tuple[object, ...]]) -> None:
        """The table anew from its DDL, so that a changed schema takes effect with the next computation."""
        with self.transaction():
            self._connection.execute(ddl(table_name(row_type)))
            self._insert(row_type, data)

    def append(self, row_type: type, data: Iterable[tuple[object, ...]]) -> None:
        with self.transaction():
            if table_name(row_type) not in self.tables():
                self._connection.execute(ddl(table_name(row_type)))
            self._insert(row_type, data)

    def put(self, row_type: type, data: Iterable[tuple[object, ...]]) -> None:
        """Appends; a row of the same key gives way to the later one."""
        table = table_name(row_type)
        names = [name.strip() for name in key(table).split(",")]
        place = [row_type._fields.index(name) for name in names]  # type: ignore[attr-defined]
        latest = {tuple(row[i] for i in place): row for row in data}
        with self.transaction():
            if table in self.tables():
                same = " and ".join(f'"{name}" is not distinct from ?' for name in names)
                for of in latest:
                    self._connection.execute(f'delete from "{table}" where {same}', list(of))
            self.append(row_type, latest.values())

    def _insert(self, row_type: type, data: Iterable[tuple[object, ...]]) -> None:
        """By one statement: what is written of a table leaves the memory while the rest of it comes."""
        waiting = iter(data)
        first = list(islice(waiting, AT_ONCE))
        if not first:
            return
        raised: list[BaseException] = []

        def batches() -> Iterator[pa.RecordBatch]:
            try:
                for part in chain([first], iter(lambda: list(islice(waiting, AT_ONCE)), [])):
                    yield to_arrow(row_type, part)
            except BaseException as error:
                raised.append(error)
                raise

        coming = pa.RecordBatchReader.from_batches(arrow_schema(row_type), batches())
        try:
            with self.registered("incoming", coming):
                self._connection.execute(f'insert into "{table_name(row_type)}" by name select * from incoming')
        except duckdb.Error:
            if raised:  # DuckDB tells only that its stream broke off
                raise raised[0] from None
            raise

    def replace_by_query(self, table: str, query: str) -> None:
        """A mart: its DDL, filled by one SELECT."""
        with self.transaction():
            self._connection.execute(ddl(table))
            self._connection.execute(f'insert into "{table}" by name {query}')

    def run_script(self, script: str) -> None:
        self._connection.execute(script)

    def query(self, statement: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        return self._connection.execute(statement, list(values)).fetchall()

    def delete(self, row_type: type, column: str, value: object) -> None:
        if table_name(row_type) in self.tables():
            self._connection.execute(f'delete from "{table_name(row_type)}" where "{column}" = ?', [value])

    def hash_of(self, table: str) -> str:
        return canonical_hash(self._connection, table)

    def arrow(self, query: str) -> pa.Table:
        """A query's answer as an Arrow table, for the publication gate."""
        with _copying():
            return self._connection.execute(query).to_arrow_table()

    def _rows(self, row_type: type[Row], query: str) -> list[Row]:
        """A few at a time: texts in columns and in rows together would take twice the room."""
        with _copying():
            reader: pa.RecordBatchReader = self._connection.execute(query).to_arrow_reader(AT_ONCE)
        return [row for batch in reader for row in from_arrow(row_type, batch)]

    def copy_to_parquet(self, query: str, file: Path) -> None:
        where = str(file).replace("'", "''")
        self._connection.execute(f"copy ({query}) to '{where}' (format parquet, compression zstd)")

    def equals_parquet(self, query: str, files: Sequence[Path]) -> bool:
        """Whether the files hold the query's rows, columns by name; False where one cannot be read."""
        if not files:
            return self.query(f"select count(*) from ({query})") == [(0,)]
        where = ", ".join("'{}'".format(str(file).replace("'", "''")) for file in files)
        other = f"select * from read_parquet([{where}])"
        try:
            columns = ", ".join(f'"{name}"' for (name, *_) in self.query(f"describe {other}"))
            told, held = f"(select {columns} from ({query}))", f"(select {columns} from ({other}))"
            found = self.query(
                f"select count(*) from (({told} except all {held}) union all ({held} except all {told}))"
            )
        except duckdb.Error:
            return False
        return found == [(0,)]

    def checkpoint(self) -> None:
        fault.point(f"{self.path.stem}.before_checkpoint")
        try:
            self._connection.execute("checkpoint store")
        except duckdb.TransactionException:
            # Another thread still reads what was there before a view or a row was changed: this waits for it.
            self._connection.execute("force checkpoint store")
        fault.point(f"{self.path.stem}.after_checkpoint")

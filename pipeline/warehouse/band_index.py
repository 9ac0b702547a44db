"""The band index: hashes of sentences, signatures and bands of all texts, in a DuckDB file beside the warehouse.

A cache with one writer, as all stores. What it answers does not depend on when or in what order it was filled, so it is
made anew where it is missing, damaged, or of another version.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import numpy as np
import pyarrow as pa

from pipeline.core.fingerprint import KEPT_SCHEME, Met, Print, Told, first_places
from pipeline.core.signature import PERMUTATIONS
from pipeline.settings import ROOT
from pipeline.warehouse.store import DamagedFile, Store

T = TypeVar("T")

_SQL = ROOT / "warehouse" / "band"
_AT_ONCE = 20_000  # texts of one transaction
_SPARE = 2_000  # texts that nobody asks for any more and that may stay, beside as many as are asked for


def remove(path: Path) -> None:
    """The log first: without its file it would be taken for the log of the next one."""
    for file in (Path(f"{path}.wal"), path):
        file.unlink(missing_ok=True)


class BandIndex:
    """What is asked for is found, or made and kept. `version` names everything that a row depends on."""

    def __init__(self, path: Path, version: str) -> None:
        self._path, self._scheme = path, f"{KEPT_SCHEME} {version}"
        self._store = self._opened()

    def close(self) -> None:
        self._store.close()

    def told(self, keys: Sequence[bytes], make: Callable[[Sequence[int]], Told]) -> Told:
        """Per key the hashes of its text's sentences; `make` is asked for those at the places that are not known."""
        return self._sound(lambda: self._told(keys, make))

    def met(self, keys: Sequence[bytes], make: Callable[[Sequence[int]], Print]) -> Met:
        """Per key the number and the length of its text, and which texts share which bands."""
        return self._sound(lambda: self._met(keys, make))

    def _sound(self, ask: Callable[[], T]) -> T:
        """DuckDB checks a block when it reads it: damage may show at any time."""
        try:
            return ask()
        except DamagedFile:
            with suppress(DamagedFile):
                self._store.close()
            remove(self._path)
            self._store = self._opened()
            return ask()

    def _opened(self) -> Store:
        try:
            store = Store(self._path)
        except DamagedFile:
            remove(self._path)
            store = Store(self._path)
        if self._begun(store):
            return store
        with suppress(DamagedFile):
            store.close()
        remove(self._path)
        store = Store(self._path)
        self._begun(store)
        return store

    def _begun(self, store: Store) -> bool:
        """Whether the file is of our scheme, as a new one is made."""
        # 1,000 texts are less than 1 MB of log; to work them into the file rewrites much more, so that waits.
        store.run_script("set checkpoint_on_detach = 'DISABLED'")
        try:
            if "scheme" not in store.tables():
                with store.transaction():
                    store.run_script(_script("schema"))
                    store.query("insert into scheme values (?)", [self._scheme])
            return store.query("select scheme from scheme") == [(self._scheme,)]
        except DamagedFile:
            return False

    def _places(self, keys: Sequence[bytes], answer: str) -> pa.Table:
        with self._store.registered("given", _given(keys)):
            return self._store.arrow(answer)

    def _many(self, table: str, keys: Sequence[bytes]) -> bool:
        """Whether the forgotten outnumber the living."""
        ((count,),) = self._store.query(f"select count(*) from {table}")
        assert isinstance(count, int)
        return count > 2 * len(keys) + _SPARE

    def _thin_out(self, keys: Sequence[bytes]) -> None:
        """Only these stay, numbered anew: of a key that several have, the first may have gone."""
        with self._store.transaction():
            kept = self._places(
                keys, "select distinct own_key, shingles, signature from given join signature on own_key = given_key"
            )
            self._store.run_script("delete from signature; delete from band; delete from shared")
            for start in range(0, len(kept), _AT_ONCE):
                part = kept.slice(start, _AT_ONCE).combine_chunks()
                signed = part.column("signature").combine_chunks().flatten().to_numpy().reshape(-1, PERMUTATIONS)
                shingles = part.column("shingles").to_numpy().astype(np.int64)
                self.add(part.column("own_key").to_pylist(), Print(signed, shingles))

    def _told(self, keys: Sequence[bytes], make: Callable[[Sequence[int]], Told]) -> Told:
        ask = "select place, sentences from given join wording on text_key = given_key order by place"
        found = self._places(keys, ask)
        missing = _unknown(keys, found.column("place"))
        if missing:
            self.note([keys[i] for i in missing], make(missing))
            found = self._places(keys, ask)
        if self._many("wording", keys):
            with self._store.transaction(), self._store.registered("given", _given(keys)):
                self._store.run_script(_script("thin_out_wording"))
        lists = found.column("sentences").combine_chunks()
        ends = np.cumsum(lists.value_lengths().to_numpy(), dtype=np.int64)
        return Told(lists.flatten().to_numpy(), np.r_[np.int64(0), ends])

    def _met(self, keys: Sequence[bytes], make: Callable[[Sequence[int]], Print]) -> Met:
        ask = "select place, number, shingles from given join signature on own_key = given_key order by place"
        found = self._places(keys, ask)
        missing = _unknown(keys, found.column("place"))
        for start in range(0, len(missing), _AT_ONCE):
            chunk = missing[start : start + _AT_ONCE]
            self.add([keys[i] for i in chunk], make(chunk))
        if missing:
            found = self._places(keys, ask)
        if self._many("signature", keys):
            self._thin_out(keys)
            found = self._places(keys, ask)
        shared = self._store.arrow("select first, band, number from shared")
        columns = [found.column("number"), found.column("shingles"), *shared.columns]
        return Met(*(column.to_numpy().astype(np.int64) for column in columns))

    def note(self, keys: Sequence[bytes], made: Told) -> None:
        """Keeps the hashes of sentences of texts that were not known."""
        lists = pa.ListArray.from_arrays(pa.array(made.starts.astype(np.int32)), pa.array(made.hashes))
        rows = pa.table({"text_key": pa.array(keys, pa.binary()), "sentences": lists})
        with self._store.transaction(), self._store.registered("incoming", rows):
            self._store.run_script("insert into wording select text_key, sentences from incoming")

    def add(self, keys: Sequence[bytes], made: Print) -> None:
        """Keeps texts that were not known, and whom they share a band with, in one transaction."""
        ((last,),) = self._store.query("select coalesce(max(number), -1) from signature")
        assert isinstance(last, int)
        number = np.arange(last + 1, last + 1 + len(keys), dtype=np.uint32)
        rows = pa.table(
            {
                "own_key": pa.array(keys, pa.binary()),
                "number": number,
                "shingles": made.shingles.astype(np.uint32),
                "signature": pa.FixedSizeListArray.from_arrays(pa.array(made.signatures.ravel()), PERMUTATIONS),
            }
        )
        key, holder = made.bands()
        incoming = pa.table({"key": key, "number": number[holder]})
        store = self._store
        with store.transaction(), store.registered("signed", rows), store.registered("incoming", incoming):
            store.run_script("insert into signature select own_key, number, shingles, signature from signed")
            if len(incoming):
                store.run_script(_script("meet"))


def _script(name: str) -> str:
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8")


def _given(keys: Sequence[bytes]) -> pa.Table:
    return pa.table({"place": np.arange(len(keys)), "given_key": pa.array(keys, pa.binary())})


def _unknown(keys: Sequence[bytes], known: pa.ChunkedArray) -> list[int]:
    """Where each key stands first that is not at one of the known places."""
    there = set(known.to_pylist())
    unknown = [place for place in range(len(keys)) if place not in there]
    return [unknown[i] for i in first_places([keys[place] for place in unknown])]

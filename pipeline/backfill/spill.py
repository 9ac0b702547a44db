"""Shingles of more texts than fit in memory: one file, read text by text."""

from pathlib import Path
from types import TracebackType

import numpy as np
import numpy.typing as npt

from pipeline.core.shingle import Shingles


class Spill:
    """Appended once by number, then read in any order; the file goes when the context ends."""

    def __init__(self, file: Path, size: int) -> None:
        self._path = file
        self._file = file.open("w+b")
        self._start = np.zeros(size, np.int64)
        self.count = np.zeros(size, np.int64)

    def __enter__(self) -> "Spill":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        self._path.unlink()

    def append(self, numbers: npt.NDArray[np.int64], found: Shingles) -> None:
        self._start[numbers] = self._file.tell() // 8 + found.starts[:-1]
        self.count[numbers] = np.diff(found.starts)
        self._file.write(found.hashes.data)

    def take(self, numbers: npt.NDArray[np.int64]) -> Shingles:
        """Those of the numbers, in their order."""
        starts = np.zeros(numbers.size + 1, np.int64)
        np.cumsum(self.count[numbers], out=starts[1:])
        hashes = np.empty(starts[-1], np.uint64)
        self._file.flush()
        for i in np.argsort(self._start[numbers], kind="stable"):
            self._file.seek(8 * self._start[numbers[i]])
            self._file.readinto(hashes[starts[i] : starts[i + 1]].data)
        return Shingles(hashes, starts)

"""The version of the code that makes rows: rows of an older version are computed again."""

import hashlib
from functools import cache

from pipeline.settings import ROOT


@cache
def code_version() -> str:
    """Digest of everything that can change a row: core, stages, row types."""
    made_of = sorted(
        path
        for folder in ("pipeline/core", "pipeline/stages")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".txt"}
    )
    digest = hashlib.sha256()
    for path in [*sorted((ROOT / "pipeline" / "rows").glob("*.py")), *made_of]:
        digest.update(path.relative_to(ROOT).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]

"""Hostile material of ../shared, by path."""

import gzip
import json
from pathlib import Path

import pytest

CORPORA = Path(__file__).resolve().parents[2].parent / "shared" / "corpora"
needs_corpora = pytest.mark.skipif(not CORPORA.is_dir(), reason="../shared/corpora is not there")


def corpus(name: str) -> list[tuple[dict[str, object], bytes]]:
    """The rows of a corpus's manifest with the bytes of its files, `.gz` that were added to save space unpacked."""
    rows = [json.loads(line) for line in (CORPORA / name / "manifest.jsonl").read_text("utf-8").splitlines()]
    found = []
    for row in rows:
        body = (CORPORA / name / row["path"]).read_bytes()
        saved = row["path"].endswith(".gz") and name.startswith(("feeds", "pages"))
        found.append((row, gzip.decompress(body) if saved else body))
    return found


def strings() -> list[str]:
    """The naughty strings and the attacks, each once."""
    naughty = json.loads((CORPORA / "text-blns" / "blns.json").read_text("utf-8"))
    lists = sorted((CORPORA / "attacks-strings").glob("[SXc]*"))
    attacks = [line for path in lists for line in path.read_text("utf-8", "replace").splitlines()]
    hosts = (CORPORA / "attacks-strings" / "ssrf-cloud-metadata.txt").read_text("utf-8", "replace").splitlines()
    return sorted({*naughty, *attacks, *hosts} - {""})

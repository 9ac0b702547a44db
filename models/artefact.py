"""The same model gives the same bytes: skops names its parts by places in memory and stamps them with the clock."""

import hashlib
import io
import json
import re
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import skops.io

_PLACE = re.compile(rb'(?<="__id__": )\d+|\d+(?=\.npy")')
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can tell


def artefact(model: object) -> bytes:
    number: dict[bytes, bytes] = {}
    out = io.BytesIO()
    with ZipFile(io.BytesIO(skops.io.dumps(model))) as made, ZipFile(out, "w", ZIP_DEFLATED) as kept:
        schema = _PLACE.sub(
            lambda found: number.setdefault(found[0], str(len(number)).encode()), made.read("schema.json")
        )
        parts = [(number[name.removesuffix(".npy").encode()], made.read(name)) for name in made.namelist()[:-1]]
        for place, part in sorted(parts):
            kept.writestr(ZipInfo(f"{place.decode()}.npy", _EPOCH), part, ZIP_DEFLATED)
        kept.writestr(ZipInfo("schema.json", _EPOCH), schema, ZIP_DEFLATED)
    return out.getvalue()


def save(folder: Path, model: object, seed: int, measures: Mapping[str, Mapping[str, str | float]]) -> None:
    """Under the folder's name, with the manifest that loading asks for and the figures."""
    body = artefact(model)
    (folder / f"{folder.name}.skops").write_bytes(body)
    manifest = {"sha256": hashlib.sha256(body).hexdigest(), "bytes": len(body), "seed": seed}
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    (folder / "metrics.json").write_text(json.dumps(measures, indent=2) + "\n", encoding="utf-8")

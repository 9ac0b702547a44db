"""Writes docs/licences.md from bills of materials in CycloneDX: python deploy/licences.py OUT SBOM… (make sbom)"""

import json
import sys
from pathlib import Path

HEAD = """# Licences

What the locks install, with the licence that each package declares. Made by `make sbom`, which also writes the bills of
materials (`sbom.json` and `sbom-distributed.json`, CycloneDX). Marked ² is what only a team's deployment has.

| package | version | licence |
|---|---|---|
"""
# Packages whose metadata name none that a program understands; read in their repositories.
READ = {"protobuf": "BSD-3-Clause", "skops": "MIT", "text-unidecode": "Artistic-1.0 OR GPL-2.0-or-later"}
OSI = "License :: OSI Approved"


def licences(component: dict) -> str:
    told = [
        one.get("expression") or one["license"].get("id") or one["license"]["name"] for one in component["licenses"]
    ]
    plain = [name.removeprefix(OSI).removeprefix(" :: ") for name in told]
    named = dict.fromkeys(name for name in plain if name)
    # The classifier repeats the identifier in other words.
    exact = [name for name in named if " " not in name or " OR " in name or " AND " in name]
    return ", ".join(exact or named)


def main(out: Path, *bills: Path) -> None:
    rows: dict[str, str] = {}
    for number, bill in enumerate(bills):
        for one in json.loads(bill.read_text(encoding="utf-8"))["components"]:
            licence = READ.get(one["name"]) or licences({"licenses": [], **one})
            mark = " ²" if number else ""
            rows.setdefault(one["name"].lower(), f"| {one['name']}{mark} | {one['version']} | {licence} |")
    out.write_text(HEAD + "".join(f"{row}\n" for _, row in sorted(rows.items())), encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))

"""docs/licences.md names what the locks install, each with a licence."""

import re
from importlib.metadata import distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")


def folded(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def listed() -> dict[str, tuple[str, str]]:
    rows = re.findall(r"^\| ([^ |]+)(?: ²)? \| (\d[^ |]*) \| (.*) \|$", PAGE, re.M)
    return {folded(name): (version, licence) for name, version, licence in rows}


def locked(file: str) -> dict[str, str]:
    """What is installed on every system: no marker stands behind it."""
    found = re.findall(r"^([A-Za-z0-9_.\-]+)==([^ \\;]+) \\$", (ROOT / file).read_text(encoding="utf-8"), re.M)
    return {folded(name): version for name, version in found}


def test_every_locked_package_is_listed_in_its_version() -> None:
    told = listed()
    for file in ("requirements.lock", "requirements-distributed.lock"):
        assert len(locked(file)) > 100
        missing = {name: version for name, version in locked(file).items() if name not in told}
        assert missing == {}, file
    assert {n: v for n, v in locked("requirements.lock").items() if told[n][0] != v} == {}


def test_whatever_is_installed_here_is_listed() -> None:
    here = {folded(one.metadata["Name"]) for one in distributions()} - {"driftwire", "pip", "setuptools", "uv"}
    assert here - listed().keys() == set()


def test_every_package_declares_a_licence_that_lets_it_be_shipped() -> None:
    for name, (_, licence) in listed().items():
        assert re.search(r"MIT|BSD|Apache|ISC|PSF|Python|MPL|Unlicense|CC0|0BSD|Zlib|Artistic|LGPL|Lesser", licence), (
            name,
            licence,
        )

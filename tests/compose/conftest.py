"""The compose file as an engine would read it: variables put in, empty ones refused."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
# `$$` is a dollar, `${NAME:?why}` a variable that must be there and not empty; anything else is refused.
_VARIABLE = re.compile(r"\$(?:(?P<dollar>\$)|\{(?P<name>[A-Z_]+):\?(?P<why>[^}]+)\}|(?P<strange>))")


class Refused(ValueError):
    """The compose file does not start with these variables."""


def composed(environ: Mapping[str, str]) -> dict[str, object]:
    def put(found: re.Match[str]) -> str:
        if found["dollar"]:
            return "$"
        if not found["name"]:
            raise Refused("a variable that may be missing")
        if not environ.get(found["name"]):
            raise Refused(f"{found['name']}: {found['why']}")
        return environ[found["name"]]

    # Comments go first: they may speak of variables.
    told = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    return {key: _walked(value, put) for key, value in told.items()}


def _walked(value: object, put) -> object:
    if isinstance(value, dict):
        told = {key: _walked(inner, put) for key, inner in value.items()}
        if isinstance(of := told.get("environment"), dict):  # without a value: the engine leaves out what .env lacks
            told["environment"] = {name: one for name, one in of.items() if one is not None}
        return told
    if isinstance(value, list):
        return [_walked(inner, put) for inner in value]
    return _VARIABLE.sub(put, value) if isinstance(value, str) else value


def wanted() -> set[str]:
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    return {found["name"] for found in _VARIABLE.finditer(text) if found["name"]}


@pytest.fixture
def environ() -> dict[str, str]:
    return {name: f"secret-of-{name.lower()}" for name in wanted()}


@pytest.fixture
def services(environ: dict[str, str]) -> dict[str, dict]:
    return composed(environ)["services"]

"""Lines of a log that a program can read: an event and `key=value` pairs (logfmt), each with the run's id.

In Airflow they stand in the log of the task; a command prints none unless its logging is configured.
"""

import json
import logging

_LOG = logging.getLogger("driftwire")


def _value(value: object) -> str:
    plain = str(value)
    sound = plain and plain.isprintable() and not set(plain) & set(' "=')
    return plain if sound else json.dumps(plain)


def note(event: str, run_id: str, **told: object) -> None:
    """`told`: counts and ids; no text of an article, which may hold anything."""
    pairs = {"run": run_id, **told}
    _LOG.info("%s", f"event={_value(event)} " + " ".join(f"{name}={_value(value)}" for name, value in pairs.items()))

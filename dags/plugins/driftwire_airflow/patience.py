"""How every task is retried, and where its page of help is."""

from datetime import timedelta
from pathlib import Path

_DOC = Path(__file__).resolve().parents[2] / "doc"

# Every task may be repeated at will, so waiting a little and trying again is always right.
PATIENCE = {
    "owner": "driftwire",
    "retries": 3,
    "retry_delay": timedelta(seconds=15),
    "retry_exponential_backoff": True,
    "max_retry_delay": timedelta(minutes=10),
    "execution_timeout": timedelta(hours=3),
}


def doc(name: str) -> str:
    return (_DOC / f"{name}.md").read_text(encoding="utf-8")

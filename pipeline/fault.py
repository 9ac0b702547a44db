"""Named points at which a test may end the process, as a power cut would; without its permission they do nothing."""

import os
from collections import Counter
from collections.abc import Mapping

EXIT = 86  # of a process that ended at its point

# Both variables are needed: a production environment that knows DRIFTWIRE_FAULT by accident is not a test.
_ALLOWED = "DRIFTWIRE_FAULTS_ALLOWED"
_ASKED = "DRIFTWIRE_FAULT"

hits: Counter[str] = Counter()


def _armed(environ: Mapping[str, str]) -> tuple[str, int] | None:
    """Point and which of its hits; None outside of a test.

    Raises:
        ValueError: the variable is not NAME:NUMBER.
    """
    if environ.get(_ALLOWED) != "1" or not environ.get(_ASKED):
        return None
    name, _, number = environ[_ASKED].rpartition(":")
    return name, int(number)


def point(name: str) -> None:
    """Ends the process here, without any cleaning up, if this hit was asked for."""
    if os.environ.get(_ALLOWED) != "1":
        return
    hits[name] += 1
    if _armed(os.environ) == (name, hits[name]):
        os._exit(EXIT)

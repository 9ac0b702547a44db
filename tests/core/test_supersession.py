from math import log1p

import pytest

from pipeline.core.conflict import DIMENSIONS
from pipeline.core.dispute import NAMES, Dispute
from pipeline.core.supersession import superseded


def _dispute(kind: str, **told: float) -> Dispute:
    return Dispute(0, 0, kind, tuple(told.get(name, 0.0) for name in NAMES))


MONEY, COUNT, SHARE = (float(DIMENSIONS.index(name)) for name in ("money", "count", "share"))
WEEK = log1p(7)


@pytest.mark.parametrize(
    ("expected", "dispute"),
    [
        (True, _dispute("number", dimension=SHARE, days=WEEK)),
        (False, _dispute("number", dimension=SHARE, days=0.0)),
        (True, _dispute("number", dimension=MONEY, open_first=1.0, days=WEEK)),
        (False, _dispute("number", dimension=MONEY, days=WEEK)),
        (False, _dispute("number", dimension=COUNT, days=WEEK)),
        (True, _dispute("status", open_first=1.0, days=WEEK)),
        (True, _dispute("status", updates_b=1.0, days=WEEK)),
        (False, _dispute("status", days=WEEK)),
        (False, _dispute("status", open_first=1.0, days=0.0)),
        (False, _dispute("name", open_first=1.0, days=WEEK)),
    ],
)
def test_only_what_moves_or_was_open_is_superseded_on_a_later_day(expected: bool, dispute: Dispute) -> None:
    assert superseded(dispute) is expected

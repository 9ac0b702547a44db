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
    assert superseded(dispute, "", "") is expected


@pytest.mark.parametrize(
    ("expected", "later"),
    [
        (True, "The film made $60.8 million, slightly less than the studio had estimated on Sunday."),
        (True, "Final figures put the weekend at $60.8 million."),
        (False, "It made $80 million, but there is no final count."),
        (False, "It cost $80 million, and the final results of the inquiry are due in May."),
        (False, "The final film of the series made $60.8 million."),
        (False, "It made $60.8 million, more than any other film."),
    ],
)
def test_a_final_count_supersedes_an_estimate_of_the_day_before(expected: bool, later: str) -> None:
    assert superseded(_dispute("number", dimension=MONEY, days=log1p(1)), "It made $61 million.", later) is expected
    assert not superseded(_dispute("number", dimension=MONEY, days=0.0), "It made $61 million.", later)
    assert not superseded(_dispute("number", dimension=MONEY, days=log1p(1)), later, later)


def test_a_figure_of_the_moment_is_superseded_on_a_later_day() -> None:
    then, now = "Fourteen members have resigned so far.", "Nineteen members have resigned."
    assert superseded(_dispute("number", dimension=COUNT, days=log1p(1)), then, now)
    assert not superseded(_dispute("number", dimension=COUNT, days=0.0), then, now)
    assert not superseded(_dispute("number", dimension=COUNT, days=log1p(1)), now, then)
    assert not superseded(_dispute("name", days=log1p(1)), then, now)

"""What an operator decides is checked before it stands for good."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.landing.segment import segments
from pipeline.rows import Held
from pipeline.run.desk import NothingHeld, decide
from pipeline.settings import settings
from tests.warehouse.published_world import publish_world


def test_a_day_that_was_not_held_is_not_decided(tmp_path: Path) -> None:
    own = settings({"DRIFTWIRE_HOME": str(tmp_path)})
    publish_world(tmp_path, Held("page:X", date(2026, 11, 3), "items", 40, None))
    for source, day in (("page:X", "2026-11-04"), ("page:Y", "2026-11-03")):
        with pytest.raises(NothingHeld):
            decide(own, source, day, "release", "ana")
    assert list(segments(own.landing)) == []
    decide(own, "page:X", "2026-11-03", "release", "ana")
    assert len(list(segments(own.landing))) == 1

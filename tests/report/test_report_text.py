"""Full texts, read from the Parquet beside the snapshot."""

from pathlib import Path

from pipeline.warehouse.text import Asked, texts
from tests.report.edition_case import WIRE, Piece, publish, told


def test_texts_of_several_weeks_and_of_none_are_found(tmp_path: Path) -> None:
    pieces = [Piece("a", "Wire"), Piece("b", "Wire", hours=24 * 7), Piece("c", "Wire", hours=None)]
    version = publish(tmp_path, told(*pieces)).published.resolve()
    asked = [Asked("a", "2026-W46"), Asked("b", "2026-W47"), Asked("c", "undated")]
    assert texts(version, asked) == dict.fromkeys("abc", WIRE)


def test_what_is_not_published_is_not_there(tmp_path: Path) -> None:
    version = publish(tmp_path, told(Piece("a", "Wire"))).published.resolve()
    assert texts(version, [Asked("a", "2026-W46"), Asked("x", "2026-W46"), Asked("y", "2020-W01")]) == {"a": WIRE}

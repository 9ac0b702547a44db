"""What workers have read ahead is what admission would have read."""

import json
import shutil
from pathlib import Path

import pytest

from pipeline.landing.archive import name_of
from pipeline.landing.intake import land
from pipeline.landing.segment import segments
from pipeline.landing.writer import Writer
from pipeline.rows import Document
from pipeline.run import admit, reading
from pipeline.run.reading import made_ahead, plan, read_ahead
from pipeline.run.step import run_step
from pipeline.run.workspace import Workspace
from pipeline.settings import Settings, settings

BODY = (
    "The {0} of the house was repaired in nine months, and {0} visitors came on the first day, its manager said. " * 4
)
PAGE = "<html><head><title>House {0}</title></head><body><article><h1>House {0}</h1><p>{1}</p></article></body></html>"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Three segments: records of which one is none, and pages."""
    monkeypatch.setattr(reading, "LEAST_BYTES", 0)
    made = settings({"DRIFTWIRE_HOME": str(tmp_path / "var"), "DRIFTWIRE_EXTRACTORS": "2"})
    for number in range(3):
        folder = tmp_path / f"in{number}"
        folder.mkdir()
        (folder / "page.html").write_text(PAGE.format(number, BODY.format(number)))
        records = [{"url": f"https://a.example/{number}", "outlet": "A", "body": BODY.format(number)}, {"body": ""}]
        (folder / "a.jsonl").write_text("\n".join(json.dumps(one) for one in records))
        with Writer(made.landing, made.now) as writer:
            land([folder], "*", writer)
    return made


def documents(own: Settings) -> list[Document]:
    with Workspace(own) as workspace:
        return sorted(workspace.cache.rows(Document))


def test_admission_takes_what_was_read_ahead_and_it_is_the_same(
    own: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_step(own, "admit")
    expected = documents(own)
    again = own._replace(home=tmp_path / "again")
    shutil.copytree(own.landing, again.landing)
    numbers = plan(again)
    assert sum(read_ahead(again, number) for number in numbers) == 9  # the empty record three times
    monkeypatch.setattr(admit, "made_of", only_nothing)
    run_step(again, "admit")
    assert documents(again) == expected


def only_nothing(captures, pool) -> list[object]:
    assert list(captures) == []
    return []


def test_what_is_admitted_is_not_read_again(own: Settings) -> None:
    assert plan(own) != []
    run_step(own, "admit")
    assert plan(own) == []


def test_little_is_not_worth_a_worker(own: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LEAST_BYTES", 10**9)
    assert plan(own) == []


def test_what_is_cut_off_is_not_seen(own: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = plan(own)
    monkeypatch.setattr(Path, "rename", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        read_ahead(own, numbers[0])
    assert [made_ahead(own, name_of(path)) for path in segments(own.landing)] == [{}, {}, {}]


def test_what_was_read_ahead_goes_when_it_is_published(own: Settings) -> None:
    for number in plan(own):
        read_ahead(own, number)
    assert (own.home / "reading").exists()
    for step in ("admit", "copies", "language", "trend", "publish"):
        run_step(own, step)
    assert not (own.home / "reading").exists()

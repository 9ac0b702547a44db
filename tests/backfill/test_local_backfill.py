import gzip
from pathlib import Path
from random import Random

import duckdb
import pytest
from click.testing import CliRunner

from pipeline.backfill import local
from pipeline.cli import main
from pipeline.stages.revision import article_id
from tests.backfill.conftest import rows, write

WARC = "\r\n".join(
    [
        "WARC/1.0",
        "WARC-Type: response",
        "WARC-Target-URI: {url}",
        "WARC-Date: 2026-03-02T09:00:00Z",
        "WARC-Record-ID: <urn:uuid:{number:032d}>",
        "Content-Type: application/http; msgtype=response",
        "Content-Length: {size}",
        "",
        "{http}",
        "",
        "",
    ]
)


def _id(story: int, copy: int) -> str:
    return article_id(f"https://outlet{copy}.example/{story}")


def test_copies_are_a_family_named_after_the_earliest(archive: Path, tmp_path: Path) -> None:
    found = local.backfill(archive, tmp_path)
    family_of = dict(found.family.to_pandas().itertuples(index=False))
    assert {family_of[_id(3, copy)] for copy in range(4)} == {f"f{_id(3, 0)}"}
    assert len(set(family_of.values())) == 12


def test_a_copy_of_a_copy_descends_from_it(archive: Path, tmp_path: Path) -> None:
    found = local.backfill(archive, tmp_path)
    parent_of = {row["article_id"]: row["parent_id"] for row in found.lineage.to_pylist()}
    assert [parent_of[_id(3, copy)] for copy in range(4)] == [None, _id(3, 0), _id(3, 1), _id(3, 0)]


def test_nothing_is_left_in_the_scratch_folder(archive: Path, tmp_path: Path) -> None:
    local.backfill(archive, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("seed", range(5))
def test_any_order_and_split_gives_equal_tables(archive: Path, tmp_path: Path, seed: int) -> None:
    told = rows()
    Random(seed).shuffle(told)
    (tmp_path / "in").mkdir()
    write(tmp_path / "in", told, 1 + seed)
    assert local.backfill(tmp_path / "in", tmp_path) == local.backfill(archive, tmp_path)


def test_small_chunks_give_the_same_as_large_ones(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = local.backfill(archive, tmp_path)
    monkeypatch.setattr(local, "AT_ONCE", 4)
    assert local.backfill(archive, tmp_path) == whole


def test_the_command_writes_the_tables_into_one_file(archive: Path, tmp_path: Path) -> None:
    told = CliRunner().invoke(main, ["backfill", str(archive), "--out", str(tmp_path)], catch_exceptions=False)
    assert told.output.startswith("family 30")
    with duckdb.connect(str(tmp_path / "driftwire.duckdb"), read_only=True) as connection:
        query = "select count(*), count(parent_id) from lineage join family using (article_id)"
        assert connection.execute(query).fetchall() == [(30, 18)]


def _page(text: str) -> str:
    body = f"<html><head><title>T</title></head><body><article><p>{text}</p></article></body></html>"
    return f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n{body}"


def test_the_pages_of_an_archive_are_read_as_the_pipeline_reads_them(tmp_path: Path) -> None:
    folder, scratch = tmp_path / "in", tmp_path / "scratch"
    folder.mkdir()
    scratch.mkdir()
    text = rows()[0][2]
    records = b""
    for number in range(2):
        http = _page(text)
        url = f"https://outlet{number}.example/a"
        records += gzip.compress(WARC.format(url=url, number=number, size=len(http), http=http).encode())
    (folder / "pages.warc.gz").write_bytes(records)
    found = local.backfill(folder, scratch)
    assert (len(found.family), len(found.near_duplicate)) == (2, 1)

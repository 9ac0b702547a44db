from pathlib import Path

from click.testing import CliRunner

from pipeline.newswire.__main__ import main


def test_the_bundled_texts_keep_to_the_format() -> None:
    result = CliRunner().invoke(main, ["proof"])
    assert (result.exit_code, result.output) == (0, "")


def test_the_truth_is_written_for_the_port_that_is_served(tmp_path: Path) -> None:
    out = tmp_path / "truth.jsonl"
    assert CliRunner().invoke(main, ["truth", str(out), "--port", "9001"]).exit_code == 0
    assert ":9001/" in out.read_text().splitlines()[0]

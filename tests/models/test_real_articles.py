import csv
import gzip
from pathlib import Path

from models.contradiction.real import bodies, pair, real

ONE = "Three of the nine bridges have been painted. The other five will follow in the spring."


def _table(path: Path, rows: list[list[str]]) -> None:
    with gzip.open(path, "wt", encoding="utf-8", newline="") as table:
        csv.writer(table).writerows(rows)


def test_what_is_found_in_a_real_article_is_presumed_wrong_and_left_out_with_its_story(tmp_path: Path) -> None:
    _table(tmp_path / "train_bodies.csv.gz", [["Body ID", "articleBody"], ["4", ONE], ["7", ONE], ["9", ONE]])
    stances = [["Headline", "Body_ID", "Stance"], ["A", "4", "agree"], ["A", "7", "discuss"], ["A", "9", "unrelated"]]
    _table(tmp_path / "train_stances.csv.gz", stances)
    found = real(tmp_path)
    assert {q.answer for q in found.questions} == {None}
    story = {q.pair[0]: q.story for q in found.questions}
    four, seven, nine = (story[name] for name in ("4", "7", "9"))
    assert four == seven != nine
    assert len(found.measured) == len(found.questions)


def test_a_table_without_numbers_of_bodies_counts_its_rows(tmp_path: Path) -> None:
    _table(tmp_path / "told.csv.gz", [["body"], ["It rained. The pier is wet."]])
    (body,) = bodies(tmp_path / "told.csv.gz", "body")
    assert body.name == "0"
    assert pair(body, None).a_sentences == ("It rained.", "The pier is wet.")

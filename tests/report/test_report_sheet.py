"""Every number of the report, its text and its CSV is that of the table it comes from."""

import csv
import re
from pathlib import Path

import pytest

from pipeline.report.weekly import write
from pipeline.rows import DriftCause, DriftShift, Headline, Review
from pipeline.settings import Settings
from pipeline.warehouse.sandbox import ask
from tests.report.edition_case import (
    RUN,
    WEEK,
    WIRE,
    Piece,
    alert,
    at,
    at_odds,
    changed,
    publish,
    spread,
    text_of,
    told,
)

HOSTILE = "=HYPERLINK(1)"


def world() -> list[tuple[object, ...]]:
    """Twelve texts of one wire, each copied once by an outlet with a dangerous name; four copies say otherwise."""
    rows: list[tuple[object, ...]] = []
    for i in range(12):
        first = Piece(f"a{i}", "Wire", title=f"Title {i}")
        copy = Piece(f"b{i}", HOSTILE, WIRE.replace("eleven", "seven"), hours=3, parent_id=f"a{i}")
        rows += told(first, copy)
        if i < 4:
            rows += [changed(f"m{i}", copy, first, "eleven", "seven"), *spread(f"m{i}", **{f"b{i}": "introducer"})]
            rows += [at_odds(f"k{i}", first, copy)]
    rows += told(Piece("c", "Wire", hours=-24 * 7))
    cause = DriftCause(
        WEEK, "mutated", f"outlet:{HOSTILE}", -0.32, 0.0, -0.05, -0.27, 0.0, "behaviour", None, None, "s", 0.0
    )  # fmt: skip
    shift = DriftShift(WEEK, "clickbait", "overall", "2026-W40", 0.031, 0.127, 0.001, 0.004, "up", "shift")
    said = [Review("mutation", f"m{i}", "ann", verdict, at(9)) for i, verdict in enumerate(("confirmed", "rejected"))]
    quiet = alert(subject="overall", status="quiet", value=4 / 12, baseline=0.31, q_value=0.6)
    return [*rows, alert(subject=f"outlet:{HOSTILE}"), quiet, cause, shift, *said, RUN]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    made = publish(tmp_path_factory.mktemp("sheet"), world())
    write(made, WEEK, None)
    return made


@pytest.fixture(scope="module")
def rows(own: Settings) -> list[dict[str, str]]:
    text = (own.reports / f"{WEEK}.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def values(rows: list[dict[str, str]], **wanted: str) -> dict[tuple[str, str, str], float]:
    """By subject, metric and unit."""
    mine = [row for row in rows if wanted.items() <= row.items() and row["value"]]
    return {(row["subject"].removeprefix("'"), row["metric"], row["per"]): float(row["value"]) for row in mine}


RATES = {
    "drift_alert": "select subject, metric, 'article', value from drift_alert where week = $1",
    "trend_week_overall": "select 'overall', metric, unit, rate from trend_week_overall where week = $1",
    "trend_week_outlet": "select 'outlet:' || outlet, metric, unit, rate from trend_week_outlet where week = $1",
    "trend_week_kind": "select concat_ws(' ', kind, nullif(direction, '')), 'changes per copy', 'article', rate "
    "from trend_week_kind where week = $1",
    "outlet_week": "select 'outlet:' || outlet, 'introduced', '', introduced from outlet_week where week = $1 "
    "union all select 'outlet:' || outlet, 'copies', '', copies from outlet_week where week = $1",
    "alert_cause": "select subject, metric || ': behaviour', '', behaviour from alert_cause where week = $1",
    "drift_shift": "select subject, metric, '', after from drift_shift where week = $1",
    "review_precision": "select finding || ', ' || kind, 'precision', '', precision from review_precision "
    "where week = $1",
}


@pytest.mark.parametrize("source", RATES)
def test_the_csv_holds_every_row_of_the_week_unrounded(own: Settings, rows: list[dict[str, str]], source: str) -> None:
    known = {(s, m, p): v for s, m, p, v in ask(own.published, RATES[source], [WEEK]).rows}
    held = values(rows, source=source)
    assert known
    assert {key: held[key] for key in known} == pytest.approx(known)  # type: ignore[comparison-overlap]
    if source not in {"outlet_week", "alert_cause"}:  # of which the query above asks a part
        assert len(held) == len(known)


COUNTS = {
    "articles": "select count(*) from article where week = $1",
    "outlets": "select count(distinct outlet) from article where week = $1",
    "copies": "select count(*) from article_flag where week = $1 and is_copy",
    "stories": "select count(distinct story_id) from article_flag where week = $1",
    "changes": "select count(*) from top_mutation where week = $1",
    "introduced": "select count(*) from correction where week = $1",
    "corrected": "select count(corrected_at) from correction where week = $1",
    "alerts": "select alerts from tested_panel where week = $1",
    "quiet": "select quiet from tested_panel where week = $1",
}


@pytest.mark.parametrize("name", COUNTS)
def test_the_whole_weeks_counts_are_those_of_the_tables(own: Settings, rows: list[dict[str, str]], name: str) -> None:
    ((known,),) = ask(own.published, COUNTS[name], [WEEK]).rows
    assert values(rows, part="whole")["overall", name, ""] == known


def test_page_and_text_print_the_numbers_of_the_csv(own: Settings, rows: list[dict[str, str]]) -> None:
    html = text_of((own.reports / f"{WEEK}.html").read_text(encoding="utf-8"))
    text = " ".join((own.reports / f"{WEEK}.txt").read_text(encoding="utf-8").split())
    whole = {metric: round(v) for (_, metric, _), v in values(rows, part="whole").items()}
    (told_alert,) = [r for r in rows if (r["part"], r["status"]) == ("tested rate", "alert")]
    (told_cause,) = [r for r in rows if r["metric"] == "mutated: behaviour"]
    said = [
        f"{whole['articles']} articles from {whole['outlets']} outlets, {whole['copies']} of them copies",
        f"They tell {whole['stories']} stories; {whole['changes']} material changes and",
        f"{whole['contradicted']} contradictions",
        f"{whole['corrected']} of {whole['introduced']} material changes introduced this week",
        f"{float(told_alert['value']):.0%} of its copies introduced a material change",
        f"{100 * float(told_alert['baseline']):.1f}% over the eight weeks before (95% interval "
        f"{100 * float(told_alert['ci_low']):.0f}–{float(told_alert['ci_high']):.0%}",
        f"{float(told_alert['denominator']):.0f} copies in {told_alert['stories']} stories",
        f"−{abs(100 * float(told_cause['value'])):.0f} from what it did",
    ]  # fmt: skip
    for sentence in said:
        assert sentence in html
        assert sentence in text


def test_all_percentages_of_the_text_are_on_the_page(own: Settings) -> None:
    html = text_of((own.reports / f"{WEEK}.html").read_text(encoding="utf-8"))
    text = (own.reports / f"{WEEK}.txt").read_text(encoding="utf-8")
    printed = re.findall(r"[\d.,]+%?", text.partition("It finds")[0])
    assert len(printed) > 15
    assert [one for one in printed if one.strip(".,") not in html] == []


def test_names_of_strangers_are_no_formulas_and_negative_numbers_stay_numbers(own: Settings) -> None:
    text = (own.reports / f"{WEEK}.csv").read_text(encoding="utf-8-sig")
    cells = [cell for row in csv.reader(text.splitlines()) for cell in row]
    dangerous = [cell for cell in cells if cell[:1] in set("=+-@\t\r")]
    assert {float(cell) for cell in dangerous} == {-0.32, -0.05, -0.27}


def test_an_outlet_named_like_a_formula_is_told_as_text(tmp_path: Path) -> None:
    made = publish(tmp_path, told(Piece("a", "@cmd")), [Headline("x", 0.1, False, [], None, "m"), RUN])
    write(made, WEEK, None)
    assert "outlet:@cmd" in (made.reports / f"{WEEK}.csv").read_text(encoding="utf-8-sig")


def test_a_week_without_anything_has_a_csv_of_zeros(tmp_path: Path) -> None:
    write(publish(tmp_path, [RUN]), None, None)
    text = (tmp_path / "reports" / "undated.csv").read_text(encoding="utf-8-sig")
    assert "undated,,whole,overall,articles,,0," in text

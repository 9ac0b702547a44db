"""The plausibility gate: source-days that wait for an operator's word."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pipeline.core.plausibility import Item, Judgement, judgements
from pipeline.rows import Document, Held, QualityResult
from pipeline.validate.expectation import Check, quality, verdicts
from pipeline.validate.gate import GateBroken, word_count

if TYPE_CHECKING:
    import pandas as pd

GATE = "plausibility"
# What we fetch ourselves comes at a publisher's pace; a dropped folder may hold a year at once.
FETCHED = ("feed:", "page:")
MEASURES = ("items", "short_bodies", "language_mix")


def held(documents: Sequence[Document], checked_at: datetime) -> tuple[list[Held], list[QualityResult]]:
    """The implausible source-days among all documents known (not of one batch), `decision` null, one row a day.

    Raises:
        GateBroken: an expectation could not be evaluated.
    """
    judged = judgements(_items(documents))
    waiting: dict[tuple[str, datetime | object], Held] = {}
    results: list[QualityResult] = []
    for measure in MEASURES:
        of_measure = [j for j in judged if j.measure == measure]
        if not of_measure:
            continue
        check = Check(
            measure,
            "ExpectColumnPairValuesAToBeGreaterThanB",
            {"column_A": "bound", "column_B": "observed", "or_equal": True},
        )
        (verdict,) = verdicts(_frame(of_measure), [check])
        if verdict.broken is not None:
            raise GateBroken(f"no verdict on {measure}")
        results.append(quality(GATE, "document", verdict, checked_at))
        for row in verdict.rows:
            odd = of_measure[row]
            waiting.setdefault((odd.source, odd.day), Held(odd.source, odd.day, measure, odd.articles, None))
            told = quality(GATE, odd.source, verdict, checked_at, odd.day)
            results.append(told._replace(observed=f"{odd.observed:g}, plausible up to {odd.bound:g}"))
    return sorted(waiting.values(), key=lambda h: (h.source, h.day)), results


def _items(documents: Iterable[Document]) -> Iterator[Item]:
    """Each address counts once a day, however often it was fetched, as its shortest showing."""
    words: dict[tuple[str, object, str], Item] = {}
    for one in documents:
        if one.reason is None and one.published_at is not None and one.source.startswith(FETCHED):
            day = one.published_at.astimezone(UTC).date()
            item = Item(one.source, day, word_count(one.text), one.language)
            known = words.get((one.source, day, one.url), item)
            words[one.source, day, one.url] = min(item, known, key=lambda i: (i.words, i.language or ""))
    return iter(words.values())


def _frame(judged: Sequence[Judgement]) -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame({"observed": [j.observed for j in judged], "bound": [j.bound for j in judged]})

"""Trains the model of changed facts and measures it: `python -m models.change.train [DATA]`.

Trains on drift_bench, drift_bench_a and the stories of models/labelled, and measures by leaving out whole stories, and
by leaving out whole sources. The features are numbers without words, so that what is learned carries over; what words
tell is one of them, told for each source, and each text of single sentences, by a model of words that has not seen it.
The trees that are asked of a source learned from others, of which models tell that may have seen it.
"""

import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import ExtraTreesClassifier, HistGradientBoostingClassifier, VotingClassifier

from models.artefact import save
from models.change.source import Bench, Proposal, bench, retold, sentences
from models.change.wire import wires
from models.change.words import LexicalOf, Rows, headings_of, left_out_words, rows_of, rows_of_sentences, whole
from models.labelled.bench import data_folder
from models.labelled.hand import DESK_APART, DESKS, HANDS, HELD_OUT, WIRES, WIRES_APART, of_hands
from models.labelled.retold import BENIGN, CAREFUL, SETS
from models.labelled.sentence import SENTENCES, SENTENCES_APART
from pipeline.core.doubt import NAMES, expanded
from pipeline.core.judge import Judge
from pipeline.stages.mutation import ACCEPT

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

HERE = Path(__file__).parent
SEED = 20261121
BENCHES = ("drift_bench", "drift_bench_a")
FOLDS = 8
SOURCES = 16  # folds of whole sources


def estimator() -> VotingClassifier:
    """Trees that mend one another, and many that each see other measures: the mean of the two."""
    boosted = HistGradientBoostingClassifier(
        max_depth=5,
        learning_rate=0.04,
        max_iter=400,
        min_samples_leaf=20,
        l2_regularization=1.0,
        early_stopping=False,
        random_state=SEED,
    )
    strewn = ExtraTreesClassifier(
        100, min_samples_leaf=2, max_leaf_nodes=400, max_features=0.7, random_state=SEED
    )  # fmt: skip
    return VotingClassifier([("boosted", boosted), ("strewn", strewn)], voting="soft")


def answers(proposals: Sequence[Proposal]) -> NDArray[np.int64]:
    """1 where a proposal is a listed change of its kind."""
    return np.array([int(bool(p.typed)) for p in proposals])


class Table(NamedTuple):
    """The proposals of all sources, in step."""

    features: Floats
    label: NDArray[np.int64]


def table(parts: Sequence[Bench]) -> Table:
    """At least one source."""
    label = answers([p for part in parts for p in part.proposals])
    return Table(expanded(np.vstack([part.measured for part in parts])), label)


def fitted(its: Table, rows: Flags | slice = slice(None)) -> VotingClassifier:
    return estimator().fit(its.features[rows], its.label[rows])


def left_out(its: Table, group: NDArray[np.str_], folds: int) -> Floats:
    """The probability of every proposal by a model that has not seen its group."""
    out = np.zeros(len(its.label))
    groups = np.unique(group)
    for fold in range(min(folds, len(groups))):
        here = np.isin(group, groups[fold::folds])
        out[here] = fitted(its, ~here).predict_proba(its.features[here])[:, 1]
    return out


def _matched(said: Sequence[frozenset[int]]) -> int:
    """How many listed changes find a proposal of their own (augmenting paths, as the scorer's)."""
    taken: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for g in sorted(said[i]):
            if g not in seen:
                seen.add(g)
                if g not in taken or place(taken[g], seen):
                    taken[g] = i
                    return True
        return False

    return sum(place(i, set()) for i in range(len(said)))


def _f1(hits: int, said: int, asked: int) -> float:
    return round(2 * hits / (said + asked), 3) if said + asked else 0.0


def figures(its: Bench, probability: Floats) -> dict[str, str | float]:
    """The scorer's figures of what would be published."""
    kept = [p for p, sure in zip(its.proposals, probability, strict=True) if sure >= ACCEPT]
    typed, found = _matched([p.typed for p in kept]), _matched([p.found for p in kept])
    changed = {g.article_id for g in its.gold if g.severity == 2}
    benign = set(its.copies) - {g.article_id for g in its.gold}
    flagged = {p.article_id for p in kept if p.severity == 2}
    return {
        "typed_f1": _f1(typed, len(kept), len(its.gold)),
        "any_kind_f1": _f1(found, len(kept), len(its.gold)),
        "precision": f"{typed}/{len(kept)}",
        "recall": f"{typed}/{len(its.gold)}",
        "reach": f"{_matched([p.typed for p in its.proposals])}/{len(its.gold)}",
        "benign_copies_flagged": f"{len(flagged & benign)}/{len(benign)}",
        "changed_copies_flagged": f"{len(flagged & changed)}/{len(changed)}",
    }


def calibration(probability: Floats, label: NDArray[np.int64]) -> dict[str, str]:
    """How many of the proposals said with so much probability were listed."""
    place = np.minimum((probability * 5).astype(int), 4)
    return {f"{b / 5:.1f}": f"{int(label[place == b].sum())}/{int((place == b).sum())}" for b in np.unique(place)}


def words(data: Path, hands: Sequence[str], wired: Sequence[str]) -> LexicalOf:
    """What words tell, for each source by a model that has not seen it."""
    told = [(rows_of(data / name), headings_of(data / name)) for name in BENCHES if (data / name).exists()]
    told += of_hands((*wired, *hands), lambda folder: (rows_of(folder), headings_of(folder)))
    pairs = [row for rows, _ in told for row in rows]
    return left_out_words(Rows([*pairs, *rows_of_sentences(SENTENCES)], [row for _, heads in told for row in heads]))


def benches(data: Path, hands: Sequence[str], wired: Sequence[str], lexical_of: LexicalOf) -> list[Bench]:
    """Those of the folder that are there, and those of the repository; the hands in their order at the end."""
    out = [bench(data / name, lexical_of) for name in BENCHES if (data / name).exists()]
    out += [*(retold(name, lexical_of) for name in (*SETS, CAREFUL)), sentences(SENTENCES, lexical_of)]
    return [*out, *wires(wired, lexical_of), *of_hands(hands, partial(bench, lexical_of=lexical_of))]


def measures(parts: Sequence[Bench]) -> dict[str, dict[str, str | float]]:
    every = table(parts)
    story = np.array([p.story for part in parts for p in part.proposals])
    source = np.array([part.name for part in parts for _ in part.proposals])
    cuts = np.cumsum([len(part.proposals) for part in parts])[:-1]
    out: dict[str, dict[str, str | float]] = {}
    for name, group, folds in (("stories left out", story, FOLDS), ("source left out", source, SOURCES)):
        probability = left_out(every, group, folds)
        for part, its in zip(parts, np.split(probability, cuts), strict=True):
            out[f"{part.name}, {name}"] = figures(part, its)
        out[f"calibration, {name}"] = dict(calibration(probability, every.label))
    return out


def by_rules(its: Bench) -> Floats:
    """1 for what the rules alone would say."""
    stands, leftover = (its.measured[:, NAMES.index(name)] > 0 for name in ("stands", "leftover"))
    return (stands & ~leftover).astype(np.float64)


class Made(NamedTuple):
    """`apart`: the stories that it was not trained on."""

    model: Judge
    measures: dict[str, dict[str, str | float]]
    apart: Bench
    sources: list[str]


def made(
    data: Path,
    hands: Sequence[str] = (*HANDS, *DESKS),
    wired: Sequence[str] = WIRES,
    lexical_of: LexicalOf | None = None,
    more: Sequence[Bench] = (),
) -> Made:
    """The model of all that is there, and of `more`."""
    told_by = lexical_of or words(data, hands, wired)
    *parts, apart = benches(data, (*hands, HELD_OUT), wired, told_by)
    parts += more
    told = measures(parts)
    model = Judge(fitted(table(parts)), whole(told_by))
    told[f"{HELD_OUT}, never trained on"] = figures(apart, model.predict_proba(expanded(apart.measured))[:, 1])
    told[f"{HELD_OUT}, the rules alone"] = figures(apart, by_rules(apart))
    for its in measured_apart(told_by):
        told[f"{its.name}, never trained on"] = figures(its, model.predict_proba(expanded(its.measured))[:, 1])
    return Made(model, told, apart, [part.name for part in parts])


def measured_apart(lexical_of: LexicalOf) -> list[Bench]:
    """Sources that no model has seen; `lexical_of` tells of such a group what all the others together teach."""
    out = [retold(BENIGN, lexical_of), sentences(SENTENCES_APART, lexical_of)]
    return [*out, *of_hands([DESK_APART], partial(bench, lexical_of=lexical_of)), *wires(WIRES_APART, lexical_of)]


def train(data: Path) -> dict[str, dict[str, str | float]]:
    its = made(data)
    save(HERE, its.model, SEED, its.measures)
    return its.measures


def main() -> None:
    data = data_folder((__doc__ or "").splitlines()[0], BENCHES)
    print(json.dumps(train(data), indent=2))


if __name__ == "__main__":
    main()

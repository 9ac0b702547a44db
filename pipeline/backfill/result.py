"""The tables of a backfill, from pairs of numbers and the ids that stand for them."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from pipeline.core.overlap import Overlap


class Result(NamedTuple):
    """Tables with the columns of the published ones, ordered by key."""

    near_duplicate: pa.Table
    family: pa.Table
    lineage: pa.Table


class Descent(NamedTuple):
    """Per number its family's lowest, its parent or -1, and the Jaccard similarity to it."""

    lowest: npt.NDArray[np.int64]
    parent: npt.NDArray[np.int64]
    similarity: npt.NDArray[np.float64]


def result(ids: pa.Array, pairs: npt.NDArray[np.int64], exact: Overlap, found: Descent) -> Result:
    """`ids[n]` is the article_id of number n; a backfill aligns no sentences, so alignment is 0."""
    near = pa.table(
        {
            "older_id": ids.take(pa.array(pairs[:, 0])),
            "newer_id": ids.take(pa.array(pairs[:, 1])),
            "jaccard": np.round(exact.jaccard, 4),
            "containment": np.round(exact.containment, 4),
            "alignment": np.zeros(len(pairs)),
        }
    )
    first = pa.array([f"f{article_id}" for article_id in ids.take(pa.array(found.lowest)).to_pylist()])
    orphan = found.parent < 0
    lineage = pa.table(
        {
            "article_id": ids,
            "parent_id": ids.take(pa.array(found.parent, mask=orphan)),
            "similarity": pa.array(np.round(found.similarity, 4), mask=orphan),
            "runner_up_id": pa.nulls(len(ids), pa.string()),
            "probability": pa.nulls(len(ids), pa.float64()),
        }
    )
    return Result(
        near.sort_by([("older_id", "ascending"), ("newer_id", "ascending")]),
        pa.table({"article_id": ids, "family_id": first}).sort_by("article_id"),
        lineage.sort_by("article_id"),
    )

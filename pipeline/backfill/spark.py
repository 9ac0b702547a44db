"""A backfill on Spark: the same shingles, keys, band join, verification and descent, on any master.

Texts and shingles stay with the workers; the driver holds ids, verified pairs and family numbers only.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from pipeline.backfill.local import keyed, texts
from pipeline.backfill.result import Descent, Result, result
from pipeline.backfill.source import batches, files
from pipeline.core import descent, verbatim
from pipeline.core.candidate import keys_of
from pipeline.core.overlap import Overlap, overlap
from pipeline.core.shingle import Shingles, shingles_of
from pipeline.settings import ROOT

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_BAND_JOIN = ROOT / "warehouse" / "backfill" / "candidate_pair.sql"
_READ = "article_id string, published_at timestamp, file int, row long, text string"
_TIME = "published_at asc nulls last"

Batches = Iterator[pa.RecordBatch]


def _articles(given: Batches) -> Batches:
    for batch in given:
        for name, number in zip(batch.column("path").to_pylist(), batch.column("file").to_pylist(), strict=True):
            row = 0
            for table in batches(Path(name)):
                rows = pa.array(np.arange(row, row + len(table)))
                row += len(table)
                found = pa.table(
                    {
                        "article_id": table.column("article_id"),
                        "published_at": table.column("published_at"),
                        "file": pa.array(np.full(len(table), number), pa.int32()),
                        "row": rows,
                        "text": table.column("text").cast(pa.string()),
                    }
                )
                yield from found.to_batches()


def _lists(found: Shingles) -> pa.Array:
    return pa.ListArray.from_arrays(pa.array(found.starts, pa.int32()), pa.array(found.hashes.view(np.int64)))


def _shingles(lists: pa.ListArray) -> Shingles:
    starts = np.zeros(len(lists) + 1, np.int64)
    np.cumsum(lists.value_lengths().to_numpy(), out=starts[1:])
    return Shingles(np.ascontiguousarray(lists.flatten().to_numpy()).view(np.uint64), starts)


def _shingled(given: Batches) -> Batches:
    for batch in given:
        found = shingles_of(texts(pa.chunked_array([batch.column("text").cast(pa.large_string())])))
        yield pa.record_batch({"number": batch.column("number"), "shingles": _lists(found)})


def _keyed(given: Batches) -> Batches:
    for batch in given:
        found = keyed(_shingles(batch.column("shingles")), batch.column("number").to_numpy())
        yield pa.record_batch(keys_of(*found)._asdict())


def _overlapping(given: Batches) -> Batches:
    """Of rows with the shingles of both sides."""
    for batch in given:
        both = pa.concat_arrays([batch.column("a"), batch.column("b")])
        rows = np.arange(batch.num_rows)
        exact = overlap(_shingles(both), np.stack([rows, rows + batch.num_rows], axis=1))
        yield pa.record_batch({"older": batch.column("older"), "newer": batch.column("newer"), **exact._asdict()})


def _descended(family: pa.Table) -> pa.Table:
    """The children of one family with their parents."""
    family = family.sort_by("number").combine_chunks()
    numbers = family.column("number").to_numpy()
    shingled = _shingles(pa.concat_arrays(family.column("shingles").chunks))
    found = descent.parents(shingled, np.zeros(numbers.size, np.int64))
    kept = found >= 0
    return pa.table({"older": numbers[found[kept]], "newer": numbers[kept]})


def _exact(spark: "SparkSession", pairs: "DataFrame") -> "DataFrame":
    pairs.createOrReplaceTempView("pair")
    joined = spark.sql(
        "select p.older, p.newer, a.shingles as a, b.shingles as b from pair as p"
        " inner join shingled as a on a.number = p.older inner join shingled as b on b.number = p.newer"
    )
    return joined.mapInArrow(_overlapping, "older long, newer long, jaccard double, containment double")


def _collected(exact: "DataFrame") -> tuple[npt.NDArray[np.int64], Overlap]:
    """In order of the pairs."""
    table = exact.toArrow().sort_by([("older", "ascending"), ("newer", "ascending")])
    older, newer, jaccard, containment = (table.column(i).to_numpy() for i in range(4))
    return np.stack([older, newer], axis=1), Overlap(jaccard, containment)


def _numbered(spark: "SparkSession", folder: Path) -> pa.Array:
    """The ids by number; leaves the views `article` and `shingled`."""
    paths = [(str(file.absolute()), number) for number, file in enumerate(files(folder))]
    read = spark.createDataFrame(paths, "path string, file int").repartition(max(len(paths), 1), "file")
    read.mapInArrow(_articles, _READ).createOrReplaceTempView("source")
    once = spark.sql(
        f"select *, row_number() over (partition by article_id order by {_TIME}, file, row) as place from source"  # noqa: S608 - a constant
    ).where("place = 1")
    ordered = once.select("published_at", "article_id").orderBy("published_at", "article_id")
    dated = ordered.where("published_at is not null").rdd.map(lambda r: r.article_id)
    undated = ordered.where("published_at is null").rdd.map(lambda r: r.article_id)
    numbers = dated.union(undated).zipWithIndex().toDF("article_id string, number long").cache()
    shingled = (
        once.join(numbers, "article_id")
        .select("number", "text")
        .mapInArrow(_shingled, "number long, shingles array<long>")
    )
    shingled.cache().createOrReplaceTempView("shingled")
    return pa.concat_arrays(numbers.toArrow().sort_by("number").column("article_id").chunks)


def backfill(spark: "SparkSession", folder: Path) -> Result:
    """The folder and the package must be readable under the same paths on every worker."""
    spark.conf.set("spark.sql.session.timeZone", "UTC")
    ids = _numbered(spark, folder)
    shingled = spark.table("shingled")
    shingled.mapInArrow(_keyed, "kind tinyint, key long, holder long").createOrReplaceTempView("band_key")
    met = spark.sql(_BAND_JOIN.read_text(encoding="utf-8"))
    close = f"jaccard >= {verbatim.LEAST_JACCARD} or containment >= {verbatim.LEAST_CONTAINMENT}"
    pairs, exact = _collected(_exact(spark, met).where(close))
    lowest = verbatim.lowest(pairs, len(ids))
    member = pa.table({"number": np.arange(len(ids)), "lowest": lowest})
    spark.createDataFrame(member).createOrReplaceTempView("member")
    families = spark.sql(
        "select m.number, m.lowest, s.shingles from member as m inner join shingled as s on s.number = m.number"
        " where m.lowest in (select lowest from member group by lowest having count(*) > 1)"
    )
    children = families.groupBy("lowest").applyInArrow(_descended, "older long, newer long").cache()
    edges, likeness = _collected(_exact(spark, children))
    parent, similarity = np.full(len(ids), -1, np.int64), np.zeros(len(ids))
    parent[edges[:, 1]], similarity[edges[:, 1]] = edges[:, 0], likeness.jaccard
    return result(ids, pairs, exact, Descent(lowest, parent, similarity))

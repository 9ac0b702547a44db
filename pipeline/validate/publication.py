"""The publication gate: whether the tables are fit for readers.

What can be read from the DDL is read from it: columns, types, nulls and keys have no second home.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa

from pipeline.rows import QualityResult
from pipeline.validate.expectation import Check, Option, quality, verdicts
from pipeline.validate.structure import Column, arrow_type, declared, key

if TYPE_CHECKING:
    import pandas as pd

GATE = "publication"

CHANGE_KINDS = "number date name negation status certainty attribution superlative quote headline omission addition"
BENIGN_KINDS = "format_number format_date synonym reorder punctuation trim boilerplate"
CONTRADICTION_KINDS = "number date name negation status superlative attribution"
PROBABILITIES = frozenset(["probability", "similarity", "jaccard", "containment", "alignment", "p_value", "q_value"])


class Reference(NamedTuple):
    """Every value of a column, null aside, stands in a column of another table."""

    table: str
    column: str
    of_table: str
    of_column: str


ARTICLES = (
    "family.article_id lineage.article_id lineage.parent_id lineage.runner_up_id story.article_id headline.article_id "
    "revision.article_id near_duplicate.older_id near_duplicate.newer_id mutation.article_id mutation.parent_id "
    "mutation_spread.article_id contradiction.a_id contradiction.b_id"
)
REFERENCES = (
    *(Reference(table, column, "article", "article_id") for table, column in (a.split(".") for a in ARTICLES.split())),
    Reference("mutation_spread", "mutation_id", "mutation", "mutation_id"),
)
# One family, story, lineage and headline per article: no second row (its key), and no article without one.
REFERENCES_BACK = tuple(
    Reference("article", "article_id", table, "article_id") for table in ("family", "lineage", "story", "headline")
)
SETS: dict[tuple[str, str], Sequence[str] | Sequence[int]] = {
    ("mutation", "kind"): [*CHANGE_KINDS.split(), *BENIGN_KINDS.split()],
    ("mutation", "direction"): ["up", "down"],
    ("mutation", "severity"): [0, 1, 2],
    ("mutation", "field"): ["title", "body"],
    ("mutation_spread", "role"): ["introducer", "carrier", "reverter"],
    ("contradiction", "kind"): CONTRADICTION_KINDS.split(),
    ("contradiction", "scope"): ["within", "copy", "story"],
    ("contradiction", "relation"): ["contradicted", "superseded"],
    ("capture", "outcome"): ["stored", "duplicate", "rejected", "held", "skipped"],
}
RANGES: dict[tuple[str, str], tuple[float, float]] = {
    ("headline", "clickbait"): (0.0, 1.0),
    ("headline", "heat"): (-1.0, 1.0),
    ("article_flag", "heat"): (-1.0, 1.0),
}


def check(tables: Mapping[str, "pa.Table | pd.DataFrame"], checked_at: datetime) -> list[QualityResult]:
    """One result per expectation, by table; readers get the tables only if all succeed.

    `tables` are the published tables by name; one that has a DDL file and is missing fails. References are checked
    between the tables that are given.
    """
    given = {name: t if isinstance(t, pa.Table) else pa.Table.from_pandas(t) for name, t in sorted(tables.items())}
    results = [*_missing(given, checked_at), *_structure(given, checked_at)]
    # One call of the library for each table: most of a call's time does not depend on the rows.
    for name, table in given.items():
        columns = declared(name)
        present = [c.name for c in columns if c.name in table.column_names]
        wanted = [*_content(name, columns, present)]
        used = {str(v) for c in wanted for o, v in c.options.items() if o == "column"} | {*key(name)} & {*present}
        frame = table.select(sorted(used)).to_pandas()
        for reference in (*REFERENCES, *REFERENCES_BACK):
            known = _known(reference, given) if reference.table == name else None
            if known is not None:
                code = f"{reference.column} in {reference.of_table}"
                frame[code] = known.to_numpy(zero_copy_only=False)
                wanted.append(Check(code, "ExpectColumnValuesToBeInSet", {"column": code, "value_set": [True]}))
        results += _judged(name, frame, wanted, checked_at)
    return results


STRUCTURE = (
    Check("columns_and_types", "ExpectColumnPairValuesToBeEqual", {"column_A": "told", "column_B": "found"}),
    Check("nulls", "ExpectColumnValuesToBeBetween", {"column": "forbidden_nulls", "max_value": 0}),
)


def _missing(given: Mapping[str, pa.Table], checked_at: datetime) -> Iterator[QualityResult]:
    from pipeline.warehouse.table import published_tables

    for name in published_tables():
        if name not in given:
            yield QualityResult(GATE, name, None, "table: present", False, "missing", checked_at)


def _structure(given: Mapping[str, pa.Table], checked_at: datetime) -> Iterator[QualityResult]:
    """All tables in one frame; the verdict on each is told by its own rows."""
    import pandas as pd

    frames = {name: _structure_frame(declared(name), table) for name, table in given.items()}
    if not frames:
        return
    table_of = [name for name, frame in frames.items() for _ in range(len(frame))]
    for verdict in verdicts(pd.concat([*frames.values()], ignore_index=True), STRUCTURE):
        for name in frames:
            rows = tuple(row for row in verdict.rows if table_of[row] == name)
            # A failure that names no row is everybody's.
            sound = verdict.success or (bool(verdict.rows) and not rows)
            yield quality(GATE, name, verdict._replace(success=sound, rows=rows), checked_at)


def _structure_frame(columns: Sequence[Column], table: pa.Table) -> "pd.DataFrame":
    """One row per column, told or found."""
    import pandas as pd

    told = {c.name: c for c in columns}
    names = [*told, *(n for n in table.column_names if n not in told)]
    found = {n: arrow_type(table.schema.field(n).type) for n in table.column_names}
    return pd.DataFrame(
        {
            "told": [f"{n} {told[n].type if n in told else 'nothing'}" for n in names],
            "found": [f"{n} {found.get(n, 'nothing')}" for n in names],
            "forbidden_nulls": [
                table.column(n).null_count if n in found and n in told and told[n].not_null else 0 for n in names
            ],
        }
    )


def _content(name: str, columns: Sequence[Column], present: Sequence[str]) -> Iterator[Check]:
    keys = key(name)
    if len(keys) > 1 and set(keys) <= set(present):
        yield _named("key", "ExpectCompoundColumnsToBeUnique", {"column_list": keys})
    elif set(keys) <= set(present):
        yield _named("key", "ExpectColumnValuesToBeUnique", {"column": keys[0]})
    for column in present:
        if (name, column) in SETS:
            yield _named(column, "ExpectColumnValuesToBeInSet", {"column": column, "value_set": SETS[name, column]})
        if (name, column) in RANGES or (column in PROBABILITIES and _is_double(columns, column)):
            low, high = RANGES.get((name, column), (0.0, 1.0))
            yield _named(
                column, "ExpectColumnValuesToBeBetween", {"column": column, "min_value": low, "max_value": high}
            )


def _named(code: str, expectation: str, options: Mapping[str, Option]) -> Check:
    return Check(code, expectation, options)


def _is_double(columns: Iterable[Column], name: str) -> bool:
    return any(c.name == name and c.type == "double" for c in columns)


def _judged(
    subject: str, frame: "pd.DataFrame", checks: Sequence[Check], checked_at: datetime
) -> Iterator[QualityResult]:
    """An empty table has nothing to refuse; the library would find no type to compare."""
    if len(frame) and checks:
        yield from (quality(GATE, subject, verdict, checked_at) for verdict in verdicts(frame, checks))


def _known(one: Reference, given: Mapping[str, pa.Table]) -> pa.Array | None:
    """Whether each row found its partner or names none; the join is made here, over the whole set.

    None where one of the tables or columns is not given.
    """
    import pyarrow.compute as pc

    sides = ((one.table, one.column), (one.of_table, one.of_column))
    if any(table not in given or column not in given[table].column_names for table, column in sides):
        return None
    values = given[one.table].column(one.column).combine_chunks().cast(pa.string())
    known = given[one.of_table].column(one.of_column).combine_chunks().cast(pa.string())
    return pc.or_(pc.is_null(values), pc.is_in(values, value_set=known))

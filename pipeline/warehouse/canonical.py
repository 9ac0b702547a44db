"""The canonical digest of a table: its rows in order, without what only records when something arrived."""

import duckdb

ARRIVAL = "(arrival)"  # marks such a column in its comment


def canonical_hash(connection: duckdb.DuckDBPyConnection, table: str) -> str:
    """SHA-256 over the sorted digests of the rows, each of all columns by name but those marked as arrival."""
    described = connection.execute(
        "select column_name, coalesce(comment, '') from duckdb_columns()"
        " where table_name = ? and database_name = current_database() order by column_name",
        [table],
    ).fetchall()
    kept = ", ".join(f'"{name}" := "{name}"' for name, comment in described if ARRIVAL not in comment)
    digest = connection.execute(
        "with line as (select sha256(to_json(struct_pack(" + kept + "))::varchar) as sha from "
        f"\"{table}\") select sha256(coalesce(string_agg(sha, '' order by sha), '')) from line"
    ).fetchone()
    assert digest is not None
    return str(digest[0])

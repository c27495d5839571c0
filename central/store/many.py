"""Many rows at once: COPY on PostgreSQL, executemany on SQLite (``storage.md`` 5: COPY is five times the next best)."""

from collections.abc import Sequence
from typing import Any

import msgspec

from shared.store.session import Session


def insert_rows(session: Session, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Insert new rows."""
    if not rows:
        return
    if session.postgres:
        session.copy_in(table, columns, rows)
        return
    sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(':' + name for name in columns)})"
    session.run_many(sql, [dict(zip(columns, row, strict=True)) for row in rows])


def replace_rows(
    session: Session, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], *, known: Sequence[str] = ()
) -> None:
    """Insert one hall's rows in place of those with the same key; the key is the first two columns.

    ``known`` are the second key column's values that are in the table already.
    """
    if rows and known:
        sql = f"DELETE FROM {table} WHERE {columns[0]} = :hall AND {columns[1]} {one_of(session)}"
        session.run(sql, {"hall": rows[0][0], "ids": ids(known)})
    insert_rows(session, table, columns, rows)


def take_out_rows(session: Session, table: str, columns: Sequence[str], hall: str, wanted: Sequence[str]) -> list[Any]:
    """Remove one hall's rows whose second column is one of ``wanted``, and return them, to be put back changed."""
    sql = f"""
        DELETE FROM {table} WHERE {columns[0]} = :hall AND {columns[1]} {one_of(session)} RETURNING {", ".join(columns)}
    """
    rows: list[Any] = session.run(sql, {"hall": hall, "ids": ids(wanted)}).fetchall()
    return rows


def one_of(session: Session) -> str:
    """Return the condition that a column is one of the values in ``:ids``, made by :func:`ids`."""
    if session.postgres:
        return "= ANY(ARRAY(SELECT json_array_elements_text(:ids)))"
    return "IN (SELECT value FROM json_each(:ids))"


def ids(values: Sequence[str]) -> str:
    """Return values as one parameter: JSON, because psycopg makes an array's text item by item in Python."""
    return msgspec.json.encode(values).decode()

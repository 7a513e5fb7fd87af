#!/usr/bin/env bash
# SQLAlchemy 2.1.9: extract("week", ...) is another week on SQLite than on PostgreSQL, in some years.
#
# A Dutch school plans by week number, and means those of ISO 8601: 5 March 2026 is in week 10. So does
# PostgreSQL's EXTRACT(week). For SQLite SQLAlchemy turns the same expression into strftime('%W'), which
# counts from the first Monday of the year: that day is in week 9 there, and New Year's Day in week 0.
# In other years it is right: in 2024, 2027, 2028 and 2029 both say the same of that day, in 2025, 2026 and
# 2030 they do not. So a query that was tried in a good year goes wrong in a later one, or on the day
# that the school's database moves from one to the other.
#
# Seen (SQLAlchemy 2.1.9 with Python's sqlite3; what SQLAlchemy writes for PostgreSQL, run by DuckDB 2.0.1,
# which has its EXTRACT): 5 March of 2024 to 2030, SQLite 10 9 9 9 9 10 9, the other 10 10 10 9 9 10 10.
# Exit status 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'sqlalchemy==2.1.9' 'duckdb==2.0.1'
cat > seen.py <<'PYTHON'
import sys
from datetime import date

import duckdb
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

evening = sa.table("evening", sa.column("day", sa.Date))
weeks = sa.select(sa.extract("week", evening.c.day)).order_by(evening.c.day)
days = [date(year, 3, 5) for year in range(2024, 2031)]
iso = [day.isocalendar().week for day in days]

with sa.create_engine("sqlite://").connect() as connection:
    connection.exec_driver_sql("CREATE TABLE evening (day DATE)")
    connection.execute(sa.insert(evening), [{"day": day} for day in days])
    sqlite = list(connection.scalars(weeks))
    new_year = connection.scalar(sa.select(sa.extract("week", sa.literal(date(2026, 1, 1)))))

other = duckdb.connect()
other.execute("CREATE TABLE evening (day DATE)")
other.executemany("INSERT INTO evening VALUES (?)", [[day] for day in days])
postgres = [week for (week,) in other.execute(str(weeks.compile(dialect=postgresql.dialect()))).fetchall()]
print("5 March of 2024 to 2030: ISO", *iso)
print("  as SQLite:    ", *sqlite, "| 1 January 2026:", new_year)
print("  as PostgreSQL:", *postgres)
sys.exit(not (sqlite == [10, 9, 9, 9, 9, 10, 9] and postgres == iso and new_year == 0))
PYTHON
env/bin/python seen.py

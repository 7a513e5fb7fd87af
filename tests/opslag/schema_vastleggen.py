"""Write down the tables of this version, when it goes out: ``schema_<SCHEMA_VERSIE>.sql``.

``python tests/opslag/schema_vastleggen.py``; what was written down before is never changed.
"""

import re
from pathlib import Path

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from ouderplan.opslag.tabellen import METADATA, SCHEMA_VERSIE

HIER = Path(__file__).parent


def schema_now() -> str:
    """Return the SQL that makes the tables of today, a statement a line."""
    dialect = sqlite.dialect()
    made = [
        item.compile(dialect=dialect)
        for table in METADATA.sorted_tables
        for item in (CreateTable(table), *map(CreateIndex, table.indexes))
    ]
    lines = (" ".join(str(one).split()) for one in made)
    return "".join(f"{line};\n" for line in lines) + f"PRAGMA user_version={SCHEMA_VERSIE};\n"


def schema_file(versie: int) -> Path:
    return HIER / f"schema_{versie}.sql"


def written_down() -> dict[int, str]:
    """Return version → tables as they went out, without comments."""
    found = {path: re.fullmatch(r"schema_(\d+)", path.stem) for path in HIER.glob("schema_*.sql")}
    return {
        int(name[1]): re.sub(r"^--.*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
        for path, name in found.items()
        if name
    }


if __name__ == "__main__":
    head = f"-- The tables as version {SCHEMA_VERSIE} of the program made them. Never change it.\n"
    with schema_file(SCHEMA_VERSIE).open("x", encoding="utf-8", newline="\n") as file:
        file.write(head + schema_now())

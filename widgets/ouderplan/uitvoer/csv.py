"""Every table as the contract's CSV, together in one zip."""

from pathlib import Path

from ouderplan.opslag.csv_uit import write_rows
from ouderplan.uitvoer.inpakken import pack
from ouderplan.uitvoer.plan import Plan


def build(plan: Plan, *, basis: Path | None = None) -> bytes:  # noqa: ARG001  only Word has one
    """Return a zip with one CSV per table; unpacked it is a workbook folder that can be opened."""
    tables = plan.tabellen.items()
    return pack(plan, ((f"{tabel.naam}.csv", write_rows(tabel, rows)) for tabel, rows in tables))

"""Every table as the contract's CSV, together in one zip."""

import io
import zipfile
from pathlib import Path

from ouderplan.opslag.csv_uit import write_rows
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.soorten import Uitvoersoort


def build(plan: Plan, *, basis: Path | None = None) -> bytes:  # noqa: ARG001  only Word has one
    """Return a zip with one CSV per table; unpacked it is a workbook folder that can be opened."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for tabel, rows in plan.tabellen.items():
            moment = zipfile.ZipInfo(f"{tabel.naam}.csv", _moment(plan))
            moment.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(moment, write_rows(tabel, rows))
    return out.getvalue()


def _moment(plan: Plan) -> tuple[int, int, int, int, int, int]:
    made = plan.gemaakt
    return (made.year, made.month, made.day, made.hour, made.minute, made.second)


EXPORT = Uitvoersoort("csv", "zip", build)

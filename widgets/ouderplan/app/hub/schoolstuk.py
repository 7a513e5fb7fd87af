"""A document of a school for its board: ``python -m ouderplan.app.hub.schoolstuk MAP SOORT NAAR``.

A process of its own, as with `schoolstand`: what makes Word and Excel is large. It writes the file
in the folder `NAAR`. Nothing that a single person handed in is in it.
"""

import sys
from pathlib import Path

from ouderplan.app.hub.schoolstand import workbook_of
from ouderplan.app.opdrachten import carry_out
from ouderplan.opslag import Werkboek
from ouderplan.opslag.fouten import GeenWerkboek
from ouderplan.uitvoer.openbaar import without_voices
from ouderplan.uitvoer.plan import load_plan
from ouderplan.uitvoer.soorten import soort_named
from ouderplan.uitvoer.wegschrijven import file_name, write_whole


def write_for_board(school: Path, soort: str, naar: Path) -> Path:
    """Write the document of the workbook that a school is at; return the file.

    Raises
    ------
    OuderplanFout
    """
    kind, folder = soort_named(soort), workbook_of(school)
    if folder is None:
        raise GeenWerkboek(map=school)
    wb = Werkboek.open(folder, herbouw=False)
    try:
        plan = load_plan(wb)
    finally:
        wb.close()
    shared = without_voices(plan) if kind.extensie == "xlsx" else plan
    return write_whole(naar / file_name(plan, kind), kind.build(shared))


def main(school: str, soort: str, naar: str) -> int:
    """Write it, and return the exit status."""

    def write() -> None:
        write_for_board(Path(school), soort, Path(naar))

    return carry_out(write)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

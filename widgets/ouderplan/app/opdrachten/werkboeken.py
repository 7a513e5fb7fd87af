"""Which workbook a command is about."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ouderplan.app.paden import Paden
from ouderplan.opslag import Werkboek
from ouderplan.opslag.fouten import NietTeBewaren
from ouderplan.opslag.plaats import is_werkboek
from ouderplan.opslag.thuis import Uurwerk


def find_map(werkboek: Path) -> Path:
    """Return the folder that is meant: a path, or the name of a folder under ``data``."""
    if is_werkboek(werkboek) or werkboek.is_absolute():
        return werkboek.resolve()
    inside = Paden.find().data / werkboek
    return inside if is_werkboek(inside) else werkboek.resolve()


@contextmanager
def opened(werkboek: Path) -> Iterator[Werkboek]:
    """Open the workbook that is meant, with its rounds as the clock has them, and close it."""
    wb = Werkboek.open(find_map(werkboek))
    try:
        with suppress(NietTeBewaren):  # who comes to read needs no room on the disk
            Uurwerk().tick(wb)
        yield wb
    finally:
        wb.close()

"""Rule: a reference to something that is gone."""

from collections.abc import Callable, Iterator
from typing import Any

from ouderplan.kern.plancheck.stand import Bevinding, Ernst, Planstand, find, short
from ouderplan.kern.plancheck.zinnen import TABELNAMEN
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.tekstvorm import loosely

_NAAR_DOEL = ("voortgang",)
_NAAR_AMBITIE = ("ambitie_aanpak", "ambitie_jaren")


def check_verwijzingen(stand: Planstand) -> Iterator[Bevinding]:
    """Find rows that name a kans, goal, target or ambition that is not there.

    What an action plan or a goal itself refers to, other rules look at.
    """
    ids = {row.id for row in stand.inbreng}
    goals = {doel.sleutel for doel in stand.doelen} | {doel.code for doel in stand.doelen}
    yield from _gone("omzettingen", stand.omzettingen, "bedreiging", ids, "kansen_bedreigingen")
    yield from _gone("omzettingen", stand.omzettingen, "kans", ids, "kansen_bedreigingen")
    yield from _gone(
        "kansen_bedreigingen", stand.inbreng, "samengevoegd_met", ids, "kansen_bedreigingen"
    )
    top = stand.newest_top(Rondesoort.STIPPEN)
    yield from _gone("vastgestelde_keuzes", top, "keuze", ids, "kansen_bedreigingen")
    for tabel in _NAAR_DOEL:
        yield from _gone(tabel, stand.table(tabel), "jaardoel", goals, "jaardoelen")
    targets = {loosely(row.streefdoel) for row in stand.table("streefcijfers")}
    yield from _gone(
        "metingen", stand.table("metingen"), "streefdoel", targets, "streefcijfers", loosely
    )
    ambitions = {loosely(row.naam) for row in stand.table("ambities")}
    for tabel in _NAAR_AMBITIE:
        yield from _gone(tabel, stand.table(tabel), "ambitie", ambitions, "ambities", loosely)


def _gone(  # noqa: PLR0917  a line of a table of references
    tabel: str,
    rows: tuple[Any, ...],
    kolom: str,
    known: set[str],
    naar: str,
    fold: Callable[[str], str] = str.strip,
) -> Iterator[Bevinding]:
    for nummer, row in enumerate(rows, start=1):
        name = str(getattr(row, kolom))
        if name.strip() and fold(name) not in known:
            key = row.id if tabel == "kansen_bedreigingen" else nummer
            yield find(
                "verwijzing",
                Ernst.FOUT,
                f"{tabel} {key}",
                wat=TABELNAMEN[naar],
                naam=short(name),
            )

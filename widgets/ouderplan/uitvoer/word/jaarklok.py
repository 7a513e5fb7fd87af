"""Chapter: the year clock as a picture, a table by month, and what could not be placed."""

from collections.abc import Sequence

from ouderplan.figuren import draw_jaarklok
from ouderplan.kern.datum import MAANDEN
from ouderplan.kern.jaarklok import Jaarklok, Klokregel, Plek
from ouderplan.uitvoer.jaarklok import clock_of
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.word.papier import Papier
from ouderplan.uitvoer.word.tabel import add_table

BEELD = 4
"""From so many moments a picture shows more than the table; below it the page stays empty."""
ELDERS = (Plek.DOORLOPEND, Plek.ANDER_JAAR, Plek.ONBEKEND)


def write_jaarklok(papier: Papier, plan: Plan) -> None:
    """Write the chapter; a school that wrote down nothing that comes back has none."""
    klok = clock_of(plan)
    if not klok.meer_dan_planning:
        return
    papier.heading(text("jaarklok", "kop", schooljaar=klok.schooljaar), 1)
    if on_clock := klok.at(Plek.KLOK):
        if len(on_clock) >= BEELD:
            caption = text("jaarklok", "bijschrift", nummer="{nummer}")
            papier.picture(draw_jaarklok(klok), caption)
        _write_months(papier, klok)
    for plek in ELDERS:
        _write_list(papier, plek, klok.at(plek))


def _write_months(papier: Papier, klok: Jaarklok) -> None:
    rows = [
        (MAANDEN[maand - 1], regel.wat, str(regel.soort), regel.wanneer)
        for maand, regels in klok.per_maand.items()
        for regel in regels
    ]
    often = text("jaarklok", "vaak")
    rows += [(often, regel.wat, str(regel.soort), regel.wanneer) for regel in klok.vaak]
    _write_table(papier, "maand", rows, (0.15, 0.42, 0.16, 0.27))


def _write_list(papier: Papier, plek: Plek, regels: Sequence[Klokregel]) -> None:
    if not regels:
        return
    papier.heading(text("jaarklok", plek.name.casefold()), 2)
    rows = [(regel.wat, str(regel.soort), regel.wanneer) for regel in regels if regel.wanneer]
    if rows:
        _write_table(papier, "", rows, (0.5, 0.18, 0.32))
    if silent := [regel.wat for regel in regels if not regel.wanneer]:
        papier.text(text("jaarklok", "zonder_wanneer", namen="; ".join(silent)))


def _write_table(
    papier: Papier, eerst: str, rows: Sequence[tuple[str, ...]], delen: Sequence[float]
) -> None:
    names = [naam for naam in (eerst, "wat", "soort", "wanneer") if naam]
    add_table(papier, [text("jaarklok", naam) for naam in names], rows, delen)

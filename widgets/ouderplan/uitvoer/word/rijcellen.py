"""The cells of a row as they stand on paper, as its columns say."""

from datetime import date, datetime

from ouderplan.kern.datum import written
from ouderplan.kern.doelen import parse_tijdpad
from ouderplan.kern.kolomvorm import Druk, printed
from ouderplan.opslag.opschriften import label
from ouderplan.opslag.tabellen import Kolom, tabel_of
from ouderplan.uitvoer.word.tabel import Cel, Regel


def form_cells(row: object) -> list[tuple[str, Cel]]:
    """Return name and contents of every column that has a row of its own on a form."""
    rij = type(row)
    return [
        (label(rij, kolom.naam), cell(row, kolom))
        for kolom in tabel_of(rij).kolommen
        if kolom.naam in printed(rij)
    ]


def cell(row: object, kolom: Kolom) -> Cel:
    """Return one cell."""
    value = getattr(row, kolom.naam)
    if kolom.vorm.druk is Druk.VET:
        return [Regel("", vet=shown(value).strip())]
    return _milestones(value) if kolom.vorm.druk is Druk.MIJLPALEN else shown(value)


def shown(waarde: object) -> str:
    """Return a cell as it reads on paper."""
    if isinstance(waarde, datetime):
        return f"{written(waarde.date())}, {waarde:%H:%M}"
    if isinstance(waarde, date):
        return written(waarde)
    return "" if waarde is None else str(waarde)


def _milestones(tijdpad: str) -> list[Regel]:
    """Return the lines in the school's own words, with the moment in bold where it stands."""
    lines = []
    for mijlpaal in parse_tijdpad(tijdpad):
        before, moment, after = mijlpaal.regel.partition(mijlpaal.wanneer or mijlpaal.regel)
        bold = moment if mijlpaal.wanneer else ""
        lines.append(Regel(after if bold else mijlpaal.regel, vet=bold, vooraf=before))
    return lines

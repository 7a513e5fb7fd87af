"""One evaluation form (C20) as a table of two columns: filled in, or with room to write."""

from dataclasses import fields

from ouderplan.kern.datum import written
from ouderplan.kern.evaluatie import Evaluatie
from ouderplan.opslag.opschriften import label
from ouderplan.uitvoer.word.papier import Papier
from ouderplan.uitvoer.word.tabel import Cel, Regel, add_form

SCHRIJVEN = ("opbrengsten", "knelpunten", "andere_informatie", "vervolgstappen")
"""In these people write sentences; on a form that nobody filled in they get room for it."""


def write_form(papier: Papier, form: Evaluatie) -> None:
    """Write one form, its fields in the order of the contract."""
    columns = [field.name for field in fields(Evaluatie)]
    rows = [(label(Evaluatie, naam), _cell(form, naam)) for naam in columns]
    wide = frozenset() if form.is_ingevuld else frozenset(label(Evaluatie, n) for n in SCHRIJVEN)
    add_form(papier, rows[0], [rows[1:]], ruim=wide)


def _cell(form: Evaluatie, naam: str) -> Cel:
    value = getattr(form, naam)
    if naam == "activiteit":
        return [Regel("", vet=str(value).strip())]
    if naam == "datum":
        return written(form.datum)
    return str(value)

"""Rules about the days of adoption: not before what was adopted was there, and not still to come.

The page asks about such a day when it is filled in; these find those that came in another way.
"""

from collections.abc import Iterator
from datetime import date

from ouderplan.kern.datum import written
from ouderplan.kern.plancheck.stand import Bevinding, Ernst, Planstand, find, short
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.visie import Visiestatus, Visieversie

Fout = tuple[str, dict[str, str]]
"""What is wrong with a day: the sentence that says it, and what stands in that."""


def check_topdagen(stand: Planstand) -> Iterator[Bevinding]:
    """Find days of tops before their vote, or still to come."""
    for zin, velden in _of_tops(stand, Rondesoort.WAARDEN, "De top 5 van de waarden"):
        yield find("top5_dag", Ernst.FOUT, "vastgestelde_keuzes", zin, **velden)
    for zin, velden in _of_tops(stand, Rondesoort.STIPPEN, "De top van de kansen"):
        yield find("vaststeldag", Ernst.FOUT, "vastgestelde_keuzes", zin, **velden)


def check_visiedag(stand: Planstand) -> Iterator[Bevinding]:
    """Find a visie that was adopted before who came first agreed, or on a day still to come."""
    adopted = [row for row in stand.visie if row.status is Visiestatus.VASTGESTELD]
    for versie in adopted[-1:]:
        na, op = _agreed(stand, versie), versie.vastgesteld_op
        for zin, velden in _wrong(stand, "De visie", op, na, "vaststeldag_visie"):
            yield find("vaststeldag", Ernst.FOUT, f"visie {versie.versie}", zin, **velden)


def check_vaststellingen(stand: Planstand) -> Iterator[Bevinding]:
    """Find that somebody adopted or signed something on a day still to come."""
    for row in stand.table("vaststellingen"):
        for zin, velden in _wrong(stand, f"‘{short(row.wat)}’", row.op):
            yield find("vaststeldag", Ernst.FOUT, "vaststellingen", zin, **velden)


def _of_tops(stand: Planstand, soort: Rondesoort, wat: str) -> Iterator[Fout]:
    closed = {ronde.ronde: ronde.gesloten_op for ronde in stand.rondes if ronde.soort is soort}
    for ronde, op in dict.fromkeys((row.ronde, row.vastgesteld_op) for row in stand.vastgesteld):
        if ronde in closed:
            yield from _wrong(stand, wat, op, closed[ronde], "vaststeldag_stemming")


def _agreed(stand: Planstand, versie: Visieversie) -> date | None:
    """Return the last day on which somebody agreed with a version before it was adopted."""
    steps = (stap for stap in stand.table("visie_stappen") if stap.versie == versie.versie)
    return max((stap.op for stap in steps if stap.op and stap.status in EERDER), default=None)


EERDER = frozenset(Visiestatus) - {Visiestatus.CONCEPT, Visiestatus.VASTGESTELD}


def _wrong(
    stand: Planstand, wat: str, op: date | None, na: date | None = None, ervoor: str = ""
) -> Iterator[Fout]:
    if op is not None and na is not None and op < na:
        yield ervoor, {"wat": wat, "op": written(op), "na": written(na)}
    if op is not None and stand.vandaag is not None and op > stand.vandaag:
        yield "vaststeldag_straks", {"wat": wat, "op": written(op)}

"""What stands on each sheet of the Excel file."""

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from typing import Any

from ouderplan.kern.doelen import Actie, Doelstatus
from ouderplan.kern.soorten import Groep
from ouderplan.kern.tellen import Plaats
from ouderplan.opslag.tabellen import Kolom as Tabelkolom
from ouderplan.opslag.tabellen import Tabel
from ouderplan.uitvoer.openbaar import open_rows
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.plandoelen import Plandoel
from ouderplan.uitvoer.stemming import Stemming
from ouderplan.uitvoer.teksten import text

SMAL, GEWOON, BREED, HEEL_BREED = 11, 18, 32, 52
_LANG = 30
"""Characters from which a column is made wide."""


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column; `lijst` are the words that can be picked in it."""

    kop: str
    breed: int = GEWOON
    lijst: tuple[str, ...] = ()

    def validation(self) -> dict[str, Any]:
        """Return the pick list; it helps, and lets other words through."""
        message = text("excel", "keuzelijst")
        return {
            "validate": "list",
            "source": list(self.lijst),
            "error_type": "information",
            "error_title": self.kop,
            "error_message": message,
        }


@dataclass(frozen=True, slots=True)
class Blad:
    """A sheet: columns, rows, and how many columns stay in view."""

    naam: str
    kolommen: tuple[Kolom, ...]
    rijen: tuple[tuple[Any, ...], ...]
    vast: int = 0


def sheets_of(plan: Plan) -> Iterator[Blad]:
    """Return the sheets in their order."""
    yield _overview(plan)
    yield _action_plans(plan)
    if plan.waarden and not plan.waarden.ronde.overgenomen_uit:
        yield _votes(plan.waarden)
    yield _kansen(plan)
    for tabel, rows in open_rows(plan).items():
        if rows:
            yield _table(tabel, rows)


def _columns(**breedtes: int) -> tuple[Kolom, ...]:
    states = tuple(str(status) for status in Doelstatus)
    return tuple(
        Kolom(text("excel", naam), breed, states if naam == "status" else ())
        for naam, breed in breedtes.items()
    )


def _overview(plan: Plan) -> Blad:
    columns = _columns(
        criterium=SMAL,
        criterium_tekst=BREED,
        code=SMAL,
        jaardoel=HEEL_BREED,
        uitvoeren_in=GEWOON,
        status=GEWOON,
        herkomst=HEEL_BREED,
    )
    rows = (
        (
            row.doel.criterium,
            row.criterium.titel if row.criterium else "",
            row.doel.code,
            row.doel.jaardoel,
            row.doel.uitvoeren_in,
            row.doel.status,
            "\n".join(row.herkomst),
        )
        for row in plan.doelen
    )
    return Blad(text("excel", "totaaloverzicht"), columns, tuple(rows))


_ACTIEVELDEN = (
    "activiteit",
    "uitvoerder",
    "tijdpad",
    "evaluatie_hoe",
    "evaluatie_wanneer",
    "vervolgstappen",
)


def _action_plans(plan: Plan) -> Blad:
    widths = dict.fromkeys(_ACTIEVELDEN, BREED)
    columns = _columns(code=SMAL, jaardoel=BREED, **widths)
    rows = [
        (row.doel.code, row.doel.jaardoel, *_fields(actie))
        for row in plan.doelen
        for actie in _acties(row)
    ]
    rows += [("", actie.jaardoel, *_fields(actie)) for actie in plan.losse_acties]
    return Blad(text("excel", "actieplannen"), columns, tuple(rows), vast=2)


def _acties(row: Plandoel) -> Sequence[Actie]:
    """Return the acties; a goal that still asks for one gets an empty row."""
    if row.acties:
        return row.acties
    return (Actie(row.doel.sleutel),) if row.heeft_actieplan else ()


def _fields(actie: Actie) -> tuple[str, ...]:
    return tuple(getattr(actie, naam) for naam in _ACTIEVELDEN)


def _votes(stemming: Stemming) -> Blad:
    """Show all waarden with their votes; per group only when no group is too small (F18)."""
    groepen = tuple(stemming.uitslag.briefjes) if stemming.uitslag.te_splitsen else ()
    per_groep = {f"stemmen_{groep}": GEWOON for groep in groepen}
    columns = _columns(
        plaats=SMAL, waarde=BREED, betekenis=HEEL_BREED, samen=GEWOON, **per_groep, in_top=SMAL
    )
    in_top = {row.keuze: "gelijk" if row.gelijk else "ja" for row in stemming.top}
    meaning = {row.keuze: row.omschrijving for row in stemming.keuzes}
    rows = (
        (
            row.plaats,
            row.tekst,
            meaning.get(row.keuze, ""),
            row.stemmen,
            *_per_group(row, groepen),
            text("excel", in_top[row.keuze]) if row.keuze in in_top else "",
        )
        for row in stemming.uitslag.ranglijst
    )
    return Blad(text("excel", "waarden"), columns, tuple(rows), vast=2)


def _per_group(row: Plaats, groepen: Sequence[Groep]) -> tuple[int, ...]:
    return tuple(row.per_groep.get(groep, 0) for groep in groepen)


def _kansen(plan: Plan) -> Blad:
    columns = _columns(
        plaats=SMAL, kans=HEEL_BREED, stippen=SMAL, in_top=SMAL, perspectief=GEWOON, criterium=SMAL
    )
    rows = (
        (
            row.plaats,
            row.tekst,
            row.stemmen,
            text("excel", "ja") if row.in_top else "",
            row.inbreng.perspectief if row.inbreng else "",
            row.inbreng.criterium if row.inbreng else None,
        )
        for row in plan.kansen
    )
    return Blad(text("excel", "kansen"), columns, tuple(rows))


def _table(tabel: Tabel, rows: Sequence[Any]) -> Blad:
    cells = tuple(astuple(row) for row in rows)
    columns = tuple(
        _table_column(kolom, [row[number] for row in cells])
        for number, kolom in enumerate(tabel.kolommen)
    )
    return Blad(tabel.naam, columns, cells)


def _table_column(kolom: Tabelkolom, cells: Sequence[Any]) -> Kolom:
    longest = max((len(str(cell)) for cell in cells if cell is not None), default=0)
    width = BREED + GEWOON if longest > _LANG else max(longest + 4, len(kolom.naam) + 5, SMAL)
    states = tuple(str(status) for status in Doelstatus) if kolom.soort is Doelstatus else ()
    return Kolom(kolom.naam, min(width, HEEL_BREED), states)

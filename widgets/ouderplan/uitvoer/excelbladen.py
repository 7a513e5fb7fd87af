"""What stands on each sheet of the Excel file."""

from collections.abc import Iterator, Sequence
from typing import Any

from ouderplan.kern.datum import MAANDEN
from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.jaarklok import Klokregel
from ouderplan.kern.school import Gegeven
from ouderplan.kern.soorten import Groep
from ouderplan.kern.tellen import Plaats
from ouderplan.kern.wanneer import Span
from ouderplan.opslag.lezen.excelvorm import UITSLAGEN, own_word
from ouderplan.uitvoer.excelblad import BREED, GEWOON, HEEL_BREED, SMAL, Blad, Kolom
from ouderplan.uitvoer.exceltabellen import action_plans, facts, overview, table_sheet
from ouderplan.uitvoer.jaarklok import clock_of
from ouderplan.uitvoer.openbaar import open_rows
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.stemming import Stemming
from ouderplan.uitvoer.teksten import text


def sheets_of(plan: Plan) -> Iterator[Blad]:
    """Return the sheets in their order."""
    yield overview(plan)
    yield action_plans(plan)
    if plan.waarden and not plan.waarden.ronde.overgenomen_uit:
        yield _votes(plan.waarden)
    if plan.kansen:
        yield _kansen(plan)
    clock = clock_of(plan)
    if clock.meer_dan_planning:
        yield _clock(clock.regels)
    others = {tabel: rows for tabel, rows in open_rows(plan).items() if rows}
    for tabel in sorted(others, key=lambda tabel: tabel.naam in UITSLAGEN):  # what is long, last
        if tabel.rij is Gegeven:
            yield facts(others[tabel], plan)
        elif tabel.rij not in (Jaardoel, Actie):
            yield table_sheet(tabel, others[tabel], plan)


def _columns(**breedtes: int) -> tuple[Kolom, ...]:
    return tuple(Kolom(text("excel", naam), breed) for naam, breed in breedtes.items())


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
            row.plaats if row.stemmen else None,
            row.tekst,
            meaning.get(row.keuze, ""),
            row.stemmen,
            *_per_group(row, groepen),
            text("excel", in_top[row.keuze]) if row.keuze in in_top else "",
        )
        for row in stemming.uitslag.ranglijst
    )
    return Blad(own_word("waarden"), columns, tuple(rows), vast=2)


def _per_group(row: Plaats, groepen: Sequence[Groep]) -> tuple[int, ...]:
    return tuple(row.per_groep.get(groep, 0) for groep in groepen)


def _kansen(plan: Plan) -> Blad:
    columns = _columns(
        plaats=SMAL, kans=HEEL_BREED, stippen=SMAL, in_top=SMAL, perspectief=GEWOON, criterium=SMAL
    )
    rows = (
        (
            row.plaats if row.stemmen else None,
            row.tekst,
            row.stemmen,
            text("excel", "ja") if row.in_top else "",
            row.inbreng.perspectief if row.inbreng else "",
            row.inbreng.criterium if row.inbreng else None,
        )
        for row in plan.kansen
    )
    return Blad(own_word("kansen"), columns, tuple(rows))


def _clock(regels: Sequence[Klokregel]) -> Blad:
    """Show the year clock, a row per moment; what is not on the clock comes last."""
    widths = {"maand": GEWOON, "wat": HEEL_BREED, "soort": GEWOON, "wanneer": BREED,
              "begin": GEWOON, "eind": GEWOON, "plek": BREED}  # fmt: skip
    columns = tuple(Kolom(text("jaarklok", naam), breed) for naam, breed in widths.items())
    placed = sorted(((span, regel) for regel in regels for span in regel.spans), key=_when)
    rows: list[tuple[Any, ...]] = [
        (MAANDEN[span.begin.month - 1], regel.wat, regel.soort, regel.wanneer, span.begin,
         span.eind, regel.plek)
        for span, regel in placed
    ]  # fmt: skip
    rows += [
        ("", regel.wat, regel.soort, regel.wanneer, None, None, regel.plek)
        for regel in regels
        if not regel.spans
    ]
    return Blad(own_word("jaarklok"), columns, tuple(rows))


def _when(placed: tuple[Span, Klokregel]) -> tuple[Span, str]:
    return placed[0], placed[1].wat

"""The sheets that show a table of the workbook, and can be read back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.kolomvorm import Druk
from ouderplan.kern.school import Gegeven
from ouderplan.opslag.lezen.excelvorm import UITSLAGEN, own_word, sheet_name
from ouderplan.opslag.opschriften import column_name, fact_name, word
from ouderplan.opslag.startset import is_own
from ouderplan.opslag.tabellen import Kolom as Tabelkolom
from ouderplan.opslag.tabellen import Tabel, tabel_of
from ouderplan.uitvoer.excelblad import BREED, GEWOON, HEEL_BREED, SMAL, Blad, Kolom
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.plandoelen import Plandoel

VERWOORD = frozenset({"herkomst_soort", "herkomst"})
"""Of a jaardoel: what the column *verhaal* says in words. A kans is a bare number in it."""
_LANG = 30
"""Characters from which a column is made wide."""


def overview(plan: Plan) -> Blad:
    """Return the sheet of the jaardoelen, with what the workbook knows about each."""
    tabel = tabel_of(Jaardoel)
    rows = tuple(row.doel for row in plan.doelen)
    columns = table_columns(tabel, rows, plan)
    after = [naam for naam in columns if naam != "criterium"]
    return Blad(
        sheet_name(tabel),
        (
            columns["criterium"],
            Kolom(own_word("criterium_tekst"), BREED),
            *(replace(columns[naam], ingeklapt=naam in VERWOORD) for naam in after),
            Kolom(own_word("verhaal"), HEEL_BREED),
        ),
        tuple(
            (
                row.doel.criterium,
                row.criterium.titel if row.criterium else "",
                *(_cell(row.doel, naam) for naam in after),
                "\n".join(row.herkomst),
            )
            for row in plan.doelen
        ),
        vast=3,
        tabel=tabel,
        bron=rows,
    )


def action_plans(plan: Plan) -> Blad:
    """Return the sheet of the acties; a goal that still asks for one gets an empty row."""
    tabel = tabel_of(Actie)
    pairs: list[tuple[str, str, Actie | None]] = [
        (row.doel.code, row.doel.jaardoel, actie) for row in plan.doelen for actie in _of(row)
    ]
    pairs += [("", actie.jaardoel, actie) for actie in plan.losse_acties]
    fields = [kolom.naam for kolom in tabel.kolommen[1:]]
    columns = table_columns(tabel, [actie for *_, actie in pairs if actie], plan)
    return Blad(
        sheet_name(tabel),
        (
            Kolom(own_word("code"), SMAL, veld="jaardoel"),
            Kolom(column_name(tabel, "jaardoel"), BREED, veld="jaardoel"),
            *(columns[naam] for naam in fields),
        ),
        tuple(
            (code, doel, *(_cell(actie, naam) if actie else "" for naam in fields))
            for code, doel, actie in pairs
        ),
        vast=2,
        tabel=tabel,
        bron=tuple(actie for *_, actie in pairs),
    )


def _of(row: Plandoel) -> Sequence[Actie | None]:
    if row.acties:
        return row.acties
    return (None,) if row.heeft_actieplan else ()


def table_sheet(tabel: Tabel, rijen: Sequence[Any], plan: Plan) -> Blad:
    """Return the sheet of any table."""
    columns = tuple(table_columns(tabel, rijen, plan).values())
    cells = tuple(tuple(_cell(row, k.naam) for k in tabel.kolommen) for row in rijen)
    name = sheet_name(tabel)
    if tabel.naam in UITSLAGEN:
        return Blad(name, columns, cells)
    grey = frozenset(n for n, row in enumerate(rijen) if not is_own(row, plan.profiel))
    return Blad(name, columns, cells, tabel=tabel, bron=tuple(rijen), grijs=grey)


def facts(rijen: Sequence[Gegeven], plan: Plan) -> Blad:
    """Return the sheet of the facts about the school, with what each is called."""
    sheet = table_sheet(tabel_of(Gegeven), rijen, plan)
    names = [fact_name(row.sleutel) for row in rijen]
    return replace(
        sheet,
        kolommen=(Kolom(own_word("onderwerp"), BREED), *sheet.kolommen),
        rijen=tuple((name, *cells) for name, cells in zip(names, sheet.rijen, strict=True)),
    )


def _cell(row: Any, naam: str) -> Any:
    return word(type(row), naam, getattr(row, naam))


def table_columns(tabel: Tabel, rijen: Iterable[Any], plan: Plan) -> Mapping[str, Kolom]:
    """Return the columns of a table by their name, each as wide as what stands in it."""
    rows = list(rijen)
    return {
        kolom.naam: Kolom(
            column_name(tabel, kolom.naam),
            _width(column_name(tabel, kolom.naam), [getattr(row, kolom.naam) for row in rows]),
            _list(tabel, kolom, plan),
            kolom.naam,
            gevraagd=bool(kolom.vorm.mist),
            ingeklapt=kolom.vorm.druk is Druk.NIET,
        )
        for kolom in tabel.kolommen
    }


def _width(kop: str, cellen: Sequence[Any]) -> int:
    longest = max((len(str(cell)) for cell in cellen if cell is not None), default=0)
    if longest > _LANG:
        return BREED + GEWOON
    head = max(map(len, kop.split()), default=0)  # a head of several words takes several lines
    return min(max(longest + 4, head + 5, SMAL), HEEL_BREED)


def _list(tabel: Tabel, kolom: Tabelkolom, plan: Plan) -> tuple[str, ...]:
    if issubclass(kolom.soort, StrEnum):
        return tuple(str(word(tabel.rij, kolom.naam, kind)) for kind in kolom.soort)
    if kolom.naam == "criterium" and kolom.naam not in tabel.uniek:
        return tuple(dict.fromkeys(str(row.criterium) for row in plan.criteria))
    return ()

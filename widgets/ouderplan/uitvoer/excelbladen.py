"""What stands on each sheet of the Excel file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

from ouderplan.kern.datum import MAANDEN
from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.jaarklok import Klokregel
from ouderplan.kern.kolomvorm import Druk
from ouderplan.kern.school import Gegeven
from ouderplan.kern.soorten import Groep
from ouderplan.kern.tellen import Plaats
from ouderplan.kern.wanneer import Span
from ouderplan.opslag.lezen.excelvorm import UITSLAGEN, own_word, sheet_name
from ouderplan.opslag.opschriften import column_name, fact_name, word
from ouderplan.opslag.startset import is_own
from ouderplan.opslag.tabellen import Kolom as Tabelkolom
from ouderplan.opslag.tabellen import Tabel, tabel_of
from ouderplan.uitvoer.excelblad import BREED, GEWOON, HEEL_BREED, SMAL, Blad, Kolom
from ouderplan.uitvoer.jaarklok import clock_of
from ouderplan.uitvoer.openbaar import open_rows
from ouderplan.uitvoer.plan import Plan, Plandoel
from ouderplan.uitvoer.stemming import Stemming
from ouderplan.uitvoer.teksten import text

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

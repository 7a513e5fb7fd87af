"""Find the sheets of a file and the columns on them, also when the school moved them about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ouderplan.kern.doelen import Actie
from ouderplan.opslag.csv_fouten import Celfout
from ouderplan.opslag.excel_cellen import Blad
from ouderplan.opslag.tabellen import TABELLEN, Tabel
from ouderplan.teksten import Teksten
from ouderplan.uitvoer.excelbasis import NUMMERKOP
from ouderplan.uitvoer.exceltabellen import UITSLAGEN, head, sheet_name
from ouderplan.uitvoer.teksten import text

KOPREGELS = 10
"""In so many rows from the top the heads are looked for."""
AFGELEID = ("criterium_tekst", "verhaal")
"""Columns that the workbook works out itself."""


@dataclass(frozen=True, slots=True)
class Koppen:
    """The row with the heads, per field of the table its columns, and the column of the numbers.

    `extra` are heads that are not the workbook's, `weg` the fields that have no column.
    """

    regel: int
    velden: Mapping[str, tuple[int, ...]]
    nummer: int | None
    extra: tuple[str, ...]
    weg: tuple[str, ...]


def readable_tables() -> tuple[Tabel, ...]:
    """Return the tables that a school may change in Excel."""
    return tuple(tabel for tabel in TABELLEN if tabel.naam not in UITSLAGEN)


def worked_out() -> tuple[str, ...]:
    """Return the names of the sheets that the workbook works out itself."""
    return text("excel", "waarden"), text("excel", "kansen"), text("jaarklok", "blad")


def match_sheets(bladen: Mapping[str, Blad]) -> dict[str, Tabel]:
    """Return which sheet holds which table: by its name, else by its heads."""
    names = {_norm(name): tabel for tabel in TABELLEN for name in (tabel.naam, sheet_name(tabel))}
    found = {name: names[_norm(name)] for name in bladen if _norm(name) in names}
    own = {_norm(naam) for naam in worked_out()}
    for name, sheet in bladen.items():
        if name in found or _norm(name) in own:
            continue
        left = [tabel for tabel in readable_tables() if tabel not in found.values()]
        fitting = next((tabel for tabel in left if _all_heads(sheet, tabel)), None)
        if fitting:
            found[name] = fitting
    return found


def find_heads(
    sheet: Blad, tabel: Tabel, plek: str, geschreven: Iterable[str] | None
) -> tuple[Koppen | None, list[Celfout]]:
    """Return the heads of a sheet, or what is wrong with them.

    `geschreven` are the columns that the workbook wrote on it, when that is known.
    """
    known = _known(tabel)
    regel = _head_row(sheet, known)
    if regel is None:
        heads = ", ".join(head(tabel, k.naam) for k in tabel.kolommen if k.verplicht)
        return None, [Celfout(plek, 1, "", _t("geen_kop", koppen=heads))]
    velden, extra, double = _columns(sheet, regel, known)
    nummers = velden.pop(NUMMERKOP, [])
    expected = set(geschreven) if geschreven is not None else {k.naam for k in tabel.kolommen}
    weg = tuple(k.naam for k in tabel.kolommen if k.naam in expected and k.naam not in velden)
    mistakes = [Celfout(plek, regel, kop, _t("dubbel", kop=kop)) for kop in double]
    mistakes += _missing(tabel, plek, regel, weg, extra)
    fields = {naam: tuple(columns) for naam, columns in velden.items() if naam}
    return Koppen(regel, fields, nummers[0] if nummers else None, tuple(extra), weg), mistakes


def _known(tabel: Tabel) -> dict[str, str]:
    """Return the field behind every head; "" for what is worked out."""
    known = {_norm(text("excel", naam)): "" for naam in AFGELEID}
    if tabel.rij is Actie:
        known[_norm(text("excel", "code"))] = "jaardoel"
    for kolom in tabel.kolommen:
        known[_norm(kolom.naam)] = kolom.naam
    for kolom in tabel.kolommen:
        known[_norm(head(tabel, kolom.naam))] = kolom.naam
    return known | {_norm(NUMMERKOP): NUMMERKOP}


def _head_row(sheet: Blad, known: Mapping[str, str]) -> int | None:
    """Return the row with most heads; a title may stand above it."""
    best, most = None, 0
    for number, row in sheet.rows(last=KOPREGELS):
        hits = len({known.get(_norm(cell.value)) for cell in row} - {None, ""})
        if hits > most:
            best, most = number, hits
    enough = min(2, len(set(known.values()) - {"", NUMMERKOP}))
    return best if most >= enough else None


def _columns(
    sheet: Blad, regel: int, known: Mapping[str, str]
) -> tuple[dict[str, list[int]], list[str], list[str]]:
    velden: dict[str, list[int]] = {}
    extra, double, seen = [], [], set()
    for cell in sheet.row(regel):
        kop = _norm(cell.value)
        if not kop:
            continue
        if kop not in known:
            extra.append(str(cell.value).strip())
            continue
        if kop in seen and known[kop]:
            double.append(str(cell.value).strip())
        seen.add(kop)
        columns = velden.setdefault(known[kop], [])
        columns.insert(0 if kop == _norm(text("excel", "code")) else len(columns), cell.column)
    return velden, extra, double


def _missing(
    tabel: Tabel, plek: str, regel: int, weg: Sequence[str], extra: Sequence[str]
) -> list[Celfout]:
    required = {k.naam for k in tabel.kolommen if k.verplicht} - {tabel.genummerd}
    found = []
    for naam in weg:
        kop = head(tabel, naam)
        if extra:
            found.append(Celfout(plek, regel, kop, _t("kop_anders", kop=kop, onbekend=extra[0])))
        elif naam in required:
            found.append(Celfout(plek, regel, kop, _t("kop_weg", kop=kop)))
    return found


def _all_heads(sheet: Blad, tabel: Tabel) -> bool:
    known = _known(tabel)
    regel = _head_row(sheet, known)
    if regel is None:
        return False
    velden, _, _ = _columns(sheet, regel, known)
    return NUMMERKOP in velden and {k.naam for k in tabel.kolommen} <= velden.keys()


def _norm(value: Any) -> str:
    return " ".join(str(value or "").casefold().replace("_", " ").split())


def _t(sleutel: str, **velden: object) -> str:
    return Teksten(__package__ or "")(f"blad.{sleutel}", **velden)

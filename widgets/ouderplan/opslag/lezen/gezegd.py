"""The rows of a list as the school said it: each cell in its place, of one table or of several."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.opslag.lezen.celvragen import ANDERE, BOVEN, cell_at, is_known
from ouderplan.opslag.lezen.doelrijen import Cellen, goals_once
from ouderplan.opslag.lezen.duiden import TOELICHTING
from ouderplan.opslag.lezen.fouten import Celfout, CsvFouten
from ouderplan.opslag.lezen.getypt import Gelezen, make_checked
from ouderplan.opslag.lezen.koppen import Regel, fold, is_head
from ouderplan.opslag.lezen.kopregels import NIETS, RIJ, alone_in
from ouderplan.opslag.lezen.lijst import Bestand
from ouderplan.opslag.lezen.lijstdoelen import (
    Doel,
    family,
    goals_of,
    is_clock,
    is_moment,
    row_name,
    with_hour,
    words,
)
from ouderplan.opslag.lezen.meetlijst import METING, measured
from ouderplan.opslag.lezen.rooster import Bron
from ouderplan.opslag.lezen.vraag import Vraagsoort
from ouderplan.opslag.lezen.vragen import Vraagblad
from ouderplan.opslag.opschriften import column_name
from ouderplan.opslag.tabellen import Tabel

_JAARBLOK = "ambitie_jaren.inhoud"


@dataclass(slots=True)
class Ruwerij:
    """One line: what stands in it, by where it goes; and what makes rows of its own."""

    regel: int
    cellen: Cellen = field(default_factory=dict)
    metingen: list[tuple[str, str]] = field(default_factory=list)
    blokken: dict[str, Cellen] = field(default_factory=dict)
    los: list[tuple[str, str, str]] = field(default_factory=list)


def read_said(bron: Bron, blad: Vraagblad) -> list[Bestand]:
    """Return what a list becomes, a `Bestand` for each table.

    Raises
    ------
    CsvFouten
        With every cell that cannot be read.
    """
    made: dict[Tabel, list[Gelezen]] = {}
    mistakes: list[Celfout] = []
    for tabel, regel, cells in texts_of(blad):
        row, wrong = make_checked(tabel, cells)
        if wrong:
            mistakes += [Celfout(blad.plek, regel, column_name(tabel, k), zin) for k, zin in wrong]
        else:
            filled = frozenset(naam for naam, text in cells.items() if text)
            made.setdefault(tabel, []).append(Gelezen(row, regel, filled))
    if mistakes:
        raise CsvFouten(mistakes)
    headings = blad.said(Vraagsoort.KOPJE)
    told = tuple(text for text, says in headings.items() if says != RIJ)
    return [
        Bestand(
            blad.plek,
            tabel,
            tuple(dict.fromkeys(rows) if tabel.uniek else rows),
            bron,
            koppen=told if tabel is blad.tabel else (),
            erbij=tabel is not blad.tabel,
        )
        for tabel, rows in made.items()
    ]


def texts_of(blad: Vraagblad) -> list[tuple[Tabel, int, Cellen]]:
    """Return the rows that a list becomes as texts by column, each with its table and line."""
    tabel = blad.tabel
    if tabel is None:
        return []
    found: list[tuple[Tabel, int, Cellen]] = []
    for row in _filled_up(blad, list(_raw_rows(blad))):
        found += _rows_of(tabel, blad, row)
    if tabel.rij in (Jaardoel, Actie):
        found = list(goals_once(blad, found))
    return found


def _raw_rows(blad: Vraagblad) -> Iterator[Ruwerij]:
    """Yield the lines that are rows, with what the heading above them says."""
    assert blad.tabel is not None
    targets, places = goals_of(blad.tabel), blad.kolommen
    headings, own = blad.said(Vraagsoort.KOPJE), blad.said(Vraagsoort.WOORD)
    heads = [fold(cell) for cell in blad.lijst.kop if cell]
    said: Cellen = {}
    for line in blad.lijst.regels:
        text = alone_in(blad.lijst, line)[0]
        if headings.get(text, RIJ) != RIJ:
            key, _, value = headings[text].partition("=")
            kept = {k: v for k, v in said.items() if k.endswith(".criterium")}
            said = kept | ({key: value} if value else {})
            continue
        if [fold(cell) for cell in line[1] if cell.strip()] == heads:
            continue
        row = _raw_row(blad, targets, places, line, own)
        if row is not None:
            _say(row, targets, said)
            yield row


def _raw_row(
    blad: Vraagblad,
    targets: Mapping[str, Doel],
    places: Mapping[int, str],
    line: Regel,
    own: Mapping[str, str],
) -> Ruwerij | None:
    row = Ruwerij(line[0])
    lijst = blad.lijst
    for at, key in places.items():
        text = cell_at(line[1], at)
        if not text:
            continue
        text = _meant(blad, own, targets[key], text)
        if at in lijst.blokken and key.startswith("ambitie_jaren."):
            kolom = key.partition(".")[2]
            if key == _JAARBLOK and not is_head(targets[key].tabel, lijst.kop[at]):
                row.los.append((lijst.blokken[at], lijst.kop[at], text))
            else:
                row.blokken.setdefault(lijst.blokken[at], {})[kolom] = text
        elif key == METING:
            row.metingen.append((lijst.kop[at], text))
        else:
            if _explains(targets[key], lijst.kop[at]):
                text = f"{lijst.kop[at]}: {text}"
            there = row.cellen.get(key, "")
            if there and is_moment(targets[key]) and is_clock(text):
                row.cellen[key] = f"{there}, {with_hour(text)}"
            else:
                row.cellen[key] = f"{there}\n{text}" if there else text
    return row if row.cellen or row.metingen or row.blokken or row.los else None


def _explains(doel: Doel, kop: str) -> bool:
    """Tell whether the head of a column says what stands in a toelichting."""
    return doel.kolom.naam == TOELICHTING and bool(kop) and not is_head(doel.tabel, kop)


def _meant(blad: Vraagblad, own: Mapping[str, str], doel: Doel, text: str) -> str:
    """Return what was said of a word, or of the others, of which one answer was asked."""
    key = doel.sleutel
    said = own.get(f"{key} {text}", text)
    rest = own.get(f"{key} {ANDERE}")
    if rest is not None and f"{key} {text}" not in own and not is_known(doel, text, blad.bekend):
        said = rest
    return "" if said == NIETS else said


def _say(row: Ruwerij, targets: Mapping[str, Doel], said: Mapping[str, str]) -> None:
    """Give a row what the heading above it says; a month comes behind the day."""
    for key, value in said.items():
        there = row.cellen.get(key, "")
        if there and is_moment(targets[key]):
            row.cellen[key] = there if value.split()[0] in there.casefold() else f"{there} {value}"
        elif not there:
            row.cellen[key] = value


def _filled_up(blad: Vraagblad, rows: Sequence[Ruwerij]) -> Iterator[Ruwerij]:
    """Yield the rows with what holds for all of them, and the name of the row above."""
    assert blad.tabel is not None
    for_all = {k: v for k, v in blad.said(Vraagsoort.ALLES).items() if v != NIETS}
    empty = blad.said(Vraagsoort.LEEG)
    name = f"{blad.tabel.naam}.{row_name(blad.tabel)}"
    criterium = f"{blad.tabel.naam}.criterium"
    above = number = ""
    for row in rows:
        number = row.cellen.get(criterium, number)
        if empty.get(criterium) == BOVEN and number:
            row.cellen[criterium] = number
        if name in blad.kolommen.values() and not row.cellen.get(name) and name in empty:
            if empty[name] != BOVEN or not above:
                continue
            row.cellen[name] = above
        above = row.cellen.get(name, above)
        for key, value in for_all.items():
            if not row.cellen.get(key):
                row.cellen[key] = value
        yield row


def rows_passed_over(blad: Vraagblad) -> list[int]:
    """Return the lines of the rows that have no name, and do not get that of the row above."""
    if not blad.said(Vraagsoort.LEEG):
        return []
    rows = list(_raw_rows(blad))
    kept = {id(row) for row in _filled_up(blad, rows)}
    return [row.regel for row in rows if id(row) not in kept]


def rows_in_part(blad: Vraagblad) -> dict[Tabel, list[int]]:
    """Return by table the lines with something of it that makes no row: an action without a name.

    What would make it one is in `pas_als` of `lijsten.toml`.
    """
    found: dict[Tabel, list[int]] = {}
    if blad.tabel is not None:
        for row in _filled_up(blad, list(_raw_rows(blad))):
            made = {one for one, _, _ in _rows_of(blad.tabel, blad, row)}
            for one in family(blad.tabel):
                if (
                    one not in made
                    and one.naam in words("pas_als")
                    and _filled(blad, row, one.naam)
                ):
                    found.setdefault(one, []).append(row.regel)
    return found


def _rows_of(tabel: Tabel, blad: Vraagblad, row: Ruwerij) -> Iterator[tuple[Tabel, int, Cellen]]:
    """Yield the rows of each table that are in a line."""
    links = words("verwijst")
    per_table = {one: _of(row, one) for one in family(tabel)}
    own = per_table[tabel]
    heads = [blad.lijst.kop[at] for at, key in blad.kolommen.items() if key == METING]
    name = own.get(links.get(tabel.naam, "") or row_name(tabel), "")
    for one, cells in per_table.items():
        made = dict(cells)
        if one is not tabel:
            made[links.get(one.naam) or row_name(one)] = _called(tabel, own) or name
        if one.naam == "metingen":
            alone = one is tabel and bool(_filled(blad, row, one.naam) - {row_name(one)})
            results = measured(heads, made, row.metingen, own=alone)
            yield from ((one, row.regel, more) for more in results)
        elif one.naam == "ambitie_jaren":
            yield from ((one, row.regel, more) for more in _years(name, row))
        elif one is tabel or (cells and _is_said(blad, one, cells)):
            yield one, row.regel, made


def _is_said(blad: Vraagblad, tabel: Tabel, cells: Cellen) -> bool:
    """Tell whether there is a row of another table in a line: what makes it one is filled in.

    A list in which no column can say that has a row for whatever it does say.
    """
    needed = {f"{tabel.naam}.{naam}" for naam in words("pas_als").get(tabel.naam, ())}
    there = needed & set(blad.kolommen.values())
    return not there or any(cells.get(key.partition(".")[2]) for key in there)


def _of(row: Ruwerij, tabel: Tabel) -> Cellen:
    begin = f"{tabel.naam}."
    return {k.removeprefix(begin): v for k, v in row.cellen.items() if k.startswith(begin)}


def _called(tabel: Tabel, own: Cellen) -> str:
    """Return what another table calls this row."""
    return own.get("code") or own.get("jaardoel", "") if tabel.rij is Jaardoel else ""


def _filled(blad: Vraagblad, row: Ruwerij, tabel: str) -> set[str]:
    """Return the columns of a table of which something stands in the line itself."""
    keys = [key.partition(".") for key in blad.kolommen.values() if row.cellen.get(key)]
    return {kolom for one, _, kolom in keys if one == tabel}


def _years(naam: str, row: Ruwerij) -> Iterator[Cellen]:
    """Yield the blocks of schooljaren on a card."""
    for year, cells in row.blokken.items():
        looked_back = {"werkt_goed", "verder_ontwikkelen", "besluit"} & set(cells)
        soort = {"soort": "evaluatie"} if looked_back and "soort" not in cells else {}
        yield {"ambitie": naam, "schooljaar": year, **soort, **cells}
    for year, head, text in row.los:
        yield {"ambitie": naam, "schooljaar": year, "onderwerp": head, "inhoud": text}

"""The rows of a list as the school said it: each cell in its place, of one table or of several."""

from collections.abc import Iterator, Sequence

from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.opslag.lezen.celvragen import BOVEN, OVER
from ouderplan.opslag.lezen.doelrijen import Cellen, goals_once
from ouderplan.opslag.lezen.fouten import Celfout, CsvFouten
from ouderplan.opslag.lezen.getypt import Gelezen, is_understood, make_checked
from ouderplan.opslag.lezen.kopregels import NIETS, RIJ, alone_in
from ouderplan.opslag.lezen.lijst import Bestand
from ouderplan.opslag.lezen.lijstdoelen import family, goals_of, row_name, words
from ouderplan.opslag.lezen.meetlijst import METING, measured
from ouderplan.opslag.lezen.rooster import Bron
from ouderplan.opslag.lezen.ruwerij import Ruwerij, raw_rows
from ouderplan.opslag.lezen.vraag import Vraagsoort
from ouderplan.opslag.lezen.vragen import Vraagblad
from ouderplan.opslag.opschriften import column_name
from ouderplan.opslag.tabellen import Tabel


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
            kolommen=_columns(blad, tabel, rows),
        )
        for tabel, rows in made.items()
    ]


def _columns(blad: Vraagblad, tabel: Tabel, rows: Sequence[Gelezen]) -> frozenset[str]:
    """Return the columns that a list has of a table, also those it has by what was said of it."""
    heads = (key.partition(".") for key in blad.kolommen.values())
    said = (row.gezegd or frozenset() for row in rows)
    return frozenset(kolom for one, _, kolom in heads if one == tabel.naam).union(*said)


def faults_in(blad: Vraagblad, fouten: Sequence[Celfout]) -> list[Celfout]:
    """Return the cells that cannot be read and are needed: not the sum below the rows.

    What was said to be a heading or nothing goes in nowhere, and needs no outcome.
    """
    said = blad.said(Vraagsoort.KOPJE)
    needless = {number for number, _ in blad.lijst.erboven} | {
        line[0] for line in blad.lijst.regels
        if said.get(alone_in(blad.lijst, line)[0], RIJ) != RIJ
    }  # fmt: skip
    return [fout for fout in fouten if fout.regel not in needless]


def texts_of(blad: Vraagblad) -> list[tuple[Tabel, int, Cellen]]:
    """Return the rows that a list becomes as texts by column, each with its table and line."""
    tabel = blad.tabel
    if tabel is None:
        return []
    found: list[tuple[Tabel, int, Cellen]] = []
    for row in _filled_up(blad, list(raw_rows(blad))):
        found += _rows_of(tabel, blad, row)
    if tabel.rij in (Jaardoel, Actie):
        found = list(goals_once(blad, found))
    return found


def _filled_up(blad: Vraagblad, rows: Sequence[Ruwerij]) -> Iterator[Ruwerij]:
    """Yield the rows with what holds for all of them, and the name of the row above."""
    assert blad.tabel is not None
    for_all = {k: v for k, v in blad.said(Vraagsoort.ALLES).items() if v != NIETS}
    empty = blad.said(Vraagsoort.LEEG)
    name = f"{blad.tabel.naam}.{row_name(blad.tabel)}"
    criterium = f"{blad.tabel.naam}.criterium"
    down = [key for key, said in empty.items() if said == BOVEN and key not in (name, criterium)]
    over = [key for key, said in empty.items() if said == OVER and key != name]
    above = number = ""
    kept: Cellen = {}
    for row in rows:
        for key in down:
            kept[key] = row.cellen[key] = row.cellen.get(key) or kept.get(key, "")
        number = row.cellen.get(criterium, number)
        if empty.get(criterium) == BOVEN and number:
            row.cellen[criterium] = number
        if not all(row.cellen.get(key) for key in over):
            continue
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
    rows = list(raw_rows(blad))
    kept = {id(row) for row in _filled_up(blad, rows)}
    return [row.regel for row in rows if id(row) not in kept]


def rows_in_part(blad: Vraagblad) -> dict[Tabel, list[int]]:
    """Return by table the lines with something of it that makes no row: an action without a name.

    What would make it one is in `pas_als` of `lijsten.toml`.
    """
    found: dict[Tabel, list[int]] = {}
    if blad.tabel is not None:
        for row in _filled_up(blad, list(raw_rows(blad))):
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
            yield from ((one, row.regel, more) for more in _years(one, name, row))
        elif one is tabel or (cells and _is_said(blad, one, cells)):
            yield one, row.regel, made
        if one.naam == "streefcijfers":
            for head, text in row.normen:  # a second norm is a streefdoel beside the first
                named = f"{made[row_name(one)]} ({head.rpartition(': ')[2]})"
                yield one, row.regel, {**made, row_name(one): named, "norm": text}


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


def _years(tabel: Tabel, naam: str, row: Ruwerij) -> Iterator[Cellen]:
    """Yield the blocks of schooljaren on a card."""
    for year, cells in row.blokken.items():
        looked_back = {"werkt_goed", "verder_ontwikkelen", "besluit"} & set(cells)
        soort = {"soort": "evaluatie"} if looked_back and "soort" not in cells else {}
        yield {"ambitie": naam, "schooljaar": year, **soort, **cells}
    for year, head, text in row.los:
        block = {"ambitie": naam, "schooljaar": year, "onderwerp": head, "inhoud": text}
        known = is_understood(tabel, goals_of(tabel)[f"{tabel.naam}.soort"].kolom, head)
        yield block | ({"soort": head} if known else {})

"""Lists of which the parts stand beside each other: two lists of one kind, or names and texts."""

import re
from collections import Counter
from dataclasses import replace

from ouderplan.opslag.lezen.duiden import exact
from ouderplan.opslag.lezen.koppen import fold, read_heading
from ouderplan.opslag.lezen.lijstdoelen import family, row_name, words
from ouderplan.opslag.lezen.rooster import Rooster
from ouderplan.opslag.lezen.vormen import VELDEN, Lijst, is_field
from ouderplan.opslag.opschriften import column_name
from ouderplan.opslag.tabellen import Tabel

LANGSTE_VELD = 50
MEESTE_VELDEN = 25
_IN_JAAR = re.compile(
    r"(?P<kop>.*\w)[\s:(,–-]+(?P<begin>20\d\d)\s*[-–/]\s*(?P<einde>(?:20)?\d\d)\)?"
)
"""A head with the schooljaar that it is about behind it."""


def is_card(grid: Rooster) -> bool:
    """Tell whether a list seems to be one card: short names, each with a text beside it."""
    lines = [cells for _, cells in grid.regels]
    pairs = [cells for cells in lines if is_field(cells)]
    names = [cells[0].strip() for cells in pairs]
    two = all(sum(bool(cell.strip()) for cell in cells) <= 2 for cells in lines)  # noqa: PLR2004
    short = all(len(name) <= LANGSTE_VELD for name in names)
    longer = sum(len("".join(cells[1:])) > len(cells[0]) for cells in pairs)
    few = VELDEN < len(pairs) <= MEESTE_VELDEN and len(pairs) * 3 > len(lines) * 2
    return few and two and short and len(set(names)) == len(names) and longer * 2 > len(pairs)


def beside(tabel: Tabel, lijst: Lijst) -> Lijst:
    """Return lists that stand beside each other, each under what it says, below each other.

    *Wat mag u van ons verwachten?* beside *Wat verwachten wij van u?* are two lists of one kind.
    """
    heads = [(at, head) for at, head in enumerate(lijst.kop) if lijst.column(at)]
    said = {
        kolom for _, head in heads for kolom, value in read_heading(tabel, head).items() if value
    }
    for kolom in said:
        values = [read_heading(tabel, head)[kolom] for _, head in heads]
        if len(heads) > 1 and all(values) and len(set(values)) > 1:
            regels = tuple(
                (line, [cells[at], value])
                for (at, _), value in zip(heads, values, strict=True)
                for line, cells in lijst.regels
                if at < len(cells) and cells[at].strip()
            )
            kop = (column_name(tabel, row_name(tabel)), column_name(tabel, kolom))
            return Lijst(lijst.titels, kop, lijst.kopregel, regels, erboven=lijst.erboven)
    return lijst


def in_years(tabel: Tabel, lijst: Lijst) -> Lijst:
    """Return a card on which *Activiteiten 2026-2027* stands in the block of that schooljaar.

    It does when the year after it has one too; with one year it only says how new it is.
    """
    if family(tabel)[-1].naam != "ambitie_jaren":
        return lijst
    found = {
        at: match
        for at, head in enumerate(lijst.kop)
        if at not in lijst.blokken and (match := _IN_JAAR.fullmatch(head))
        and int(match["einde"][-2:]) == (int(match["begin"]) + 1) % 100
    }  # fmt: skip
    own = words("samen_in")["met_kop"]  # where all of them come together, each with its head
    found = {
        at: match
        for at, match in found.items()
        if f"{tabel.naam}.{exact(tabel, match['kop'])}" not in own
    }
    names = Counter(fold(match["kop"]) for match in found.values())
    found = {at: match for at, match in found.items() if names[fold(match["kop"])] > 1}
    kop = [found[at]["kop"] if at in found else head for at, head in enumerate(lijst.kop)]
    years = {at: f"{match['begin']}-{match['einde']}" for at, match in found.items()}
    return replace(lijst, kop=tuple(kop), blokken={**lijst.blokken, **years})

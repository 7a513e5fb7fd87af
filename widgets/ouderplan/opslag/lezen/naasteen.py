"""Lists of which the parts stand beside each other: two lists of one kind, or names and texts."""

from ouderplan.opslag.lezen.koppen import read_heading
from ouderplan.opslag.lezen.rooster import Rooster
from ouderplan.opslag.lezen.vormen import VELDEN, Lijst, is_field
from ouderplan.opslag.opschriften import column_name
from ouderplan.opslag.tabellen import Tabel, name_column

LANGSTE_VELD = 50
MEESTE_VELDEN = 25


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
            kop = (column_name(tabel, name_column(tabel.rij)), column_name(tabel, kolom))
            return Lijst(lijst.titels, kop, lijst.kopregel, regels, erboven=lijst.erboven)
    return lijst

"""Lists with a column for each side: what the school does, and beside it what parents do.

Whose expectation a column holds is proposed and said in so many words: *wij* may be who expects, or
who does what others expect.
"""

import re
from collections.abc import Iterator, Mapping

from ouderplan.opslag.lezen.koppen import read_heading
from ouderplan.opslag.lezen.vormen import Lijst
from ouderplan.opslag.lezen.vraag import Opties, say
from ouderplan.opslag.tabellen import Tabel, tabel_named

VERWACHTINGEN = "verwachtingen"
_KANTEN = {
    VERWACHTINGEN: ("verwachting", "wie_verwacht", ("ouders", "school", "medewerkers")),
    "kansen_bedreigingen": ("tekst", "soort", ("kans", "bedreiging")),
}
"""By list: what a row says, the column that says of which side it is, and the sides."""
_WIJ = re.compile(r"\b(?:wij|we|school|team|leerkracht\w*|leraren|leraar)\b", re.IGNORECASE)
_U = re.compile(r"\b(?:u|ouders?|verzorgers?)\b", re.IGNORECASE)
_VAN_WIE = re.compile(r"\bvan (?:(?:de|het|onze|elke|alle) )?\w+", re.IGNORECASE)
"""Of whom something is expected: *van ons*, *van de ouders*."""
_VERWACHT = re.compile(r"\bverwacht", re.IGNORECASE)
BOVENAAN = 8
"""So many lines below what seem to be the heads may hold the real ones."""
_PUNT = re.compile(r"(?:^|\n)\s*[•·▪\-–*]\s+")


def sides_of(tabel: Tabel) -> Opties:
    """Return what a column of one side can be, in words and as an answer."""
    if tabel.naam not in _KANTEN:
        return ()
    naam, kant, sides = _KANTEN[tabel.naam]
    return tuple((say(f"kant.{one}"), f"{tabel.naam}.{naam}={kant}={one}") for one in sides)


def with_sides(lijst: Lijst) -> Iterator[str]:
    """Yield the lists of which a line says the sides: who may expect what, *Kansen*, *Dreigingen*.

    Of expectations the line may stand near the top, and says it in full; above one column it may
    say one side.
    """
    near = [lijst.kop, *(cells for _, cells in lijst.regels[:BOVENAAN])]
    for tabel in filter(None, map(tabel_named, _KANTEN)):
        expects = tabel.naam == VERWACHTINGEN
        lines = [
            [one for one in line if one and (_VERWACHT.search(one) or not expects)]
            for line in (near if expects else near[:1])
        ]
        alone = [one for one in lijst.titels if expects and _VERWACHT.search(one)]
        both = any(len({_side(tabel, one) for one in line} - {""}) > 1 for line in lines)
        if both or (len(lijst.kop) == 1 and any(_side(tabel, one) for one in alone)):
            yield tabel.naam


def propose_sides(tabel: Tabel, lijst: Lijst) -> dict[int, str]:
    """Return which columns seem to be a side each, when there are two of them."""
    if tabel.naam not in _KANTEN:
        return {}
    naam, kant, _ = _KANTEN[tabel.naam]
    found = {
        at: side
        for at, head in enumerate(lijst.kop)
        if lijst.column(at) and (side := _side(tabel, head))
    }
    several = len(set(found.values())) > 1
    return {at: f"{tabel.naam}.{naam}={kant}={one}" for at, one in found.items() if several}


def _side(tabel: Tabel, head: str) -> str:
    """Return who may expect what stands below a head: of what *we* do, that are the parents.

    Where it says of whom something is expected, who is left expects it.
    """
    expects = bool(_VERWACHT.search(head) and _VAN_WIE.search(head))
    left = _VAN_WIE.sub("", head) if expects else head
    if said := next(filter(None, read_heading(tabel, left).values()), ""):
        return said
    we, you = bool(_WIJ.search(left)), bool(_U.search(left))
    if we is you or tabel.naam != VERWACHTINGEN:
        return ""
    return "school" if we is expects else "ouders"


def on_sides(plaatsen: Mapping[int, str], cells: Mapping[int, str]) -> Iterator[dict[str, str]]:
    """Yield the cells of a row for each thing that a side says; an item of a list is a row."""
    for at, key in plaatsen.items():
        where, _, rest = key.partition("=")
        kant, _, side = rest.partition("=")
        text = cells.get(at, "")
        if not side or not text:
            continue
        for item in items_in(text):
            yield {where: item, f"{where.partition('.')[0]}.{kant}": side}


def items_in(text: str) -> list[str]:
    """Return the items of a list in a cell; a text without signs of a list is one."""
    return [item.strip() for item in _PUNT.split(text) if item.strip()]


def names_of(sleutel: str) -> set[str]:
    """Return which columns of the table an answer fills."""
    where, _, rest = sleutel.partition("=")
    return {where, f"{where.partition('.')[0]}.{rest.partition('=')[0]}"} if rest else {where}

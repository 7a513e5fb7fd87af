"""Slides that every step can use: sentences in columns, a sheet as a table, a long text."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.criteria import label as criterium_label
from ouderplan.kern.dia import GESLOTEN, Dia
from ouderplan.kern.moment import just_closed
from ouderplan.opslag.opschriften import label, title
from ouderplan.stappen.dias.bron import Bron
from ouderplan.stappen.dias.maat import (
    BREED,
    LETTER,
    REGEL,
    TUSSEN,
    count_lines,
    divide,
    room_under,
    shorten,
    width,
)
from ouderplan.stappen.onderdelen.blad import shown
from ouderplan.stappen.onderdelen.bladvorm import Bladvorm
from ouderplan.stappen.onderdelen.rondezaak import Rondezaak

LANGST = 300
"""Characters that are shown of one sentence; the whole stands in the plan."""
CEL = 160
LUCHT = 14.0
"""Above and under a row."""
TUSSENKOP = 50.0
SMALST, BREEDST = 110.0, 620.0


def slide_id(naam: str, nummer: int) -> str:
    """Return the id of the so-many-th slide of something, counted from 1."""
    return naam if nummer == 1 else f"{naam}.{nummer}"


def numbered(naam: str, soort: str, pages: Sequence[Mapping[str, Any]]) -> tuple[Dia, ...]:
    """Return a slide for each of these pages, each of which says which it is."""
    return tuple(
        Dia(
            slide_id(naam, nummer),
            soort,
            {**fields, "blad": nummer, "bladen": len(pages)},
        )
        for nummer, fields in enumerate(pages, start=1)
    )


def waiting_slide(bron: Bron, zin: str, naam: str = "straks") -> Dia:
    """Return a slide on which nothing stands yet: what comes, and how to join meanwhile."""
    fields = {"zin": zin, "toegang": bron.ways_in(), "school": bron.profiel["school"]}
    return Dia(naam, "straks", fields)


def closed_slides(zaak: Rondezaak, anders: Sequence[Dia] = ()) -> tuple[Dia, ...]:
    """Return what the hall sees first of a round that was just closed: that it is.

    Where there is something else to show (`anders`), one of another day is not spoken of.
    """
    if zaak.stap != "gesloten" or not zaak.aan_beurt or zaak.ronde is None:
        return ()
    if anders and not just_closed(zaak.ronde, datetime.now()):
        return ()
    return (Dia(GESLOTEN, "stil", {"soort": zaak.soort}),)


def column_slides(
    naam: str, kop: str, kolommen: Mapping[str, Iterable[str]], hoogstens: int = 0, **velden: Any
) -> tuple[Dia, ...]:
    """Return sentences under one another, or beside each other when there are two columns.

    An empty column is left out, unless the other is empty too: then there are no slides. What takes
    more than `hoogstens` slides is left out too, and the last says how many sentences that were.
    """
    filled = {
        tussenkop: [shorten(zin, LANGST) for zin in zinnen]
        for tussenkop, zinnen in kolommen.items()
    }
    filled = {tussenkop: zinnen for tussenkop, zinnen in filled.items() if zinnen}
    if not filled:
        return ()
    room = room_under(f"{kop} (+ 999)" if hoogstens else kop) - (TUSSENKOP if any(filled) else 0)
    found = [page for page in _columns(filled, room) if page]
    pages = [{"boven": kop, "kolommen": page, **velden} for page in found[: hoogstens or None]]
    left = sum(len(zinnen) for page in found[len(pages) :] for zinnen in page.values())
    if left:
        pages[-1]["boven"] = f"{kop} (+ {left})"
    return numbered(naam, "kolommen", pages)


def _columns(filled: Mapping[str, Sequence[str]], room: float) -> Iterator[dict[str, Any]]:
    """Yield what stands beside each other; the rest of the longest is as wide as the slide."""
    many = len(filled)
    breed = (BREED - 44 * (many - 1)) / many - 26
    split = [divide(zinnen, _height_on(breed), room) for zinnen in filled.values()]
    shared = min(map(len, split))
    for parts in zip(*(pages[:shared] for pages in split), strict=True):
        yield dict(zip(filled, parts, strict=True))
    for tussenkop, pages in zip(filled, split, strict=True):
        left = [zin for page in pages[shared:] for zin in page]
        for page in divide(left, _height_on(BREED - 26), room) if left else ():
            yield {tussenkop: page}


def _height_on(breed: float) -> Callable[[str], float]:
    return lambda zin: sentence_height(zin, breed)


def sentence_height(zin: str, breed: float) -> float:
    """Return how high a sentence in a list is."""
    return count_lines(zin, LETTER, breed) * LETTER * REGEL + LUCHT


def sheet_slides(bron: Bron, vorm: Bladvorm, rows: Iterable[Any] | None = None) -> tuple[Dia, ...]:
    """Return a sheet as a table in large letters; given rows say a criterium as its number."""
    criteria = bron.rows(Criterium) if rows is None else []
    rows = bron.rows(vorm.rij) if rows is None else rows
    kolommen = vorm.scherm
    cells = [tuple(shorten(_cell(row, naam, criteria), CEL) for naam in kolommen) for row in rows]
    kop = title(vorm.rij)
    if not cells:
        return (waiting_slide(bron, bron.t("blad_leeg", kop=kop), vorm.naam),)
    filled = [nr for nr in range(len(kolommen)) if nr == 0 or any(cel[nr] for cel in cells)]
    cells = [tuple(cel[nr] for nr in filled) for cel in cells]
    koppen = tuple(label(vorm.rij, kolommen[nr]) for nr in filled)
    return table_slides(vorm.naam, kop, koppen, cells)


def table_slides(
    naam: str, kop: str, koppen: Sequence[str], cells: Sequence[Sequence[str]]
) -> tuple[Dia, ...]:
    """Return a table; the columns are as wide as what stands in them asks for."""
    wide = column_widths([koppen, *cells])

    def height(rij: Sequence[str]) -> float:
        lines = [
            count_lines(cel, LETTER, breed - 24, vet=nummer == 0)
            for nummer, (cel, breed) in enumerate(zip(rij, wide, strict=True))
        ]
        return max(lines) * LETTER * REGEL + LUCHT

    heads = max(count_lines(cel, 24.0, b - 24, True) for cel, b in zip(koppen, wide, strict=True))
    pages = divide(cells, height, room_under(kop) - heads * 24 * REGEL - TUSSEN)
    total = sum(wide)
    fields = {
        "boven": kop,
        "koppen": koppen,
        "breedtes": [round(100 * breed / total, 2) for breed in wide],
    }
    return numbered(naam, "tabel", [{**fields, "rijen": page} for page in pages])


def column_widths(rijen: Sequence[Sequence[str]]) -> list[float]:
    """Return how wide each column is; together they are as wide as the slide."""
    least, wanted = [], []
    for kolom in zip(*rijen, strict=True):
        longest = max((width(cel, True) * LETTER for cel in kolom), default=0.0)
        word = max(
            (width(word, True) * LETTER for cel in kolom for word in cel.split()), default=0.0
        )
        least.append(max(SMALST, min(word, 260.0) + 30))
        wanted.append(max(least[-1], min(longest + 30, BREEDST)))
    over, spare = sum(wanted) - BREED, sum(wanted) - sum(least)
    if 0 < over <= spare:  # words stay whole; what is longer than a word gives way
        return [
            breed - over * (breed - small) / spare
            for breed, small in zip(wanted, least, strict=True)
        ]
    total = sum(wanted)
    return [breed * BREED / total for breed in wanted]


def text_slides(
    naam: str, kop: str, tekst: str, onder: float = 0.0, **velden: Any
) -> tuple[Dia, ...]:
    """Return a long text, split between sentences when it does not fit on one slide.

    `onder` is the height of what stands under it.
    """
    letter = 34.0
    room = room_under(kop) - onder
    pieces = list(_sentences(tekst))
    pages = divide(pieces, lambda zin: _flow(zin, letter), room)
    return numbered(
        naam, "tekst", [{"boven": kop, "tekst": "".join(page).strip(), **velden} for page in pages]
    )


def _flow(zin: str, letter: float) -> float:
    """Return how much of the height a sentence takes that flows on in the next."""
    return max(0.4, width(zin) * letter / (BREED * 0.93)) * letter * 1.35 + zin.count("\n") * letter


def _sentences(tekst: str) -> Iterator[str]:
    left = tekst.strip()
    while left:
        ends = [left.find(end) + len(end) for end in (". ", "! ", "? ", "\n") if end in left]
        cut = min(ends, default=len(left))
        yield left[:cut]
        left = left[cut:]


def _cell(row: Any, kolom: str, criteria: Sequence[Criterium]) -> str:
    value = getattr(row, kolom)
    if kolom == "criterium" and not isinstance(row, Criterium):
        return criterium_label(value, criteria)
    return shown(value)

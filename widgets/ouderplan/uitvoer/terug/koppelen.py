"""Which row of the workbook a row of the sheet is, also after somebody changed either."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ouderplan.opslag.tabellen import Tabel
from ouderplan.uitvoer.terug.boek import Bladrij, Cellen

_Fit = Callable[[Tabel, Cellen, Cellen], bool]


@dataclass(slots=True)
class Koppeling:
    """The rows of one sheet beside those of the workbook.

    Attributes
    ----------
    nu
        Per place in the workbook the cells as they are now.
    basis
        Per number the cells as they were when the file was made.
    plaats
        Per number the place in the workbook now; a row that is gone is not in it.
    nummers
        Per row of the sheet (by its place) the number it stands for; None for a new row.
    """

    nu: Sequence[Cellen]
    basis: Mapping[int, Cellen]
    plaats: dict[int, int] = field(default_factory=dict)
    nummers: list[int | None] = field(default_factory=list)


def couple(
    tabel: Tabel, nu: Sequence[Cellen], basis: Mapping[int, Cellen], rijen: Sequence[Bladrij]
) -> Koppeling:
    """Find for every row of the sheet what it was, and where that is now."""
    found = Koppeling(nu, basis)
    _place_all(found, tabel)
    _number_all(found, tabel, rijen)
    return found


def _place_all(found: Koppeling, tabel: Tabel) -> None:
    """Find the place now of every numbered row: the same, else the same name, else most alike."""
    free = set(range(len(found.nu)))
    for fits in (_same, _same_name, _alike):
        for number, was in found.basis.items():
            if number in found.plaats:
                continue
            hit = next((place for place in sorted(free) if fits(tabel, was, found.nu[place])), None)
            if hit is not None:
                found.plaats[number] = hit
                free.discard(hit)


def _number_all(found: Koppeling, tabel: Tabel, rijen: Sequence[Bladrij]) -> None:
    """Give every row of the sheet the number it carries; one that lost it, by what stands in it."""
    taken: set[int] = set()
    for row in rijen:
        own = row.nummer if row.nummer in found.basis and row.nummer not in taken else None
        found.nummers.append(own)
        taken |= {own} if own is not None else set()
    for fits in (_same, _same_name):
        for place, row in enumerate(rijen):
            if found.nummers[place] is None:
                free = (number for number in found.basis if number not in taken)
                hit = _first(tabel, row.cellen, free, found.basis, fits)
                found.nummers[place] = hit
                taken |= {hit} if hit is not None else set()


def _first(
    tabel: Tabel, cellen: Cellen, numbers: Iterable[int], basis: Mapping[int, Cellen], fits: _Fit
) -> int | None:
    return next((number for number in numbers if fits(tabel, basis[number], cellen)), None)


def _same(tabel: Tabel, was: Cellen, cellen: Cellen) -> bool:
    return all(was.get(k.naam, "") == cellen.get(k.naam, "") for k in tabel.kolommen)


def _same_name(tabel: Tabel, was: Cellen, cellen: Cellen) -> bool:
    if not tabel.uniek or not was.get(tabel.uniek[-1], ""):
        return False
    return all(was.get(naam, "") == cellen.get(naam, "") for naam in tabel.uniek)


def _alike(tabel: Tabel, was: Cellen, cellen: Cellen) -> bool:
    """At least half of what is filled in is the same."""
    filled = [k.naam for k in tabel.kolommen if was.get(k.naam) or cellen.get(k.naam)]
    same = sum(was.get(naam, "") == cellen.get(naam, "") for naam in filled)
    return same * 2 >= len(filled)

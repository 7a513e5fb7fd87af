"""One table as it becomes: what the school changed on the sheet, laid over the workbook of now."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ouderplan.kern.doelen import Actie
from ouderplan.opslag.lezen.eigenboek import Bladrij, Cellen, Gelezenblad
from ouderplan.opslag.lezen.fouten import Celfout
from ouderplan.opslag.lezen.getypt import Gelezen, make_checked, plain
from ouderplan.opslag.lezen.verschil import (
    Bladverschil,
    Celverschil,
    Rijsoort,
    Rijverschil,
    row_name,
)
from ouderplan.opslag.opschriften import column_name
from ouderplan.opslag.tabellen import Tabel
from ouderplan.teksten import Teksten

_Fit = Callable[[Tabel, Cellen, Cellen], bool]


@dataclass(slots=True)
class Samengevoegd:
    """The rows of one table as they become, with what differs and what is wrong."""

    tabel: Tabel
    blad: str
    rijen: list[Gelezen] = field(default_factory=list)
    verschil: list[Rijverschil] = field(default_factory=list)
    meldingen: list[str] = field(default_factory=list)
    fouten: list[Celfout] = field(default_factory=list)
    paren: list[tuple[Any, Any]] = field(default_factory=list)
    """Per changed row: as it was and as it becomes."""

    @property
    def bladverschil(self) -> Bladverschil:
        """What differs, as the preview shows it."""
        return Bladverschil(self.blad, tuple(self.verschil))


def cells_now(tabel: Tabel, rows: Sequence[object]) -> list[dict[str, str]]:
    """Return the rows of the workbook as texts."""
    return [{k.naam: plain(getattr(row, k.naam)) for k in tabel.kolommen} for row in rows]


def merge_sheet(
    blad: Gelezenblad,
    plek: str,
    rows: Sequence[object],
    basis: Mapping[int, Cellen] | None,
) -> Samengevoegd:
    """Lay a sheet over the rows of its table.

    Without `basis` the sheet is compared with the workbook of now, and nothing is taken away.
    """
    return _Samenvoeging(blad, plek, rows, basis).merge()


class _Samenvoeging:
    def __init__(
        self,
        blad: Gelezenblad,
        plek: str,
        rows: Sequence[object],
        basis: Mapping[int, Cellen] | None,
    ) -> None:
        self._blad, self._plek, self._rows = blad, plek, rows
        self._tabel = blad.tabel
        self._nu = cells_now(self._tabel, rows)
        self._weghalen = basis is not None
        known = dict(enumerate(self._nu, start=1)) if basis is None else basis
        sheet = [row for row in blad.rijen if not self._is_empty(row)]
        if basis is None:  # the numbers count through all sheets, and say nothing by themselves
            sheet = [replace(row, nummer=None) for row in sheet]
        self._koppeling = couple(self._tabel, self._nu, known, sheet)
        self._sheet = sheet
        self._out = Samengevoegd(self._tabel, blad.naam)
        self._after: dict[int, list[Gelezen]] = {}
        self._changed: dict[int, Gelezen] = {}

    def merge(self) -> Samengevoegd:
        place = -1
        for row, number in zip(self._sheet, self._koppeling.nummers, strict=True):
            if number is None:
                self._add(row, row.cellen, place)
            elif number in self._koppeling.plaats:
                place = self._koppeling.plaats[number]
                self._change(row, number, place)
            else:
                self._bring_back(row, number, place)
        gone = set(self._removed())
        self._out.rijen = list(self._ordered(gone))
        return self._out

    def _change(self, row: Bladrij, number: int, place: int) -> None:
        was, now = self._koppeling.basis[number], self._nu[place]
        new = {naam: cell for naam, cell in row.cellen.items() if cell != was.get(naam, "")}
        new = {naam: cell for naam, cell in new.items() if cell != now[naam]}
        if not new:
            self._changed[place] = Gelezen(self._rows[place], row.regel)
            return
        made = self._make(row, {**now, **new})
        if made is None:
            return
        self._changed[place] = made
        self._out.paren.append((self._rows[place], made.rij))
        cells = tuple(
            Celverschil(
                column_name(self._tabel, naam),
                now[naam],
                cell,
                botst=now[naam] != was.get(naam, ""),
            )
            for naam, cell in new.items()
        )
        self._tell(Rijsoort.ANDERS, now, row.regel, cells)

    def _add(self, row: Bladrij, cells: Cellen, place: int) -> None:
        made = self._make(row, cells)
        if made is not None:
            self._after.setdefault(place, []).append(made)
            filled = tuple(
                Celverschil(column_name(self._tabel, naam), "", cell)
                for naam, cell in cells.items()
                if cell
            )
            self._tell(Rijsoort.ERBIJ, cells, row.regel, filled)

    def _bring_back(self, row: Bladrij, number: int, place: int) -> None:
        """Add a row that was taken out of the workbook, when the school changed it on the sheet."""
        was = self._koppeling.basis[number]
        if any(cell != was.get(naam, "") for naam, cell in row.cellen.items()):
            cells = {**was, **row.cellen}
            self._add(row, cells, place)
            self._out.meldingen.append(
                _t("terug", blad=self._blad.naam, regel=row.regel, naam=self._name(cells))
            )

    def _removed(self) -> Iterator[int]:
        """Yield the places of the rows that the school took off the sheet."""
        if not self._weghalen:
            return
        kept = set(self._koppeling.nummers)
        for number, place in self._koppeling.plaats.items():
            if number not in kept:
                self._tell(Rijsoort.WEG, self._nu[place], 0)
                yield place

    def _ordered(self, gone: set[int]) -> Iterator[Gelezen]:
        """Yield the rows in the order of the workbook, new ones behind what they stood under."""
        top = bool(self._koppeling.plaats)
        yield from self._after.get(-1, ()) if top else ()
        for place, row in enumerate(self._rows):
            if place not in gone:
                yield self._changed.get(place, Gelezen(row, 0))
            yield from self._after.get(place, ())
        yield from () if top else self._after.get(-1, ())

    def _make(self, row: Bladrij, cells: Cellen) -> Gelezen | None:
        made, mistakes = make_checked(self._tabel, cells)
        self._out.fouten += [
            Celfout(self._plek, row.regel, column_name(self._tabel, naam), zin)
            for naam, zin in mistakes
        ]
        return None if mistakes else Gelezen(made, row.regel)

    def _is_empty(self, row: Bladrij) -> bool:
        """Tell whether nothing stands in it; a goal that only asks for an actie is no actie."""
        own = {"jaardoel"} if self._tabel.rij is Actie and row.nummer is None else set()
        return not any(cell for naam, cell in row.cellen.items() if naam not in own)

    def _tell(
        self, soort: Rijsoort, cells: Cellen, regel: int, verschil: tuple[Celverschil, ...] = ()
    ) -> None:
        self._out.verschil.append(Rijverschil(soort, self._name(cells), regel, verschil))

    def _name(self, cells: Cellen) -> str:
        """Return the first words of a row that say which it is."""
        filled = [cells.get(k.naam, "") for k in self._tabel.kolommen if k.soort is str]
        return row_name(filled)


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


def _t(sleutel: str, **velden: object) -> str:
    return Teksten(__package__ or "")(f"melding.{sleutel}", **velden)

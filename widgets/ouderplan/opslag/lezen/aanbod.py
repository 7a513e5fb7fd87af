"""What a school hands in, list by list, until it goes in: the files, the questions, the rows."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.doelen import Jaardoel
from ouderplan.kern.school import Gegeven, profile
from ouderplan.opslag.lezen.bestanden import is_ours, refuse
from ouderplan.opslag.lezen.blokken import blocks_of
from ouderplan.opslag.lezen.csvtekst import check_heads_cut
from ouderplan.opslag.lezen.doelnamen import Doelnamen
from ouderplan.opslag.lezen.erbij import come_along
from ouderplan.opslag.lezen.fouten import Celfout, CsvFouten
from ouderplan.opslag.lezen.gezegd import faults_in, read_said
from ouderplan.opslag.lezen.kloktijden import with_moments
from ouderplan.opslag.lezen.koppen import find_head, table_of, tables_in
from ouderplan.opslag.lezen.kopregels import NIETS
from ouderplan.opslag.lezen.lijst import Bestand, read_list
from ouderplan.opslag.lezen.lijstdoelen import Zekerheid
from ouderplan.opslag.lezen.onthouden import recall
from ouderplan.opslag.lezen.rooster import Bron, Rooster, read_grids
from ouderplan.opslag.lezen.vraag import Bekend, Vraag
from ouderplan.opslag.lezen.vragen import Vraagblad, ask, first_lines
from ouderplan.opslag.tabellen import Tabel
from ouderplan.opslag.transacties import Lezing
from ouderplan.teksten import Teksten


@dataclass(slots=True)
class Aanbod:
    """One list of a file, and what was said of it.

    `eigen` tells that it is a file of the workbook itself: nothing is asked about that.
    """

    bron: Bron
    grid: Rooster
    bekend: Bekend
    eigen: bool
    gezegd: dict[str, str] = field(default_factory=dict)
    onthouden: bool = False
    terzijde: bool = False
    """Whether nobody said yet that this sheet stays out: it is not known, and others are."""
    _gevraagd: tuple[dict[str, str], Vraagblad] | None = None

    @property
    def blad(self) -> Vraagblad:
        """The questions about it, as they are now; none about a file of the workbook itself."""
        if self._gevraagd is None or self._gevraagd[0] != self.gezegd:
            asked = ask(self.grid, self.bekend, self.gezegd)
            asked = replace(asked, vragen=()) if self.eigen else asked
            if self.terzijde:
                aside = tuple(_put_aside(v, self.grid) for v in asked.vragen)
                asked = replace(asked, vragen=aside)
            self._gevraagd = dict(self.gezegd), asked
        return self._gevraagd[1]

    def know(self, bekend: Bekend) -> None:
        """Ask with what the workbook and the lists beside this one have."""
        self.bekend, self._gevraagd = bekend, None

    def read(self) -> list[Bestand]:
        """Return what it becomes (CsvFouten)."""
        if self.eigen:
            return [read_list(self.bron, self.grid)]
        refuse(faults_in(self.blad, self.grid.fouten) if self.blad.mee else ())
        return read_said(self.bron, self.blad)


def _put_aside(vraag: Vraag, grid: Rooster) -> Vraag:
    """Return a question of which the answer was not said by anyone; of a part it is in doubt."""
    if vraag.sleutel != "lijst" or vraag.waarde != NIETS:
        return vraag
    if not grid.deel:
        return replace(vraag, zekerheid=Zekerheid.ZEKER)
    return replace(vraag, zekerheid=Zekerheid.WAARSCHIJNLIJK, voorbeelden=first_lines(grid))


def known(tx: Lezing) -> Bekend:
    """Return what the workbook has to choose from."""
    year = profile(tx.rows(Gegeven))["schooljaar"]
    return Bekend(Doelnamen(tx.rows(Jaardoel)), tx.rows(Criterium), year)


def offer(tx: Lezing, bronnen: Iterable[Bron]) -> list[Aanbod]:
    """Return the lists in these files, with what was said of such a list before.

    Raises
    ------
    CsvFouten, TeGroot
        For every file that cannot be opened at all.
    """
    found, mistakes, has = list[Aanbod](), list[Celfout](), known(tx)
    for bron in bronnen:
        try:
            found += _lists_of(tx, bron, has)
        except CsvFouten as error:
            mistakes += error.fouten
    refuse(mistakes)
    _tell_goals(tx, found)
    return found


def _tell_goals(tx: Lezing, found: Sequence[Aanbod]) -> None:
    """Let each list know the goals of those beside it: *1a* in a list of actions is one of them."""
    goals = [(one, list(_goals_in(one))) for one in found]
    there = tx.rows(Jaardoel)
    for one in found:
        others = [goal for other, made in goals if other is not one for goal in made]
        if others:
            named = {goal.sleutel: goal for goal in (*there, *others)}
            one.know(replace(one.bekend, doelen=Doelnamen(named.values())))


def _goals_in(one: Aanbod) -> Iterator[Jaardoel]:
    """Yield the goals of a list of goals; what is wrong with it is said when it goes in."""
    if one.blad.tabel is None or one.blad.tabel.rij is not Jaardoel or one.blad.open:
        return
    with suppress(CsvFouten):
        for made in one.read():
            if made.tabel.rij is Jaardoel:
                yield from (row.rij for row in made.rijen)


def _lists_of(tx: Lezing, bron: Bron, has: Bekend) -> list[Aanbod]:
    """Return the lists of one file; beside one that is known, another waits to be asked for."""
    if is_ours(bron):
        text = Teksten(__package__ or "")("blad.van_ons")
        raise CsvFouten([Celfout(bron.naam, 0, "", text)])
    grids = [part for grid in read_grids(bron) if grid.regels for part in _parts_of(grid)]
    if not grids:
        raise CsvFouten([Celfout(bron.naam, 1, "", "Het bestand is leeg.")])
    for grid in grids:
        check_heads_cut(grid.plek, grid.regels)
    made = [_offer(tx, bron, _named(grid, grids, bron), has) for grid in grids]
    if any(one.eigen or one.blad.mee for one in made):
        for one in made:
            if not one.eigen and not one.blad.mee:
                one.gezegd["lijst"], one.terzijde = NIETS, True
    return made


def _parts_of(grid: Rooster) -> list[Rooster]:
    """Return the lists on a sheet; one of the workbook itself is one."""
    return [grid] if _is_own(grid) else blocks_of(with_moments(grid))


def _offer(tx: Lezing, bron: Bron, grid: Rooster, has: Bekend) -> Aanbod:
    made = Aanbod(bron, grid, has, _is_own(grid))
    if not made.eigen:
        made.gezegd = recall(tx, made.blad.vorm)
        made.onthouden = bool(made.gezegd)
    return made


def _named(grid: Rooster, grids: Sequence[Rooster], bron: Bron) -> Rooster:
    """Return a grid with what tells its table: its own name, or the file's when it is alone."""
    if len(grids) > 1 or tables_in(grid.naam):
        return grid
    return replace(grid, naam=Path(bron.naam).stem)


def _is_own(grid: Rooster) -> bool:
    tabel = table_of(grid.naam, grid.regels)
    if tabel is None:
        return False
    heads = {cell.strip() for cell in grid.regels[find_head(tabel, grid.regels)][1]}
    return heads - {""} == {kolom.naam for kolom in tabel.kolommen}


def read_offered(aanbod: Iterable[Aanbod]) -> list[Bestand]:
    """Return what goes in, one file a table: lists of one kind go in together.

    Raises
    ------
    CsvFouten
        With every mistake in any of them.
    """
    found: dict[Tabel, Bestand] = {}
    mistakes: list[Celfout] = []
    for one in aanbod:
        try:
            for made in one.read():
                there = found.get(made.tabel)
                found[made.tabel] = _together(there, made) if there else made
        except CsvFouten as error:
            mistakes += error.fouten
    refuse(mistakes)
    return list(found.values())


def _together(one: Bestand, other: Bestand) -> Bestand:
    names = dict.fromkeys([*one.naam.split(", "), *other.naam.split(", ")])
    own, along = (one, other) if other.erbij else (other, one)
    if one.erbij is other.erbij:
        rows, mee = (*one.rijen, *other.rijen), (*one.mee, *other.mee)
        if one.erbij:
            rows = come_along(one.tabel, one.rijen, other.rijen)
    else:
        rows, mee = own.rijen, come_along(one.tabel, own.mee, along.rijen)
    return replace(
        one,
        naam=", ".join(names),
        rijen=rows,
        kopjes=one.kopjes + other.kopjes,
        koppen=(*one.koppen, *other.koppen),
        erbij=one.erbij and other.erbij,
        mee=mee,
    )

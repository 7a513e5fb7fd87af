"""Reading and changing rows inside one transaction."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import sqlalchemy as sa

from ouderplan.kern.evaluatie import Uitkomst
from ouderplan.kern.kansen import Inbreng
from ouderplan.opslag import blokken, vragen
from ouderplan.opslag.eigengemaakt import all_made_own, made_own
from ouderplan.opslag.fouten import BestaatAl, Botsing, RijWeg
from ouderplan.opslag.moderatie import note
from ouderplan.opslag.rijen import cells_of, check_row, clean, columns_of, row_of
from ouderplan.opslag.tabellen import ANDERS, SQL, VERSIES, Tabel, name_column, tabel_of

__all__ = ["Lezing", "Schrijving", "clean"]

Rij = TypeVar("Rij")
Uit = TypeVar("Uit")
Cellen = dict[str, Any]


class Lezing:
    """A consistent snapshot of the workbook."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection

    def items(self, rij: type[Rij], **gelijk: Any) -> dict[int, Rij]:
        """Return row number → row, in the school's order; `gelijk` filters on equal cells."""
        query = vragen.numbered_rows(tabel_of(rij), vragen.shape(gelijk))
        found = self.connection.execute(query, vragen.filled(gelijk))
        return {nummer: row_of(rij, values) for nummer, *values in found}

    def rows(self, rij: type[Rij], **gelijk: Any) -> list[Rij]:
        """Return the rows in the school's order; `gelijk` filters on equal cells."""
        return [row_of(rij, values) for values in self.cells(rij, **gelijk)]

    def cells(self, rij: type[Any], **gelijk: Any) -> Sequence[Sequence[Any]]:
        """Give what `rows` gives as the bare cells in the database, which takes far less time.

        All of them at once: a question that is read halfway holds the log of the database, also
        after the reading is over, and then nothing in it can be erased.
        """
        query = vragen.bare_rows(tabel_of(rij), vragen.shape(gelijk))
        return self.connection.execute(query, vragen.filled(gelijk)).all()

    def versions(self) -> dict[str, int]:
        """Return per table how often it changed."""
        found = self.connection.execute(vragen.VERSIONS)
        return {str(naam): int(n) for naam, n in found if not naam.endswith(ANDERS)}

    def find(self, rij: type[Rij], **gelijk: Any) -> tuple[int, Rij] | None:
        """Return number and row of the first row with these cells, or None."""
        return next(iter(self.items(rij, **gelijk).items()), None)


class Schrijving(Lezing):
    """One write transaction. Text is cleaned on the way in (see `clean`)."""

    def __init__(self, connection: sa.Connection) -> None:
        super().__init__(connection)
        self._touched: set[str] = set()
        self._changed: set[str] = set()
        self._blokken: set[blokken.Blok] = set()
        self._all_blocks = False

    def touch(self, tabel: str) -> None:
        """Count `tabel` as changed, so that other windows and its CSV follow."""
        self._touched.add(tabel)
        self._changed.add(tabel)
        self._all_blocks |= tabel == vragen.BRIEFJES

    def attempt(self, task: Callable[["Schrijving"], Uit]) -> Uit:
        """Do something of which all is kept, or nothing: then the rest of the transaction stays."""
        self.connection.exec_driver_sql("SAVEPOINT poging")
        try:
            outcome = task(self)
        except BaseException:
            self.connection.exec_driver_sql("ROLLBACK TO poging")
            raise
        finally:
            self.connection.exec_driver_sql("RELEASE poging")
        return outcome

    def add(self, row: Any) -> int:
        """Append a row and return its number (0 in an anonymous table).

        Raises
        ------
        BestaatAl
            When its name is taken.
        OngeldigeInvoer
            When a cell cannot be what it should be.
        """
        tabel = tabel_of(type(row))
        cells = check_row(row)
        self._check_unique(tabel, cells)
        if tabel.anoniem:
            self.touch(tabel.naam)
            self.connection.execute(sa.insert(SQL[tabel.naam]), [cells])
            return 0
        self._touched.add(tabel.naam)  # behind the others, which stay as they are
        values = {vragen.CEL + naam: value for naam, value in cells.items()}
        return int(self.connection.execute(vragen.addition(tabel), values).scalar_one())

    def change(self, nummer: int, old: Rij, new: Rij) -> None:
        """Change the cells in which `new` differs from `old`; other windows' cells stay.

        Raises
        ------
        Botsing
            When one of these cells was changed since `old` was read (RijWeg: the row is gone).
        BestaatAl
            When the new name is taken.
        OngeldigeInvoer
            When a new cell cannot be what it should be.
        """
        tabel = tabel_of(type(new))
        before, after = cells_of(old), check_row(new)
        changed = {naam: after[naam] for naam in after if after[naam] != before[naam]}
        stored = self._stored(tabel, nummer)
        for naam, value in changed.items():
            if stored[naam] not in (before[naam], value):
                raise Botsing(naam, stored[naam], value)
        if not changed:
            return
        changed = made_own(tabel.rij, stored, changed)
        if changed.keys() & set(tabel.uniek):
            self._check_unique(tabel, stored | changed, but=nummer)
        self.touch(tabel.naam)
        cells = {vragen.CEL + naam: value for naam, value in changed.items()}
        query = vragen.change(tabel, tuple(changed))
        self.connection.execute(query, {"nummer": nummer, **cells})
        if tabel.rij in (Inbreng, Uitkomst):
            note(self, stored, changed)

    def remove(self, nummer: int, old: Any) -> None:
        """Remove a row, unless another window changed it since `old` was read (Botsing)."""
        tabel = tabel_of(type(old))
        sql = SQL[tabel.naam]
        stored = self._stored(tabel, nummer)
        for naam, value in cells_of(old).items():
            if stored[naam] != value:
                raise Botsing(naam, stored[naam], value)
        self.touch(tabel.naam)
        self.connection.execute(sa.delete(sql).where(sql.c.rij == nummer))

    def move(self, rij: type[Any], nummer: int, stappen: int) -> None:
        """Move a row `stappen` places down (negative: up); at the end it stays."""
        tabel = tabel_of(rij)
        sql = SQL[tabel.naam]
        order = list(self.items(rij))
        if nummer not in order:
            raise RijWeg
        place = order.index(nummer)
        order.insert(max(place + stappen, 0), order.pop(place))
        for volgorde, rijnummer in enumerate(order, start=1):
            self.connection.execute(
                sa.update(sql).where(sql.c.rij == rijnummer).values(volgorde=volgorde)
            )
        self.touch(tabel.naam)

    def replace_all(self, rij: type[Rij], rows: Iterable[Rij]) -> None:
        """Make these the rows of the table, in this order.

        A row that was there already (by its name, else by its cells) keeps its number; so does a
        changed row whose first text names just one row that is gone and one that is new.

        Raises
        ------
        BestaatAl, OngeldigeInvoer
        """
        tabel = tabel_of(rij)
        cells = [check_row(row) for row in rows]
        _refuse_doubles(tabel, cells)
        if not tabel.anoniem:
            numbers = self._numbers_by_identity(tabel)
            cells = [
                {"volgorde": place, **_known_number(numbers, tabel, cell), **cell}
                for place, cell in enumerate(cells, start=1)
            ]
            _keep_changed(numbers, tabel, cells)
            cells = all_made_own(tabel.rij, cells, lambda nr: self._stored(tabel, nr))
        self.touch(tabel.naam)
        self.connection.execute(sa.delete(SQL[tabel.naam]))
        for batch in ([c for c in cells if "rij" in c], [c for c in cells if "rij" not in c]):
            if batch:
                self.connection.execute(sa.insert(SQL[tabel.naam]), batch)

    def add_anonymous(self, rows: Sequence[Any]) -> None:
        """Add rows to an anonymous table; none of them may be there already."""
        tabel = tabel_of(type(rows[0]))
        self.touch(tabel.naam)
        self.connection.execute(sa.insert(SQL[tabel.naam]), [check_row(row) for row in rows])

    def replace_ballot(self, ronde: int, briefje: str, rows: Sequence[Cellen]) -> list[str]:
        """Put these rows, whose cells are known to be right, in the place of a ballot.

        Returns
        -------
        list[str]
            Of each row that the ballot had, why it was laid aside ("": it was not).
        """
        self._touched.add(vragen.BRIEFJES)
        self._blokken.add(blokken.block_of(ronde, briefje))
        which = {"van": ronde, "naam": briefje}
        before = self.connection.execute(vragen.REMOVE_BALLOT, which).scalars().all()
        self.connection.execute(vragen.ADD_BALLOT, rows)
        return list(before)

    def remove_where(self, rij: type[Any], **gelijk: Any) -> int:
        """Remove the rows with these cells and return how many there were."""
        tabel = tabel_of(rij)
        self.touch(tabel.naam)
        query = vragen.removal(tabel, vragen.shape(gelijk))
        return self.connection.execute(query, vragen.filled(gelijk)).rowcount

    def bump_versions(self) -> None:
        """Raise the version of every touched table."""
        others = {naam + ANDERS for naam in self._changed}
        for naam in sorted(self._touched | others):
            updated = self.connection.execute(vragen.BUMP, {"naam": naam})
            if not updated.rowcount:
                self.connection.execute(sa.insert(VERSIES).values(tabel=naam, versie=1))
        if self._all_blocks:
            blokken.mark_all(self.connection)
        else:
            blokken.mark(self.connection, self._blokken)

    def _numbers_by_identity(self, tabel: Tabel) -> dict[Any, list[int]]:
        sql = SQL[tabel.naam]
        query = sa.select(sql.c.rij, *columns_of(tabel)).order_by(sql.c.volgorde, sql.c.rij)
        numbers: dict[Any, list[int]] = defaultdict(list)
        for row in self.connection.execute(query):
            numbers[_identity(tabel, row._asdict())].append(row.rij)
        return numbers

    def _stored(self, tabel: Tabel, nummer: int) -> Cellen:
        found = self.connection.execute(vragen.one_row(tabel), {"nummer": nummer}).first()
        if found is None:
            raise RijWeg
        return dict(found._mapping)

    def _check_unique(self, tabel: Tabel, cells: Cellen, but: int | None = None) -> None:
        if tabel.anoniem or not _is_named(tabel, cells):
            return
        names = {naam: cells[naam] for naam in tabel.uniek}
        same = vragen.namesakes(tabel, vragen.shape(names))
        found = self.connection.execute(same, vragen.filled(names)).scalars().all()
        if any(nummer != but for nummer in found):
            naam = tabel.uniek[-1]
            raise BestaatAl(kolom=naam, waarde=cells[naam])


def _is_named(tabel: Tabel, cells: Mapping[str, Any]) -> bool:
    return bool(tabel.uniek) and (tabel.anoniem or cells[tabel.uniek[-1]] not in ("", None))


def _identity(tabel: Tabel, cells: Mapping[str, Any]) -> tuple[Any, ...]:
    names = tabel.uniek if _is_named(tabel, cells) else [kolom.naam for kolom in tabel.kolommen]
    return tuple(cells[naam] for naam in names)


def _refuse_doubles(tabel: Tabel, cells: Iterable[Cellen]) -> None:
    seen = set()
    for cell in cells:
        if not _is_named(tabel, cell):
            continue
        key = _identity(tabel, cell)
        if key in seen:
            raise BestaatAl(kolom=tabel.uniek[-1], waarde=key[-1])
        seen.add(key)


def _known_number(numbers: dict[Any, list[int]], tabel: Tabel, cells: Cellen) -> Cellen:
    known = numbers.get(_identity(tabel, cells))
    return {"rij": known.pop(0)} if known else {}


def _keep_changed(numbers: Mapping[Any, list[int]], tabel: Tabel, cells: Iterable[Cellen]) -> None:
    """Give a row that was changed the number of the one row of that name that is gone."""
    at = [kolom.naam for kolom in tabel.kolommen].index(name_column(tabel.rij))
    gone: dict[Any, list[int]] = defaultdict(list)
    new: dict[Any, list[Cellen]] = defaultdict(list)
    if tabel.uniek:
        return
    for identity, left in numbers.items():
        gone[identity[at]] += left
    for cell in cells:
        if "rij" not in cell:
            new[cell[name_column(tabel.rij)]].append(cell)
    for naam, changed in new.items():
        if len(changed) == len(gone[naam]) == 1:
            changed[0]["rij"] = gone[naam][0]

"""Reading and changing rows inside one transaction."""

import unicodedata
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, TypeVar

import sqlalchemy as sa

from ouderplan.opslag.fouten import BestaatAl, Botsing, RijWeg
from ouderplan.opslag.tabellen import SQL, VERSIES, Tabel, tabel_of

Rij = TypeVar("Rij")


def clean(value: Any) -> Any:
    """Return a cell as the workbook keeps it: NFC, one kind of line end, no control characters."""
    if not isinstance(value, str):
        return value
    text = unicodedata.normalize("NFC", value).replace("\r\n", "\n").replace("\r", "\n")
    return "".join(ch for ch in text if ch in "\n\t" or unicodedata.category(ch) != "Cc").strip()


class Lezing:
    """A consistent snapshot of the workbook."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection

    def items(self, rij: type[Rij], **gelijk: Any) -> dict[int, Rij]:
        """Return row number → row, in the school's order; `gelijk` filters on equal cells."""
        tabel = tabel_of(rij)
        sql = SQL[tabel.naam]
        found = self.connection.execute(
            sa.select(sql).filter_by(**gelijk).order_by(sql.c.volgorde, sql.c.rij)
        )
        return {row.rij: _as_row(rij, tabel, row) for row in found}

    def rows(self, rij: type[Rij], **gelijk: Any) -> list[Rij]:
        """Return the rows in the school's order; `gelijk` filters on equal cells."""
        tabel = tabel_of(rij)
        if not tabel.anoniem:
            return list(self.items(rij, **gelijk).values())
        sql = SQL[tabel.naam]
        order = [sql.c[naam] for naam in tabel.uniek]
        found = self.connection.execute(sa.select(sql).filter_by(**gelijk).order_by(*order))
        return [_as_row(rij, tabel, row) for row in found]

    def find(self, rij: type[Rij], **gelijk: Any) -> tuple[int, Rij] | None:
        """Return number and row of the first row with these cells, or None."""
        return next(iter(self.items(rij, **gelijk).items()), None)


class Schrijving(Lezing):
    """One write transaction. Text is cleaned on the way in (see `clean`)."""

    def __init__(self, connection: sa.Connection) -> None:
        super().__init__(connection)
        self._touched: set[str] = set()

    def touch(self, tabel: str) -> None:
        """Count `tabel` as changed, so that other windows and its CSV follow."""
        self._touched.add(tabel)

    def add(self, row: Any) -> int:
        """Append a row and return its number (0 in an anonymous table).

        Raises
        ------
        BestaatAl
            When its name is taken.
        """
        tabel = tabel_of(type(row))
        sql = SQL[tabel.naam]
        self.touch(tabel.naam)
        if tabel.anoniem:
            self.connection.execute(sa.insert(sql).values(_cells(row)))
            return 0
        self._check_unique(tabel, row)
        last = sa.select(sa.func.coalesce(sa.func.max(sql.c.volgorde), 0) + 1).scalar_subquery()
        insert = sa.insert(sql).values(volgorde=last, **_cells(row)).returning(sql.c.rij)
        return int(self.connection.execute(insert).scalar_one())

    def change(self, nummer: int, old: Rij, new: Rij) -> None:
        """Change the cells in which `new` differs from `old`; other windows' cells stay.

        Raises
        ------
        Botsing
            When one of these cells was changed since `old` was read (RijWeg: the row is gone).
        BestaatAl
            When the new name is taken.
        """
        tabel = tabel_of(type(new))
        sql = SQL[tabel.naam]
        before, after = _cells(old), _cells(new)
        changed = {naam: after[naam] for naam in after if after[naam] != before[naam]}
        stored = self._stored(tabel, nummer)
        for naam, value in changed.items():
            if stored[naam] not in (before[naam], value):
                raise Botsing(naam, stored[naam], value)
        if not changed:
            return
        self._check_unique(tabel, new, but=nummer)
        self.touch(tabel.naam)
        self.connection.execute(sa.update(sql).where(sql.c.rij == nummer).values(changed))

    def remove(self, nummer: int, old: Any) -> None:
        """Remove a row, unless another window changed it since `old` was read (Botsing)."""
        tabel = tabel_of(type(old))
        sql = SQL[tabel.naam]
        stored = self._stored(tabel, nummer)
        for naam, value in _cells(old).items():
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
        """Make these the rows of the table, in this order."""
        tabel = tabel_of(rij)
        self.touch(tabel.naam)
        self.connection.execute(sa.delete(SQL[tabel.naam]))
        cells = [_cells(row) for row in rows]
        if not tabel.anoniem:
            cells = [{"volgorde": nr, **cell} for nr, cell in enumerate(cells, start=1)]
        if cells:
            self.connection.execute(sa.insert(SQL[tabel.naam]), cells)

    def remove_where(self, rij: type[Any], **gelijk: Any) -> None:
        """Remove the rows with these cells."""
        tabel = tabel_of(rij)
        self.touch(tabel.naam)
        self.connection.execute(sa.delete(SQL[tabel.naam]).filter_by(**gelijk))

    def bump_versions(self) -> None:
        """Raise the version of every touched table."""
        for naam in sorted(self._touched):
            updated = self.connection.execute(
                sa.update(VERSIES)
                .where(VERSIES.c.tabel == naam)
                .values(versie=VERSIES.c.versie + 1)
            )
            if not updated.rowcount:
                self.connection.execute(sa.insert(VERSIES).values(tabel=naam, versie=1))

    def _stored(self, tabel: Tabel, nummer: int) -> dict[str, Any]:
        sql = SQL[tabel.naam]
        found = self.connection.execute(sa.select(sql).where(sql.c.rij == nummer)).first()
        if found is None:
            raise RijWeg
        return {kolom.naam: getattr(found, kolom.naam) for kolom in tabel.kolommen}

    def _check_unique(self, tabel: Tabel, row: Any, but: int | None = None) -> None:
        cells = _cells(row)
        if not tabel.uniek or cells[tabel.uniek[-1]] in ("", None):
            return
        sql = SQL[tabel.naam]
        same = sa.select(sql.c.rij).filter_by(**{naam: cells[naam] for naam in tabel.uniek})
        if any(found.rij != but for found in self.connection.execute(same)):
            naam = tabel.uniek[-1]
            raise BestaatAl(kolom=naam, waarde=cells[naam])


def _cells(row: Any) -> dict[str, Any]:
    return {naam: clean(value) for naam, value in asdict(row).items()}


def _as_row(rij: type[Rij], tabel: Tabel, row: sa.Row[Any]) -> Rij:
    return rij(*(_from_sql(row._mapping[kolom.naam], kolom.soort) for kolom in tabel.kolommen))


def _from_sql(value: Any, soort: type) -> Any:
    return soort(value) if isinstance(value, str) and soort is not str else value

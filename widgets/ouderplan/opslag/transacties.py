"""Changing rows inside one transaction; how they are read stands in `lezing`."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import sqlalchemy as sa

from ouderplan.kern.evaluatie import Uitkomst
from ouderplan.kern.kansen import Inbreng
from ouderplan.kern.rondes import Stembriefje
from ouderplan.opslag import blokken, vragen
from ouderplan.opslag.eigengemaakt import all_made_own, made_own
from ouderplan.opslag.fouten import BestaatAl, Botsing, RijWeg
from ouderplan.opslag.identiteit import (
    identity,
    is_named,
    keep_changed,
    known_number,
    refuse_doubles,
)
from ouderplan.opslag.lezing import Lezing
from ouderplan.opslag.moderatie import note
from ouderplan.opslag.rijen import cells_of, check_row, clean, columns_of
from ouderplan.opslag.tabellen import ANDERS, SQL, VERSIES, Tabel, tabel_of
from ouderplan.opslag.zegel.inleggen import add_sealed, put_together, remove_sealed, take_over
from ouderplan.opslag.zegel.pakket import Pakket

__all__ = ["Lezing", "Schrijving", "clean"]

Rij = TypeVar("Rij")
Uit = TypeVar("Uit")
Cellen = dict[str, Any]


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

    def has_touched(self, tabel: str) -> bool:
        """Tell whether `tabel` was changed."""
        return tabel in self._touched

    def attempt(self, task: Callable[["Schrijving"], Uit]) -> Uit:
        """Do something of which all is kept, or nothing: then the rest of the transaction stays."""
        if self.zegel is not None:
            self.zegel.flush()
        self.connection.exec_driver_sql("SAVEPOINT poging")
        try:
            outcome = task(self)
        except BaseException:
            self.connection.exec_driver_sql("ROLLBACK TO poging")
            if self.zegel is not None:
                self.zegel.forget()
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
        if self.zegel is not None and (nummer := add_sealed(self.zegel, tabel, cells)) is not None:
            self.touch(tabel.naam)
            return nummer
        if tabel.anoniem:
            self.touch(tabel.naam)
            self.connection.execute(sa.insert(SQL[tabel.naam]), [cells])
            return 0
        self._touched.add(tabel.naam)  # behind the others, which stay as they are
        values = {vragen.CEL + naam: value for naam, value in cells.items()}
        return int(self.connection.execute(vragen.addition(tabel), values).scalar_one())

    def add_sent(self, ronde: int, row: Any, **mee: Any) -> None:
        """Add what a phone sent in during a round; where that is sealed, with what `mee` says."""
        tabel = tabel_of(type(row))
        if self.zegel is None or not self.zegel.holds(ronde):
            self.add(row)
            return
        cells = check_row(row)  # its number is one that `nummers.random_id` found to be free
        self._touched.add(tabel.naam)
        self.zegel.put(tabel, ronde, Pakket(cells[tabel.uniek[-1]], [cells], mee))

    def add_together(self, rows: Sequence[Any]) -> None:
        """Append rows of one round that came under one name; none of them may be there already."""
        tabel = tabel_of(type(rows[0]))
        if self.zegel is not None and put_together(self.zegel, tabel, list(map(check_row, rows))):
            self._touched.add(tabel.naam)
            return
        for row in rows:
            self.add(row)

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
        if nummer < 0 and self.zegel is not None:
            self.zegel.change(tabel, nummer, changed)
        else:
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
        if nummer < 0 and self.zegel is not None:
            self.zegel.remove(nummer)
        else:
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
        refuse_doubles(tabel, cells)
        if self.zegel is not None:
            cells = take_over(self.zegel, tabel, cells)
        if not tabel.anoniem:
            numbers = self._numbers_by_identity(tabel)
            cells = [
                {"volgorde": place, **known_number(numbers, tabel, cell), **cell}
                for place, cell in enumerate(cells, start=1)
            ]
            keep_changed(numbers, tabel, cells)
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
        cells = [check_row(row) for row in rows]
        if self.zegel is not None:
            cells = [one for one in cells if add_sealed(self.zegel, tabel, one) is None]
        if cells:
            self.connection.execute(sa.insert(SQL[tabel.naam]), cells)

    def replace_ballot(self, ronde: int, briefje: str, rows: Sequence[Cellen]) -> list[str]:
        """Put these rows, whose cells are known to be right, in the place of a ballot.

        Returns
        -------
        list[str]
            Of each row that the ballot had, why it was laid aside ("": it was not).
        """
        self._touched.add(vragen.BRIEFJES)
        if self.zegel is not None and self.zegel.holds(ronde):
            return self.zegel.put(tabel_of(Stembriefje), ronde, Pakket(briefje, rows))
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
        gone = self.connection.execute(query, vragen.filled(gelijk)).rowcount
        return gone + (remove_sealed(self.zegel, tabel, gelijk) if self.zegel is not None else 0)

    def bump_versions(self) -> set[str]:
        """Raise the version of every touched table; return which versions those are."""
        if self.zegel is not None:
            self.zegel.flush()
        bumped = self._touched | {naam + ANDERS for naam in self._changed}
        for naam in sorted(bumped):
            updated = self.connection.execute(vragen.BUMP, {"naam": naam})
            if not updated.rowcount:
                self.connection.execute(sa.insert(VERSIES).values(tabel=naam, versie=1))
        if self._all_blocks:
            blokken.mark_all(self.connection)
        else:
            blokken.mark(self.connection, self._blokken)
        return bumped

    def _numbers_by_identity(self, tabel: Tabel) -> dict[Any, list[int]]:
        sql = SQL[tabel.naam]
        query = sa.select(sql.c.rij, *columns_of(tabel)).order_by(sql.c.volgorde, sql.c.rij)
        numbers: dict[Any, list[int]] = defaultdict(list)
        for row in self.connection.execute(query):
            numbers[identity(tabel, row._asdict())].append(row.rij)
        return numbers

    def _stored(self, tabel: Tabel, nummer: int) -> Cellen:
        if nummer < 0 and self.zegel is not None:
            sealed = self.zegel.stored(tabel, nummer)
            if sealed is None:
                raise RijWeg
            return sealed
        found = self.connection.execute(vragen.one_row(tabel), {"nummer": nummer}).first()
        if found is None:
            raise RijWeg
        return dict(found._mapping)

    def _check_unique(self, tabel: Tabel, cells: Cellen, but: int | None = None) -> None:
        if tabel.anoniem or not is_named(tabel, cells):
            return
        names = {naam: cells[naam] for naam in tabel.uniek}
        same = vragen.namesakes(tabel, vragen.shape(names))
        found = self.connection.execute(same, vragen.filled(names)).scalars().all()
        sealed = self.zegel.rows(tabel, names) if self.zegel is not None else ()
        if any(nummer != but for nummer in (*found, *(regel.nummer for regel in sealed))):
            naam = tabel.uniek[-1]
            raise BestaatAl(kolom=naam, waarde=cells[naam])

"""Reading rows inside one transaction."""

from collections.abc import Sequence
from typing import Any, TypeVar

import sqlalchemy as sa

from ouderplan.opslag import vragen
from ouderplan.opslag.rijen import row_of
from ouderplan.opslag.tabellen import ANDERS, tabel_of
from ouderplan.opslag.zegel.inhoud import NAAM, with_sealed
from ouderplan.opslag.zegel.zegel import zegel_of

Rij = TypeVar("Rij")


class Lezing:
    """A consistent snapshot of the workbook."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection
        self.zegel = zegel_of(connection)
        """What seals the rounds that are open; None: they are not sealed (see `zegel`)."""

    def items(self, rij: type[Rij], **gelijk: Any) -> dict[int, Rij]:
        """Return row number → row, in the school's order; `gelijk` filters on equal cells."""
        query = vragen.numbered_rows(tabel_of(rij), vragen.shape(gelijk))
        found = self.connection.execute(query, vragen.filled(gelijk))
        rows = {nummer: row_of(rij, values) for nummer, *values in found}
        if self.zegel is not None:
            for regel in self.zegel.rows(tabel_of(rij), gelijk):
                rows[regel.nummer] = row_of(rij, regel.cellen.values())
        return rows

    def rows(self, rij: type[Rij], **gelijk: Any) -> list[Rij]:
        """Return the rows in the school's order; `gelijk` filters on equal cells."""
        return [row_of(rij, values) for values in self.cells(rij, **gelijk)]

    def cells(self, rij: type[Any], **gelijk: Any) -> Sequence[Sequence[Any]]:
        """Give what `rows` gives as the bare cells in the database, which takes far less time.

        All of them at once: a question that is read halfway holds the log of the database, also
        after the reading is over, and then nothing in it can be erased.
        """
        tabel = tabel_of(rij)
        query = vragen.bare_rows(tabel, vragen.shape(gelijk))
        found = self.connection.execute(query, vragen.filled(gelijk)).all()
        sealed = self.zegel.rows(tabel, gelijk) if self.zegel is not None else ()
        return with_sealed(tabel, found, sealed) if sealed else found

    def is_sealed(self, ronde: int) -> bool:
        """Tell whether what comes in during a round is sealed."""
        return self.zegel is not None and self.zegel.holds(ronde)

    def sent(self, rij: type[Rij], ronde: int, naam: str) -> list[Rij]:
        """Return the rows that a phone sent in during a round, under this name.

        Where they are sealed the database is not asked: a server may write down what it is asked.
        """
        tabel = tabel_of(rij)
        gelijk = {"ronde": ronde, NAAM[tabel.naam]: naam}
        if self.zegel is None or not self.is_sealed(ronde):
            return self.rows(rij, **gelijk)
        found = with_sealed(tabel, (), self.zegel.rows(tabel, gelijk))
        return [row_of(rij, values) for values in found]

    def versions(self) -> dict[str, int]:
        """Return per table how often it changed."""
        found = self.connection.execute(vragen.VERSIONS)
        return {str(naam): int(n) for naam, n in found if not naam.endswith(ANDERS)}

    def find(self, rij: type[Rij], **gelijk: Any) -> tuple[int, Rij] | None:
        """Return number and row of the first row with these cells, or None."""
        return next(iter(self.items(rij, **gelijk).items()), None)

"""The sealed rounds of one transaction: what is put into them."""

import base64
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from ouderplan.opslag.rondetabellen import VERZEGELD
from ouderplan.opslag.tabellen import SQL, Tabel
from ouderplan.opslag.zegel.envelop import seal
from ouderplan.opslag.zegel.fouten import SleutelWeg
from ouderplan.opslag.zegel.inhoud import (
    BY_NUMBER,
    NAMED,
    ONE,
    STAND,
    Inhoud,
    envelope_of,
    number_of,
    place_of,
)
from ouderplan.opslag.zegel.pakket import Cellen, Pakket, Stand, pack, pack_stand
from ouderplan.opslag.zegel.sleutels import Sleutels, keys_of

TEKEN = 4
"""So many bytes a character takes at most."""
LANGSTE = 300
"""Characters of a text from a phone (`inbreng.LANGSTE`, `schoolscan.LANGSTE_SCANTEKST`)."""
_KOP, _REGEL = 320, 80
"""Bytes around what was written: of an envelope, and of a line of a scan in it."""
_KOMMA = 3
"""Bytes around a choice in a list of choices."""


def size_of(keuzes: Callable[[], Collection[str]], tabel: str, row: Mapping[str, Any]) -> int:
    """Return the length of an envelope of this round, in bytes; the same for all of a table.

    What nobody sends from a phone (a scan out of a file) may be longer: then it is a multiple.

    Parameters
    ----------
    keuzes
        Returns what can be chosen in the round.
    row
        One of its rows, for what is the same in all that come in during the round.
    """
    if tabel == "stembriefjes":
        return _KOP + sum(_length(keuze) + _KOMMA for keuze in keuzes())
    if tabel == "schoolscan":
        return _KOP + len(keuzes()) * (2 * LANGSTE * TEKEN + _REGEL)
    return _KOP + LANGSTE * TEKEN + _length(row.get("wat", ""))


def _length(text: str) -> int:
    return len(json.dumps(text, ensure_ascii=False).encode())


def choices_of(connection: sa.Connection, ronde: int) -> list[str]:
    """Return what can be chosen in a round; that stays so while it is open."""
    return list(connection.execute(_CHOICES, {"van": ronde}).scalars())


_KEUZES = SQL["rondekeuzes"].c
_CHOICES = sa.select(_KEUZES.keuze).where(_KEUZES.ronde == sa.bindparam("van"))


class Zegel(Inhoud):
    """What a transaction knows of the rounds that are open, in a workbook that is sealed."""

    def __init__(self, connection: sa.Connection, sleutels: Sleutels) -> None:
        super().__init__(connection, sleutels)
        self._dirty: set[int] = set()
        self._keuzes: dict[int, Collection[str]] = {}

    def put(self, tabel: Tabel, ronde: int, pakket: Pakket, opzij: str = "") -> list[str]:
        """Seal what came in together, in the place of what has that name.

        Returns
        -------
        list[str]
            Why the one before was laid aside ("": it was not); empty when there was none.

        Raises
        ------
        SleutelWeg
        """
        key = self._key_to_write(ronde)
        naam = self.outside(tabel.naam, ronde, pakket.naam)
        here = {"van": ronde, "uit": tabel.naam, "als": naam}
        maat = size_of(lambda: self._choices(ronde), tabel.naam, pakket.rijen[0])
        content = seal(key, place_of(ronde, tabel.naam, naam), pack(pakket), maat)
        row = {"ronde": ronde, "soort": tabel.naam, "naam": naam, "opzij": opzij}
        row["inhoud"] = content
        if self.connection.execute(_ADD_NEW, row).scalar():  # nearly always it is the first
            return []
        before = self.connection.execute(_REMOVE, here).scalars().all()
        self.connection.execute(_ADD, row)
        return list(before)

    def take_out(self, tabel: Tabel, ronde: int, naam: str) -> int:
        """Take out what came in under a name of the workbook; return how many rows it had."""
        package = self.package(tabel, ronde, naam)
        here = {"van": ronde, "uit": tabel.naam, "als": self.outside(tabel.naam, ronde, naam)}
        self.connection.execute(_REMOVE, here)
        return len(package.rijen) if package else 0

    def lay_aside(self, ronde: int, namen: Sequence[str], waarom: str) -> None:
        """Keep of these ballots why they do not count ("": they do)."""
        names = (self.outside("stembriefjes", ronde, naam) for naam in namen)
        which = [{"van": ronde, "als": naam, "waarom": waarom} for naam in names]
        self.connection.execute(_ASIDE, which)

    def add(self, ronde: int, tabel: Tabel, cells: Cellen) -> int:
        """Add a row that nobody sent in; return its number."""
        stand = self._stand(ronde)
        nummer = number_of(self._stand_number(ronde), stand.volgende)
        stand.volgende += 1
        stand.erbij[nummer] = (tabel.naam, cells)
        self._dirty.add(ronde)
        return nummer

    def change(self, tabel: Tabel, nummer: int, cells: Mapping[str, Any]) -> None:
        """Give these cells of a row another value."""
        ronde, stand = self._stand_with(nummer)
        if nummer in stand.erbij:
            stand.erbij[nummer] = (tabel.naam, stand.erbij[nummer][1] | dict(cells))
        else:
            stand.anders[nummer] = stand.anders.get(nummer, {}) | dict(cells)
        self._dirty.add(ronde)

    def remove(self, nummer: int) -> None:
        """Take a row out."""
        ronde, stand = self._stand_with(nummer)
        if stand.erbij.pop(nummer, None) is None:
            stand.weg.add(nummer)
        self._dirty.add(ronde)

    def seal_text(self, ronde: int, waarvoor: str, tekst: str) -> str:
        """Return a short text of an open round as it goes into the database."""
        key, place = self._key_to_write(ronde), place_of(ronde, waarvoor, "")
        return base64.b64encode(seal(key, place, tekst.encode(), _TEKST)).decode()

    def flush(self) -> None:
        """Write down what was done, before the transaction is kept."""
        for ronde in self._dirty:
            self._write_stand(ronde, self._standen[ronde])
        self._dirty.clear()

    def forget(self) -> None:
        """Read everything anew: what was written may have been taken back."""
        self.read_anew()
        self._standen.clear()
        self._dirty.clear()

    def know(self, ronde: int, afdruk: bytes | None, keuzes: Collection[str]) -> None:
        """Take from who read it already what can be chosen in a round, and see `know_print`."""
        self.know_print(ronde, afdruk)
        self._keuzes[ronde] = keuzes

    def _choices(self, ronde: int) -> Collection[str]:
        if ronde not in self._keuzes:
            self._keuzes[ronde] = choices_of(self.connection, ronde)
        return self._keuzes[ronde]

    def _key_to_write(self, ronde: int) -> bytes:
        key = self._that_know(ronde)[ronde]
        if key is None:
            raise SleutelWeg
        return key

    def _stand_with(self, nummer: int) -> tuple[int, Stand]:
        found = self.connection.execute(BY_NUMBER, {"nummer": envelope_of(nummer)}).one()
        return found.ronde, self._stand(found.ronde)

    def _stand_number(self, ronde: int) -> int:
        here = {"van": ronde, "uit": STAND, "als": STAND}
        found = self.connection.execute(ONE, here).first()
        if found is None:
            self._write_stand(ronde, self._stand(ronde))
            found = self.connection.execute(ONE, here).one()
        return int(found.nr)

    def _write_stand(self, ronde: int, stand: Stand) -> None:
        key = self._key_to_write(ronde)
        content = pack_stand(stand)
        maat = 1 << max(12, (len(content) + 4).bit_length())
        sealed = seal(key, place_of(ronde, STAND, STAND), content, maat)
        here = {"van": ronde, "uit": STAND, "als": STAND}
        if not self.connection.execute(_KEEP, here | {"nieuw": sealed}).rowcount:
            row = {"ronde": ronde, "soort": STAND, "naam": STAND, "opzij": "", "inhoud": sealed}
            self.connection.execute(_ADD, row)


def zegel_of(connection: sa.Connection) -> Zegel | None:
    """Return what seals the rounds of a workbook, or None when it is not sealed."""
    sleutels = keys_of(connection)
    return Zegel(connection, sleutels) if sleutels is not None else None


_TEKST = 1024
"""Bytes of a short text that is sealed, or a multiple."""
_V = VERZEGELD.c
_REMOVE = sa.delete(VERZEGELD).where(NAMED).returning(_V.opzij)
_ADD = sa.insert(VERZEGELD)
_ADD_NEW = sa.text(
    "INSERT INTO verzegeld (ronde, soort, naam, opzij, inhoud) "
    "VALUES (:ronde, :soort, :naam, :opzij, :inhoud) "
    "ON CONFLICT (ronde, soort, naam) DO NOTHING RETURNING 1"
)
_KEEP = sa.update(VERZEGELD).where(NAMED).values(inhoud=sa.bindparam("nieuw"))
_ASIDE = (
    sa.update(VERZEGELD)
    .where(
        _V.ronde == sa.bindparam("van"),
        _V.soort == "stembriefjes",
        _V.naam == sa.bindparam("als"),
    )
    .values(opzij=sa.bindparam("waarom"))
)

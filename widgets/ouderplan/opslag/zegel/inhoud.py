"""Reading what is sealed in the rounds that are open."""

import base64
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

import sqlalchemy as sa

from ouderplan.opslag.rondetabellen import VERZEGELD
from ouderplan.opslag.tabellen import Tabel
from ouderplan.opslag.zegel.envelop import unseal
from ouderplan.opslag.zegel.pakket import Cellen, Pakket, Stand, changed, unpack, unpack_stand
from ouderplan.opslag.zegel.ring import Ring
from ouderplan.opslag.zegel.sleutels import Sleutels

NAAM = {
    "stembriefjes": "briefje",
    "schoolscan": "inzending",
    "kansen_bedreigingen": "id",
    "evaluatie_uitkomsten": "id",
}
"""By which column what came together is named, of each table that people fill in a round."""
OVER_TEKST = "moderatie"
BEZEGELD = {*NAAM, OVER_TEKST}
"""The tables of which rows of an open round are sealed."""

STAND = "stand"
_STAPPEN = 20
"""So many bits count the rows of one envelope; the number of the envelope stands before them."""


class Envelop(NamedTuple):
    """One of the table: its number, of which round and table, how it is called outside."""

    nr: int
    ronde: int
    soort: str
    naam: str
    opzij: str
    inhoud: bytes


class Regel(NamedTuple):
    """A row that is sealed: its number, in which envelope of which round it is, and its cells."""

    nummer: int
    ronde: int
    naam: str
    cellen: Cellen


class Inhoud(Ring):
    """What is in the envelopes of the rounds that are open."""

    def __init__(self, connection: sa.Connection, sleutels: Sleutels) -> None:
        super().__init__(connection, sleutels)
        self._standen: dict[int, Stand] = {}

    def rows(self, tabel: Tabel, gelijk: Mapping[str, Any] | None = None) -> list[Regel]:
        """Return the rows of a table that are sealed, in the order in which they came."""
        if tabel.naam not in BEZEGELD:
            return []
        wanted = dict(gelijk or {})
        return [
            regel
            for ronde, key in self.rondes.items()
            if key is not None and wanted.get("ronde", ronde) == ronde
            for regel in self._of_round(tabel, ronde, wanted)
            if not wanted or all(regel.cellen[naam] == value for naam, value in wanted.items())
        ]

    def stored(self, tabel: Tabel, nummer: int) -> Cellen | None:
        """Return the cells of the row with this number, or None when it is gone."""
        found = self.connection.execute(BY_NUMBER, {"nummer": envelope_of(nummer)}).first()
        key = found and self.key(found.ronde)
        if not found or not key:
            return None
        if found.soort == STAND:
            return self._stand(found.ronde).erbij.get(nummer, ("", None))[1]
        rows = self._opened(tabel, found)
        return next((regel.cellen for regel in rows if regel.nummer == nummer), None)

    def count(self, tabel: str, ronde: int) -> int:
        """Return how many envelopes of a table count in a round; none is opened."""
        return int(self.connection.execute(_COUNT, {"van": ronde, "uit": tabel}).scalar_one())

    def is_empty(self, tabel: Tabel) -> bool:
        """Tell whether nothing is sealed of a table; of the log of the moderation, it says no."""
        if tabel.naam not in NAAM:
            return tabel.naam not in BEZEGELD or not self.rondes
        return self.connection.execute(_ANY, {"uit": tabel.naam}).first() is None

    def has_aside(self, ronde: int) -> bool:
        """Tell whether a ballot of a round was laid aside."""
        return self.connection.execute(_IS_ASIDE, {"van": ronde}).first() is not None

    def count_all(self, ronde: int) -> int:
        """Return how much people sent in during a round, also what was laid aside."""
        return int(self.connection.execute(_COUNT_ALL, {"van": ronde}).scalar_one())

    def package(self, tabel: Tabel, ronde: int, naam: str) -> Pakket | None:
        """Return what came in under a name of the workbook."""
        return self.by_pseudonym(tabel, ronde, self.outside(tabel.naam, ronde, naam))

    def by_pseudonym(self, tabel: Tabel, ronde: int, naam: str) -> Pakket | None:
        """Return what is outside under this name."""
        here = {"van": ronde, "uit": tabel.naam, "als": naam}
        found = self.connection.execute(ONE, here).first()
        return self._package(tabel, found) if found else None

    def packages(self, tabel: Tabel, ronde: int) -> Iterator[Pakket]:
        """Yield what came in during a round for a table, as it came."""
        here = {"van": ronde, "uit": tabel.naam}
        for found in self.connection.execute(_ALL, here).all():
            package = self._package(tabel, found)
            if package is not None:
                yield package

    def copy_of(self, tabel: Tabel, ronde: int, naam: str) -> str:
        """Return what is outside under this name, still sealed, as a text; "" when it is not."""
        here = {"van": ronde, "uit": tabel.naam, "als": naam}
        found = self.connection.execute(ONE, here).first()
        if found is None:
            return ""
        return json.dumps([found.nr, found.opzij, base64.b64encode(found.inhoud).decode()])

    def rows_of_copy(self, tabel: Tabel, ronde: int, naam: str, copy: str) -> list[Regel]:
        """Return the rows of what was kept by `copy_of`."""
        nr, opzij, content = json.loads(copy)
        sealed = base64.b64decode(content)
        return list(self._opened(tabel, Envelop(nr, ronde, tabel.naam, naam, opzij, sealed)))

    def read_text(self, ronde: int, waarvoor: str, sealed: str) -> str:
        """Return what a text says that was sealed by `seal_text`; "" when its key is not here."""
        key, place = self.key(ronde), place_of(ronde, waarvoor, "")
        content = unseal(key, place, base64.b64decode(sealed)) if key is not None else None
        return content.decode() if content is not None else ""

    def name_of(self, tabellen: Collection[Tabel], ronde: int, naam: str) -> str | None:
        """Return the name in the workbook of what is outside under this one, in one of these."""
        found = (self.by_pseudonym(tabel, ronde, naam) for tabel in tabellen)
        return next((package.naam for package in found if package is not None), None)

    def has(self, tabel: Tabel, naam: str) -> bool:
        """Tell whether something is sealed under a name of the workbook."""
        if tabel.naam not in NAAM:
            return False
        return any(self._has(tabel, ronde, naam) for ronde in self.rondes)

    def round_of_text(self, tabellen: Collection[Tabel], naam: str) -> int | None:
        """Return the round of a text that is sealed, or None when it is not."""
        for ronde in self.rondes:
            if any(self._has(tabel, ronde, naam) for tabel in tabellen):
                return ronde
        return None

    def _has(self, tabel: Tabel, ronde: int, naam: str) -> bool:
        if self.rondes[ronde] is None:
            return False
        here = {"van": ronde, "uit": tabel.naam, "als": self.outside(tabel.naam, ronde, naam)}
        if self.connection.execute(_IS_THERE, here).scalar():
            return True
        made = self._stand(ronde).erbij.values()
        return any(one == tabel.naam and cells[NAAM[one]] == naam for one, cells in made)

    def _of_round(self, tabel: Tabel, ronde: int, wanted: Mapping[str, Any]) -> Iterator[Regel]:
        own = NAAM.get(tabel.naam)
        here = {"van": ronde, "uit": tabel.naam}
        if own is None:
            found: Sequence[Any] = ()
        elif wanted.get(own):
            name = self.outside(tabel.naam, ronde, str(wanted[own]))
            found = self.connection.execute(ONE, here | {"als": name}).all()
        else:
            found = self.connection.execute(_ALL, here).all()
        for one in found:
            yield from self._opened(tabel, one)
        if not _has_stand(tabel.naam):
            return
        for nummer, (naam, cells) in self._stand(ronde).erbij.items():
            if naam == tabel.naam:
                yield Regel(nummer, ronde, "", cells)

    def _opened(self, tabel: Tabel, one: Any) -> Iterator[Regel]:
        package = self._package(tabel, one)
        if package is None:
            return
        stand = self._stand(one.ronde) if _has_stand(tabel.naam) else _LEEG
        for place, row in enumerate(package.rijen):
            nummer = number_of(one.nr, place)
            if nummer in stand.weg:
                continue
            if "opzij" in row:
                row["opzij"] = one.opzij
            cells = changed(tabel, row, stand.anders.get(nummer, {}))
            yield Regel(nummer, one.ronde, one.naam, cells)

    def _package(self, tabel: Tabel, one: Any) -> Pakket | None:
        key = self.key(one.ronde)
        content = key and unseal(key, place_of(one.ronde, tabel.naam, one.naam), bytes(one.inhoud))
        return unpack(tabel, content) if content else None

    def _stand(self, ronde: int) -> Stand:
        if ronde not in self._standen:
            here = {"van": ronde, "uit": STAND, "als": STAND}
            found = self.connection.execute(ONE, here).first()
            key, place = self.rondes[ronde], place_of(ronde, STAND, STAND)
            content = found and key and unseal(key, place, bytes(found.inhoud))
            self._standen[ronde] = unpack_stand(content) if content else Stand()
        return self._standen[ronde]


def with_sealed(
    tabel: Tabel, found: Sequence[Sequence[Any]], sealed: Sequence[Regel]
) -> list[Sequence[Any]]:
    """Return the cells of rows with those that are sealed: behind them, or in the table's order."""
    cells = [*found, *(tuple(regel.cellen.values()) for regel in sealed)]
    if not tabel.anoniem:
        return cells
    names = [kolom.naam for kolom in tabel.kolommen]
    return sorted(cells, key=itemgetter(*(names.index(naam) for naam in tabel.uniek)))


def number_of(envelop: int, place: int) -> int:
    """Return the number of a row: below nought, where no row of a table has one."""
    return -(envelop << _STAPPEN | place)


def envelope_of(nummer: int) -> int:
    """Return the envelope of the row with this number."""
    return -nummer >> _STAPPEN


def place_of(ronde: int, soort: str, naam: str) -> str:
    """Return for which place an envelope is sealed: in another it cannot be opened."""
    return f"{ronde} {soort} {naam}"


def _has_stand(tabel: str) -> bool:
    """Tell whether somebody judges the rows of a table while its round is open."""
    return tabel != "stembriefjes"


_LEEG = Stand()
_V = VERZEGELD.c
OF_TABLE = (_V.ronde == sa.bindparam("van")) & (_V.soort == sa.bindparam("uit"))
NAMED = OF_TABLE & (_V.naam == sa.bindparam("als"))
_CELLS = (_V.nr, _V.ronde, _V.soort, _V.naam, _V.opzij, _V.inhoud)
_ALL = sa.select(*_CELLS).where(OF_TABLE).order_by(_V.nr)
ONE = sa.select(*_CELLS).where(NAMED)
BY_NUMBER = sa.select(*_CELLS).where(_V.nr == sa.bindparam("nummer"))
_IS_THERE = sa.select(sa.literal(1)).where(NAMED)
_ANY = sa.select(sa.literal(1)).where(_V.soort == sa.bindparam("uit")).limit(1)
_IS_ASIDE = sa.select(sa.literal(1)).where(_V.ronde == sa.bindparam("van"), _V.opzij != "").limit(1)
_COUNT_ALL = sa.select(sa.func.count()).where(_V.ronde == sa.bindparam("van"), _V.soort != STAND)
_COUNT = sa.select(sa.func.count()).where(OF_TABLE, _V.opzij == "")

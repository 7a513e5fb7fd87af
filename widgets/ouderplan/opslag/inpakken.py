"""What people sent in during rounds that are open goes in sealed, in another workbook.

That is for a workbook that comes to where the rows are kept in a log: what stood open in a file is
sealed on the way, in a random order, so that nothing there says in which order it came. The key of
the round goes along, for by that each phone finds its own.
"""

import json
from typing import Any

import sqlalchemy as sa

from ouderplan.kern.moderatie import Moderatie
from ouderplan.kern.rondes import Stembriefje
from ouderplan.kern.schoolscan import Scanregel
from ouderplan.opslag.afzenders import senders
from ouderplan.opslag.geheimen import find_key
from ouderplan.opslag.rijen import columns_of
from ouderplan.opslag.rondesleutel import key_name
from ouderplan.opslag.rondetabellen import ONTVANGEN, UITGESTELD, VAN_DE_RONDE, VOORHEEN
from ouderplan.opslag.rondezoeken import open_rondes
from ouderplan.opslag.tabellen import (
    BLOKKEN,
    GEHEIMEN,
    PAPIERKLAD,
    SQL,
    TOESTAND,
    Tabel,
    tabel_of,
)
from ouderplan.opslag.telstand import count_along, counted_in
from ouderplan.opslag.toestandnamen import TAALTELLING, TELSTAND
from ouderplan.opslag.transacties import Lezing, Schrijving
from ouderplan.opslag.uitstel import length_of_place
from ouderplan.opslag.zegel.inhoud import NAAM
from ouderplan.opslag.zegel.inleggen import TEKSTEN, mixed
from ouderplan.opslag.zegel.klad import seal_draft
from ouderplan.opslag.zegel.pakket import Cellen, Pakket
from ouderplan.opslag.zegel.zegel import Zegel

VAN_STEMMERS = (tabel_of(Stembriefje), tabel_of(Scanregel))
"""The tables of what a voter has one of in a round."""
_RAUW = ("aankomsten",)
"""Of the tables of a round: what says nothing without its key is copied as it is."""


class Inpakker:
    """Knows what came in during the rounds that are open in `van`, which is not sealed."""

    def __init__(self, van: Lezing) -> None:
        self._van, self._rondes = van, open_rondes(van)
        found = van.connection.execute(sa.select(ONTVANGEN.c.id, ONTVANGEN.c.ronde))
        self._texts = {str(row_id): int(ronde) for row_id, ronde in found}
        self._merged = self._find_merged()

    @property
    def texts(self) -> list[str]:
        """The ids of the texts of these rounds, in no order of coming."""
        return sorted({**self._texts, **self._merged})

    def left_out(self) -> dict[str, sa.ColumnElement[bool]]:
        """Return table → of which rows this sees to; the others may be copied as they are."""
        numbers = [ronde.ronde for ronde in self._rondes]
        ids = self.texts
        out: dict[str, sa.ColumnElement[bool]] = {
            table.name: sa.true() for table in (*VAN_DE_RONDE, PAPIERKLAD)
        }
        out |= {tabel.naam: SQL[tabel.naam].c.ronde.in_(numbers) for tabel in VAN_STEMMERS}
        for tabel in (*TEKSTEN, tabel_of(Moderatie)):
            out[tabel.naam] = SQL[tabel.naam].c.id.in_(ids)
        out[BLOKKEN.name] = BLOKKEN.c.ronde.in_(numbers)
        out[GEHEIMEN.name] = GEHEIMEN.c.naam.in_(list(map(key_name, numbers)))
        counted = TOESTAND.c.naam.like(f"{TAALTELLING}%")
        out[TOESTAND.name] = counted | (TOESTAND.c.naam == TELSTAND)
        return out | {naam: sa.false() for naam in _RAUW}

    def pack(self, naar: Schrijving, zegel: Zegel) -> None:
        """Seal all of it in `naar`."""
        for ronde in self._rondes:
            nummer = ronde.ronde
            zegel.make_key(nummer, find_key(self._van, key_name(nummer)))
            self._pack_before(naar, zegel, nummer)
            for tabel in VAN_STEMMERS:
                self._pack_ballots(zegel, tabel, nummer)
            if counted := counted_in(self._van, nummer):
                count_along(naar, nummer, counted)
        self._pack_texts(zegel)
        self._remember(naar, zegel)
        for row in self._rows(PAPIERKLAD):
            draft = int(row["ronde"]), str(row["groep"]), str(row["deel"])
            sealed = seal_draft(zegel.sleutels, draft, str(row["tekst"]))
            naar.connection.execute(sa.insert(PAPIERKLAD), row | {"tekst": sealed})

    def _pack_ballots(self, zegel: Zegel, tabel: Tabel, ronde: int) -> None:
        rows = self._cells(tabel, SQL[tabel.naam].c.ronde == ronde)
        groups: dict[str, list[Cellen]] = {}
        for row in mixed(rows, NAAM[tabel.naam]):
            groups.setdefault(row[NAAM[tabel.naam]], []).append(row)
        for naam, cells in groups.items():
            zegel.put(tabel, ronde, Pakket(naam, cells), str(cells[0].get("opzij", "")))

    def _pack_before(self, naar: Schrijving, zegel: Zegel, ronde: int) -> None:
        """Seal how what was changed at home stood before; it is put in its place after this."""
        for row in self._rows(VOORHEEN, VOORHEEN.c.ronde == ronde):
            tabel = next(one for one in VAN_STEMMERS if one.naam == row["tabel"])
            names = [kolom.naam for kolom in tabel.kolommen]
            length = length_of_place(tabel)
            lines = [
                dict(zip(names, line[length:], strict=True)) for line in json.loads(row["regels"])
            ]
            zegel.put(tabel, ronde, Pakket(row["naam"], lines))
            outside = zegel.outside(tabel.naam, ronde, row["naam"])
            copy = zegel.copy_of(tabel, ronde, outside)
            sealed = row | {"naam": outside, "regels": copy}
            naar.connection.execute(sa.insert(VOORHEEN), sealed)

    def _pack_texts(self, zegel: Zegel) -> None:
        known = senders(self._van)
        for tabel in TEKSTEN:
            for row in mixed(self._cells(tabel, SQL[tabel.naam].c.id.in_(self.texts)), "id"):
                row_id = row["id"]
                if row_id not in self._texts:  # nobody sent it in
                    zegel.add(self._merged[row_id], tabel, row)
                    continue
                came = known.get(row_id)
                mee = {"afzender": came.afzender, "moment": came.moment} if came else {}
                zegel.put(tabel, self._texts[row_id], Pakket(row_id, [row], mee))
        rounds = self._texts | self._merged
        log = tabel_of(Moderatie)
        for row in self._cells(log, SQL[log.naam].c.id.in_(list(rounds))):
            zegel.add(rounds[row["id"]], log, row)

    def _remember(self, naar: Schrijving, zegel: Zegel) -> None:
        """Keep, under names that say nothing, what was received and what waits for its CSV."""
        where = {
            row_id: tabel.naam
            for tabel in TEKSTEN
            for row_id in self._van.connection.execute(sa.select(SQL[tabel.naam].c.id)).scalars()
        }
        for row in mixed(self._rows(ONTVANGEN), "inzending"):
            ronde, row_id = int(row["ronde"]), str(row["id"])
            outside = {
                "inzending": zegel.outside(ONTVANGEN.name, ronde, str(row["inzending"])),
                "id": zegel.outside(where[row_id], ronde, row_id),
            }
            naar.connection.execute(sa.insert(ONTVANGEN), row | outside)
        kinds = {ronde.ronde: VAN_STEMMERS[not ronde.soort.stemt] for ronde in self._rondes}
        for row in mixed(self._rows(UITGESTELD), "naam"):
            ronde = int(row["ronde"])
            naam = zegel.outside(kinds[ronde].naam, ronde, str(row["naam"]))
            naar.connection.execute(sa.insert(UITGESTELD), row | {"naam": naam})

    def _find_merged(self) -> dict[str, int]:
        """Return the texts that nobody sent in and others were merged into, with their round."""
        merged: dict[str, int] = {}
        (tabel,) = (one for one in TEKSTEN if "samengevoegd_met" in SQL[one.naam].c)
        rows = {row["id"]: row for row in self._cells(tabel, sa.true())}
        going = list(self._texts.items())
        while going:
            row_id, ronde = going.pop()
            into = rows.get(row_id, {}).get("samengevoegd_met") or ""
            if into in rows and rows[into]["groep"] and into not in {**self._texts, **merged}:
                merged[into] = ronde
                going.append((into, ronde))
        return merged

    def _cells(self, tabel: Tabel, welke: sa.ColumnElement[bool]) -> list[Cellen]:
        query = sa.select(*columns_of(tabel)).where(welke)
        return [dict(row) for row in self._van.connection.execute(query).mappings()]

    def _rows(self, table: sa.Table, welke: Any = None) -> list[Cellen]:
        query = sa.select(table) if welke is None else sa.select(table).where(welke)
        return [dict(row) for row in self._van.connection.execute(query).mappings()]

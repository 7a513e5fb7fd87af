"""The tables of a workbook: which dataclass is which table, and its columns in SQL.

One place declares a table; the database, the CSVs, reading in and every export follow from it.
Adding a table is adding a row dataclass to the kern and one line here.
"""

from dataclasses import MISSING, Field, dataclass, fields
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from annotated_types import MinLen

from ouderplan.kern.afspraken import (
    Activiteit,
    Communicatiemiddel,
    Gesprek,
    Intakestap,
    Moment,
    Orgaan,
    Thuistaalvoorziening,
)
from ouderplan.kern.ambities import Ambitie, Ambitieaanpak, Ambitiejaar
from ouderplan.kern.criteria import Criterium
from ouderplan.kern.doelen import Actie, Doelsuggestie, Jaardoel
from ouderplan.kern.doelwijzigingen import Doelwijziging, Voortgang
from ouderplan.kern.draaiboek import Draaiboekregel
from ouderplan.kern.eerdere_jaren import EerderJaar
from ouderplan.kern.evaluatie import Evaluatie, Uitkomst
from ouderplan.kern.kansen import Inbreng, Omzetting
from ouderplan.kern.kolomvorm import Kolomtype, Kolomvorm, column_types
from ouderplan.kern.moderatie import Moderatie
from ouderplan.kern.planteksten import Kernwoord, Plantekst, Vaststelling
from ouderplan.kern.rondes import Ronde, Rondekeuze, Stembriefje, VastgesteldeKeuze
from ouderplan.kern.scanbestand import Kolomkoppeling, Woordbetekenis
from ouderplan.kern.school import Gegeven, Planningsregel
from ouderplan.kern.schoolscan import Scanregel
from ouderplan.kern.streefcijfers import Kenmerk, Meting, Streefcijfer
from ouderplan.kern.thuis import Rondeplan
from ouderplan.kern.vertalingen import Vertaling
from ouderplan.kern.verwachtingen import Verwachting
from ouderplan.kern.visie import Visiestap, Visieversie
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import rondetabellen
from ouderplan.opslag.rondetabellen import GETAL


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column: its name, the Python type of a filled cell, and whether it must be filled in.

    `vorm` says how it is shown.
    """

    naam: str
    soort: type
    verplicht: bool
    standaard: Any
    vorm: Kolomvorm


@dataclass(frozen=True, slots=True)
class Tabel:
    """One table of the contract.

    `uniek` names the columns that together name one row. An anonymous table (the ballots) keeps
    no order of entry: it is stored and written in the order of its contents. The column `genummerd`
    is filled in by the workbook where a file leaves it empty. `zoek` names more columns by which
    rows are found; finding one costs the same however many there are.
    """

    naam: str
    rij: type[Any]
    uniek: tuple[str, ...] = ()
    anoniem: bool = False
    genummerd: str | None = None
    zoek: tuple[str, ...] = ()

    @property
    def kolommen(self) -> tuple[Kolom, ...]:
        """Return the columns in the order of the contract."""
        return _COLUMNS[self.rij]


TABELLEN: tuple[Tabel, ...] = (
    Tabel("werkboek", Gegeven, uniek=("sleutel",)),
    Tabel("planning", Planningsregel),
    Tabel("draaiboek", Draaiboekregel),
    Tabel("criteria", Criterium, uniek=("deel", "criterium")),
    Tabel("waarden", Waarde, uniek=("waarde",)),
    Tabel("vertalingen", Vertaling, uniek=("wat", "tekst", "taal")),
    Tabel("rondeplannen", Rondeplan),
    Tabel("rondes", Ronde, uniek=("ronde",)),
    Tabel("rondekeuzes", Rondekeuze, uniek=("ronde", "keuze")),
    Tabel("stembriefjes", Stembriefje, uniek=("ronde", "briefje", "keuze"), anoniem=True),
    Tabel("vastgestelde_keuzes", VastgesteldeKeuze, uniek=("ronde", "keuze")),
    Tabel("visie", Visieversie, uniek=("versie",)),
    Tabel("visie_stappen", Visiestap),
    Tabel("verwachtingen", Verwachting),
    Tabel("plan_teksten", Plantekst, uniek=("sleutel",)),
    Tabel("kernwoorden", Kernwoord, uniek=("woord",)),
    Tabel("schoolscan", Scanregel, uniek=("ronde", "inzending", "deel", "criterium")),
    Tabel("kolomkoppelingen", Kolomkoppeling, uniek=("kolom",)),
    Tabel("woordbetekenissen", Woordbetekenis, uniek=("soort", "woord")),
    Tabel("kansen_bedreigingen", Inbreng, uniek=("id",), genummerd="id"),
    Tabel("moderatie", Moderatie, zoek=("id",)),
    Tabel("omzettingen", Omzetting),
    Tabel("doelenbank", Doelsuggestie),
    Tabel("jaardoelen", Jaardoel, uniek=("code",)),
    Tabel("acties", Actie),
    Tabel("doelwijzigingen", Doelwijziging),
    Tabel("voortgang", Voortgang),
    Tabel("vaststellingen", Vaststelling),
    Tabel("gesprekken", Gesprek),
    Tabel("momenten", Moment),
    Tabel("communicatie", Communicatiemiddel),
    Tabel("organen", Orgaan),
    Tabel("intake", Intakestap),
    Tabel("thuistalen", Thuistaalvoorziening),
    Tabel("activiteiten", Activiteit),
    Tabel("streefcijfers", Streefcijfer),
    Tabel("metingen", Meting),
    Tabel("populatie", Kenmerk),
    Tabel("ambities", Ambitie),
    Tabel("ambitie_aanpak", Ambitieaanpak),
    Tabel("ambitie_jaren", Ambitiejaar),
    Tabel("evaluaties", Evaluatie),
    Tabel("evaluatie_uitkomsten", Uitkomst, uniek=("id",), genummerd="id"),
    Tabel("eerdere_jaren", EerderJaar),
)
"""Every table, in the order in which references between them can be checked."""


_BY_ROW = {tabel.rij: tabel for tabel in TABELLEN}


def tabel_of(rij: type[Any]) -> Tabel:
    """Return the table whose rows are of type `rij`."""
    return _BY_ROW[rij]


def name_column(rij: type[Any]) -> str:
    """Return the column that says what a row is called: the first text that must be filled in."""
    columns = tabel_of(rij).kolommen
    named = (kolom.naam for kolom in columns if kolom.verplicht and kolom.soort is str)
    return next(named, columns[0].naam)


def placed(rij: type[Any]) -> tuple[Kolom, ...]:
    """Return the columns by which a row is known in a list of rows, in their places."""
    shown = (kolom for kolom in tabel_of(rij).kolommen if kolom.vorm.rij)
    return tuple(sorted(shown, key=lambda kolom: kolom.vorm.rij))


def tabel_named(naam: str) -> Tabel | None:
    """Return the table called `naam`, or None."""
    return next((tabel for tabel in TABELLEN if tabel.naam == naam), None)


def _columns(rij: type[Any]) -> tuple[Kolom, ...]:
    kinds = column_types(rij)
    return tuple(_column(field, kinds[field.name]) for field in fields(rij))


def _column(field: Field[Any], kind: Kolomtype) -> Kolom:
    default = None if field.default is MISSING else field.default
    must = (field.default is MISSING and not kind.leeg) or MinLen(1) in kind.extra
    return Kolom(field.name, kind.soort, must, default, kind.vorm)


_COLUMNS = {tabel.rij: _columns(tabel.rij) for tabel in TABELLEN}

_SQL_TYPES: dict[type, Any] = {
    int: GETAL,
    datetime: sa.DateTime,
    date: sa.Date,
}


def _sql_column(kolom: Kolom, primary: bool) -> sa.Column[Any]:
    sql_type = _SQL_TYPES.get(kolom.soort, sa.Text)
    return sa.Column(kolom.naam, sql_type, primary_key=primary, autoincrement=False)


def _sql_table(tabel: Tabel, metadata: sa.MetaData) -> sa.Table:
    if tabel.anoniem:
        columns = [_sql_column(kolom, kolom.naam in tabel.uniek) for kolom in tabel.kolommen]
        return sa.Table(tabel.naam, metadata, *columns, sqlite_with_rowid=False)
    return sa.Table(
        tabel.naam,
        metadata,
        sa.Column("rij", GETAL, primary_key=True, autoincrement=True),
        sa.Column("volgorde", GETAL, nullable=False, index=True),
        *(_sql_column(kolom, primary=False) for kolom in tabel.kolommen),
        *_indexes(tabel),
        sqlite_autoincrement=True,
    )


def _indexes(tabel: Tabel) -> list[sa.Index]:
    """Return what finds a row by its name, or by another column, without reading the others."""
    found = [tabel.uniek] if tabel.uniek else []
    wanted = [*found, *((naam,) for naam in tabel.zoek)]
    return [sa.Index(f"vind_{tabel.naam}_{'_'.join(names)}", *names) for names in wanted]


METADATA = rondetabellen.METADATA
SQL = {tabel.naam: _sql_table(tabel, METADATA) for tabel in TABELLEN}
"""The SQL table of each contract table."""

VERSIES = sa.Table(
    "versies",
    METADATA,
    sa.Column("tabel", sa.Text, primary_key=True),
    sa.Column("versie", GETAL, nullable=False),
)
"""How often each table changed; every process polls it to see the others' changes."""

ANDERS = " anders"
"""Behind the name of a table: how often it changed in another way than by a row behind the rest."""

CSV_BESTANDEN = sa.Table(
    "csv_bestanden",
    METADATA,
    sa.Column("tabel", sa.Text, primary_key=True),
    sa.Column("versie", GETAL, nullable=False),
    sa.Column("vingerafdruk", sa.Text, nullable=False),
    sa.Column("op_komst", sa.Text, nullable=False),
)
"""Which version of a table its CSV shows, and the SHA-256 of the file as we wrote it.

`op_komst` is that of the file we are about to write: a kill between the two does not make our own
file look like someone else's.
"""

GEHEIMEN = sa.Table(
    "geheimen",
    METADATA,
    sa.Column("naam", sa.Text, primary_key=True),
    sa.Column("geheim", sa.LargeBinary, nullable=False),
)
"""Keys that never leave the database; a round's key is destroyed when it closes."""

TOESTAND = sa.Table(
    "toestand",
    METADATA,
    sa.Column("naam", sa.Text, primary_key=True),
    sa.Column("waarde", sa.Text, nullable=False),
)
"""What is on the screen right now."""

STEMCODES = sa.Table(
    "stemcodes",
    METADATA,
    sa.Column("merk", sa.Text, primary_key=True),
    sa.Column("groep", sa.Text, nullable=False),
    sqlite_with_rowid=False,  # no order of making
)
"""The stemcodes that were given out, as their digest; no CSV shows them."""

BLOKKEN = sa.Table(
    "briefjesblokken",
    METADATA,
    sa.Column("ronde", GETAL, primary_key=True, autoincrement=False),
    sa.Column("blok", sa.Text, primary_key=True),
    sa.Column("merk", GETAL, nullable=False),
    sqlite_with_rowid=False,  # no order of voting
)
"""Which ballots changed since their CSV was made; see `blokken`."""

PAPIERKLAD = sa.Table(
    "papierklad",
    METADATA,
    sa.Column("ronde", GETAL, primary_key=True, autoincrement=False),
    sa.Column("groep", sa.Text, primary_key=True),
    sa.Column("deel", sa.Text, primary_key=True),
    sa.Column("tekst", sa.Text, nullable=False),
)
"""What the counters of paper ballots typed and is not in the ledger yet.

It has the order of the pile, so it is in no CSV and no backup, and gone once it is adopted.
"""

SCHEMA_VERSIE = 5
"""Raise it by one with every change of a table, so that an older program keeps its hands off.

How an older workbook gets there stands in `migraties`.
"""

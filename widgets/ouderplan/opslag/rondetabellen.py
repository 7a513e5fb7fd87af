"""Tables of what is known of people only while their round is open; `tabellen` has the rest."""

import sqlalchemy as sa

GETAL = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
"""A whole number, of the size that SQLite has for all of them."""
METADATA = sa.MetaData()
"""Of all tables of a workbook."""


def _of_round() -> sa.Column[int]:
    """Return the column that says of which round a row is: more than one can be open."""
    return sa.Column("ronde", GETAL, nullable=False, server_default=sa.text("0"))


ONTVANGEN = sa.Table(
    "ontvangen",
    METADATA,
    sa.Column("inzending", sa.Text, primary_key=True),
    sa.Column("id", sa.Text, nullable=False),
    _of_round(),
)
"""What a phone sent in during an open round, so that sending again is not stored twice."""

AFZENDERS = sa.Table(
    "afzenders",
    METADATA,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("afzender", sa.Text, nullable=False),
    sa.Column("moment", GETAL, nullable=False),
    _of_round(),
    sqlite_with_rowid=False,  # no order of sending
)
"""Which texts of an open round came from one phone, and in which minute; see `afzenders`."""

AANKOMSTEN = sa.Table(
    "aankomsten",
    METADATA,
    sa.Column("briefje", sa.Text, primary_key=True),
    sa.Column("blok", GETAL, nullable=False),
    sa.Column("opzij", GETAL, nullable=False),
    _of_round(),
    sqlite_with_rowid=False,  # no order within a block
)
"""In which ten seconds a ballot of an open round came, and whether that stretch was laid aside.

The ballot is named by what only the key of the round makes of its name; see `toestroom`.
"""

UITGESTELD = sa.Table(
    "uitgesteld",
    METADATA,
    sa.Column("ronde", GETAL, primary_key=True, autoincrement=False),
    sa.Column("naam", sa.Text, primary_key=True),
    sqlite_with_rowid=False,  # no order of coming in
)
"""Which ballots and scans that came in at home are in no CSV yet; see `uitstel`."""

VOORHEEN = sa.Table(
    "voorheen",
    METADATA,
    sa.Column("ronde", GETAL, primary_key=True, autoincrement=False),
    sa.Column("naam", sa.Text, primary_key=True),
    sa.Column("tabel", sa.Text, nullable=False),
    sa.Column("regels", sa.Text, nullable=False),
    sqlite_with_rowid=False,  # no order of changing
)
"""How a ballot or scan stands in the CSV that was changed at home since; see `uitstel`."""

VERZEGELD = sa.Table(
    "verzegeld",
    METADATA,
    sa.Column("nr", GETAL, primary_key=True, autoincrement=True),
    _of_round(),
    sa.Column("soort", sa.Text, nullable=False),
    sa.Column("naam", sa.Text, nullable=False),
    sa.Column("opzij", sa.Text, nullable=False),
    sa.Column("inhoud", sa.LargeBinary, nullable=False),
    sa.Index("vind_verzegeld", "ronde", "soort", "naam", unique=True),
    sqlite_autoincrement=True,
)
"""What came in during an open round, where the database keeps a log; see `zegel`.

`soort` is the table that it goes into at closing, `naam` says nothing without the key of the round.
"""

VAN_DE_RONDE = (ONTVANGEN, AFZENDERS, AANKOMSTEN, UITGESTELD, VOORHEEN, VERZEGELD)
"""What is known of people only as long as their round is open: emptied then, and in no backup."""


def empty(connection: sa.Connection, ronde: int) -> None:
    """Forget all of that of a round that closes."""
    for table in VAN_DE_RONDE:
        connection.execute(sa.delete(table).where(table.c.ronde == ronde))

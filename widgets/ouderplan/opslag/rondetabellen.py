"""Tables of what is known of people only while their round is open; `tabellen` has the rest."""

import sqlalchemy as sa

METADATA = sa.MetaData()
"""Of all tables of a workbook."""

ONTVANGEN = sa.Table(
    "ontvangen",
    METADATA,
    sa.Column("inzending", sa.Text, primary_key=True),
    sa.Column("id", sa.Text, nullable=False),
)
"""What a phone sent in during the open round, so that sending again is not stored twice."""

AFZENDERS = sa.Table(
    "afzenders",
    METADATA,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("afzender", sa.Text, nullable=False),
    sa.Column("moment", sa.Integer, nullable=False),
    sqlite_with_rowid=False,  # no order of sending
)
"""Which texts of the open round came from one phone, and in which minute; see `afzenders`."""

AANKOMSTEN = sa.Table(
    "aankomsten",
    METADATA,
    sa.Column("briefje", sa.Text, primary_key=True),
    sa.Column("blok", sa.Integer, nullable=False),
    sa.Column("opzij", sa.Integer, nullable=False),
    sqlite_with_rowid=False,  # no order within a block
)
"""In which ten seconds a ballot of the open round came, and whether that stretch was laid aside.

The ballot is named by what only the key of the round makes of its name; see `toestroom`.
"""

VAN_DE_RONDE = (ONTVANGEN, AFZENDERS, AANKOMSTEN)
"""What is known of people only as long as their round is open: emptied then, and in no backup."""


def empty(connection: sa.Connection) -> None:
    """Forget all of that: the round closes."""
    for table in VAN_DE_RONDE:
        connection.execute(sa.delete(table))

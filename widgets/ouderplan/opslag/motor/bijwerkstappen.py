"""What has to be done with the cells of an older workbook, in whatever motor it is.

What was only added (a table, a column of a row dataclass) is no step: each motor adds that itself.
"""

from collections.abc import Callable, Mapping

import sqlalchemy as sa

from ouderplan.opslag.sporen.wissen import Plicht, owe_in
from ouderplan.opslag.tabellen import TOESTAND, VERSIES

Stap = Callable[[sa.Connection], None]


# fmt: off
STARTWAARDEN_2 = (
    "vertrouwen", "gelijkwaardigheid", "respect", "openheid", "veiligheid", "samenwerking",
    "verantwoordelijkheid", "betrokkenheid", "eerlijkheid", "duidelijkheid", "betrouwbaarheid",
    "luisteren", "begrip", "aandacht", "waardering", "gastvrijheid", "verbondenheid",
    "zorgzaamheid", "verscheidenheid", "samen-leren", "nieuwsgierigheid", "geduld", "plezier",
    "durf",
)
# fmt: on
"""The start list of version 2, by the icons that version 3 has for it."""


def start_icons(connection: sa.Connection) -> None:
    """Give the waarden of the start list their icon, where the school chose none."""
    there = {column["name"] for column in sa.inspect(connection).get_columns("waarden")}
    if not {"icoon", "bron"} <= there:  # then nobody ever chose one, and nothing says whose it is
        return
    waarden = sa.table("waarden", *map(sa.column, ("waarde", "icoon", "bron")))
    naam = sa.func.replace(waarden.c.waarde, " ", "-")
    ours = (waarden.c.bron == "startlijst") & naam.in_(STARTWAARDEN_2)
    empty = sa.func.coalesce(waarden.c.icoon, "") == ""
    connection.execute(sa.update(waarden).where(ours & empty).values(icoon=naam))
    let_csv_follow(connection, "waarden")


def write_afresh(connection: sa.Connection) -> None:
    """Let the file be written afresh: rounds that closed before left the order of their ballots."""
    TOESTAND.create(connection, checkfirst=True)
    owe_in(connection, Plicht())


STAPPEN: Mapping[int, Stap] = {2: start_icons, 3: write_afresh}
"""What takes a workbook from the version that is the key to the next one.

Only what cannot be added by itself stands here: a table that gets another shape, cells that mean
something else. A step works in SQL alone, because the dataclasses are of today and not of then.
"""


def let_csv_follow(connection: sa.Connection, tabel: str) -> None:
    """Let the CSV of a table be written again."""
    raised = sa.update(VERSIES).where(VERSIES.c.tabel == tabel)
    if not connection.execute(raised.values(versie=VERSIES.c.versie + 1)).rowcount:
        connection.execute(sa.insert(VERSIES).values(tabel=tabel, versie=1))

"""The CSV of the ballots, which changes with every vote: the same bytes, made by the database.

The database puts the lines together, so that ten thousand ballots take a moment in which the
pages of the hall go on.
"""

import csv
import io
from collections.abc import Iterable
from string import ascii_lowercase, digits
from typing import Any

import sqlalchemy as sa

from ouderplan.opslag.cellen import to_cell
from ouderplan.opslag.tabellen import SQL
from ouderplan.opslag.transacties import Lezing

SCHEIDING = ";"
EINDE = "\r\n"
_GEWOON = digits + ascii_lowercase


def ballot_lines(tx: Lezing) -> str | None:
    """Return all lines but the first, or None when names of ballots are not just letters.

    Only names that came from elsewhere in a CSV can be so; the common way of writing does those.
    """
    ballots = SQL["stembriefjes"].c
    odd = sa.func.trim(sa.func.lower(ballots.briefje), _GEWOON) != ""
    per_choice = sa.select(ballots.keuze, sa.func.max(odd)).group_by(ballots.keuze)
    choices = {str(keuze): bool(is_odd) for keuze, is_odd in tx.connection.execute(per_choice)}
    if any(choices.values()):
        return None
    line = _joined(ballots, _cell_of_choice(ballots.keuze, choices))
    order = (ballots.ronde, ballots.briefje, ballots.keuze)
    found = tx.connection.execute(sa.select(line).order_by(*order)).scalars().all()
    return "".join(f"{text}{EINDE}" for text in found)


def write_line(cells: Iterable[Any]) -> str:
    """Return one line of a CSV, with its end."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=SCHEIDING, lineterminator=EINDE).writerow(map(to_cell, cells))
    return out.getvalue()


def _joined(ballots: Any, keuze: sa.ColumnElement[str]) -> sa.ColumnElement[str]:
    cells = (sa.cast(ballots.ronde, sa.Text), ballots.briefje, ballots.groep, ballots.kanaal)
    line: sa.ColumnElement[str] = keuze
    for cell in reversed(cells):
        line = cell + SCHEIDING + line
    return line


def _cell_of_choice(column: Any, choices: Iterable[str]) -> sa.ColumnElement[str]:
    """Return the cell of a choice; few of them need quotes."""
    # A line of two cells: one that is empty alone would be written as a pair of quotes.
    texts = {keuze: write_line(["", keuze])[len(SCHEIDING) : -len(EINDE)] for keuze in choices}
    quoted = {keuze: text for keuze, text in texts.items() if text != keuze}
    return sa.case(quoted, value=column, else_=column) if quoted else column

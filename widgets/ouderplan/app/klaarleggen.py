"""What a start does with the workbook before the doors open, and after they closed.

In a process of its own, started by ``ouderplan start``: that one lives as long as the doors, and
would have the whole store in memory all that time.
"""

import contextlib
from pathlib import Path

import click
from sqlalchemy.exc import SQLAlchemyError

from ouderplan.app.opdrachten.exporteer import made_folder
from ouderplan.app.opdrachten.werkboeken import find_map
from ouderplan.app.paden import Paden
from ouderplan.app.repetitie.oefenzaal import sweep_rehearsals
from ouderplan.app.teksten import text
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.opslag import Kast, Werkboek
from ouderplan.opslag.afstand import revoke_all


def lay_ready(werkboek: Path | None) -> None:
    """Put the workbook that is meant on the table, and sweep away what rehearsals left.

    Raises
    ------
    OuderplanFout
    """
    paden = Paden.find()
    _begin_with_example(paden)
    _put_on_table(Kast(paden.data, paden.tafel), werkboek)
    sweep_rehearsals(paden.data)


def clear_away() -> None:
    """End what belongs to one evening."""
    paden = Paden.find()
    _end_remotes(Kast(paden.data, paden.tafel))


def _begin_with_example(paden: Paden) -> None:
    """Give what was just installed the example to look at; a checkout has one."""
    if paden.geinstalleerd and not Kast(paden.data).list():
        from ouderplan.app.voorbeeld import write_example  # noqa: PLC0415  once, and slow

        click.echo(text("start", "voorbeeld"))
        write_example(made_folder(paden.data) / "voorbeeld")


def _put_on_table(kast: Kast, werkboek: Path | None) -> None:
    """Choose the workbook that was asked for; else the last one, or the first there is.

    Raises
    ------
    AlOpen
        When another start has it on its table: that one keeps its hall.
    """
    if werkboek is not None:
        folder = find_map(werkboek)
        Werkboek.open(folder).close()  # refuse now what cannot be opened, not in the browser
        kast.choose(folder)
        return
    last = Kast(kast.data).current() or next((found.map for found in kast.list()), None)
    if last is not None:
        kast.choose(last)
        with contextlib.suppress(OuderplanFout):  # the page says so, and offers the others
            Werkboek.open(last).close()  # hall and pages build none up from its CSVs


def _end_remotes(kast: Kast) -> None:
    """End what phones could do as a remote: who stops the workbook, ends the meeting."""
    folder = kast.current()
    with contextlib.suppress(OuderplanFout, SQLAlchemyError):
        if folder is not None:
            wb = Werkboek.open(folder, herbouw=False)
            try:
                revoke_all(wb)
            finally:
                wb.close()

"""A field for a day.

A browser already has a day in the year 2 while somebody types 2026: our page waits until the year
is whole (``front/src/dag.js``), and what is not of this time is refused here.
"""

from collections.abc import Callable
from datetime import date

import ipywidgets as w

from ouderplan.kern.datum import written
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.stappen.melding import Keuze
from ouderplan.stappen.onderdelen.knoppen import styled
from ouderplan.stappen.zitting import Zitting
from ouderplan.teksten import Teksten

EERSTE, LAATSTE = date(1900, 1, 1), date(2199, 12, 31)
"""What can be a day of a school; a browser takes no more than four digits for the year then."""


class GeenDag(OuderplanFout):
    """A day of another time: its year was not typed to the end."""

    zin = "‘{dag}’ is niet bewaard. Typ het jaar met vier cijfers, zoals 2026."


def day_field(label: str, *classes: str, value: date | None = None) -> w.DatePicker:
    """Return a control for a day; what it holds is read with `parse_day`."""
    return styled(
        w.DatePicker(description=label, tooltip=label, value=value, max=LAATSTE), *classes
    )


def parse_day(value: date | None) -> date | None:
    """Return the day of a control.

    Raises
    ------
    GeenDag
    """
    if value is not None and value < EERSTE:
        raise GeenDag(dag=written(value))
    return value


def when_sure(
    zitting: Zitting, dag: date | None, action: Callable[[], object], *, na: date | None, wat: str
) -> None:
    """Do `action`, but ask first about a day that lies before `na`, or is still to come.

    `wat` says what was on `na`: *de stemming*. Nothing is done before the answer, and the fields
    keep what was typed.
    """
    t = Teksten("ouderplan.stappen.onderdelen")
    if dag is not None and na is not None and dag < na:
        zin = t("dag.ervoor", dag=written(dag), wat=wat, na=written(na))
    elif dag is not None and dag > date.today():
        zin = t("dag.straks", dag=written(dag))
    else:
        action()
        return
    zitting.ask(zin, Keuze(t("dag.klopt"), action), Keuze(t("dag.anders"), zitting.hush))

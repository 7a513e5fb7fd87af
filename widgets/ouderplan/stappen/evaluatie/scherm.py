"""What the hall sees: what was let in, in two columns; the forms; the years side by side."""

from collections.abc import Sequence
from textwrap import shorten
from typing import TYPE_CHECKING

import ipywidgets as w

from ouderplan.kern.evaluatie import Uitkomst, Uitkomstsoort
from ouderplan.stappen.evaluatie.model import AVOND, VOLGEND
from ouderplan.stappen.onderdelen.bladscherm import sheet_on_screen
from ouderplan.stappen.onderdelen.bladvorm import Bladvorm
from ouderplan.stappen.onderdelen.knoppen import html, show_if, stack
from ouderplan.stappen.onderdelen.passen import fitting
from ouderplan.stappen.onderdelen.rondepaneel import LIVE, hall_qrs

if TYPE_CHECKING:
    from ouderplan.stappen.evaluatie.view import View

RUIM, MET_SLOT, KORT = 7, 3, 6
"""So many lines of text fit in a column: alone, above the conclusions, beside the QR codes."""
BREED, SMAL = 44, 32
"""Characters on such a line; fewer beside the QR codes."""
SLOT_BREED, SLOT_REGELS = 80, 2
"""The conclusions under them stand over the whole width, on so many lines."""
LANGST = 120
"""Characters that are shown of one thing that was said; the whole stands in the plan."""


def on_screen(view: "View", formulieren: Bladvorm) -> w.Widget:
    """Return one large thing at a time. An open round comes first."""
    said, years = html(), view.live_html("scherm_jaren.html.j2", ["jaren"])
    sheet = sheet_on_screen(view, [formulieren])

    def on_change(_change: object = None) -> None:
        model = view.model
        here = AVOND if model.zaak.stap == "open" else model.blad
        forms, next_year = here == formulieren.naam, here == VOLGEND
        for widget, on in ((sheet, forms), (years, next_year), (said, not forms and not next_year)):
            show_if(widget, on)
        said.value = _said(view)

    view.model.observe(on_change, ["inhoud", "blad"])
    view.model.zaak.observe(on_change, LIVE)
    on_change()
    return stack([sheet, said, years])


def _said(view: "View") -> str:
    model = view.model
    opened = model.zaak.stap == "open"
    ended = [] if opened or model.blad == AVOND else _ended(view)
    room = MET_SLOT if ended else RUIM
    newest = [row for row in reversed([*model.rows(Uitkomst).values()]) if row.groep]
    return view.render(
        "scherm_avond.html.j2",
        zaak=model.zaak,
        qrs=hall_qrs(model.zaak) if opened else (),
        open=opened,
        net_binnen=_fitting(newest, KORT, SMAL)[0],
        goed=_fitting(model.said(Uitkomstsoort.GOED), room),
        beter=_fitting(model.said(Uitkomstsoort.BETER), room),
        slot=fitting(ended, SLOT_BREED, SLOT_REGELS),
        **model.zaak.scherm.functies,
    )


def _ended(view: "View") -> list[str]:
    soorten = (Uitkomstsoort.CONCLUSIE, Uitkomstsoort.BESLUIT)
    return [row.tekst for soort in soorten for row in view.model.said(soort)]


def _fitting(said: Sequence[Uitkomst], room: int, breed: int = BREED) -> tuple[list[str], int]:
    """Return the newest texts that fit in so many lines, and how many more there are."""
    texts = [shorten(row.tekst, LANGST, placeholder=" …") for row in said]
    used, fitting = 0, []
    for text in texts:
        used += 1 + len(text) // breed
        if used > room:
            break
        fitting.append(text)
    return fitting, len(texts) - len(fitting)

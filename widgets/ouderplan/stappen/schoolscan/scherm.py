"""What the hall sees: the address, the picture, or one criterium large."""

from typing import TYPE_CHECKING

import ipywidgets as w

from ouderplan.stappen.onderdelen.knoppen import html
from ouderplan.stappen.onderdelen.rondepaneel import LIVE, hall_qrs
from ouderplan.stappen.schoolscan.uitslag import result_fields

if TYPE_CHECKING:
    from ouderplan.stappen.schoolscan.view import View

TEKSTEN = 5
"""So many texts of one kind can be read from the back row."""


def make_screen(view: "View") -> w.Widget:
    """Return the projector view; it follows the model. What was not let through is not in it."""
    widget, model = html(), view.model

    def on_change(_change: object = None) -> None:
        if model.zaak.stap == "open":
            qrs = hall_qrs(model.zaak)
            widget.value = view.render("scherm_open.html.j2", zaak=model.zaak, qrs=qrs)
            return
        punt = model.beeld.point(model.criterium) if model.beeld and model.criterium else None
        if punt is None:
            widget.value = view.render("scherm_beeld.html.j2", **result_fields(model))
            return
        rows = model.written("toegelaten", model.criterium).values()
        texts = {
            kolom: [getattr(row, kolom) for row in rows if getattr(row, kolom)]
            for kolom in ("gebeurt_al", "mogelijkheden")
        }
        widget.value = view.render(
            "scherm_punt.html.j2", **result_fields(model), punt=punt, teksten=texts, meeste=TEKSTEN
        )

    model.observe(on_change, ["beeld", "vorig", "criterium", "geschreven", "scans", "activiteiten"])
    model.zaak.observe(on_change, LIVE)
    on_change()
    return widget

"""Fields for something that is not in the record yet: kept all the same, so F5 loses nothing."""

from typing import Any

from ouderplan.opslag.toestand import change_draft, put_state, state
from ouderplan.stappen.onderdelen.keuzelijst import put
from ouderplan.stappen.onderdelen.veld import Veld
from ouderplan.stappen.zitting import Zitting

_AAN, _UIT = "aan", "uit"


def draft_field(zitting: Zitting, widget: Any, naam: str) -> Veld:
    """Bind a text control to a draft called `naam`; what was typed before is there again.

    The control's own value at this moment is what stands there when nothing was typed yet. Each
    window shows what was typed in it; of two that type under one name the page asks which to keep.
    """
    default = widget.value
    with zitting.wb.reading() as tx:
        stored = state(tx, naam)
    if stored:
        put(widget, stored)

    def save(old: str, new: str) -> None:
        typed = ("" if text == default else text for text in (old, new))
        change_draft(zitting.wb, naam, *typed)

    return Veld(zitting, widget, save)


def draft_check(zitting: Zitting, widget: Any, naam: str) -> Veld:
    """Do for a box to tick what `draft_field` does for a text."""
    with zitting.wb.reading() as tx:
        stored = state(tx, naam)
    if stored:
        widget.value = stored == _AAN

    def save(_old: str, new: str) -> None:
        put_state(zitting.wb, naam, new)

    return Veld(zitting, widget, save, parse=lambda on: _AAN if on else _UIT)

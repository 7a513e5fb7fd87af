"""Buttons whose errors become a sentence, and small helpers around widgets."""

from collections.abc import Callable, Sequence
from typing import Any

import ipywidgets as w

from ouderplan.stappen.zitting import Zitting


def button(
    zitting: Zitting,
    label: str,
    action: Callable[[], object],
    *classes: str,
    uitleg: str = "",
    gelukt: str = "",
) -> w.Button:
    """Return a button that does `action` and says what went wrong, if anything.

    `uitleg` is the tooltip, and the name that a screen reader reads for a button with only a sign.
    """
    made = w.Button(description=label, tooltip=uitleg or label)
    for css in classes:
        made.add_class(css)

    def on_click(_button: w.Button) -> None:
        made.disabled = True
        try:
            zitting.run(action, gelukt=gelukt)
        finally:
            made.disabled = False

    made.on_click(on_click)
    return made


def html(content: str = "", *classes: str) -> w.HTML:
    """Return an HTML widget; what people typed in it must come from an escaping template."""
    return styled(w.HTML(value=content), *classes)


def styled(widget: Any, *classes: str) -> Any:
    """Add CSS classes to a widget and return it."""
    for css in classes:
        widget.add_class(css)
    return widget


def stack(children: Sequence[w.Widget], *classes: str) -> w.VBox:
    """Return the widgets below each other."""
    return styled(w.VBox(list(children)), *(classes or ("op-stapel",)))


def row(children: Sequence[w.Widget], *classes: str) -> w.HBox:
    """Return the widgets beside each other."""
    return styled(w.HBox(list(children)), *(classes or ("op-rij",)))


def show_if(widget: w.Widget, condition: object) -> None:
    """Show a widget only when `condition` holds."""
    widget.layout.display = None if condition else "none"

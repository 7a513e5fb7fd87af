"""Buttons whose errors become a sentence, and small helpers around widgets."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import ipywidgets as w

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.stappen.onderdelen.eenmaal import ask_once
from ouderplan.stappen.onderdelen.gedeeld import (
    VasteHtmlstijl,
    VasteKnopstijl,
    VasteLayout,
    shared,
)
from ouderplan.stappen.zitting import Zitting

ask_once()


class KnopVeranderd(OuderplanFout):
    """Pressed while the page was being told that this button does something else now."""

    zin = (
        "Terwijl u drukte, veranderde deze knop: er staat nu ‘{nu}’. Er is niets gedaan. "
        "Is dat wat u wilt, druk dan nog een keer."
    )


class Knop(w.Button):  # type: ignore[misc]
    """A button that does what stood on it when it was pressed, or nothing.

    Our page says what it showed (``front/src/beheer.js``); in JupyterLab nothing is said, and it
    does what stands on it now.
    """

    gezien = ""
    """What stood on it when it was pressed, as far as the page said so."""
    toont = False
    """Whether it only shows something: a count on it that just changed is no other deed."""

    def _handle_button_msg(self, _widget: w.Widget, content: Any, buffers: Any) -> None:
        if not isinstance(content, dict):  # no page of ours
            return
        self.gezien = str(content.get("gezien", ""))
        super()._handle_button_msg(_widget, content, buffers)
        self.gezien = ""

    def check_seen(self) -> None:
        """Raise KnopVeranderd when something else stood on it."""
        if not self.toont and self.gezien not in ("", self.description):
            raise KnopVeranderd(nu=self.description)


def button(
    zitting: Zitting,
    label: str,
    action: Callable[[], object],
    *classes: str,
    uitleg: str = "",
    gelukt: str = "",
    velden: Callable[[], Iterable[w.Widget]] = tuple,
    toont: bool = False,
) -> w.Button:
    """Return a button that does `action` and says what went wrong, if anything.

    `uitleg` is the tooltip, and the name that a screen reader reads for a button with only a sign.
    What was said before goes away when the action works, unless it still asks for a choice; what
    went wrong goes away as soon as one of `velden`, from which the action reads, is changed.
    With `toont` it only shows something, and does so too when what stood on it just changed.
    """
    made = Knop(
        description=label,
        tooltip=uitleg or label,
        layout=shared(VasteLayout),
        style=shared(VasteKnopstijl),
    )

    made.toont = toont

    def press() -> None:
        made.check_seen()
        action()

    def on_click(_button: w.Button) -> None:
        said = zitting.melding
        if made.disabled:
            return
        if not zitting.run(press, gelukt=gelukt):
            _hush_on_change(zitting, list(velden()))
            return
        if said is not None and zitting.melding is said and not said.keuzes:
            zitting.hush()

    made.on_click(on_click)
    return styled(made, *classes)


def _hush_on_change(zitting: Zitting, velden: Sequence[w.Widget]) -> None:
    said = zitting.melding

    def on_value_change(_change: object) -> None:
        for veld in velden:
            veld.unobserve(on_value_change, "value")
        if zitting.melding is said:
            zitting.hush()

    for veld in velden:
        veld.observe(on_value_change, "value")


def html(content: str = "", *classes: str) -> w.HTML:
    """Return an HTML widget; what people typed in it must come from an escaping template."""
    made = w.HTML(value=content, layout=shared(VasteLayout), style=shared(VasteHtmlstijl))
    return styled(made, *classes)


def styled(widget: Any, *classes: str) -> Any:
    """Add CSS classes to a widget and return it."""
    for css in classes:
        widget.add_class(css)
    return widget


def mark(widget: w.Widget, css: str, on: object) -> None:
    """Give a widget a CSS class, or take it away."""
    (widget.add_class if on else widget.remove_class)(css)


def stack(children: Sequence[w.Widget], *classes: str) -> w.VBox:
    """Return the widgets below each other."""
    made = w.VBox(list(children), layout=shared(VasteLayout))
    return styled(made, *(classes or ("op-stapel",)))


def row(children: Sequence[w.Widget], *classes: str) -> w.HBox:
    """Return the widgets beside each other."""
    made = w.HBox(list(children), layout=shared(VasteLayout))
    return styled(made, *(classes or ("op-rij",)))


def show_if(widget: w.Widget, condition: object) -> None:
    """Show a widget only when `condition` holds."""
    display = None if condition else "none"
    if widget.layout.display != display:
        own_layout(widget).display = display


def own_layout(widget: w.Widget) -> w.Layout:
    """Return the layout of a widget for changing it: its own from now on, not the shared one."""
    if isinstance(widget.layout, VasteLayout):
        widget.layout = w.Layout()
    return widget.layout

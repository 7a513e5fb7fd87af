"""Parts of a step of which one is on: a button each, made at first use or ahead."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, Protocol

import ipywidgets as w

from ouderplan.stappen.basis import StapModel
from ouderplan.stappen.onderdelen.gedeeld import discard
from ouderplan.stappen.onderdelen.knoppen import button, mark, row, stack
from ouderplan.stappen.zitting import Zitting


class Onderdeel(Protocol):
    """Anything that goes on the page with its `box`."""

    @property
    def box(self) -> w.Widget:
        """What goes on the page."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A button that puts a part on: what it says, what a hand over it reads, what it shows."""

    titel: str
    make: Callable[[], Onderdeel]
    uitleg: str = ""


def mark_here(buttons: Mapping[Any, w.Widget], here: object, css: str = "op-deel-hier") -> None:
    """Mark the one of these buttons that is on.

    The browser gets one change after another: the new one comes last, so that there are never two
    at a time.
    """
    for naam, knop in sorted(buttons.items(), key=lambda item: bool(item[0] == here)):
        mark(knop, css, naam == here)


def tab_button(
    zitting: Zitting, titel: str, go: Callable[[], object], *, uitleg: str = ""
) -> w.Button:
    """Return the button of one part."""
    return button(zitting, titel, go, "op-deel", uitleg=uitleg, toont=True)


class Delen:
    """The buttons, and the part that is on; `box` has both, for who puts nothing in between them.

    Parameters
    ----------
    model
        Its trait `welke` is the name of the part that is on.
    tabs
        The parts by name, in the order of their buttons.
    go
        Puts another part on.
    ahead
        Make every part now: what is pressed in front of a hall is there then.
    """

    def __init__(
        self,
        model: StapModel,
        welke: str,
        tabs: Mapping[str, Tab],
        go: Callable[[str], object],
        *,
        ahead: bool = False,
    ) -> None:
        self._model, self._welke = model, welke
        self._tabs = dict(tabs)
        self._made: dict[str, Onderdeel] = {}
        self._buttons = {
            naam: tab_button(model.zitting, tab.titel, partial(go, naam), uitleg=tab.uitleg)
            for naam, tab in tabs.items()
        }
        self.knoppen = row(list(self._buttons.values()), "op-delen")
        self.inhoud = stack([])
        for naam in tabs if ahead else ():
            self.part(naam)
        model.observe(self._on_welke_change, welke)
        self._on_welke_change()

    @cached_property
    def box(self) -> w.Widget:
        """The buttons with the part under them."""
        return stack([self.knoppen, self.inhoud])

    def part(self, naam: str) -> Any:
        """Return a part, made at first use."""
        if naam not in self._made:
            self._made[naam] = self._tabs[naam].make()
        return self._made[naam]

    def say(self, naam: str, titel: str) -> None:
        """Let the button of a part say something else, such as how much waits there."""
        self._buttons[naam].description = titel

    def close(self) -> None:
        """Close the parts that are not on the page as well."""
        for made in self._made.values():
            discard(made.box)

    def _on_welke_change(self, _change: object = None) -> None:
        here = getattr(self._model, self._welke)
        mark_here(self._buttons, here)
        self.inhoud.children = [self.part(here).box]

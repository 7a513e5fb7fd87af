"""A text that another window was ahead of: kept aside, and offered as a new version."""

from typing import TYPE_CHECKING

import ipywidgets as w

from ouderplan.opslag.transacties import clean
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack

if TYPE_CHECKING:
    from ouderplan.stappen.visie.view import View


class Opzij:
    """What could not be stored, here or in a window that is gone by now.

    Attributes
    ----------
    hier
        Whether it is what was typed in `area`, on this page.
    """

    def __init__(self, view: "View", area: w.Textarea) -> None:
        self._view, self.model, self.t, self._area = view, view.model, view.t, area
        self.hier = False
        t = self.t
        self._text = html()
        self._save = button(view.zitting, t("opzij.bewaar"), self.save)
        self._drop = button(
            view.zitting,
            t("opzij.weg"),
            self.model.drop_aside,
            "op-quiet",
            gelukt=t("opzij.weggegooid"),
        )
        self.box = stack([self._text, row([self._save, self._drop], "op-knoppen")])

    def keep(self, tekst: str) -> None:
        """Put aside what was typed here."""
        self.hier = True
        self.model.put_aside(tekst)

    def settle(self) -> None:
        """Forget what was typed here, now that it is stored or given up."""
        if self.hier:
            self.hier = False
            self.model.drop_aside()

    def save(self) -> None:
        """Begin a new version with it."""
        tekst = clean(self._area.value) if self.hier else self.model.opzij
        self.hier = False
        begun = self.model.save_as_version(tekst)
        self._view.zitting.poll()
        self._view.zitting.say(self.t("opzij.gelukt", versie=begun.versie))

    def show(self) -> None:
        """Show it, if there is any."""
        opzij = self.model.opzij
        show_if(self.box, self.hier or (opzij and opzij != self.model.tekst))
        show_if(self._drop, not self.hier)
        self._save.description = self.t("opzij.bewaar" if self.hier else "opzij.bewaar_daar")
        self._save.tooltip = self._save.description
        self._text.value = self._view.render("opzij.html.j2", hier=self.hier, tekst=opzij)

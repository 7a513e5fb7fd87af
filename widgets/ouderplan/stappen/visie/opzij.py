"""A text that another window was ahead of: kept aside, and offered as a new version."""

import ipywidgets as w

from ouderplan.opslag.transacties import clean
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack
from ouderplan.stappen.visie.model import Model


class Opzij(Deel[Model]):
    """What could not be stored, here or in a window that is gone by now.

    Attributes
    ----------
    hier
        Whether it is what was typed in `area`, on this page.
    """

    def __init__(self, model: Model, area: w.Textarea) -> None:
        super().__init__(model)
        self._area = area
        self.hier = False
        t = self.t
        self._text = html()
        self._save = button(self.zitting, t("opzij.bewaar"), self.save)
        self._drop = button(
            self.zitting,
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
        self.zitting.poll()
        self.zitting.say(self.t("opzij.gelukt", versie=begun.versie))

    def show(self) -> None:
        """Show it, if there is any."""
        opzij = self.model.opzij
        show_if(self.box, self.hier or (opzij and opzij != self.model.tekst))
        show_if(self._drop, not self.hier)
        self._save.description = self.t("opzij.bewaar" if self.hier else "opzij.bewaar_daar")
        self._save.tooltip = self._save.description
        self._text.value = self.render("opzij", hier=self.hier, tekst=opzij)

"""The texts of the shared screen, in the language of who votes now."""

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from ouderplan.kern.rondes import Ronde, Rondekeuze, Rondesoort
from ouderplan.kern.soorten import Groep
from ouderplan.kern.vertalingen import Vertaling
from ouderplan.stappen.onderdelen.sjabloon import render
from ouderplan.stappen.onderdelen.talen import all_languages
from ouderplan.talen import Keus, Woordenboek

PAKKET = "ouderplan.stappen.stembus"


class Woorden:
    """Texts in the language with code `taal`; `eigen` are the school's own translations."""

    def __init__(self, taal: str, eigen: Iterable[Vertaling] = ()) -> None:
        self.boek = Woordenboek(all_languages().vertaler(taal), eigen)
        self._vertaler = self.boek.vertaler
        self.naar_links = self._vertaler.taal.richting == "rtl"

    def gettext(self, tekst: str) -> str:
        """Return a text for a widget, which takes no mark-up: Dutch when it has no translation."""
        return self._vertaler.find(tekst) or tekst

    def choice(self, ronde: Ronde | None, keuze: Rondekeuze) -> Keus:
        """Return a choice of this round in this language."""
        return self.boek.choice(ronde.soort if ronde else Rondesoort.WAARDEN, keuze)

    def begin(self, groep: Groep, groepen: int) -> str:
        """Return what the button says with which someone of `groep` begins."""
        if groepen == 1:
            return self.gettext("Begin")
        if groep is Groep.TEAM:
            return self.gettext("Ik werk op school")
        return self.gettext("Ik ben ouder")

    def render(self, naam: str, **velden: Any) -> str:
        """Return a template in this language."""
        return render(PAKKET, naam, boek=self.boek, **self._vertaler.functies, **velden)

    def page(self, naam: str, **velden: Any) -> str:
        """Return a template that says which language it is in."""
        return self.render("taal.html.j2", inhoud=Markup(self.render(naam, **velden)))

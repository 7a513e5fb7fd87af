"""What the hall reads on the projector: Dutch, another language, or both; read once a page."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from markupsafe import Markup

from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.vertalingen import Vertaling
from ouderplan.talen import Stuk, Talen, Woordenboek
from ouderplan.teksten import Teksten

SLEUTEL = "schermtaal"
"""The fact of the workbook that says it: "" for Dutch, ``tr`` for both, ``alleen tr``."""

ALLEEN = "alleen "

_APART = Markup('<span class="op-tweede" lang="{}" dir="{}">{}</span>')
_ENIGE = Markup('<span class="op-enige" lang="{}" dir="{}">{}</span>')
"""A language without Dutch beside it: the stylesheet lays the whole screen out in its direction."""
_NEDERLANDS = Markup('<span lang="nl" dir="ltr">{}</span>')
"""What nobody translated, among what reads from right to left."""


class Schermtaal:
    """Writes texts of the hall as `keuze` (a value of `SLEUTEL`) asks; `eigen` are the school's."""

    def __init__(self, keuze: str, eigen: Iterable[Vertaling] = ()) -> None:
        self.alleen = keuze.startswith(ALLEEN)
        self._talen = all_languages()
        self.taal = self._talen.get(keuze.removeprefix(ALLEEN))
        self.is_anders = not self.taal.is_bron
        boek = Woordenboek(self._talen.vertaler(self.taal.code), eigen)
        self._vertaler = boek.vertaler
        self._boek = boek if self.is_anders else None

    def zaaltekst(self, tekst: str, /, **velden: object) -> Markup:
        """Write a text of our own."""
        dutch = Markup(tekst) % velden
        return self._both(dutch, self._vertaler.gettext(tekst, **velden))

    def zaaltelling(self, een: str, meer: str, num: int, /, **velden: object) -> Markup:
        """Write a text of our own that goes with a number."""
        dutch = Markup(een if num == 1 else meer) % ({"num": num} | velden)
        return self._both(dutch, self._vertaler.ngettext(een, meer, num, **velden))

    def vraag(self, tekst: str) -> Markup:
        """Write the question of a round."""
        return self._piece(tekst, self._boek.vraag(tekst) if self._boek else None)

    def regel(self, tekst: str) -> Markup:
        """Write the guarantee of a round."""
        return self._piece(tekst, self._boek.regel(tekst) if self._boek and tekst else None)

    def choice(
        self, soort: Rondesoort, tekst: str, kort: Callable[[str], str] | None = None
    ) -> Markup:
        """Write something that could be chosen; what is long is made `kort` in each language."""
        piece = self._boek.of_round(soort, tekst) if self._boek else None
        if kort is None:
            return self._piece(tekst, piece)
        return self._piece(kort(tekst), piece and replace(piece, tekst=kort(piece.tekst)))

    def meaning(self, waarde: str, tekst: str) -> Markup:
        """Write what a waarde means."""
        return self._piece(tekst, self._boek.description(waarde, tekst) if self._boek else None)

    def nederlands(self, tekst: str) -> Markup:
        """Write what nobody translates, as Dutch among another language."""
        return _NEDERLANDS.format(tekst)

    def cijfers(self, getal: object) -> str:
        """Write a number in the digits of the screen: its own, where nothing stands in Dutch."""
        return self.taal.digits(getal) if self.alleen else str(getal)

    @property
    def functies(self) -> Mapping[str, Any]:
        """What a template of the projector needs."""
        names = ("zaaltekst", "zaaltelling", "cijfers")
        return {"scherm": self} | {naam: getattr(self, naam) for naam in names}

    def _piece(self, dutch: str, piece: Stuk | None) -> Markup:
        if piece is None or piece.taal is not self.taal:  # said in Dutch already
            return (_NEDERLANDS if self.is_anders and self.alleen else Markup("{}")).format(dutch)
        return self._both(Markup("{}").format(dutch), Markup("{}").format(piece.tekst))

    def _both(self, dutch: Markup, other: Markup) -> Markup:
        if not self.is_anders or other == dutch:
            return dutch
        if self.alleen:
            return _ENIGE.format(self.taal.lang, self.taal.richting, other)
        return dutch + Markup(" ") + _APART.format(self.taal.lang, self.taal.richting, other)


@cache
def all_languages() -> Talen:
    """Return the languages that the phones offer."""
    return Talen()


def unread_sentence(t: Teksten, eigen: Iterable[Vertaling]) -> str:
    """Say which languages nobody who grew up with them read wholly, or "" when all were read.

    `t` has the words of these parts (`PAKKET`); `eigen` is what the school translated and read.
    """
    others = all_languages().with_school(eigen)
    unread = [taal.nederlands for taal in others if not taal.is_read]
    if len(unread) == len(others):
        return t("ronde.ongelezen_alle", totaal=len(others))
    return t("ronde.ongelezen", talen=", ".join(unread)) if unread else ""

"""Texts in one language, from its catalog; what is not in it stays Dutch and says so."""

import io
from collections.abc import Iterable, Mapping
from copy import copy
from functools import cached_property
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from markupsafe import Markup, escape

from ouderplan.kern.vertalingen import Vertaling, Wat
from ouderplan.talen.inhoud import earlier
from ouderplan.talen.lezen import fits, read_catalog
from ouderplan.talen.nagelezen import count_with, which_read
from ouderplan.talen.taal import BRON, NEDERLANDS, Stuk, Taal

_NEDERLANDS = Markup('<span lang="nl" dir="ltr">{}</span>')


class Vertaler:
    """Translates into one language.

    Parameters
    ----------
    catalogus
        Its catalog, read at first use; None for the language that everything was written in.
    """

    def __init__(self, taal: Taal, catalogus: Path | None = None) -> None:
        self.taal = taal
        self._path = catalogus
        self._own: Mapping[str, str] = {}
        self.gelezen = taal.nagelezen
        """How many texts were read as they are now, by who reads for the project or the school."""

    def with_own(self, eigen: Iterable[Vertaling]) -> "Vertaler":
        """Return what translates with the school's own words for what the pages say.

        Of `eigen` only what is in this language; of the pages only what fills in the same as the
        Dutch. What a parent of the school read counts as read (`gelezen`).
        """
        rows = [row for row in eigen if row.taal == self.taal.code and _is_of_ours(row)]
        if not rows or self.taal.is_bron:
            return self
        made = copy(self)
        made._own = {row.tekst: row.vertaling for row in rows if row.wat is Wat.PAGINA}
        made.gelezen = count_with(self._read, rows)
        return made

    def find(self, tekst: str, context: str | None = None) -> str | None:
        """Return the translation of a text, or None when the catalog has none."""
        if context is None and tekst in self._own:
            return self._own[tekst]
        if self.taal.is_bron:
            return tekst
        tekst = earlier().get(tekst, tekst)
        if context is not None:
            return self._catalog.pgettext(context, tekst) or None
        return self._catalog.gettext(tekst) or None

    def find_plural(self, een: str, meer: str, aantal: int) -> str | None:
        """Return the translation that goes with a number, or None when the catalog has none."""
        if self.taal.is_bron:
            return een if aantal == 1 else meer
        return self._catalog.ngettext(een, meer, aantal) or None

    def piece(self, tekst: str, context: str | None = None) -> Stuk:
        """Return the translation of a text, or the text itself, with the language it is in."""
        found = self.find(tekst, context) if tekst else tekst
        return Stuk(tekst, NEDERLANDS) if found is None else Stuk(found, self.taal)

    def digits(self, getal: object) -> str:
        """Write a whole number in the digits of the language."""
        return self.taal.digits(getal)

    # What templates call; the names and the shape are those of jinja2's "newstyle" gettext.

    def gettext(self, tekst: str, /, **velden: object) -> Markup:
        """Return a text of our own, filled in; what is filled in is escaped."""
        own = self._own.get(tekst)
        found = self.find(tekst) if own is None else escape(own)
        return self._filled(found, tekst, velden)

    def ngettext(self, een: str, meer: str, num: int, /, **velden: object) -> Markup:
        """Return a text of our own that goes with the number `num`."""
        source = een if num == 1 else meer
        return self._filled(self.find_plural(een, meer, num), source, {"num": num} | velden)

    @property
    def functies(self) -> Mapping[str, Any]:
        """What a template needs to be in this language."""
        return {
            "taal": self.taal,
            "_": self.gettext,
            "gettext": self.gettext,
            "ngettext": self.ngettext,
            "cijfers": self.digits,
            "gelezen": self.gelezen,
        }

    def _filled(self, found: str | None, source: str, velden: Mapping[str, object]) -> Markup:
        if found is not None:
            written = {naam: self._written(waarde) for naam, waarde in velden.items()}
            return Markup(found) % written
        text = Markup(source) % velden
        return text if self.taal.lang == BRON else _NEDERLANDS.format(text)

    def _written(self, waarde: object) -> object:
        return self.digits(waarde) if isinstance(waarde, int) else waarde

    @cached_property
    def _read(self) -> Mapping[tuple[str, str | None], bool]:
        return which_read(read_catalog(self._path)) if self._path else {}

    @cached_property
    def _catalog(self) -> NullTranslations:
        if self._path is None:
            return _Leeg()
        compiled = io.BytesIO()
        write_mo(compiled, read_catalog(self._path))
        compiled.seek(0)
        catalog = GNUTranslations(compiled)
        catalog.add_fallback(_Leeg())
        return catalog


def _is_of_ours(row: Vertaling) -> bool:
    """Tell whether the school says otherwise what a catalog says too."""
    if row.wat is Wat.PAGINA:
        return fits(row.vertaling, row.tekst)
    return row.wat is Wat.WAARDE and bool(row.vertaling)


class _Leeg(NullTranslations):
    """Has nothing: a text that is missing must be seen to be missing."""

    def gettext(self, message: str) -> str:  # noqa: ARG002
        return ""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002
        return ""

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002
        return ""

"""A field that is bound to one cell of the store: it saves by itself and loses nothing."""

import time
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any, TypeVar

import ipywidgets as w

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.tekstvorm import changed_signs
from ouderplan.opslag import Botsing
from ouderplan.opslag.fouten import RijWeg
from ouderplan.opslag.transacties import clean
from ouderplan.stappen.melding import Keuze, Meldingsoort
from ouderplan.stappen.onderdelen.gedeeld import VasteLayout, VasteTekststijl, shared
from ouderplan.stappen.onderdelen.keuzelijst import put
from ouderplan.stappen.onderdelen.knoppen import mark, styled
from ouderplan.stappen.zitting import Zitting
from ouderplan.teksten import Teksten

PAKKET = "ouderplan.stappen.onderdelen"
ONDERWEG = 4
"""So many earlier values a change can be about: the page may not have shown the last one yet."""
GEZIEN_NA = 5.0
"""Seconds after which a page that does not say what it shows, has shown it."""

Keus = TypeVar("Keus", bound=StrEnum)
Save = Callable[[Any, Any], object]
"""``save(old, new)`` stores a cell; it raises Botsing when the stored value is not `old`."""


class Veld:
    """A control, what is stored, and what to do when another window was first.

    `widget` is any control with a ``value``; `box` is what goes on the page. `parse` turns the
    control's value into the stored one and may raise OuderplanFout; `form` does the reverse. What
    goes wrong is said at the top of the page, where it can also be settled. `ook` are more ways out
    when another window was first.
    """

    def __init__(
        self,
        zitting: Zitting,
        widget: Any,
        save: Save,
        *,
        parse: Callable[[Any], Any] = clean,
        form: Callable[[Any], Any] = lambda value: value,
        ook: Sequence[Keuze] = (),
    ) -> None:
        self.zitting, self.widget, self._save = zitting, widget, save
        self._parse, self._form, self._ook = parse, form, tuple(ook)
        self._stored: Any = parse(widget.value)
        self._there: Any = self._stored
        self._unseen: tuple[Any, ...] = ()
        self._unseen_since, self._page_says = 0.0, False
        self._shown = self._showing = False
        self._troubled = False
        self.box = widget
        widget.observe(self._on_value_change, "value")
        widget.on_msg(self._on_page_message)

    def show(self, stored: Any) -> None:
        """Show what the store holds now, unless someone is busy typing something else here."""
        self._there = stored
        busy = not self._same_as(self._stored)
        if busy and not self._same_as(stored):
            return
        here, self._stored = self._stored, stored
        if not self._same_as(stored):
            if self._shown:
                self._unseen = (*self._unseen, here)[-ONDERWEG:]
                self._unseen_since = time.monotonic()
            self._set(stored)
        self._shown = True
        self._settle()

    def offer(self, options: Sequence[tuple[str, Any]]) -> None:
        """Offer these options of a dropdown; what is stored stays as it is."""
        if tuple(self.widget.options) == tuple(options):
            return
        chosen = self.widget.value
        self._showing = True
        try:
            self.widget.options = options
            put(self.widget, chosen)
        finally:
            self._showing = False

    def _same_as(self, stored: Any) -> bool:
        try:
            return bool(self._parse(self.widget.value) == stored)
        except OuderplanFout:
            return False

    def _set(self, stored: Any) -> None:
        self._showing = True
        try:
            put(self.widget, self._form(stored))
        finally:
            self._showing = False

    def _on_value_change(self, _change: Any) -> None:
        if not self._showing:
            self.zitting.run(self._store)

    def _store(self) -> None:
        before = self._stored
        try:
            new = self._parse(self.widget.value)
            if new != self._stored:
                self._stored = self._typed_on(new)
                self._save(self._stored, new)
                self._stored = new
        except RijWeg:
            self._mark(True)
            raise OuderplanFout(self._gone()) from None
        except Botsing as error:
            self._ask(error)
        except OuderplanFout:
            self._stored = before  # what was seen is stored again only when this is
            self._mark(True)
            raise
        else:
            self._settle()

    def _on_page_message(self, _widget: Any, content: Any, _buffers: Any) -> None:
        """Hear from our own page (``beheer.js``) what it shows, right before what is done there."""
        key = "index" if self.widget.has_trait("index") else "value"
        said = content.get("gezien", ...) if isinstance(content, dict) else ...
        self._page_says |= said is not ...
        if said == self.widget.get_state(key)[key]:
            self._unseen = ()

    def _typed_on(self, new: Any) -> Any:
        """Return what a person saw who made it `new`: what came meanwhile may be unseen.

        A page that does not say what it shows (JupyterLab) has shown what came a while ago, and a
        text that is still there for the most part, and that `new` is nearer to than to any earlier
        one.
        """
        unseen, self._unseen = self._unseen, ()
        if not self._page_says and time.monotonic() - self._unseen_since > GEZIEN_NA:
            return self._stored
        if not unseen or new in unseen:
            return self._stored
        if not isinstance(self.widget, (w.Text, w.Textarea)) or not isinstance(new, str):
            return unseen[-1]
        here = changed_signs(self._stored, new)
        away, text = min((changed_signs(text, new), text) for text in unseen)
        kept = max(len(self._stored), len(new)) - here
        return self._stored if here < away and 2 * kept >= len(self._stored) else text

    def _ask(self, error: Botsing) -> None:
        t = Teksten(PAKKET)
        self._there = error.daar

        def keep_mine() -> None:
            self._stored = self._there
            self._store()

        def take_theirs() -> None:
            self._stored = self._there
            self._set(self._there)
            self._settle()

        self._mark(True)
        self.zitting.ask(
            t(
                "botsing",
                zin=error,
                veld=self.widget.description,
                daar=self._words(self._there) or t("niets"),
            ),
            Keuze(t("houd"), keep_mine),
            Keuze(t("neem_over"), take_theirs),
            *self._ook,
        )

    def _words(self, stored: Any) -> str:
        """Return what the control shows of a stored value, in words."""
        t, value = Teksten(PAKKET), self._form(stored)
        if isinstance(value, bool):
            return t("aan" if value else "uit")
        options = getattr(self.widget, "options", ())
        labels = {one[1]: one[0] for one in options if isinstance(one, tuple)}
        return str(labels.get(value, "" if value is None else value)) or t("niets")

    def _gone(self) -> str:
        """Say that the row is gone, and what was typed: it leaves the page with its row."""
        return Teksten(PAKKET)("weg", veld=self.widget.description, hier=self.widget.value)

    def _settle(self) -> None:
        if not self._troubled:
            return
        self._mark(False)
        said = self.zitting.melding
        if said is not None and said.soort is not Meldingsoort.GOED:
            self.zitting.hush()

    def _mark(self, troubled: bool) -> None:
        self._troubled = troubled
        mark(self.widget, "op-veld-mis", troubled)


class GeenAantal(OuderplanFout):
    """Typed where a count belongs."""

    zin = "‘{tekst}’ is geen aantal en is niet bewaard. Typ een heel getal, zoals 120."


class NietsGekozen(OuderplanFout):
    """Nothing, or something that was never offered, is chosen in a list."""

    zin = "Er is niets gekozen in de lijst. Er is niets veranderd. Kies eerst iets uit de lijst."


def parse_choice(soort: type[Keus], value: Any) -> Keus:
    """Return what was chosen from a list of these (NietsGekozen otherwise)."""
    try:
        return soort(value)
    except ValueError:
        raise NietsGekozen from None


def parse_count(text: str) -> int | None:
    """Return a count typed as text, None for nothing typed (OuderplanFout otherwise)."""
    stripped = text.strip()
    if not stripped:
        return None
    if not stripped.isdecimal() or len(stripped) > 7:  # noqa: PLR2004  more than any school has
        raise GeenAantal(tekst=stripped)
    return int(stripped)


def form_count(value: int | None) -> str:
    """Return a count as text for a field."""
    return "" if value is None else str(value)


def text_field(label: str, *classes: str, voorbeeld: str = "") -> w.Text:
    """Return a one-line text control that reports every keystroke."""
    return styled(
        w.Text(
            description=label,
            placeholder=voorbeeld,
            continuous_update=True,
            tooltip=label,
            layout=shared(VasteLayout),
            style=shared(VasteTekststijl),
        ),
        *classes,
    )


def text_area(label: str, *classes: str, voorbeeld: str = "", regels: int = 3) -> w.Textarea:
    """Return a text control of several lines that reports every keystroke."""
    return styled(
        w.Textarea(
            description=label,
            placeholder=voorbeeld,
            continuous_update=True,
            tooltip=label,
            rows=regels,
            layout=shared(VasteLayout),
            style=shared(VasteTekststijl),
        ),
        *classes,
    )

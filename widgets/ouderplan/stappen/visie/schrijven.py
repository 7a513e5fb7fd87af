"""The editor: one text, kept with every keystroke; two people lose nothing; how easy it reads."""

import ipywidgets as w

from ouderplan.kern.visietekst import mark_values
from ouderplan.opslag import Botsing
from ouderplan.opslag.transacties import clean
from ouderplan.stappen.melding import Keuze
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack
from ouderplan.stappen.onderdelen.uitklap import Uitklap
from ouderplan.stappen.onderdelen.veld import Veld, text_area
from ouderplan.stappen.visie.model import Model
from ouderplan.stappen.visie.versies import length


class Schrijven(Deel[Model]):
    """The text area while the version is a concept, the text as it stands when it is fixed."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        self._area = text_area(
            "", "op-hoog", "op-geen-label", voorbeeld=self.t("schrijven.voorbeeld"), regels=9
        )
        self._area.value = self.model.tekst
        self._opzij = Opzij(model, self._area)
        keep = Keuze(self.t("opzij.bewaar"), self._opzij.save)
        self._veld = Veld(self.zitting, self._area, self._save, ook=[keep])
        self._head, self._state, self._sheet, self._preview = (html() for _ in range(4))
        self._editor = stack([self._veld.box, self._state], "op-stapel-dicht")
        self._make_buttons()
        buttons = row([self._new, self._undo, self._on], "op-knoppen")
        self._lezen = Lezen(model)
        above = [self._opzij.box, self._editor, self._sheet, buttons]
        parts = [*above, self._lezen.box, self._preview]
        self.box = stack([self._head, *parts])
        self._area.observe(self._on_text_change, "value")
        self.follow(self._on_model_change, ["versies", "top", "opzij"])

    def _make_buttons(self) -> None:
        zitting, t = self.zitting, self.t
        self._new = button(
            zitting, t("schrijven.nieuw"), self._new_version, uitleg=t("schrijven.nieuw_uitleg")
        )
        self._undo = button(zitting, t("schrijven.toch_niet"), self._discard, "op-quiet")
        self._on = button(zitting, "", self._new_version)

    def _save(self, oud: str, nieuw: str) -> None:
        before = self.model.versie
        try:
            after = self.model.write(oud, nieuw)
        except Botsing:
            self._opzij.keep(nieuw)
            raise
        self._opzij.settle()
        if before is not None and after.versie != before.versie:
            self._say("schrijven.vanzelf_nieuw", oud=before.versie, versie=after.versie)

    def _new_version(self) -> None:
        before = self.model.versie
        begun = self.model.save_version()
        if before is not None:
            self._say("schrijven.nieuw_gelukt", oud=before.versie, versie=begun.versie)

    def _discard(self) -> None:
        self._say("schrijven.toch_niet_gelukt", versie=self.model.discard().versie)

    def _say(self, zin: str, **velden: object) -> None:
        self.zitting.say(self.t(zin, **velden))

    def _on_model_change(self, _change: object = None) -> None:
        versie = self.model.versie
        fixed = versie is not None and not versie.te_wijzigen
        self._veld.show(self.model.tekst)
        kop = self.t("schrijven.kop", versie=versie.versie if versie else 1)
        self._head.value = self.render("tussenkop", kop=kop)
        self._area.description = self._area.tooltip = kop
        show_if(self._editor, not fixed or not self._in_sync())
        self._show_buttons(fixed)
        self._show_sheet(fixed)
        self._lezen.show(self.model.tekst and not fixed)
        self._on_text_change()

    def _show_sheet(self, fixed: bool) -> None:
        shown, hidden = (self._sheet, self._preview)[:: 1 if fixed else -1]
        show_if(hidden, False)
        show_if(shown, self.model.tekst)
        hard = () if fixed else self.model.leesbaarheid.plekken
        shown.value = self.render(
            "voorbeeld.html.j2",
            model=self.model,
            vast=fixed,
            stukken=mark_values(self.model.tekst, self.model.top.waarden, hard),
            lengte=length(self.model, self.model.tekst),
        )

    def _show_buttons(self, fixed: bool) -> None:
        versie, t = self.model.versie, self.t
        show_if(self._new, versie is not None and not fixed and not self.model.te_verwerpen)
        show_if(self._on, fixed)
        show_if(self._undo, self.model.te_verwerpen)
        if versie is None:
            return
        self._on.description = t("schrijven.verder", volgende=versie.versie + 1)
        self._on.tooltip = self._on.description
        self._undo.tooltip = t(
            "schrijven.toch_niet_uitleg", versie=versie.versie, oud=versie.versie - 1
        )

    def _on_text_change(self, _change: object = None) -> None:
        gelijk = self._in_sync()
        if gelijk:
            self._opzij.settle()
        self._state.value = self.render(
            "bewaard",
            model=self.model,
            gelijk=gelijk,
            lengte=length(self.model, self.model.tekst),
        )
        self._opzij.show()

    def _in_sync(self) -> bool:
        return bool(clean(self._area.value) == self.model.tekst)


MEESTE_TIPS = 6
"""So many spots are listed; the others are marked in the text and come up as these are mended."""


class Lezen(Deel[Model]):
    """The estimate in words, and for each hard spot what can be done about it."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        self._tips = html()
        self._fold = Uitklap(self.zitting, "", self._tips)
        self._fine: bool | None = None
        self.box = self._fold.box
        self.follow(self._on_leesbaarheid_change, "leesbaarheid")

    def show(self, wanted: object) -> None:
        """Show it only beside a text that can still change."""
        show_if(self.box, wanted)

    def _on_leesbaarheid_change(self, _change: object = None) -> None:
        found = self.model.leesbaarheid
        self._fold.knop.description = self._fold.knop.tooltip = self._title()
        self._tips.value = self.render("lezen.html.j2", leesbaarheid=found, meeste=MEESTE_TIPS)
        if found.in_orde is not self._fine:  # else it stays as who types wants it
            self._fine = found.in_orde
            self._fold.open = not found.in_orde

    def _title(self) -> str:
        t, found = self.t, self.model.leesbaarheid
        kop = t(f"lezen.{found.niveau}")
        spots = len(found.plekken)
        return t.counted("lezen.plekken", spots, kop=kop) if spots else kop


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

"""What the page asks about one list: a line a question, the doubtful ones in view."""

from collections.abc import Callable, Sequence
from typing import Any

import ipywidgets as w

from ouderplan.opslag.lezen.kopregels import NIETS
from ouderplan.opslag.lezen.vraag import Vraag, Vraagsoort
from ouderplan.opslag.lezen.vragen import Vraagblad
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.gedeeld import discard
from ouderplan.stappen.onderdelen.knoppen import html, row, show_if, stack
from ouderplan.stappen.onderdelen.uitklap import Uitklap
from ouderplan.stappen.start.lijstmodel import Gevraagd
from ouderplan.stappen.start.model import Model

NOG = ""
"""Stands for no answer yet in a dropdown, which takes None for nothing chosen at all."""
MEESTE_WEG = 5
"""More columns that seem to go nowhere stand folded away together."""
MEESTE_LOS = 2
"""More columns or headings with one proposal are one line, to fold out."""
GENOEMD, LANGST = 6, 30
"""So many of them are named, with so many letters."""
_SAMEN = (Vraagsoort.KOLOM, Vraagsoort.KOPJE)
Say = Callable[[str, str | None], None]


class Vraagregel(Deel[Model]):
    """One question with what can be answered; `box` goes on the page."""

    def __init__(self, model: Model, vraag: Vraag, say: Say) -> None:
        super().__init__(model)
        self._say, self._showing = say, False
        self._head = html("", "op-groei")
        asks = self.t(f"vraag.{vraag.soort}")
        words = f"{vraag.onderwerp}: {asks}" if vraag.onderwerp else asks
        self.control: Any = (
            w.Combobox(description=words, tooltip=words, ensure_option=False)
            if vraag.vrij
            else w.Dropdown(description=words, tooltip=words, options=[("", NOG)])
        )
        self.control.add_class("op-geen-label")
        self.show(vraag)
        self.control.observe(self._on_value_change, "value")
        self.box = row([self._head, self.control], "op-lijst-rij")

    def show(self, vraag: Vraag) -> None:
        """Show this question as it is now."""
        self._showing = True
        try:
            self._sleutel = vraag.sleutel
            self._head.value = self.render("vraag.html.j2", vraag=vraag)
            if vraag.vrij:
                self.control.options = tuple(label for label, _ in vraag.opties)
                self.control.value = vraag.waarde or ""
            else:
                self._offer(vraag)
        finally:
            self._showing = False

    def _offer(self, vraag: Vraag) -> None:
        offered = [value for _, value in vraag.opties]
        extra = [] if vraag.waarde in offered else [(self.t("vraag.kies"), NOG)]
        options = (*extra, *vraag.opties)
        if self.control.options != options:
            self.control.options = options
        self.control.value = vraag.waarde if vraag.waarde in offered else NOG

    def _on_value_change(self, change: Any) -> None:
        said = change["new"]
        if self._showing or said == change["old"]:
            return
        said = str(said or "").strip() or None
        self.zitting.run(lambda: self._say(self._sleutel, said))


class Vraagdeel(Deel[Model]):
    """The questions about one list."""

    def __init__(self, model: Model, say: Say) -> None:
        super().__init__(model)
        self._say = say
        self._rows: dict[str, Vraagregel] = {}
        self._asked: list[str] = []
        self._samen: dict[str, str] = {}
        """Of each question that is asked together with others, the name of these."""
        self._head = html()
        self._doubt = stack([], "op-lijst")
        self._sure = stack([], "op-lijst")
        self._fold = self._made(self._sure)
        self._folds: dict[str, tuple[Uitklap, w.VBox]] = {}
        self._together = stack([], "op-stapel-dicht")
        self._blad: Vraagblad | None = None
        parts = [self._head, self._doubt, self._together, self._fold.box]
        self.box = stack(parts, "op-stapel-dicht")

    def _made(self, box: w.VBox) -> Uitklap:
        fold = Uitklap(self.zitting, "", box)
        fold.observe(self._on_open_change, "open")
        return fold

    def show(self, gevraagd: Gevraagd) -> None:
        """Show the questions as they are now; what was asked stays in view."""
        self._blad = blad = gevraagd.blad
        keys = {vraag.sleutel for vraag in blad.vragen}
        for naam, found in together(blad).items():
            for key in found:
                self._samen.setdefault(key, naam)
        self._samen = {
            key: naam for key, naam in self._samen.items() if key in keys and key not in self._asked
        }
        first = [
            vraag.sleutel
            for vraag in blad.vragen
            if vraag.soort is Vraagsoort.LIJST
            or (vraag.zekerheid.vraagt and vraag.sleutel not in self._samen)
        ]
        self._asked = [key for key in dict.fromkeys((*self._asked, *first)) if key in keys]
        self._head.value = self.render("vraagkop", gevraagd=gevraagd)
        self._place()
        for key in set(self._rows) - keys:
            discard(self._rows.pop(key).box)

    def _place(self) -> None:
        """Put each question where it is: in view, or in a fold that makes it when it opens."""
        blad = self._blad
        if blad is None:
            return
        sure = [v for v in blad.vragen if v.sleutel not in {*self._asked, *self._samen}]
        self._put(self._doubt, [v for v in blad.vragen if v.sleutel in self._asked])
        self._place_together(blad)
        self._fold.name(self.t("vraag.herkend", aantal=len(sure)))
        show_if(self._fold.box, sure)
        self._put(self._sure, sure if self._fold.open else [])

    def _place_together(self, blad: Vraagblad) -> None:
        """Put questions with one answer in a fold that says it."""
        shown = []
        for naam in dict.fromkeys(self._samen.values()):
            if naam not in self._folds:
                box = stack([], "op-lijst")
                self._folds[naam] = self._made(box), box
            fold, box = self._folds[naam]
            vragen = [v for v in blad.vragen if self._samen.get(v.sleutel) == naam]
            called = [vraag.onderwerp[:LANGST] for vraag in vragen]
            more = "…" if len(called) > GENOEMD else ""
            named = ", ".join([*called[:GENOEMD], *filter(None, [more])])
            soort, _, waar = naam.partition(" ")
            words = {"aantal": len(vragen), "onderwerpen": named, "waar": waar}
            fold.name(self.t(f"vraag.samen_{soort}", **words))
            self._put(box, vragen if fold.open else [])
            shown.append(fold.box)
        if self._together.children != tuple(shown):
            self._together.children = shown

    def _put(self, box: w.VBox, vragen: Sequence[Vraag]) -> None:
        lines = [self._row(vraag) for vraag in vragen]
        if box.children != tuple(lines):
            box.children = lines

    def _row(self, vraag: Vraag) -> w.Widget:
        made = self._rows.get(vraag.sleutel)
        if made is None:
            made = self._rows[vraag.sleutel] = Vraagregel(self.model, vraag, self._say)
        else:
            made.show(vraag)
        return made.box

    def _on_open_change(self, _change: object = None) -> None:
        self._place()


def together(blad: Vraagblad) -> dict[str, list[str]]:
    """Return the questions that have one proposal with enough others, by what that is."""
    found: dict[str, list[str]] = {}
    for vraag in blad.vragen:
        if vraag.soort not in _SAMEN or not vraag.waarde or not vraag.zekerheid.vraagt:
            continue
        if vraag.waarde == NIETS:
            waar = "weg" if vraag.soort is Vraagsoort.KOLOM else "niets"
        else:
            waar = f"{vraag.soort} {vraag.gezegd.partition(': ')[0]}"
            if vraag.soort is Vraagsoort.KOLOM:
                waar = f"{vraag.soort} {vraag.gezegd}"
        found.setdefault(waar, []).append(vraag.sleutel)
    few = {"weg": MEESTE_WEG}
    return {waar: keys for waar, keys in found.items() if len(keys) > few.get(waar, MEESTE_LOS)}

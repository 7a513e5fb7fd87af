"""Adopting the top of a vote: what is in it, by whom, when, and why when the vote says else."""

from collections.abc import Callable
from datetime import date

import ipywidgets as w

from ouderplan.kern.dia import TOPPEN, row_of
from ouderplan.kern.rondes import Telling
from ouderplan.kern.tekstvorm import enumerate_words
from ouderplan.kern.tellen import Plaats
from ouderplan.opslag.scherm import send
from ouderplan.stappen.onderdelen.dagveld import day_field, parse_day, when_sure
from ouderplan.stappen.onderdelen.gelijk import Gelijk
from ouderplan.stappen.onderdelen.klad import draft_field
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack, styled
from ouderplan.stappen.onderdelen.sjabloon import render
from ouderplan.stappen.onderdelen.stemzaak import Stemzaak
from ouderplan.stappen.onderdelen.uitklap import Uitklap
from ouderplan.stappen.onderdelen.veld import PAKKET, text_field
from ouderplan.teksten import Teksten

HOOGSTENS = 10
"""So many of the ranking can be ticked, and all that tie for the last place."""


def render_result(zaak: Stemzaak) -> str:
    """Return the shown result as HTML: the picture, who voted, and a tie; "" before it is shown."""
    if zaak.uitslag is None:
        return _carried_over(zaak)
    return render(PAKKET, "uitslag.html.j2", zaak=zaak, figuur=zaak.picture())


def _carried_over(zaak: Stemzaak) -> str:
    """Say of a top that came along from an earlier year where it was chosen; else ""."""
    jaar = zaak.ronde.overgenomen_uit if zaak.ronde else ""
    if not jaar:
        return ""
    namen = enumerate_words([zaak.text_of(row.keuze) for row in zaak.vastgesteld])
    zin = Teksten(PAKKET)("ronde.overgenomen", jaar=jaar, namen=namen)
    return render(PAKKET, "overgenomen", zin=zin)


class Vaststellen:
    """The form for adopting, shown once there is a result; `box` goes on the page.

    It says first what is needed. What the vote decides wholly needs a name only; choosing
    otherwise is folded in until there is something to choose. `door_voorbeeld` is an example of
    who adopts; `gelukt` is said when it is done.
    """

    def __init__(self, zaak: Stemzaak, *, door_voorbeeld: str, gelukt: str) -> None:
        self.zaak, self._t = zaak, Teksten(PAKKET)
        t, zitting, aantal = self._t, zaak.zitting, zaak.aantal
        self.vinken: dict[str, w.Checkbox] = {}
        self._filled: object = None
        self._said = ""
        self.toppen = Toppen(zaak, self._on_zaak_change)
        self.gelijk = Gelijk(zaak, self._take_all)
        self._needed, self._top = html("", "op-melding"), html()
        self._keuzes = styled(w.VBox(), "op-vinken")
        self._hint = html("", "op-melding")
        self.door = self._draft("door", "op-groei", voorbeeld=door_voorbeeld)
        self.op = day_field(t("vaststellen.op"), "op-half", value=date.today())
        self.reden = self._draft("reden", "op-breed")
        otherwise = stack([self._keuzes, self._hint, self.reden])
        self.zelf = Uitklap(zitting, t("vaststellen.zelf"), otherwise)
        knop = t("vaststellen.knop", aantal=aantal)
        self._gelukt = gelukt
        self.knop = button(zitting, knop, self._adopt, "op-primary", velden=self._fields)
        self._form = stack(
            [
                self._needed,
                self.toppen.box,
                self.gelijk.box,
                self._top,
                self.zelf.box,
                row([self.door, self.op]),
                row([self.knop], "op-knoppen"),
            ]
        )
        for field in (self.door, self.reden):
            field.observe(self._on_tick_change, "value")
        self._done = html()
        self.opnieuw = button(zitting, t("vaststellen.opnieuw"), self._reopen, "op-quiet")
        self._head = html()
        self.box = stack([self._head, self._done, self.opnieuw, self._form], "op-sectie")
        self._editing = False
        zaak.observe(
            self._on_zaak_change, ["uitslag", "vastgesteld", "ronde", "geteld", "op_scherm"]
        )
        self._on_zaak_change()

    def _fields(self) -> list[w.Widget]:
        return [self.door, self.op, self.reden, *self.vinken.values()]

    def _draft(self, naam: str, *css: str, voorbeeld: str = "") -> w.Text:
        control = text_field(self._t(f"vaststellen.{naam}"), *css, voorbeeld=voorbeeld)
        draft_field(self.zaak.zitting, control, f"vaststellen.{self.zaak.soort}.{naam}")
        return control

    @property
    def gekozen(self) -> tuple[str, ...]:
        """What is ticked, in the order of the ranking."""
        return tuple(keuze for keuze, vink in self.vinken.items() if vink.value)

    @property
    def telling(self) -> Telling:
        """The way of counting of which the top is adopted."""
        return self.toppen.telling

    def _take_all(self, tied: tuple[Plaats, ...]) -> None:
        for plaats in tied:
            self.vinken[plaats.keuze].value = True
        names = enumerate_words([plaats.tekst for plaats in tied])
        self.reden.value = self._t("gelijk.reden_allemaal", namen=names, aantal=len(self.gekozen))

    def _adopt(self) -> None:
        op, zaak = parse_day(self.op.value), self.zaak
        wat = self._t("dag.stemming")
        when_sure(zaak.zitting, op, lambda: self._adopt_on(op), na=zaak.gestemd_op, wat=wat)

    def _adopt_on(self, op: date | None) -> None:
        self.zaak.adopt(self.gekozen, self.door.value, op, self.reden.value, self.telling)
        self._editing = False
        self.door.value = self.reden.value = ""
        self.zaak.zitting.say(self._gelukt)

    def _reopen(self) -> None:
        first = self.zaak.adopted
        self.door.value, self.reden.value = first.vastgesteld_door, first.reden
        self.op.value = first.vastgesteld_op
        self.toppen.keuze.value = first.telling.value
        self._editing, self._filled = True, None
        self._on_zaak_change()

    def _on_zaak_change(self, _change: object = None) -> None:
        zaak = self.zaak
        show_if(self.box, zaak.uitslag is not None)
        adopted = bool(zaak.vastgesteld)
        ready = adopted and not self._editing
        aantal = len(zaak.vastgesteld) if ready else zaak.aantal
        kop = "vaststellen.kop_klaar" if ready else "vaststellen.kop"
        self._head.value = render(PAKKET, "tussenkop", kop=self._t(kop, aantal=aantal))
        show_if(self._form, not ready)
        show_if(self._done, adopted)
        show_if(self.opnieuw, ready)
        self._done.value = render(PAKKET, "vastgesteld.html.j2", zaak=zaak) if adopted else ""
        self.toppen.show()
        self.gelijk.show(self.telling)
        self._say_settled()
        self._fill()

    def _say_settled(self) -> None:
        """Write down how a tie was settled, so that it stands with the top; it can be edited."""
        zin = self.zaak.settled(self.telling)
        if zin != self._said and not self.zaak.vastgesteld and self.reden.value in ("", self._said):
            self.reden.value = zin
            self._said = zin

    def _fill(self) -> None:
        shown, telling = self._candidates(), self.telling
        kept = [row.keuze for row in self.zaak.vastgesteld if row.telling is telling]
        ticked = kept or list(self.zaak.suggested(telling))
        filled = ([plaats.keuze for plaats in shown], ticked)
        if filled == self._filled:
            return
        self._filled = filled
        beslist = self.zaak.beslist(telling)
        self.zelf.open = self._editing or bool(beslist and beslist.top.gelijk)
        self.vinken = {plaats.keuze: self._tick(plaats, plaats.keuze in ticked) for plaats in shown}
        self._keuzes.children = list(self.vinken.values())
        self._on_tick_change()

    def _candidates(self) -> list[Plaats]:
        ranked = [p for p in self.zaak.uitslag.ranglijst if p.stemmen] if self.zaak.uitslag else []
        known = {row.keuze for row in self.zaak.vastgesteld}
        known = known.union(*(beslist.keuzes for beslist in self.zaak.toppen))
        return [p for nr, p in enumerate(ranked) if nr < HOOGSTENS or p.keuze in known]

    def _tick(self, plaats: Plaats, value: bool) -> w.Checkbox:
        label = self._t.counted("vaststellen.keuze", plaats.stemmen, naam=plaats.tekst)
        made = w.Checkbox(description=label, value=value, indent=False)
        made.observe(self._on_tick_change, "value")
        return made

    def _on_tick_change(self, _change: object = None) -> None:
        zin = self.zaak.objection(self.gekozen, self.telling) if self.gekozen else ""
        self._hint.value = render(PAKKET, "zin", zin=zin)
        show_if(self._hint, zin)
        self._needed.value = render(PAKKET, "vaststellen_nodig", nodig=self._missing(zin))
        self._top.value = render(PAKKET, "vaststellen_top", zaak=self.zaak, gekozen=self.gekozen)

    def _missing(self, bezwaar: str) -> list[str]:
        """Return what has to be filled in before the top can be adopted, in words."""
        beslist = self.zaak.beslist(self.telling)
        tied = bool(beslist and beslist.top.gelijk) and bezwaar and not self.reden.value.strip()
        missing = {
            "keuze": not self.gekozen,
            "gelijk": tied,
            "reden": bezwaar and not tied and not self.reden.value.strip(),
            "door": not self.door.value.strip(),
        }
        return [self._t(f"vaststellen.nodig_{what}") for what, is_so in missing.items() if is_so]


def render_tops(zaak: Stemzaak) -> str:
    """Return both tops beside each other, each with what it means for the people."""
    andere = {
        one.telling: frozenset().union(*(x.keuzes for x in zaak.toppen if x is not one))
        for one in zaak.toppen
    }
    return render(PAKKET, "toppen.html.j2", zaak=zaak, andere=andere)


class Toppen:
    """Both tops, shown only when they differ; `chosen` is called when the other one is picked."""

    def __init__(self, zaak: Stemzaak, chosen: Callable[[], None]) -> None:
        self.zaak, self._t, self._chosen = zaak, Teksten(PAKKET), chosen
        t = self._t
        self._naast = html()
        self.keuze = styled(
            w.RadioButtons(
                options=[(t(f"toppen.kies_{telling}"), telling.value) for telling in Telling],
                value=Telling.GEWOON.value,
                tooltip=t("toppen.kies"),
                layout=w.Layout(),
            ),
            "op-waarborg",
        )
        self._screen = button(zaak.zitting, t("toppen.op_scherm"), self._send)
        asked = html(f"<strong>{t('toppen.kies')}</strong>")
        self.box = stack([self._naast, self._screen, asked, self.keuze])
        self.keuze.observe(lambda _change: chosen(), "value")

    @property
    def telling(self) -> Telling:
        """The chosen way of counting; when both say the same it is the plain one."""
        chosen = Telling(self.keuze.value or Telling.GEWOON)  # a hand-made message may choose none
        return chosen if self.zaak.verschil else Telling.GEWOON

    def show(self) -> None:
        """Show what the zaak has now."""
        differ = self.zaak.verschil
        show_if(self.box, differ)
        self._naast.value = render_tops(self.zaak) if differ else ""

    def _send(self) -> None:
        send(self.zaak.zitting.wb, row_of(self.zaak.soort), TOPPEN)

"""Thuis meedoen: what is open at home, what will be, and the letters with codes."""

from collections.abc import Callable

import ipywidgets as w

from ouderplan.kern.rondes import Ronde, Rondesoort
from ouderplan.kern.soorten import Groep
from ouderplan.kern.thuis import Rondeplan
from ouderplan.stappen.melding import Keuze
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.klad import draft_check, draft_field
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack
from ouderplan.stappen.onderdelen.rijlijst import Rijlijst
from ouderplan.stappen.onderdelen.uitklap import Uitklap
from ouderplan.stappen.onderdelen.veld import parse_choice, parse_count, text_field
from ouderplan.stappen.start.model import Model
from ouderplan.stappen.vragen import question
from ouderplan.talen import Talen

SOORTEN = (Rondesoort.WAARDEN, Rondesoort.SCAN, Rondesoort.EVALUATIE, Rondesoort.KANSEN)
GROEPEN = (Groep.OUDERS, Groep.TEAM)


class Thuismeedoen(Deel[Model]):
    """The list of what is open, the form for one more, and what goes home with the children."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        self._kop = html(self.render("thuis.html.j2", openbaar=_is_public(self.zitting.zaal)))
        self._rondes: Rijlijst[tuple[Ronde, int]] = Rijlijst(
            self.zitting, lambda nummer, _rij: Openrij(model, nummer), html()
        )
        self._plannen: Rijlijst[Rondeplan] = Rijlijst(
            self.zitting, lambda nummer, _rij: Planrij(model, nummer), html()
        )
        opening, letters = Openen(model), Brieven(model)
        parts = [self._kop, self._rondes.box, self._plannen.box, opening.box, letters.box]
        self.box: w.Widget = stack(parts)
        model.thuis.observe(self._on_thuis_change, ["rondes", "plannen", "codes", "laat"])
        self._on_thuis_change()

    def _on_thuis_change(self, _change: object = None) -> None:
        self._rondes.show(self.model.thuis.rondes)
        self._plannen.show(self.model.thuis.plannen)


class Openrij(Deel[Model]):
    """A round that is open at home."""

    def __init__(self, model: Model, nummer: int) -> None:
        super().__init__(model)
        t, zitting, thuis = self.t, self.zitting, model.thuis
        self._nummer, self._vraag, self._until = nummer, "", ""
        self._text = html("", "op-groei")
        tot = text_field(t("thuis.nieuw_moment"), "op-smal", voorbeeld=t("thuis.voorbeeld"))
        later = button(
            zitting,
            t("thuis.verleng"),
            lambda: thuis.lengthen(nummer, tot.value),
            velden=lambda: [tot],
            gelukt=t("thuis.verlengd"),
        )
        hall = button(zitting, t("thuis.naar_zaal"), self._ask_hall, uitleg=t("thuis.zaal_uitleg"))
        stop = button(zitting, t("thuis.sluit"), self._ask_close)
        self.box = stack([self._text, row([tot, later, hall, stop])], "op-sectie")

    def show(self, rij: tuple[Ronde, int]) -> None:
        """Show this round."""
        ronde, aantal = rij
        self._vraag = ronde.vraag
        self._until = f"{ronde.open_tot:%d-%m-%Y %H:%M}"
        codes = dict(self.model.thuis.codes)
        zonder = [groep for groep in ronde.groepen_die_mogen if not codes.get(groep)]
        self._text.value = self.render(
            "thuis_open.html.j2", ronde=ronde, aantal=aantal, zonder=zonder
        )

    def _ask_hall(self) -> None:
        def take() -> None:
            self.model.thuis.take(self._nummer)
            self.zitting.hush()

        self._ask("zaal", take)

    def _ask_close(self) -> None:
        def close() -> None:
            self.model.thuis.close(self._nummer)
            self.zitting.say(self.t("thuis.gesloten"))

        self._ask("sluit", close)

    def _ask(self, wat: str, action: Callable[[], object]) -> None:
        self.zitting.ask(
            self.t(f"thuis.{wat}_vraag", vraag=self._vraag, tot=self._until),
            Keuze(self.t(f"thuis.{wat}_ja"), action),
            Keuze(self.t(f"thuis.{wat}_nee"), self.zitting.hush),
        )


class Planrij(Deel[Model]):
    """A round that opens by itself."""

    def __init__(self, model: Model, nummer: int) -> None:
        super().__init__(model)
        self._nummer, self._text = nummer, html("", "op-groei")
        away = button(self.zitting, self.t("thuis.haal_weg"), lambda: model.thuis.drop(nummer))
        self.box = row([self._text, away], "op-lijst-rij")

    def show(self, plan: Rondeplan) -> None:
        """Show this plan, and that it should be open by now when that is so."""
        late = self.model.thuis.laat.get(self._nummer)
        self._text.value = self.render("thuis_plan.html.j2", plan=plan, laat=late)


class Openen(Deel[Model]):
    """The form for a round at home: what, for whom, from when, until when."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        t = self.t
        self._soort = w.Dropdown(
            description=t("thuis.soort"),
            options=[(t(f"thuis.soort_{soort}"), soort) for soort in SOORTEN],
        )
        self._vraag = text_field(t("thuis.vraag"), "op-breed")
        self._van = text_field(t("thuis.van"), "op-midden", voorbeeld=t("thuis.nu"))
        self._tot = text_field(t("thuis.tot"), "op-midden", voorbeeld=t("thuis.voorbeeld"))
        drafts = {"soort": self._soort, "vraag": self._vraag, "van": self._van, "tot": self._tot}
        for naam, field in drafts.items():
            draft_field(self.zitting, field, f"thuis.{naam}")
        self._clock = html("", "op-klein")
        self._wie = {
            groep: w.Checkbox(description=t(f"thuis.{groep}"), value=groep is Groep.OUDERS)
            for groep in GROEPEN
        }
        for groep, box in self._wie.items():
            draft_check(self.zitting, box, f"thuis.{groep}")
        fields = [self._vraag, self._van, self._tot]
        go = button(self.zitting, t("thuis.open"), self._open, "op-primary", velden=lambda: fields)
        self.box: w.Widget = stack(
            [
                html(f"<h3>{t('thuis.nieuw_kop')}</h3>"),
                self._soort,
                self._vraag,
                self._clock,
                row([self._van, self._tot]),
                row(list(self._wie.values())),
                row([go], "op-knoppen"),
            ],
            "op-sectie",
        )
        self._soort.observe(self._on_soort_change, "value")
        if not self._vraag.value:
            self._on_soort_change()
        model.thuis.observe(self._on_nu_change, "nu")
        self._on_nu_change()

    def _on_nu_change(self, _change: object = None) -> None:
        self._clock.value = self.t("thuis.hoe_laat", nu=self.model.thuis.nu)

    def _on_soort_change(self, _change: object = None) -> None:
        """Put the usual question of this kind, unless one was typed."""
        chosen, usual = self._soort.value, {question(soort) for soort in SOORTEN}
        if chosen in SOORTEN and self._vraag.value in {"", *usual}:
            self._vraag.value = question(chosen)

    def _open(self) -> None:
        soort = parse_choice(Rondesoort, self._soort.value)
        wie = [groep for groep in GROEPEN if self._wie[groep].value]
        opened = self.model.thuis.open(
            soort, self._vraag.value, self._van.value, self._tot.value, wie
        )
        self.zitting.say(self.t("thuis.geopend" if opened else "thuis.gepland"))
        self._van.value = self._tot.value = ""


class Brieven(Deel[Model]):
    """Letters with codes, and a reminder for everybody."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        t, talen = self.t, Talen().alle
        self._codes = html("", "op-klein")
        self._groep = w.Dropdown(
            description=t("thuis.voor"),
            options=[(t(f"thuis.{groep}"), groep) for groep in GROEPEN],
        )
        self._taal = w.Dropdown(
            description=t("thuis.taal"),
            options=[(f"{taal.nederlands} – {taal.naam}", taal.code) for taal in talen],
        )
        self._aantal = text_field(t("thuis.aantal"), "op-smal")
        make = button(
            self.zitting, t("thuis.maak"), self._make, "op-primary", velden=lambda: [self._aantal]
        )
        remind = button(self.zitting, t("thuis.herinner"), self._remind)
        self._text = w.Textarea(description=t("thuis.herinnering"), rows=7)
        inside = stack(
            [
                html(self.render("thuis_brieven")),
                self._codes,
                row([self._groep, self._taal, self._aantal]),
                row([make, remind], "op-knoppen"),
                self._text,
            ]
        )
        self.box: w.Widget = Uitklap(self.zitting, t("thuis.brieven_kop"), inside).box
        model.thuis.observe(self._on_codes_change, "codes")
        model.thuis.observe(self._on_herinnering_change, "herinnering")
        self._on_codes_change()
        self._on_herinnering_change()

    def _chosen(self) -> tuple[Groep, str]:
        return parse_choice(Groep, self._groep.value), str(self._taal.value or "")

    def _make(self) -> None:
        letters, listed = self.model.thuis.letters(parse_count(self._aantal.value), *self._chosen())
        self._aantal.value = ""
        said = self.t("thuis.gemaakt", brief=letters.name, lijst=listed.name, map=letters.parent)
        self.zitting.say(said)

    def _remind(self) -> None:
        self.model.thuis.remind(*self._chosen())

    def _on_codes_change(self, _change: object = None) -> None:
        codes = dict(self.model.thuis.codes)
        counts = {str(groep): codes.get(groep, 0) for groep in GROEPEN}
        self._codes.value = self.render("thuis_codes", **counts)

    def _on_herinnering_change(self, _change: object = None) -> None:
        self._text.value = self.model.thuis.herinnering
        show_if(self._text, self._text.value)


def _is_public(adres: str) -> bool:
    """Tell whether people at home can reach this address."""
    return adres.startswith("https://")

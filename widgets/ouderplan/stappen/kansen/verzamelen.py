"""Part 1: collecting, with phones and by typing in what is said in the room."""

import ipywidgets as w

from ouderplan.kern.kansen import Perspectief, Soort
from ouderplan.stappen.kansen.keuzes import criterium_choices, perspectief_options, soort_options
from ouderplan.stappen.kansen.model import Model
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.keuzelijst import offer
from ouderplan.stappen.onderdelen.klad import draft_field
from ouderplan.stappen.onderdelen.knoppen import button, html, row, stack, styled
from ouderplan.stappen.onderdelen.rondepaneel import Rondepaneel
from ouderplan.stappen.onderdelen.veld import parse_choice, text_area


class Verzamelen(Deel[Model]):
    """The round for phones beside the form; `box` goes on the page."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        t = self.t
        paneel = Rondepaneel(
            model.verzamelen, open_tekst=t("verzamelen.open"), vraag=t("verzamelen.vraag")
        )
        phones = stack([html(self.render("tussenkop", kop=t("verzamelen.telefoons"))), paneel.box])
        self.box = styled(w.HBox([phones, self._form()]), "op-kolommen")

    def _form(self) -> w.Widget:
        t = self.t
        self.soort = w.RadioButtons(
            description=t("verzamelen.soort"),
            options=soort_options(t),
            value=Soort.KANS.value,
            orientation="horizontal",
        )
        self.perspectief = w.Dropdown(
            description=t("verzamelen.perspectief"),
            options=perspectief_options(t),
            value=Perspectief.CONCEPT.value,
        )
        self.criterium = w.Dropdown(
            description=t("verzamelen.criterium"), options=criterium_choices(self.model), value=0
        )
        self.tekst = text_area(
            t("verzamelen.tekst"), voorbeeld=t("verzamelen.tekst_voorbeeld"), regels=2
        )
        draft_field(self.zitting, self.soort, "kansen.nieuw.soort")
        draft_field(self.zitting, self.perspectief, "kansen.nieuw.perspectief")
        draft_field(self.zitting, self.tekst, "kansen.nieuw.tekst")
        self.knop = button(
            self.zitting,
            t("verzamelen.toevoegen"),
            self._add,
            velden=lambda: (self.tekst, self.soort, self.perspectief),
        )
        self.model.observe(self._on_criteria_change, "criteria")
        return stack(
            [
                html(self.render("zelf")),
                self.soort,
                self.tekst,
                row([self.perspectief, self.criterium]),
                row([self.knop], "op-knoppen"),
            ]
        )

    def _on_criteria_change(self, _change: object = None) -> None:
        offer(self.criterium, criterium_choices(self.model))

    def _add(self) -> None:
        model = self.model
        model.add(
            parse_choice(Soort, self.soort.value),
            parse_choice(Perspectief, self.perspectief.value),
            self.tekst.value,
            self.criterium.value or None,
        )
        self.tekst.value = ""
        model.refresh()
        aantal = sum(row.telt_mee for row in model.items.values())
        self.zitting.say(self.t("verzamelen.toegevoegd", aantal=aantal))

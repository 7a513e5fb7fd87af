"""Making a goal: out of the top, out of a kans, or of the school's own."""

import ipywidgets as w

from ouderplan.kern.criteria import label
from ouderplan.kern.doelen import Doelsuggestie, Jaardoel, next_code
from ouderplan.stappen.jaardoelen.beeld import Kanskeuze
from ouderplan.stappen.jaardoelen.formulier import GEEN, criterium_choices, parse_number
from ouderplan.stappen.jaardoelen.model import Model
from ouderplan.stappen.onderdelen.cellen import make_cell
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.keuzelijst import criterium_options, offer
from ouderplan.stappen.onderdelen.klad import draft_field
from ouderplan.stappen.onderdelen.knoppen import button, html, mark, row, show_if, stack, styled
from ouderplan.stappen.onderdelen.rijlijst import Rijlijst
from ouderplan.stappen.onderdelen.veld import text_field

ALLE = 0


class Banklijst(Deel[Model]):
    """Goals from the bank, each with a button that makes a jaardoel of it."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        t = self.t
        self.zoek = text_field(t("maken.zoek_bank"), "op-half")
        self.criterium = w.Dropdown(
            description=t("maken.bij_criterium"),
            tooltip=t("maken.bij_criterium"),
            options=[(t("maken.alle_criteria"), ALLE)],
        )
        empty = html(self.render("leeg", kop=t("maken.geen_bank"), zin=t("maken.geen_bank_uitleg")))
        self._list: Rijlijst[Doelsuggestie] = Rijlijst(
            self.zitting, lambda _nummer, rij: Bankrij(model, rij), empty
        )
        self.box = stack([row([self.zoek, self.criterium]), self._list.box])
        for control in (self.zoek, self.criterium):
            control.observe(lambda _change: self._fill(), "value")

    def show(self) -> None:
        """Show the bank as it is now."""
        criteria = self.model.beeld.criteria
        every = (self.t("maken.alle_criteria"), ALLE)
        offer(self.criterium, [every, *criterium_options(criteria)])
        self._fill()

    def _fill(self) -> None:
        words = self.zoek.value.casefold().split()
        shown = {
            place: row
            for place, row in enumerate(self.model.bank)
            if self.criterium.value in (ALLE, row.criterium)
            and all(word in row.doel.casefold() for word in words)
        }
        self._list.show(dict(sorted(shown.items(), key=lambda item: item[1].criterium)))


class Bankrij(Deel[Model]):
    """One goal from the bank."""

    def __init__(self, model: Model, rij: Doelsuggestie) -> None:
        super().__init__(model)
        self._rij = rij
        self._text = html("", "op-groei")
        self._make = button(
            self.zitting,
            self.t("maken.knop"),
            lambda: model.make_from_bank(self._rij),
            uitleg=self.t("maken.knop_uitleg", tekst=rij.doel),
            gelukt=self.t("maken.gemaakt"),
        )
        self.box: w.Widget = row([self._text, self._make], "op-lijst-rij")

    def show(self, rij: Doelsuggestie) -> None:
        """Show this goal; it may be a jaardoel already."""
        self._rij, beeld = rij, self.model.beeld
        used = any(rij.doel in (regel.doel.jaardoel, regel.doel.herkomst) for regel in beeld.doelen)
        name = label(rij.criterium, beeld.criteria)
        self._text.value = self.render("bankdoel", rij=rij, criterium=name, gebruikt=used)
        self._make.tooltip = self.t("maken.knop_uitleg", tekst=rij.doel)
        mark(self._make, "op-quiet", used)


TOP, KANS, BANK, EIGEN = "top", "kans", "bank", "eigen"


class Maken(Deel[Model]):
    """The four ways to a goal, one of them open."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        t = self.t
        self._head = html()
        self._offered: int | None = None
        self._way = w.ToggleButtons(description=t("maken.waar"), tooltips=[], options=[TOP])
        self._top, self._all, self._own = (
            Kanslijst(model, TOP),
            Kanslijst(model, KANS),
            Eigen(model),
        )
        self._bank = Banklijst(model)
        self._back = button(self.zitting, t("maken.toch_niet"), self._on_back, "op-quiet")
        lists = [self._top.box, self._all.box, self._bank.box, self._own.box]
        self.box = stack([self._head, self._way, *lists, row([self._back], "op-knoppen")])
        self._offer()
        model.observe(self._on_model_change, ["beeld", "maken"])
        self._way.observe(self._on_way_change, "value")
        self._on_model_change()

    def _on_back(self) -> None:
        self.model.maken = False

    def _offer(self) -> None:
        t, beeld = self.t, self.model.beeld
        count = len(beeld.top)
        top = t("maken.top", aantal=count) if count else t("maken.top_geen")
        others = [(t(f"maken.{way}"), way) for way in (KANS, BANK, EIGEN)]
        options = [(top, TOP), *others]
        if count != self._offered:  # there is a top now, or another one
            self._offered = count
            self._way.options = options
            self._way.value = self._best()

    def _best(self) -> str:
        beeld = self.model.beeld
        if any(not kans.is_doel for kans in beeld.top) or not (beeld.kansen or beeld.doelen):
            return TOP
        return KANS if any(not kans.is_doel for kans in beeld.kansen) else EIGEN

    def _on_model_change(self, change: object = None) -> None:
        model = self.model
        self._offer()
        if isinstance(change, dict) and change.get("name") == "maken" and model.maken:
            self._way.value = self._best()
        self._head.value = self.render(
            "tussenkop",
            kop=self.t("maken.kop" if model.beeld.doelen else "maken.kop_eerste"),
            uitleg=self.t("maken.uitleg"),
        )
        show_if(self._back, model.beeld.doelen)
        self._on_way_change()

    def _on_way_change(self, _change: object = None) -> None:
        beeld = self.model.beeld
        boxes = (self._top.box, self._all.box, self._bank.box, self._own.box)
        for way, box in zip((TOP, KANS, BANK, EIGEN), boxes, strict=True):
            show_if(box, self._way.value == way)
        self._top.show(beeld.top)
        if self._way.value == KANS:
            self._all.show(beeld.kansen)
        if self._way.value == BANK:
            self._bank.show()
        self._own.show()


class Kanslijst(Deel[Model]):
    """Kansen, each with a button that makes a goal of it."""

    def __init__(self, model: Model, soort: str) -> None:
        super().__init__(model)
        self._kansen: tuple[Kanskeuze, ...] = ()
        self._search = text_field(self.t("maken.zoek"), "op-half")
        self._search.observe(lambda _change: self.show(self._kansen), "value")
        empty = html(
            self.render(
                "leeg", kop=self.t(f"maken.geen_{soort}"), zin=self.t(f"maken.geen_{soort}_uitleg")
            )
        )
        self._list: Rijlijst[Kanskeuze] = Rijlijst(
            self.zitting, lambda _nummer, kans: Kansrij(model, kans), empty
        )
        search = [self._search] if soort == KANS else []
        self.box = stack([*search, self._list.box])

    def show(self, kansen: tuple[Kanskeuze, ...]) -> None:
        """Show these; what is a goal already comes last."""
        self._kansen = kansen
        words = self._search.value.casefold().split()
        found = [
            (place, kans)
            for place, kans in enumerate(kansen)
            if all(word in kans.tekst.casefold() for word in words)
        ]
        self._list.show(dict(sorted(found, key=lambda item: item[1].is_doel)))


class Kansrij(Deel[Model]):
    """One kans to make a goal of."""

    def __init__(self, model: Model, kans: Kanskeuze) -> None:
        super().__init__(model)
        self._kans = kans
        self._text = html("", "op-groei")
        self._make = button(
            self.zitting,
            self.t("maken.knop"),
            lambda: model.make_from(self._kans),
            uitleg=self.t("maken.knop_uitleg", tekst=kans.tekst),
            gelukt=self.t("maken.gemaakt"),
        )
        self.box: w.Widget = row([self._text, self._make], "op-lijst-rij")

    def show(self, rij: Kanskeuze) -> None:
        """Show this kans."""
        self._kans = rij
        self._text.value = self.render("kans", kans=rij)
        self._make.tooltip = self.t("maken.knop_uitleg", tekst=rij.tekst)
        mark(self._make, "op-quiet", rij.is_doel)


class Eigen(Deel[Model]):
    """A goal of the school's own: what, under which criterium, and why."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        t, zitting = self.t, self.zitting
        self._text = make_cell(Jaardoel, "jaardoel").widget
        self._reason = make_cell(Jaardoel, "herkomst").widget
        draft_field(zitting, self._text, "jaardoelen.nieuw")
        draft_field(zitting, self._reason, "jaardoelen.nieuw_reden")
        self._criterium = w.Dropdown(
            description=t("maken.criterium"),
            tooltip=t("maken.criterium"),
            options=[(t("doel.geen_criterium"), GEEN)],
        )
        self._code = html("", "op-klein")
        self._criterium.observe(self._on_criterium_change, "value")
        make = button(
            zitting,
            t("maken.zelf"),
            self._make,
            "op-primary",
            gelukt=t("maken.gemaakt"),
            velden=lambda: (self._text, self._reason, self._criterium),
        )
        self.box = stack(
            [
                self._text,
                row([styled(self._criterium, "op-groei"), self._code]),
                self._reason,
                row([make], "op-knoppen"),
            ]
        )

    def show(self) -> None:
        """Offer the criteria as they are now."""
        none = self.t("doel.geen_criterium")
        offer(self._criterium, criterium_choices(self.model.beeld, none))
        self._on_criterium_change()

    def _on_criterium_change(self, _change: object = None) -> None:
        number, beeld = self._criterium.value, self.model.beeld
        code = next_code(number, (row.doel for row in beeld.doelen)) if number else ""
        self._code.value = self.t("maken.krijgt", code=code) if code else ""

    def _make(self) -> None:
        criterium = parse_number(self._criterium.value)
        self.model.make_own(self._text.value, criterium, self._reason.value)
        self._text.value = self._reason.value = ""
        self._criterium.value = GEEN

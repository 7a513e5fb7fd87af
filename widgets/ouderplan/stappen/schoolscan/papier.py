"""Part 2: a form that someone filled in on paper is typed in here."""

import ipywidgets as w

from ouderplan.kern.schoolscan import Antwoord, Niveau, Scanvraag
from ouderplan.kern.soorten import Groep
from ouderplan.stappen.melding import Keuze, Meldingsoort
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.gedeeld import discard
from ouderplan.stappen.onderdelen.klad import draft_field
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack
from ouderplan.stappen.onderdelen.veld import parse_choice, text_area
from ouderplan.stappen.schoolscan.model import Model


class Papier(Deel[Model]):
    """Who it is from, three fields for each criterium, and one button."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        t = self.t
        self._fields: dict[str, Vraagvelden] = {}
        self.groep = w.Dropdown(
            description=t("papier.groep"),
            tooltip=t("papier.groep"),
            options=[(t(f"groep.{groep}"), groep.value) for groep in Groep],
        )
        draft_field(self.zitting, self.groep, "schoolscan.papier.groep")
        self._form = stack([])
        save = button(self.zitting, t("papier.bewaar"), self._save, "op-primary")
        self._none = html(self.render("geen_scan"))
        self._work = stack(
            [
                html(self.render("alinea", zin=t("papier.uitleg"))),
                self.groep,
                self._form,
                row([save], "op-knoppen"),
            ]
        )
        self.box = stack([self._none, self._work])
        self.follow(self._on_vragen_change, "vragen")

    def _on_vragen_change(self, _change: object = None) -> None:
        vragen = self.model.vragen
        show_if(self._none, not vragen)
        show_if(self._work, vragen)
        old, self._fields = self._fields, {v.sleutel: Vraagvelden(self.model, v) for v in vragen}
        self._form.children = [one.box for one in self._fields.values()]
        for one in old.values():
            discard(one.box)

    def _save(self) -> None:
        groep = parse_choice(Groep, self.groep.value)
        answers = {sleutel: one.answer() for sleutel, one in self._fields.items()}
        name = self.model.keep_paper(groep, answers)
        for one in self._fields.values():
            one.clear()

        def take_back() -> None:
            self.model.take_back(name)
            self.zitting.hush()

        undo = Keuze(self.t("papier.terug"), take_back)
        self.zitting.say(self.t("papier.bewaard"), Meldingsoort.GOED, undo)


class Vraagvelden(Deel[Model]):
    """The fields of one criterium."""

    def __init__(self, model: Model, vraag: Scanvraag) -> None:
        super().__init__(model)
        t, begin = self.t, f"schoolscan.papier.{vraag.sleutel}"
        self.niveau = w.Dropdown(
            description=t("papier.niveau"),
            tooltip=f"{vraag.naam}: {t('papier.niveau')}",
            options=[(t("papier.open"), ""), *((n.value, n.value) for n in Niveau)],
        )
        self.niveau.add_class("op-smal")
        self.al = text_area(t("papier.gebeurt_al"), regels=1)
        self.kan = text_area(t("papier.mogelijkheden"), regels=1)
        for naam, control in (("niveau", self.niveau), ("al", self.al), ("kan", self.kan)):
            draft_field(self.zitting, control, f"{begin}.{naam}")
        head = html(self.render("vraagkop", vraag=vraag))
        self.box = stack(
            [head, row([self.niveau, self.al, self.kan], "op-scanrij")], "op-stapel-dicht"
        )

    def answer(self) -> Antwoord:
        """Return what is filled in now."""
        niveau = parse_choice(Niveau, self.niveau.value) if self.niveau.value else None
        return Antwoord(niveau, self.al.value, self.kan.value)

    def clear(self) -> None:
        """Make room for the next form."""
        self.niveau.value = self.al.value = self.kan.value = ""

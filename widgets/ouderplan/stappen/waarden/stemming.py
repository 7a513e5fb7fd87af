"""Parts 2 to 4: the vote in the hall, its result once it is shown, and adopting the top 5."""

from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.knoppen import html, show_if, stack
from ouderplan.stappen.onderdelen.rondepaneel import LIVE, Rondepaneel
from ouderplan.stappen.onderdelen.vaststellen import Vaststellen, render_result
from ouderplan.stappen.waarden.model import Model


class Stemming(Deel[Model]):
    """The controls of the round; `box` goes on the page."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        self.paneel = Rondepaneel(
            model.zaak,
            open_tekst=self.t("stemming.open"),
            vraag=self.t("stemming.vraag"),
            let_op=model.missing_in,
        )
        model.observe(self.paneel.look_again, ["items", "vertalingen"])
        self._done = html(self.t("stemming.klaar"), "op-melding")
        self.box = stack([self._done, self.paneel.box])
        model.zaak.observe(self._on_ronde_change, "ronde")
        self._on_ronde_change()

    def asked(self) -> str:
        """Return the question as it stands on the form."""
        return str(self.paneel.vraag.value)

    def _on_ronde_change(self, _change: object = None) -> None:
        show_if(self._done, self.model.zaak.stap == "getoond")


class Besluit(Deel[Model]):
    """The form with which the top 5 is adopted; `box` goes on the page."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        t = self.t
        self._wait = html()
        self.vaststellen = Vaststellen(
            model.zaak,
            door_voorbeeld=t("vaststellen.door_voorbeeld"),
            gelukt=t("vaststellen.gelukt"),
        )
        self.box = stack([self._wait, self.vaststellen.box])
        model.zaak.observe(self._on_zaak_change, ["uitslag", "ronde", "vastgesteld"])
        self._on_zaak_change()

    def _on_zaak_change(self, _change: object = None) -> None:
        zaak = self.model.zaak
        show_if(self._wait, zaak.uitslag is None)
        self._wait.value = self.render("nog_niet", zaak=zaak)


class Uitslag(Deel[Model]):
    """The picture, who voted, and a tie; `box` goes on the page."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        self._said = html()
        self.box = stack([self._said])
        model.zaak.observe(self._on_zaak_change, LIVE)
        self._on_zaak_change()

    def _on_zaak_change(self, _change: object = None) -> None:
        zaak = self.model.zaak
        self._said.value = render_result(zaak) or self.render("nog_niet", zaak=zaak)

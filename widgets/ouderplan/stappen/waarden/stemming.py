"""Part 2: the vote in the hall, from opening to closing."""

from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.knoppen import html, show_if, stack
from ouderplan.stappen.onderdelen.rondepaneel import Rondepaneel
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

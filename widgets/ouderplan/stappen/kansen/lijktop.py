"""Under what waits for the begeleider: what it looks like, and both answers in one press."""

from ouderplan.kern.kansen import Inbreng
from ouderplan.stappen.kansen.model import Model
from ouderplan.stappen.melding import Keuze, Meldingsoort
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if


class Lijktop(Deel[Model]):
    """The other one, *voeg samen* and *niet hetzelfde*; there only while nobody judged the two.

    Of the two the text of the other one stays: it was let in, or sent in first.
    """

    def __init__(self, model: Model, row_id: str) -> None:
        super().__init__(model)
        self._id = row_id
        self._other: Inbreng | None = None
        self._text = html("", "op-klein")
        self.voeg = button(self.zitting, self.t("samen.knop"), self._merge)
        self.niet = button(self.zitting, self.t("samen.niet_gelijk"), self._keep_apart, "op-quiet")
        self.box = row([self._text, self.voeg, self.niet], "op-knoppen", "op-lijktop")
        self.show()

    def show(self) -> None:
        """Name the one that it looks like most now."""
        self._other = other = self.model.looks_like(self._id)
        show_if(self.box, other)
        if other is None:
            return
        self._text.value = self.render("lijktop", ander=other)
        for knop in (self.voeg, self.niet):
            knop.tooltip = f"{knop.description}: {self._id}, {other.id}"

    def _merge(self) -> None:
        if self._other is None:
            return
        row_id = self._id
        self.model.merge(self._other.id, row_id, self._other.id, "")
        back = Keuze(self.t("samen.terug"), lambda: self.model.release(row_id))
        self.zitting.say(self.t("samen.gelukt"), Meldingsoort.GOED, back)

    def _keep_apart(self) -> None:
        if self._other is not None:
            self.model.keep_apart(self._id, self._other.id)

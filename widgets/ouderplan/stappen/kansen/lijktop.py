"""Under what waits for the begeleider: what it looks like, and both answers in one press."""

from typing import TYPE_CHECKING

from ouderplan.kern.kansen import Inbreng
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if
from ouderplan.stappen.zitting import Keuze, Meldingsoort

if TYPE_CHECKING:
    from ouderplan.stappen.kansen.view import View


class Lijktop:
    """The other one, *voeg samen* and *niet hetzelfde*; there only while nobody judged the two.

    Of the two the text of the other one stays: it was let in, or sent in first.
    """

    def __init__(self, view: "View", id: str) -> None:
        self._view, self._id = view, id
        self._other: Inbreng | None = None
        self._text = html("", "op-klein")
        self.voeg = button(view.zitting, view.t("samen.knop"), self._merge)
        self.niet = button(view.zitting, view.t("samen.niet_gelijk"), self._keep_apart, "op-quiet")
        self.box = row([self._text, self.voeg, self.niet], "op-knoppen", "op-lijktop")
        self.show()

    def show(self) -> None:
        """Name the one that it looks like most now."""
        self._other = other = self._view.model.looks_like(self._id)
        show_if(self.box, other)
        if other is None:
            return
        self._text.value = self._view.render("lijktop.html.j2", ander=other)
        for knop in (self.voeg, self.niet):
            knop.tooltip = f"{knop.description}: {self._id}, {other.id}"

    def _merge(self) -> None:
        if self._other is None:
            return
        view, id = self._view, self._id
        view.model.merge(self._other.id, id, self._other.id, "")
        back = Keuze(view.t("samen.terug"), lambda: view.model.release(id))
        view.zitting.say(view.t("samen.gelukt"), Meldingsoort.GOED, back)

    def _keep_apart(self) -> None:
        if self._other is not None:
            self._view.model.keep_apart(self._id, self._other.id)

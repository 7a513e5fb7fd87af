"""The plain and the proportional top side by side, and which of the two the school adopts (F12)."""

from collections.abc import Callable

import ipywidgets as w

from ouderplan.kern.dia import TOPPEN, row_of
from ouderplan.kern.rondes import Telling
from ouderplan.opslag.scherm import send
from ouderplan.stappen.onderdelen.knoppen import button, html, show_if, stack, styled
from ouderplan.stappen.onderdelen.sjabloon import render
from ouderplan.stappen.onderdelen.stemzaak import Stemzaak
from ouderplan.stappen.onderdelen.veld import PAKKET
from ouderplan.teksten import Teksten


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

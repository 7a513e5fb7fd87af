"""What the hall sees: nothing that was not let in, no dots before the begeleider shows them."""

from typing import TYPE_CHECKING, Any

import ipywidgets as w

from ouderplan.stappen.kansen.bladen import columns, fit, latest, needs
from ouderplan.stappen.kansen.bladeren import TRAITS, Bladeren
from ouderplan.stappen.kansen.model import Deel
from ouderplan.stappen.onderdelen.knoppen import html, show_if, stack
from ouderplan.stappen.onderdelen.rondepaneel import LIVE, hall_qrs
from ouderplan.stappen.onderdelen.vaststellen import (
    render_adopted,
    render_aside,
    render_hall_result,
)

if TYPE_CHECKING:
    from ouderplan.stappen.kansen.view import View


class Scherm:
    """One large thing at a time. An open round comes first, whatever the begeleider works on."""

    def __init__(self, view: "View") -> None:
        self._view = view
        self.html = html()
        self._pager = Bladeren(view)
        self._pages = stack([self._pager.box])
        self.box: w.Widget = stack([self.html, self._pages])
        model = view.model
        model.observe(self._on_change, TRAITS)
        for zaak in (model.verzamelen, model.stippen):
            zaak.observe(self._on_change, LIVE)
        self._on_change()

    @property
    def deel(self) -> Deel:
        """The part that the hall sees."""
        model = self._view.model
        if model.verzamelen.stap == "open":
            return Deel.VERZAMELEN
        return Deel.STIPPEN if model.stippen.stap == "open" else Deel(model.deel)

    def _on_change(self, _change: object = None) -> None:
        name, model = f"scherm_{self.deel}.html.j2", self._view.model
        self.html.value = self._view.render(
            name, model=model, **self._fields(), **model.stippen.scherm.functies
        )
        show_if(self._pages, self.deel == model.deel)

    def _fields(self) -> dict[str, Any]:
        """Return what the template of this part needs."""
        model = self._view.model
        match self.deel:
            case Deel.VERZAMELEN:
                return {"qrs": hall_qrs(model.verzamelen), "laatste": latest(model)}
            case Deel.BEKIJKEN:
                return {"blad": self._page(columns(model))}
            case Deel.OMZETTEN:
                threat = model.by_id().get(model.in_hand)
                kop = fit(threat.tekst) if threat else ""
                return {"blad": self._page(needs(model)), "bedreiging": kop}
            case Deel.STIPPEN:
                zaak = model.stippen
                return {
                    "qrs": hall_qrs(zaak),
                    "uitslag": render_hall_result(zaak),
                    "beeld": render_aside(zaak),
                    "top": render_adopted(zaak),
                }

    def _page(self, pages: Any) -> Any:
        return pages[min(self._view.model.bladzijde, len(pages) - 1)]

"""Likely duplicates, pointed out one pair at a time (F11)."""

from collections.abc import Callable, Sequence

import ipywidgets as w

from ouderplan.kern.kansen import Inbreng
from ouderplan.kern.lijkend import Paar
from ouderplan.stappen.kansen.keuzes import describe
from ouderplan.stappen.kansen.model import Model
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.keuzelijst import offer
from ouderplan.stappen.onderdelen.klad import draft_field
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack
from ouderplan.stappen.onderdelen.veld import text_area

NIEUW = ""
"""Stands for a new text in the choice of what stays."""


class Paarvorm(Deel[Model]):
    """The form for one pair; nothing is merged before someone presses the button.

    `klaar` is called when there is nothing left to do here; `by_hand` says that the begeleider
    brought the two together.
    """

    def __init__(
        self,
        model: Model,
        een: Inbreng,
        ander: Inbreng,
        klaar: Callable[[], None],
        *,
        by_hand: bool = False,
    ) -> None:
        super().__init__(model)
        self._een, self._ander, self._klaar = een, ander, klaar
        t, zitting = self.t, self.zitting
        self.kies = w.RadioButtons(description=t("samen.kies"), options=self._options())
        self.tekst = text_area(t("samen.tekst"), regels=2)
        self.tekst.value = een.tekst
        draft_field(zitting, self.tekst, f"kansen.samen.{een.id}.{ander.id}")
        self.voeg = button(zitting, t("samen.knop"), self._merge, gelukt=t("samen.gelukt"))
        self.niet = (
            button(zitting, t("samen.toch_niet"), klaar, "op-quiet")
            if by_hand
            else button(zitting, t("samen.niet_gelijk"), self._keep_apart)
        )
        self.knoppen = row([self.voeg, self.niet], "op-knoppen")
        self.box = stack([self.kies, self.tekst, self.knoppen])
        self.kies.observe(self._on_kies_change, "value")
        self._on_kies_change()

    def show(self, een: Inbreng, ander: Inbreng) -> None:
        """Show the two as they read now."""
        if (een, ander) == (self._een, self._ander):
            return
        self._een, self._ander = een, ander
        offer(self.kies, self._options())

    def _options(self) -> list[tuple[str, str]]:
        t = self.t
        both = [(describe(t, row), row.id) for row in (self._een, self._ander)]
        return [*both, (t("samen.nieuwe"), NIEUW)]

    def _on_kies_change(self, _change: object = None) -> None:
        show_if(self.tekst, self.kies.value == NIEUW)

    def _merge(self) -> None:
        tekst = self.tekst.value
        self.model.merge(self._een.id, self._ander.id, self.kies.value or NIEUW, tekst)
        self.tekst.value = self._een.tekst
        self._klaar()

    def _keep_apart(self) -> None:
        self.model.keep_apart(self._een.id, self._ander.id)
        self._klaar()


class Paren(Deel[Model]):
    """The pair that is looked at, and how many there are still; hidden when there are none.

    Pairs are pointed out of what `among` returns.
    """

    def __init__(self, model: Model, among: Callable[[], Sequence[Inbreng]]) -> None:
        super().__init__(model)
        self._among = among
        self._skipped: set[Paar] = set()
        self._pair: Paar | None = None
        self.vorm: Paarvorm | None = None
        self._head = html()
        self._same_text: tuple[tuple[str, str], ...] = ()
        self.gelijke = button(self.zitting, "", self._merge_same, gelukt=self.t("samen.gelukt"))
        self._form = stack([])
        self.sla_over = button(self.zitting, self.t("paren.sla_over"), self._skip, "op-quiet")
        self.opnieuw = button(self.zitting, "", self._again, "op-quiet")
        self.box = stack([self._head, self.gelijke, self._form, self.opnieuw], "op-sectie")
        self.follow(self.refresh, ["paren", "items", "apart"])

    def refresh(self, _change: object = None) -> None:
        """Show the pair that is its turn; the one that is looked at stays as long as it is one."""
        model = self.model
        pairs = model.pairs_among(self._among())
        open_pairs = [paar for paar in pairs if self._key(paar) not in self._skipped]
        known = model.by_id()
        current = next((p for p in open_pairs if self._same(p)), None)
        chosen = current or next(iter(open_pairs), None)
        self._same_text = model.same_among(self._among())
        show_if(self.gelijke, self._same_text)
        self.gelijke.description = self.t("paren.gelijke", aantal=len(self._same_text))
        show_if(self.box, pairs or self._same_text)
        show_if(self._head, chosen)
        self._head.value = self.render("paren", aantal=len(open_pairs))
        skipped = len(pairs) - len(open_pairs)
        show_if(self.opnieuw, skipped and not open_pairs)
        self.opnieuw.description = self.t("paren.opnieuw", aantal=skipped)
        if chosen is None:
            self._pair, self.vorm, self._form.children = None, None, []
        elif current and self.vorm:
            self.vorm.show(known[current.een], known[current.ander])
        elif chosen.een in known and chosen.ander in known:
            self._take(chosen)

    def _take(self, paar: Paar) -> None:
        known = self.model.by_id()
        self._pair = paar
        self.vorm = Paarvorm(self.model, known[paar.een], known[paar.ander], self.refresh)
        self.vorm.knoppen.children = [*self.vorm.knoppen.children, self.sla_over]
        self._form.children = [self.vorm.box]

    def _same(self, paar: Paar) -> bool:
        return self._pair is not None and self._key(paar) == self._key(self._pair)

    @staticmethod
    def _key(paar: Paar) -> Paar:
        return Paar(paar.een, paar.ander, 0)

    def _merge_same(self) -> None:
        self.model.merge_same(self._same_text)

    def _skip(self) -> None:
        if self._pair is not None:
            self._skipped.add(self._key(self._pair))
        self.refresh()

    def _again(self) -> None:
        self._skipped.clear()
        self.refresh()

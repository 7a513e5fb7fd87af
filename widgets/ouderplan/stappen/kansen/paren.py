"""Likely duplicates, pointed out one pair at a time (F11)."""

from collections.abc import Callable, Sequence

from ouderplan.kern.kansen import Inbreng
from ouderplan.kern.lijkend import Paar
from ouderplan.stappen.kansen.model import Model
from ouderplan.stappen.kansen.paarvorm import Paarvorm
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.knoppen import button, html, show_if, stack


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
        model.observe(self.refresh, ["paren", "items", "apart"])
        self.refresh()

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

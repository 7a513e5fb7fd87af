"""Says it on the page when a CSV cannot be written: most often Excel has it open.

Nothing waits for it: votes go on, and the writer tries again until it is done.
"""

from ouderplan.stappen.melding import Melding, Meldingsoort
from ouderplan.stappen.zitting import Zitting
from ouderplan.teksten import Teksten

GEDULD = 3
"""After so many ticks of the page's clock a CSV that is behind is stuck and not just busy."""


class Csvwacht:
    """Looks at the CSVs with every tick of a page's clock."""

    def __init__(self, zitting: Zitting) -> None:
        self._zitting, self._said = zitting, Melding("")
        self._looks: dict[tuple[str, int], int] = {}
        zitting.observe(self._on_klok_change, "klok")

    def _on_klok_change(self, _change: object) -> None:
        if self._zitting.werkboek is not None:
            self._zitting.guard(self.look)

    def look(self) -> None:
        """See which CSVs are stuck, and say that or that it is over."""
        zitting, t = self._zitting, Teksten(__package__)
        stuck = self._stuck()
        if stuck and zitting.melding is None:
            zin = t("csv_vast", bestanden=", ".join(stuck))
            self._said = Melding(zin, Meldingsoort.WAARSCHUWING)
            zitting.melding = self._said
        elif not stuck and zitting.melding is self._said:
            zitting.say(t("csv_weer"))

    def _stuck(self) -> list[str]:
        behind = self._zitting.wb.csvs_behind()
        self._looks = {one: self._looks.get(one, 0) + 1 for one in behind.items()}
        late = [naam for (naam, _), looks in self._looks.items() if looks >= GEDULD]
        if not late:
            return []
        by_hand = {path.name for path in self._zitting.wb.changed_by_hand()}
        return [naam for naam in late if naam not in by_hand]  # those are asked about at Start

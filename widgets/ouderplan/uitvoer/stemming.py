"""The vote that counts: its round, its result, and the top as it was adopted or as it fell."""

from collections.abc import Sequence
from dataclasses import dataclass

from ouderplan.kern.beslissen import Geteld
from ouderplan.kern.papierrekening import ZONDER, Kanalen
from ouderplan.kern.rondes import Ronde, Rondekeuze, Rondesoort, Telling, VastgesteldeKeuze
from ouderplan.kern.tellen import Top, Uitslag
from ouderplan.opslag.beslissen import load_geteld
from ouderplan.opslag.kanalen import channels_of
from ouderplan.opslag.transacties import Lezing


@dataclass(frozen=True, slots=True)
class Topplaats:
    """One place of the top. `gelijk`: it ties with others for the last places."""

    plaats: int
    keuze: str
    tekst: str
    omschrijving: str
    stemmen: int
    gelijk: bool = False


@dataclass(frozen=True, slots=True)
class Stemming:
    """A vote with its result."""

    ronde: Ronde
    uitslag: Uitslag
    keuzes: tuple[Rondekeuze, ...]
    vastgesteld: tuple[VastgesteldeKeuze, ...]
    geteld: Geteld | None = None
    kanalen: Kanalen = ZONDER

    @property
    def telling(self) -> Telling:
        """How the adopted top was counted."""
        return self.vastgesteld[0].telling if self.vastgesteld else Telling.GEWOON

    @property
    def getekend(self) -> Top:
        """What stands out in the picture: what was adopted, else the top as the ballots have it."""
        if not self.vastgesteld:
            return self.uitslag.top(self.aantal)
        chosen = {row.keuze for row in self.vastgesteld}
        return Top(tuple(row for row in self.uitslag.ranglijst if row.keuze in chosen), (), 0)

    @property
    def aantal(self) -> int:
        """How many places the top has."""
        return len(self.vastgesteld) or self.ronde.soort.plaatsen

    @property
    def top(self) -> tuple[Topplaats, ...]:
        """The adopted top; when nothing was adopted, the top as the ballots have it."""
        if self.vastgesteld:
            return tuple(self._adopted(row) for row in self.vastgesteld)
        top = self.uitslag.top(self.aantal)
        return tuple(
            Topplaats(row.plaats, row.keuze, row.tekst, self._meaning(row.keuze), row.stemmen, tie)
            for row, tie in [(row, False) for row in top.zeker]
            + [(row, True) for row in top.gelijk]
        )

    def _adopted(self, row: VastgesteldeKeuze) -> Topplaats:
        counted = next((line for line in self.uitslag.ranglijst if line.keuze == row.keuze), None)
        tekst, stemmen = (counted.tekst, counted.stemmen) if counted else (row.keuze, 0)
        return Topplaats(row.plaats, row.keuze, tekst, self._meaning(row.keuze), stemmen)

    def _meaning(self, keuze: str) -> str:
        return next((row.omschrijving for row in self.keuzes if row.keuze == keuze), "")


def decisive(tx: Lezing, soort: Rondesoort) -> Stemming | None:
    """Return the newest vote of a kind whose top was adopted, else the newest that was shown."""
    rondes = sorted(tx.rows(Ronde, soort=soort), key=lambda row: -row.ronde)
    adopted = {row.ronde for row in tx.rows(VastgesteldeKeuze)}
    ronde = _first(rondes, adopted)
    if ronde is None:
        return None
    chosen = sorted(tx.rows(VastgesteldeKeuze, ronde=ronde.ronde), key=lambda row: row.plaats)
    keuzes = tuple(tx.rows(Rondekeuze, ronde=ronde.ronde))
    geteld = load_geteld(tx, ronde)
    return Stemming(
        ronde, geteld.uitslag, keuzes, tuple(chosen), geteld, channels_of(tx, ronde.ronde)
    )


def _first(rondes: Sequence[Ronde], adopted: set[int]) -> Ronde | None:
    candidates = [row for row in rondes if row.ronde in adopted]
    candidates += [row for row in rondes if row.getoond and not row.is_runoff]
    return next(iter(candidates), None)

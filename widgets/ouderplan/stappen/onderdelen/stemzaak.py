"""A vote as a step sees it: its shown result, the picture of it, and the top that is adopted."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.rondes import OnbekendeKeuze, VastgesteldeKeuze
from ouderplan.kern.tellen import Top
from ouderplan.kern.vaststellen import deviation, places
from ouderplan.stappen.onderdelen.rondezaak import Rondezaak

if TYPE_CHECKING:
    from ouderplan.figuren.figuur import Figuur

BLAD = 12
"""So many bars on the begeleider's page."""
SCHERM = 8
"""So many bars on the projector: each must be read from the back row."""


class Stemzaak(Rondezaak):
    """A kind of round in which people vote and of which the first `aantal` places are adopted."""

    _drawn: "tuple[object, dict[int, Figuur]]" = (None, {})

    @property
    def top(self) -> Top | None:
        """Return the top of the shown result, or None."""
        return self.uitslag.top(self.aantal) if self.uitslag else None

    @property
    def suggestion(self) -> tuple[str, ...]:
        """Return what the ballots alone decide of the top."""
        return tuple(plaats.keuze for plaats in self.top.zeker) if self.top else ()

    def text_of(self, keuze: str) -> str:
        """Return a choice as it read on the ballot."""
        return next((row.tekst for row in self.keuzes if row.keuze == keuze), "") or keuze

    def picture(self, hoogstens: int = BLAD) -> "Figuur | None":
        """Return the picture of the shown result with at most so many bars, or None.

        The same picture is drawn once.
        """
        if self.uitslag is None or self.ronde is None:
            return None
        shown = (self.uitslag, self.ronde.vraag)
        if self._drawn[0] != shown:
            self._drawn = (shown, {})
        from ouderplan.figuren.balken import draw_uitslag  # noqa: PLC0415  matplotlib is slow to load

        drawn = self._drawn[1]
        if hoogstens not in drawn:
            drawn[hoogstens] = draw_uitslag(
                self.uitslag, vraag=self.ronde.vraag, aantal=self.aantal, hoogstens=hoogstens
            )
        return drawn[hoogstens]

    def objection(self, keuzes: Sequence[str]) -> str:
        """Return why this top asks for a reason, or "" (G1: it is not what was voted)."""
        if self.uitslag is None:
            return ""
        how = deviation(self.uitslag, self.aantal, keuzes)
        numbers = {"gekozen": len(set(keuzes)), "aantal": places(self.uitslag, self.aantal)}
        return self._t(f"vaststellen.{how}", **numbers) if how else ""

    @property
    def adopted(self) -> VastgesteldeKeuze:
        """What was adopted first; who, when and why are the same for the rest.

        Raises
        ------
        OuderplanFout
            When nothing is adopted (any more).
        """
        if not self.vastgesteld:
            raise OuderplanFout(self._t("vaststellen.niet_vastgesteld"))
        first: VastgesteldeKeuze = self.vastgesteld[0]
        return first

    def adopt(self, keuzes: Sequence[str], door: str, op: date | None, reden: str = "") -> None:
        """Keep this as the adopted top of the newest round; an earlier adoption is replaced.

        Raises
        ------
        OuderplanFout
            Without a shown result, without choices, without who adopts, or without a reason for a
            top that is not what was voted.
        OnbekendeKeuze
        """
        chosen = tuple(dict.fromkeys(keuzes))
        if self.ronde is None or self.uitslag is None:
            raise OuderplanFout(self._t("vaststellen.geen_uitslag"))
        if not chosen:
            raise OuderplanFout(self._t("vaststellen.geen_keuze"))
        if not set(chosen) <= {plaats.keuze for plaats in self.uitslag.ranglijst}:
            raise OnbekendeKeuze
        if not reden.strip() and (zin := self.objection(chosen)):
            raise OuderplanFout(self._t("vaststellen.reden_nodig", zin=zin))
        if not door.strip():
            raise OuderplanFout(self._t("vaststellen.door_wie"))
        with self.zitting.wb.writing() as tx:
            tx.remove_where(VastgesteldeKeuze, ronde=self.ronde.ronde)
            for plaats, keuze in enumerate(chosen, start=1):
                row = VastgesteldeKeuze(self.ronde.ronde, plaats, keuze, door, op, reden)
                tx.add(row)

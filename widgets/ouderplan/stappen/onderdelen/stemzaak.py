"""A vote as a step sees it: its shown result, the picture of it, and the top that is adopted."""

from collections.abc import Sequence
from datetime import date

from ouderplan.figuren import Figuur, draw_uitslag
from ouderplan.kern.beslissen import Beslist, decide, deviation, places, tops_differ
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.rondes import OnbekendeKeuze, Telling, VastgesteldeKeuze
from ouderplan.kern.tellen import Top
from ouderplan.stappen.onderdelen.gelijkstand import Gelijkstand
from ouderplan.uitvoer.stemzinnen import coverage_sentence, settled_sentence, turnout_sentences


class Stemzaak(Gelijkstand):
    """A kind of round in which people vote and of which the first `aantal` places are adopted."""

    _drawn: tuple[object, Figuur | None] = (None, None)
    _decided: tuple[object, tuple[Beslist, ...]] = (None, ())

    @property
    def toppen(self) -> tuple[Beslist, ...]:
        """Return the top of the shown result by each way of counting, the plain one first."""
        if self.geteld is None:
            return ()
        if self._decided[0] is not self.geteld:
            tops = tuple(decide(self.geteld, telling, self.aantal) for telling in Telling)
            self._decided = (self.geteld, tops)
        return self._decided[1]

    def beslist(self, telling: Telling) -> Beslist | None:
        """Return the top by one way of counting, or None before the result is shown."""
        return next((one for one in self.toppen if one.telling is telling), None)

    @property
    def verschil(self) -> bool:
        """Tell whether the two ways of counting do not say the same."""
        return tops_differ(self.toppen)

    @property
    def top(self) -> Top | None:
        """Return the plain top of the shown result, or None."""
        return self.toppen[0].top if self.toppen else None

    @property
    def suggestion(self) -> tuple[str, ...]:
        """Return what the ballots alone decide of the plain top."""
        return self.suggested(Telling.GEWOON)

    def suggested(self, telling: Telling) -> tuple[str, ...]:
        """Return what is sure of a top, its ties settled as far as they were."""
        beslist = self.beslist(telling)
        return tuple(plaats.keuze for plaats in beslist.top.zeker) if beslist else ()

    @property
    def gestemd_op(self) -> date | None:
        """Return the day of the vote, that of the evening also when it closed after midnight."""
        return self.ronde.gesloten_op if self.ronde is not None else None

    def text_of(self, keuze: str) -> str:
        """Return a choice as it read on the ballot."""
        return next((row.tekst for row in self.keuzes if row.keuze == keuze), "") or keuze

    @property
    def opkomst(self) -> tuple[str, ...]:
        """Return who voted, of how many who were there or were invited, in sentences."""
        if self.ronde is None or self.uitslag is None:
            return ()
        return turnout_sentences(self.ronde, self.uitslag)

    def dekking(self, keuzes: Sequence[str]) -> str:
        """Return how many find a choice of their own among `keuzes`, in one sentence."""
        return coverage_sentence(self.soort, self.uitslag, keuzes) if self.uitslag else ""

    def settled(self, telling: Telling) -> str:
        """Return how the tie in a top was settled, in one sentence, or ""."""
        if self.geteld is None or (beslist := self.beslist(telling)) is None:
            return ""
        return settled_sentence(self.geteld, beslist)

    def icon_of(self, keuze: str) -> str:
        """Return the name of the drawing that a choice had on the ballot."""
        return next((row.icoon for row in self.keuzes if row.keuze == keuze), "")

    def picture(self) -> Figuur | None:
        """Return the picture of the shown result, or None; the same picture is drawn once."""
        if self.uitslag is None or self.ronde is None:
            return None
        shown = (self.uitslag, self.ronde.vraag)
        if self._drawn[0] != shown:
            drawn = draw_uitslag(self.uitslag, vraag=self.ronde.vraag, aantal=self.aantal)
            self._drawn = (shown, drawn)
        return self._drawn[1]

    def objection(self, keuzes: Sequence[str], telling: Telling = Telling.GEWOON) -> str:
        """Return why this top asks for a reason, or "" (G1: it is not what was voted)."""
        beslist = self.beslist(telling)
        if beslist is None:
            return ""
        how = deviation(beslist.top, keuzes)
        numbers = {"gekozen": len(set(keuzes)), "aantal": places(beslist.top)}
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

    def adopt(
        self,
        keuzes: Sequence[str],
        door: str,
        op: date | None,
        reden: str = "",
        telling: Telling = Telling.GEWOON,
    ) -> None:
        """Keep this as the adopted top of the newest vote; an earlier adoption is replaced.

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
        if not reden.strip() and (zin := self.objection(chosen, telling)):
            raise OuderplanFout(self._t("vaststellen.reden_nodig", zin=zin))
        if not door.strip():
            raise OuderplanFout(self._t("vaststellen.door_wie"))
        with self.zitting.wb.writing() as tx:
            tx.remove_where(VastgesteldeKeuze, ronde=self.ronde.ronde)
            for plaats, keuze in enumerate(chosen, start=1):
                row = VastgesteldeKeuze(self.ronde.ronde, plaats, keuze, door, op, reden, telling)
                tx.add(row)

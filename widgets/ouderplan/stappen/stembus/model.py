"""State of the ballot on a shared tablet: who is voting now, and how far they are."""

import secrets
import time
from collections.abc import Sequence
from enum import StrEnum

from traitlets import Instance, Tuple, Unicode, UseEnum

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.rondes import Ronde, RondeGesloten, Rondekeuze, TeVeelKeuzes, Waarborg
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.stemcodes import Emmer, OnbekendeStemcode, TeVeelGeprobeerd
from ouderplan.kern.vertalingen import Vertaling
from ouderplan.opslag.rondezoeken import current_ronde
from ouderplan.opslag.stembus import Stem
from ouderplan.opslag.stemcodes import count_unknown, find_code
from ouderplan.opslag.stemmen import cast_all
from ouderplan.stappen.basis import StapModel
from ouderplan.stappen.onderdelen.schermtaal import all_languages
from ouderplan.stappen.zitting import Zitting
from ouderplan.talen.taal import BRON

PROBEREN, PER_SECONDE = 5, 0.2
"""So many wrong codes in a row on this screen, and how fast a next chance comes."""


class Scherm(StrEnum):
    """What the tablet shows."""

    DICHT = "dicht"
    BEGIN = "begin"
    KIEZEN = "kiezen"
    ONTVANGEN = "ontvangen"


class Model(StapModel):
    """The open round, and one voter after another.

    Every voter is a new random device to the ledger, so that no ballot replaces another; in a vote
    with stemcodes the code is the voter, here as on a phone.
    """

    tabellen = frozenset({"rondes", "rondekeuzes", "vertalingen"})
    ronde = Instance(Ronde, allow_none=True)
    keuzes = Tuple()
    scherm = UseEnum(Scherm, default_value=Scherm.DICHT)
    groep = UseEnum(Groep, default_value=None, allow_none=True)
    gekozen = Tuple()
    vertalingen = Tuple()
    taal = Unicode(BRON)
    _stemmer = ""

    def __init__(self, zitting: Zitting) -> None:
        super().__init__(zitting)
        self._chances = Emmer(PROBEREN, PER_SECONDE, time.monotonic())

    def refresh(self) -> None:
        """Follow the round that is open now."""
        if self.zitting.werkboek is None:
            self._take(None, ())
            return
        with self.zitting.wb.reading() as tx:
            self.vertalingen = tuple(tx.rows(Vertaling))
            ronde = current_ronde(tx)
            keuzes = tx.rows(Rondekeuze, ronde=ronde.ronde) if ronde else ()
        self._take(ronde, tuple(keuzes))

    @property
    def over(self) -> int | None:
        """How many more may be chosen; negative when there are too many, None without a limit."""
        return None if self.hoogstens is None else self.hoogstens - len(self.gekozen)

    @property
    def hoogstens(self) -> int | None:
        """How many can be chosen, never more than there are; None without a limit."""
        if self.ronde is None or self.ronde.aantal_keuzes is None:
            return None
        return min(self.ronde.aantal_keuzes, len(self.keuzes))

    @property
    def stemt(self) -> bool:
        """Whether the open round is a vote."""
        return self.ronde is not None and self.ronde.soort.stemt

    @property
    def met_code(self) -> bool:
        """Whether the next voter needs a stemcode."""
        return self.ronde is not None and self.ronde.waarborg is Waarborg.STEMCODE

    def begin(self, groep: Groep) -> None:
        """Let the next voter choose."""
        if not self.stemt or self.met_code:
            raise RondeGesloten
        self._begin(secrets.token_urlsafe(16), groep)

    def begin_with_code(self, tekst: str) -> None:
        """Let the holder of a stemcode choose.

        Raises
        ------
        OnbekendeStemcode, TeVeelGeprobeerd
        """
        if not self.stemt:
            raise RondeGesloten
        if not self._chances.take(time.monotonic()):
            raise TeVeelGeprobeerd
        with self.zitting.wb.reading() as tx:
            found = find_code(tx, tekst)
        if found is None:
            count_unknown(self.zitting.wb)
            raise OnbekendeStemcode
        self._chances.give_back()
        self._begin(found.stemmer, found.groep)

    def _begin(self, stemmer: str, groep: Groep) -> None:
        self._stemmer = stemmer
        self.groep, self.gekozen = groep, ()
        self.scherm = Scherm.KIEZEN

    def speak(self, taal: str) -> None:
        """Go on in the language with this code, until the next voter begins."""
        self.taal = all_languages().get(taal).code

    def choose(self, keuzes: Sequence[str]) -> None:
        """Remember what is ticked now."""
        self.gekozen = tuple(keuzes)

    def vote(self) -> None:
        """Cast the ballot; it is on the disk when the tablet says so.

        Raises
        ------
        TeVeelKeuzes, RondeGesloten
            Nothing was sent then.
        """
        ronde, over = self.ronde, self.over
        if ronde is None or self.groep is None or self.scherm is not Scherm.KIEZEN:
            raise RondeGesloten
        if over is not None and over < 0:
            raise TeVeelKeuzes(gekozen=len(self.gekozen), aantal=ronde.aantal_keuzes, te_veel=-over)
        stem = Stem(
            ronde.ronde, self._stemmer, self.groep, Kanaal.SCHERM, tuple(self.gekozen), self.taal
        )
        (outcome,) = cast_all(self.zitting.wb, [stem])
        if isinstance(outcome, OuderplanFout):
            raise outcome
        self._forget()
        self.scherm = Scherm.ONTVANGEN

    def restart(self) -> None:
        """Go back to the start for the next voter; what was not sent is forgotten."""
        self._forget()
        self.taal = BRON
        self.scherm = Scherm.BEGIN if self.stemt else Scherm.DICHT

    def _forget(self) -> None:
        self._stemmer, self.groep, self.gekozen = "", None, ()

    def _take(self, ronde: Ronde | None, keuzes: tuple[Rondekeuze, ...]) -> None:
        other = (ronde and ronde.ronde) != (self.ronde and self.ronde.ronde)
        self.ronde, self.keuzes = ronde, keuzes
        if self.scherm is Scherm.ONTVANGEN or not (other or self.scherm is Scherm.DICHT):
            return
        if self.scherm is Scherm.KIEZEN:
            self.zitting.say(self.teksten("intussen_gesloten"))
        self.restart()

"""The moment: what the hall is doing now, and the one thing that comes next.

What the begeleider's bar and the remote show, and both press, is decided here once.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from ouderplan.kern.dia import Beweging, Getoond, is_revealing
from ouderplan.kern.rondes import NACHT, Ronde, Rondesoort
from ouderplan.kern.soorten import Groep


class Actie(StrEnum):
    """What can be done with one press.

    From `VERDER` on it is about the slides, and not the action of a moment.
    """

    NIETS = "niets"
    SLUIT = "sluit"
    TOON = "toon"
    TOON_VOLGENDE = "toon_volgende"
    STEL_VAST = "stel_vast"
    VERDER = "verder"
    TERUG = "terug"
    ZWART = "zwart"

    @property
    def beweging(self) -> Beweging | None:
        """Return how it goes through the slides, or None when it does not."""
        return _BEWEGINGEN.get(self)

    @property
    def vraagt_meer(self) -> bool:
        """Tell whether it asks for a name or a choice, so that only Bedienen can do it."""
        return self is Actie.STEL_VAST


_BEWEGINGEN = {
    Actie.TOON_VOLGENDE: Beweging.VERDER,
    Actie.VERDER: Beweging.VERDER,
    Actie.TERUG: Beweging.TERUG,
    Actie.ZWART: Beweging.ZWART,
}


@dataclass(frozen=True, slots=True)
class Zaalmoment:
    """What is going on, without a word of a result.

    Attributes
    ----------
    actie
        The one action of this moment. `NIETS`: nothing is open, and nothing waits.
    ronde
        The round that it is about, or None; when a run-off was shown, the vote that it decided.
    aantal
        How many people voted or filled it in; in a round for ideas, how many came in.
    dia
        What is on the projector.
    rij
        The row of the programme that is on, 0 when no meeting was begun.
    te_lezen
        How many texts nobody has read yet, when it was a round for texts and no more than that
        is to be done.
    """

    actie: Actie = Actie.NIETS
    ronde: Ronde | None = None
    aantal: int = 0
    dia: Getoond = field(default_factory=Getoond)
    rij: int = 0
    te_lezen: int = 0

    @property
    def bezig(self) -> bool:
        """Tell whether something is open, or waits to be shown or adopted."""
        return self.actie is not Actie.NIETS

    @property
    def klaar(self) -> bool:
        """Tell whether the newest round of this meeting asks for nothing more."""
        return self.ronde is not None and not self.bezig

    @property
    def is_open(self) -> bool:
        """Tell whether the hall can take part now."""
        return self.ronde is not None and self.ronde.is_open

    @property
    def gaat_overal(self) -> bool:
        """Tell whether every step says it: what is open, and a result that someone waits for.

        Of a closed round for texts the number that came in is not kept, and nobody waits.
        """
        return self.is_open or (self.telt and self.aantal > 0)

    @property
    def telt(self) -> bool:
        """Tell whether `aantal` says something: of texts only while they may be sent in."""
        if self.ronde is None:
            return False
        texts = self.ronde.soort in (Rondesoort.KANSEN, Rondesoort.EVALUATIE)
        return self.is_open or not texts

    @property
    def vraag(self) -> str:
        """Return the question of the round, or ""."""
        return self.ronde.vraag if self.ronde is not None else ""

    @property
    def groepen(self) -> tuple[Groep, ...]:
        """Return who take part in it."""
        return self.ronde.groepen_die_mogen if self.ronde is not None else ()

    @property
    def aanwezig(self) -> int | None:
        """Return how many are present, or None when not filled in."""
        return self.ronde.aanwezig if self.ronde is not None else None

    def stand(self, actie: Actie) -> str:
        """Return a short mark of what someone who presses `actie` has seen.

        It is another one as soon as that press was carried out, by whoever. What does not matter to
        `actie` is not in it: a vote closes also when a slide went on meanwhile.
        """
        about = "" if self.ronde is None else f"{self.ronde.ronde} {self.actie}"
        dia = self.dia
        shown = f"{dia.reeks} {dia.dia} {dia.nummer} {dia.verst} {dia.zwart} {self.rij}"
        seen = shown if actie.beweging else about
        return hashlib.sha256(f"{actie} {seen}".encode()).hexdigest()[:16]


def is_of_now(ronde: Ronde, nu: datetime) -> bool:
    """Tell whether a round belongs to the meeting of this moment (local time).

    A closed one is let go after its day: its step still shows what it waits for. A clock that was
    put back lets nothing go.
    """
    last = ronde.getoond or ronde.gesloten
    return last is None or last.date() >= nu.date() or nu - last < NACHT


def just_closed(ronde: Ronde, nu: datetime) -> bool:
    """Tell whether a round was closed in this meeting: not on another day, by whatever clock."""
    return ronde.gesloten is not None and abs(nu - ronde.gesloten) < NACHT


def next_action(ronde: Ronde | None, dia: Getoond, *, te_kiezen: bool, vastgesteld: bool) -> Actie:
    """Return the one action of a moment.

    Parameters
    ----------
    ronde
        The round that is open, else the newest one.
    te_kiezen
        Whether anyone chose anything in it; asked of a shown result only.
    vastgesteld
        Whether its top is adopted.
    """
    if ronde is None or ronde.overgenomen_uit:
        return Actie.NIETS
    if ronde.is_open:
        return Actie.SLUIT
    if ronde.soort is Rondesoort.KANSEN:  # what came in is looked at, not counted
        return Actie.NIETS
    if ronde.getoond is None:
        revealing = ronde.soort.stemt and is_revealing(dia, ronde.soort)
        return Actie.TOON_VOLGENDE if revealing else Actie.TOON
    adoptable = ronde.soort.stemt and te_kiezen and not vastgesteld
    return Actie.STEL_VAST if adoptable else Actie.NIETS

"""What slides are made of: the workbook as the hall may see it, and the way in for phones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ouderplan.kern.rondes import Ronde, Rondesoort, Waarborg
from ouderplan.kern.school import Gegeven, profile
from ouderplan.kern.soorten import Groep
from ouderplan.kern.vertalingen import Vertaling
from ouderplan.opslag.transacties import Lezing
from ouderplan.stappen.onderdelen.qr import qr_svg, wifi_svg
from ouderplan.stappen.onderdelen.rondezaak import Rondezaak
from ouderplan.stappen.onderdelen.schermtaal import SLEUTEL, Schermtaal
from ouderplan.stappen.onderdelen.stemzaak import Stemzaak
from ouderplan.stappen.zitting import Zitting
from ouderplan.teksten import Teksten

PADEN = {Groep.OUDERS: "", Groep.TEAM: "/team"}


@dataclass(frozen=True, slots=True)
class Toegang:
    """One way in: for whom (a group, ``stemcode`` or ``wifi``), what to type, and its QR code."""

    wie: str
    adres: str
    svg: str


class Zaalzaak(Stemzaak):
    """A vote as the projector counts it: from its closing on, since it is revealed there.

    Only a slide that was reached is drawn; nothing else of this leaves the process.
    """

    def _may_count(self, ronde: Ronde) -> bool:
        return ronde.soort.stemt and not ronde.is_open and not ronde.overgenomen_uit


class Bron:
    """One look at the workbook, for making one row of slides."""

    def __init__(self, zitting: Zitting, zaken: dict[Rondesoort, Rondezaak]) -> None:
        self.zitting, self._zaken = zitting, zaken
        self.t = Teksten(__package__)
        with zitting.wb.reading() as tx:
            self.profiel: Mapping[str, str] = profile(tx.rows(Gegeven))
            self.scherm = Schermtaal(self.profiel.get(SLEUTEL, ""), tx.rows(Vertaling))

    def read(self, ask: Any) -> Any:
        """Return what `ask` reads from one snapshot."""
        with self.zitting.wb.reading() as tx:
            return ask(tx)

    def rows(self, rij: type[Any], **waar: Any) -> list[Any]:
        """Return rows of a table."""

        def ask(tx: Lezing) -> list[Any]:
            return list(tx.rows(rij, **waar))

        return list(self.read(ask))

    def zaak(self, soort: Rondesoort) -> Rondezaak:
        """Return the newest round of a kind, read again."""
        if soort not in self._zaken:
            self._zaken[soort] = (Zaalzaak if soort.stemt else Rondezaak)(self.zitting, soort)
        self._zaken[soort].refresh()
        return self._zaken[soort]

    def vote(self, soort: Rondesoort) -> Zaalzaak:
        """Return the newest vote of a kind."""
        found = self.zaak(soort)
        assert isinstance(found, Zaalzaak)
        return found

    def welcome(self) -> str:
        """Return the sentence that greets the hall, as its slide puts it."""
        return f"{self.t('welkom')} {self.profiel['school']}"

    def ways_in(self, ronde: Ronde | None = None) -> tuple[Toegang, ...]:
        """Return how a phone joins: the most people first, the wifi last; empty without a hall.

        With an open round only its groups; in a vote with codes one address for all.
        """
        address = self.zitting.zaal
        if not address:
            return ()
        if ronde is not None and ronde.waarborg is Waarborg.STEMCODE:
            groups: Sequence[tuple[str, str]] = [(Waarborg.STEMCODE.value, "")]
        else:
            asked = ronde.groepen_die_mogen if ronde is not None else tuple(PADEN)
            groups = [(str(groep), path) for groep, path in PADEN.items() if groep in asked]
        found = [Toegang(wie, address + path, qr_svg(address + path)) for wie, path in groups]
        naam, wachtwoord = self.profiel["wifi_naam"], self.profiel["wifi_wachtwoord"]
        wifi = [Toegang("wifi", naam, wifi_svg(naam, wachtwoord))] if naam else []
        return (*found, *wifi)

"""What a phone sends: a ballot, a schoolscan, or something in its own words."""

import hashlib
from collections.abc import Awaitable
from dataclasses import replace
from http import HTTPStatus
from urllib.parse import urlencode

from ouderplan.kern.fouten import OngeldigeInvoer
from ouderplan.kern.rondes import (
    GroepDoetNietMee,
    OnbekendeKeuze,
    RondeGesloten,
    Rondesoort,
    TeVeelKeuzes,
    Waarborg,
)
from ouderplan.kern.soorten import Groep
from ouderplan.kern.stemcodes import OnbekendeStemcode
from ouderplan.opslag.fouten import RondeNietGevonden
from ouderplan.zaal.basis import VAN_DE_OPSLAG, ZaalHandler
from ouderplan.zaal.formulier import Formulier
from ouderplan.zaal.inzendsoorten import INZENDSOORTEN, Inzendsoort, sort_of
from ouderplan.zaal.kiezer import Kiezer, guarantee, read_voter
from ouderplan.zaal.meldingen import Melding
from ouderplan.zaal.paginas import BEWIJS
from ouderplan.zaal.telefoon import sign
from ouderplan.zaal.wegen import PADEN, address_of, confirmation_of

MELDING_BIJ: dict[type[Exception], Melding] = {
    GroepDoetNietMee: Melding.GROEP,
    OnbekendeStemcode: Melding.CODE_NODIG,
    OnbekendeKeuze: Melding.ONBEKEND,
    OngeldigeInvoer: Melding.TE_LANG,
    RondeGesloten: Melding.GESLOTEN,
    RondeNietGevonden: Melding.ANDERE_RONDE,
    TeVeelKeuzes: Melding.TE_VEEL,
}


class Inzender(ZaalHandler):
    """What the kinds of sending share; `soorten` are the rounds that ask for it."""

    soorten: frozenset[Rondesoort]
    _sender: Kiezer | None = None

    def get(self) -> None:
        """Lead who types this address to what is open."""
        self.redirect(PADEN[Groep.OUDERS], status=HTTPStatus.SEE_OTHER)

    async def post(self) -> None:
        """Keep what was sent, and confirm it only when it is on the disk."""
        formulier = Formulier(self)
        self.nummer = formulier.ronde
        melding = await self._attempt(self._receive(formulier))
        if melding is None:
            self._confirm(formulier)
        else:
            self._refuse(formulier, melding)

    async def _receive(self, formulier: Formulier) -> Melding | None:
        """Keep it, or return why not."""
        device = self.read_device()
        if (melding := self._problem(formulier, device)) is not None:
            return melding
        if not self._may_send(formulier, device):
            return Melding.TE_SNEL
        if self.has_left:
            return Melding.STORING
        await self._keep(formulier)
        return None

    def _may_send(self, formulier: Formulier, device: str | None) -> bool:
        """Tell whether this phone may send now, and whoever uses this code, on any phone."""
        brake = self.settings["toestellen"]
        if guarantee(self.stand) is Waarborg.STEMCODE:
            return bool(brake.may(self._voter(formulier).stemmer or ""))
        return device is None or bool(brake.may(device))

    def _voter(self, formulier: Formulier) -> Kiezer:
        """Return who sends this; what was kept is confirmed without asking the store again."""
        if self._sender is None:
            self._sender = read_voter(self, formulier.groep, formulier.invulling.inzending)
        return self._sender

    def _problem(self, formulier: Formulier, device: str | None) -> Melding | None:
        """Return what is wrong with the form as far as that shows without the store."""
        self.huis.glance()
        if self.huis.is_out_of_reach:
            return Melding.STORING
        stand = self.stand
        if not formulier.is_about(stand) or (stand.ronde and stand.ronde.soort not in self.soorten):
            return Melding.ANDERE_RONDE if stand.ronde and stand.ronde.is_open else Melding.GESLOTEN
        if device is None and guarantee(stand) is not Waarborg.OPEN:
            return Melding.GEEN_COOKIE
        return Melding.CODE_NODIG if self._voter(formulier).mist_code else None

    async def _keep(self, formulier: Formulier) -> None:
        raise NotImplementedError

    def _confirm(self, formulier: Formulier) -> None:
        raise NotImplementedError

    async def _attempt(self, receiving: Awaitable[Melding | None]) -> Melding | None:
        try:
            return await receiving
        except VAN_DE_OPSLAG as error:
            melding = MELDING_BIJ.get(type(error), Melding.STORING)
            if melding is Melding.STORING:
                self.note("Iets van een telefoon kon niet worden bewaard.", error)
            return melding

    def _refuse(self, formulier: Formulier, melding: Melding) -> None:
        self.huis.glance()
        self.give_device()
        invulling, groep = formulier.invulling, formulier.groep
        if melding is Melding.ANDERE_RONDE:  # another question: those ticks are no answer to it
            invulling = replace(invulling, keuzes=())
        stand, kiezer = self.stand, self._reader(groep)
        self.stand_at(address_of(stand, groep))
        if kiezer.mist_code:
            page = self.bladen.ask_code(stand, melding, invulling)
        else:
            adres = self.own_address(address_of(stand, groep))
            page = self.bladen.refused(stand, kiezer.groep, melding, invulling, adres)
        self.send_page(page, melding.status)

    def _reader(self, groep: Groep) -> Kiezer:
        """Return who reads the answer; while the store cannot say so, one of the page's group."""
        try:
            return read_voter(self, groep)
        except VAN_DE_OPSLAG:
            return Kiezer(None, groep)

    def _confirm_sent(self, formulier: Formulier) -> None:
        """Confirm what was written or filled in."""
        stand, groep = self.stand, formulier.groep
        bewijs = sign(self.huis.geheim, BEWIJS, stand.sleutel)
        page = self.bladen.received(stand, groep, None) if self.from_script else ""
        self._go_to(f"{confirmation_of(stand, groep)}?{urlencode({BEWIJS: bewijs})}", page)

    def _go_to(self, address: str, page: str) -> None:
        """Send a browser to `address`; a script gets that page at once, a round trip sooner."""
        if self.from_script:
            self.stand_at(address)
            self.send_page(page)
        else:
            self.redirect(address, status=HTTPStatus.SEE_OTHER)


class Stem(Inzender):
    """A ballot for the waarden or the stippen."""

    soorten = frozenset(soort for soort in Rondesoort if soort.stemt)

    def _problem(self, formulier: Formulier, device: str | None) -> Melding | None:
        nothing = not formulier.invulling.keuzes and not formulier.blanco
        problem = super()._problem(formulier, device)
        return problem or (Melding.NIETS_GEKOZEN if nothing else None)

    async def _keep(self, formulier: Formulier) -> None:
        kiezer = self._voter(formulier)
        await self.huis.cast(
            ronde=formulier.ronde,
            stemmer=kiezer.stemmer or "",
            groep=kiezer.groep,
            keuzes=formulier.invulling.keuzes,
            taal=self.taal.code,
        )

    def _confirm(self, formulier: Formulier) -> None:
        stand, groep = self.stand, self._voter(formulier).groep
        address = confirmation_of(stand, groep)
        if guarantee(stand) is Waarborg.OPEN:  # only this form knows which ballot is its own
            proof = f"{stand.sleutel} {self.read_device()} {formulier.invulling.inzending}"
            address = f"{address}?{urlencode({BEWIJS: sign(self.huis.geheim, BEWIJS, proof)})}"
        keuzes = formulier.invulling.keuzes
        page = ""
        if self.from_script:
            page = self.bladen.received(stand, groep, keuzes, tweede=self._voter(formulier).tweede)
        self._go_to(address, page)


class Inbreng(Inzender):
    """A kans or bedreiging, or what goes well or can grow."""

    soorten = frozenset(INZENDSOORTEN)

    def _problem(self, formulier: Formulier, device: str | None) -> Melding | None:
        problem = super()._problem(formulier, device)
        if problem is None and self._soort(formulier) is None:
            return Melding.ONBEGREPEN
        if problem is None and not _is_readable(formulier.invulling.tekst):
            return Melding.LEEG
        return problem

    def _soort(self, formulier: Formulier) -> Inzendsoort | None:
        return sort_of(self.stand.ronde, formulier.invulling.soort)

    async def _keep(self, formulier: Formulier) -> None:
        soort = self._soort(formulier)
        if soort is None:  # another round was opened meanwhile
            raise RondeNietGevonden(ronde=formulier.ronde)
        kiezer = self._voter(formulier)
        await self.huis.submit(
            ronde=formulier.ronde,
            inzending=_name(formulier),
            groep=kiezer.groep,
            soort=soort,
            tekst=formulier.invulling.tekst,
            toestel=self.read_device() or "",
            stemmer=kiezer.stemmer or "",
        )

    def _confirm(self, formulier: Formulier) -> None:
        self._confirm_sent(formulier)


def _name(formulier: Formulier) -> str:
    """Name what was sent: the same form again is the same, a changed text from it is new.

    A browser's back button can bring an old form back, and what is then typed in it must not be
    taken for what was sent before.
    """
    filled = formulier.invulling
    content = "\n".join((filled.inzending, filled.soort, filled.tekst))
    return hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()[:32]


def _is_readable(text: str) -> bool:
    return any(ch.isprintable() and not ch.isspace() for ch in text)


class Scan(Inzender):
    """A filled-in schoolscan."""

    soorten = frozenset({Rondesoort.SCAN})

    def _problem(self, formulier: Formulier, device: str | None) -> Melding | None:
        problem = super()._problem(formulier, device)
        if problem is None and device is None:
            return Melding.GEEN_COOKIE
        if problem is None and not formulier.invulling.antwoorden:
            return Melding.NIETS_INGEVULD
        return problem

    async def _keep(self, formulier: Formulier) -> None:
        kiezer = self._voter(formulier)
        await self.huis.submit_scan(
            ronde=formulier.ronde,
            stemmer=kiezer.stemmer or "",
            groep=kiezer.groep,
            antwoorden=formulier.invulling.antwoorden,
        )

    def _confirm(self, formulier: Formulier) -> None:
        self._confirm_sent(formulier)

"""Voting on a screen of the school: begin, choose, received."""

from sqlalchemy.exc import SQLAlchemyError

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.rondes import Waarborg
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.opslag.stemcodes import Codehouder
from ouderplan.zaal.bladen import Invulling
from ouderplan.zaal.formulier import Formulier
from ouderplan.zaal.insturen import MELDING_BIJ
from ouderplan.zaal.kiezer import guarantee
from ouderplan.zaal.meldingen import Melding
from ouderplan.zaal.stemcode import look_up
from ouderplan.zaal.tablet import (
    KIEZER,
    LANGSTE_CODE,
    ONTVANGEN,
    PAD,
    STEMMEN,
    Schermkiezer,
    Tablethandler,
)
from ouderplan.zaal.wegen import PADEN


class Begin(Tablethandler):
    """The next person begins."""

    def get(self) -> None:
        """Lead who types this address to the start."""
        self.go(PAD)

    async def post(self) -> None:
        """Let a parent or a team member vote, or the holder of a stemcode."""
        self.huis.refresh()
        if not self.is_on:
            self.go(PAD)
        elif guarantee(self.huis.stand) is Waarborg.STEMCODE:
            await self._begin_with_code(self.get_body_argument("code", "")[:LANGSTE_CODE])
        else:
            self._begin(self.get_body_argument("groep", Groep.OUDERS))

    def _begin(self, naam: str) -> None:
        groep = next((groep for groep in PADEN if groep == naam), Groep.OUDERS)
        if not self.huis.stand.is_open_for(groep, stemt=True):
            self.go(PAD)
            return
        self.keep_screen_voter(groep)
        self.go(STEMMEN)

    async def _begin_with_code(self, tekst: str) -> None:
        found: Codehouder | Melding
        try:
            found = await look_up(self, tekst)
        except (OuderplanFout, SQLAlchemyError) as error:
            self.note("Een stemcode kon niet worden nagekeken.", error)
            found = Melding.STORING
        if isinstance(found, Codehouder) and not self.huis.stand.is_open_for(
            found.groep, stemt=True
        ):
            found = Melding.GROEP
        if isinstance(found, Melding):
            self.stand_at(PAD)
            self.show("tablet.html.j2", melding=found, invulling=Invulling(tekst=tekst))
            return
        self.keep_screen_voter(found.groep, found.merk)
        self.go(STEMMEN)


class Stembiljet(Tablethandler):
    """The ballot, always empty: what was chosen before is never shown on a shared screen."""

    def get(self) -> None:
        """Show the ballot to who began; anyone else is led to the start."""
        self.huis.glance()
        kiezer = self.read_screen_voter() if self.is_on else None
        if kiezer is None:
            self.go(PAD)
        else:
            self.show_ballot(kiezer, Invulling())

    head = get

    async def post(self) -> None:
        """Keep the ballot, and forget who cast it once it is on the disk."""
        self.huis.glance()
        kiezer = self.read_screen_voter() if self.is_on else None
        formulier = Formulier(self)
        if kiezer is None or not formulier.is_about(self.huis.stand):
            self.go(PAD)
            return
        melding = await self._keep(kiezer, formulier)
        if melding is not None:
            self.stand_at(STEMMEN)
            self.show_ballot(kiezer, formulier.invulling, melding)
            return
        self.clear_cookie(KIEZER)
        self.go(ONTVANGEN)

    async def _keep(self, kiezer: Schermkiezer, formulier: Formulier) -> Melding | None:
        if not formulier.invulling.keuzes and not formulier.blanco:
            return Melding.NIETS_GEKOZEN
        if self.has_left:
            return Melding.STORING
        try:
            await self.huis.cast(
                ronde=formulier.ronde,
                stemmer=kiezer.stemmer,
                groep=kiezer.groep,
                keuzes=formulier.invulling.keuzes,
                taal=self.taal.code,
                kanaal=Kanaal.SCHERM,
            )
        except (OuderplanFout, SQLAlchemyError) as error:
            melding = MELDING_BIJ.get(type(error), Melding.STORING)
            if melding is Melding.STORING:
                self.note("Een stem van een stemscherm kon niet worden bewaard.", error)
            return melding
        return None

    def show_ballot(
        self, kiezer: Schermkiezer, invulling: Invulling, melding: Melding | None = None
    ) -> None:
        """Answer with the ballot and what of it was not sent."""
        self.show(
            "stemmen.html.j2",
            kiezer.groep,
            invulling=invulling,
            melding=melding,
            gestemd=False,
            onverzonden=melding is not None,
            actie=STEMMEN,
            klad=kiezer.klad,
        )


class Bevestiging(Tablethandler):
    """*Stem ontvangen*, and nothing of what was in it."""

    def get(self) -> None:
        """Say so, until the screen returns by itself."""
        self.huis.glance()
        if self.is_on:
            self.show("tablet_ontvangen.html.j2")
        else:
            self.go(PAD)

    head = get

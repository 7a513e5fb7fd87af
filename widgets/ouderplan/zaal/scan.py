"""A schoolscan that a phone sends: one form, sent in one go."""

from urllib.parse import urlencode

from ouderplan.kern.rondes import Rondesoort
from ouderplan.zaal.bladen import BEVESTIGING
from ouderplan.zaal.formulier import Formulier
from ouderplan.zaal.insturen import Inzender
from ouderplan.zaal.meldingen import Melding
from ouderplan.zaal.paginas import BEWIJS
from ouderplan.zaal.telefoon import sign


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
        await self.huis.submit_scan(
            ronde=formulier.ronde,
            stemmer=self.read_device() or "",
            groep=formulier.groep,
            antwoorden=formulier.invulling.antwoorden,
        )

    def _confirm(self, formulier: Formulier) -> None:
        stand = self.huis.stand
        bewijs = sign(self.huis.geheim, BEWIJS, stand.sleutel)
        page = self.bladen.received(stand, formulier.groep, None) if self.from_script else ""
        self._go_to(f"{BEVESTIGING[formulier.groep]}?{urlencode({BEWIJS: bewijs})}", page)

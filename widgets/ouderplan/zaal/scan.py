"""A schoolscan that a phone sends: one form, sent in one go."""

from ouderplan.kern.rondes import Rondesoort
from ouderplan.zaal.formulier import Formulier
from ouderplan.zaal.insturen import Inzender
from ouderplan.zaal.meldingen import Melding


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

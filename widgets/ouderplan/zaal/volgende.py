"""``/volgende``: the next person on the same phone."""

from http import HTTPStatus

from ouderplan.kern.rondes import Waarborg
from ouderplan.kern.soorten import Groep
from ouderplan.zaal.basis import ZaalHandler
from ouderplan.zaal.bladen import PADEN
from ouderplan.zaal.kiezer import guarantee, pass_on
from ouderplan.zaal.stemcode import PAD as CODEPAD


class Volgende(ZaalHandler):
    """Who voted passes the phone on; nothing of that vote is on it from then on."""

    def get(self) -> None:
        """Lead who types this address to what is open."""
        self.redirect(PADEN[Groep.OUDERS], status=HTTPStatus.SEE_OTHER)

    def post(self) -> None:
        """Forget who voted, as far as the guarantee of the round allows for a next one."""
        self.huis.glance()
        pass_on(self)
        asks_code = guarantee(self.huis.stand) is Waarborg.STEMCODE
        group = Groep.TEAM if self.get_body_argument("groep", "") == Groep.TEAM else Groep.OUDERS
        self.redirect(CODEPAD if asks_code else PADEN[group], status=HTTPStatus.SEE_OTHER)

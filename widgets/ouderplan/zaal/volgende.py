"""``/volgende``: the next person on the same phone."""

from http import HTTPStatus

from ouderplan.kern.rondes import Waarborg
from ouderplan.kern.soorten import Groep
from ouderplan.zaal.basis import ZaalHandler
from ouderplan.zaal.formulier import round_of
from ouderplan.zaal.kiezer import guarantee, pass_on
from ouderplan.zaal.stemcode import code_page
from ouderplan.zaal.wegen import PADEN


class Volgende(ZaalHandler):
    """Who voted passes the phone on; nothing of that vote is on it from then on."""

    def get(self) -> None:
        """Lead who types this address to what is open."""
        self.redirect(PADEN[Groep.OUDERS], status=HTTPStatus.SEE_OTHER)

    def post(self) -> None:
        """Forget who voted, as far as the guarantee of the round allows for a next one."""
        self.huis.glance()
        self.nummer = round_of(self)
        pass_on(self)
        asks_code = guarantee(self.stand) is Waarborg.STEMCODE
        group = Groep.TEAM if self.get_body_argument("groep", "") == Groep.TEAM else Groep.OUDERS
        there = code_page(self.stand) if asks_code else PADEN[group]
        self.redirect(there, status=HTTPStatus.SEE_OTHER)

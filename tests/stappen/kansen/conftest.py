"""Windows on a workbook in which kansen and bedreigingen are collected."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest
from op_het_scherm import op_projector

from ouderplan.kern.kansen import Inbreng, Perspectief, Soort
from ouderplan.kern.soorten import Groep
from ouderplan.opslag import Werkboek
from ouderplan.opslag.inbreng import submit
from ouderplan.stappen import Zitting
from ouderplan.stappen.kansen.model import Model
from ouderplan.stappen.kansen.view import View
from stemmer import vote_as

TEAM = (Groep.TEAM,)


@dataclass
class Venster:
    """A page on the workbook: its session, model and view."""

    zitting: Zitting
    model: Model
    view: View

    def nummer(self, tekst: str) -> int:
        """Return the row number of the one with this text."""
        return next(nr for nr, row in self.model.items.items() if row.tekst == tekst)

    def rij(self, tekst: str) -> Inbreng:
        """Return the one with this text."""
        return self.model.items[self.nummer(tekst)]

    def scherm(self) -> str:
        """Return the slide that the hall sees of the part that is on, as HTML."""
        return op_projector(self.model)

    def kans(self, tekst: str, soort: Soort = Soort.KANS) -> str:
        """Add one from the team and return its id."""
        assert self.zitting.run(lambda: self.model.add(soort, Perspectief.TEAM, tekst))
        return self.rij(tekst).id


@pytest.fixture
def nieuw_venster(open_venster: Callable[..., Any]) -> Callable[..., Venster]:
    """Give a function that opens one more page on the same workbook."""
    return partial(open_venster, Model, View, soort=Venster, zaal="http://192.168.1.20:8100")


@pytest.fixture
def stuur(werkboek: Werkboek) -> Callable[..., str]:
    """Give a function with which a phone sends something in to the open round."""

    def send(ronde: int, tekst: str, soort: Soort = Soort.KANS) -> str:
        return submit(
            werkboek,
            ronde=ronde,
            inzending=tekst,
            groep=Groep.TEAM,
            soort=soort,
            perspectief=Perspectief.TEAM,
            tekst=tekst,
        )

    return send


@pytest.fixture
def plak(werkboek: Werkboek) -> Callable[[int, str, tuple[str, ...]], None]:
    """Give a function with which a team member gives dots."""

    def vote(ronde: int, wie: str, keuzes: tuple[str, ...]) -> None:
        vote_as(werkboek, wie, keuzes, ronde=ronde, groep=Groep.TEAM)

    return vote

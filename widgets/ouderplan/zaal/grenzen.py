"""How much may be asked of one hall; kept while nobody is in it, so that leaving resets nothing."""

from dataclasses import dataclass, field
from typing import Self

from ouderplan.zaal.buitenadres import Buitenadres
from ouderplan.zaal.rem import Rem
from ouderplan.zaal.toestellen import Toestellen


@dataclass(frozen=True)
class Grenzen:
    """The brakes of one hall: on stemcodes, and on what one phone sends."""

    rem: Rem
    toestellen: Toestellen = field(default_factory=Toestellen)

    @classmethod
    def of(cls, buiten: Buitenadres) -> Self:
        """Return those of a hall with this address; from the internet each visitor has its own."""
        return cls(Rem(per_bron=bool(buiten.oorsprong and buiten.proxies)))

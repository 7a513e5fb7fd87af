"""How much may be asked of one hall; kept while nobody is in it, so that leaving resets nothing."""

import secrets
from dataclasses import dataclass, field
from typing import Self

from ouderplan.zaal.buitenadres import Buitenadres
from ouderplan.zaal.rem import Rem, Toestellen


def new_salt() -> bytes:
    """Return one that nobody knows."""
    return secrets.token_bytes(32)


@dataclass(frozen=True)
class Grenzen:
    """The brakes of one hall: on stemcodes, and on what one phone sends.

    `zout` is for knowing what texts are of one phone; it is never kept on a disk.
    """

    rem: Rem
    toestellen: Toestellen = field(default_factory=Toestellen)
    zout: bytes = field(default_factory=new_salt, repr=False)

    @classmethod
    def of(cls, buiten: Buitenadres) -> Self:
        """Return those of a hall with this address; from the internet each visitor has its own."""
        return cls(Rem(per_bron=bool(buiten.oorsprong and buiten.proxies)))

"""The two doors of an evening: where they are, how they are started, what the terminal shows."""

import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from ouderplan.app import paden as namen
from ouderplan.app.adressen import (
    GEWEIGERD,
    begeleider_url,
    free_port,
    hall_url,
    is_free,
)
from ouderplan.app.fouten import GeenPoortVrij, PoortBezet, PoortGeweigerd, SleutelTeKort
from ouderplan.app.grenzen import THUIS
from ouderplan.app.kind import Deur
from ouderplan.app.paden import Paden, child_env
from ouderplan.app.teksten import text
from ouderplan.app.zaalvork import KAN
from ouderplan.logboek import clean
from ouderplan.zaal.buitenadres import Buitenadres

_SLEUTEL = re.compile(r"[A-Za-z0-9_-]{24,}")


@dataclass(frozen=True, slots=True)
class Opstelling:
    """Everything that is decided before the doors open."""

    paden: Paden
    poort: int
    zaal_poort: int
    zaal_adres: str
    adres: str
    sleutel: str
    lab: bool
    begeleider_adres: str = ""
    proxies: tuple[str, ...] = ()
    zegt_sleutel: bool = True

    @property
    def begeleider_url(self) -> str:
        """The begeleider's address, with the token."""
        url = begeleider_url(self.begeleider_adres, self.adres, self.poort)
        pad = "/lab/tree/werkboek.ipynb" if self.lab else "/"
        return f"{url}{pad}?{urlencode({'token': self.sleutel})}"

    @property
    def te_zeggen_url(self) -> str:
        """The begeleider's address for the terminal: a key that was given is not said back."""
        return self.begeleider_url if self.zegt_sleutel else clean(self.begeleider_url)

    @property
    def zaal_url(self) -> str:
        """The hall's address for ouders; the team's has ``/team`` behind it."""
        return hall_url(self.zaal_adres, self.zaal_poort)

    def env(self) -> dict[str, str]:
        """Return the environment of the children."""
        return child_env(
            {
                **self.paden.as_env(),
                namen.ZAAL_ADRES: self.zaal_adres,
                namen.ZAAL_POORT: str(self.zaal_poort),
                namen.BEGELEIDER_ADRES: self.begeleider_adres,
                namen.PROXIES: " ".join(self.proxies),
                namen.SLEUTEL: self.sleutel,
            }
        )

    def doors(self) -> tuple[Deur, ...]:
        """Return the two doors, or the one that opens both."""
        if KAN and not self.lab:
            return (self._begeleider(self._zaal()),)
        return (self._begeleider(), self._zaal())

    def _begeleider(self, mee: Deur | None = None) -> Deur:
        soort = "lab" if self.lab else "server"
        return Deur(
            naam="begeleider",
            titel=text("deuren", "begeleider"),
            module_args=("-m", "ouderplan", soort, str(self.poort), self.adres),
            adres=f"http://{THUIS}:{self.poort}/",
            log=self.paden.logboek / "begeleider.log",
            mee=mee,
        )

    def _zaal(self) -> Deur:
        data, poort = str(self.paden.data), str(self.zaal_poort)
        program = ("-m", "ouderplan.zaal", "--data", data, "--poort", poort)
        buiten = ("--buiten", self.zaal_adres) if self.zaal_adres else ()
        behind = Buitenadres.of(self.zaal_adres, self.proxies).alleen_hier
        adres = ("--adres", THUIS) if behind else ()
        proxies = tuple(part for proxy in self.proxies for part in ("--proxy", proxy))
        tafel = ("--tafel", str(self.paden.tafel)) if self.paden.tafel else ()
        return Deur(
            naam="zaal",
            titel=text("deuren", "zaal"),
            module_args=(*program, *adres, *buiten, *proxies, *tafel),
            adres=f"http://{THUIS}:{self.zaal_poort}/",
            log=self.paden.logboek / "zaal.log",
        )


def choose_port(
    asked: int | None, usual: int, optie: str, host: str, taken: tuple[int, ...]
) -> int:
    """Return the port that was asked for, or else the usual one or the first free one after it.

    Raises
    ------
    PoortBezet, PoortGeweigerd, GeenPoortVrij
    """
    if asked is not None:
        if asked in GEWEIGERD:
            raise PoortGeweigerd(poort=asked, optie=optie)
        if asked in taken or not is_free(asked, host):
            raise PoortBezet(poort=asked, optie=optie)
        return asked
    found = free_port(usual, host, taken)
    if found is None:
        raise GeenPoortVrij(poort=usual, optie=optie)
    return found


def choose_token(given: str) -> str:
    """Return the token that the keeper of a server gave, or else one that nobody guesses.

    Raises
    ------
    SleutelTeKort
    """
    if given and not _SLEUTEL.fullmatch(given):
        raise SleutelTeKort(variabele=namen.SLEUTEL)
    return given or secrets.token_urlsafe(24)


def log_of(paden: Paden) -> Path:
    """Return the log of the command line itself."""
    return paden.logboek / "ouderplan.log"

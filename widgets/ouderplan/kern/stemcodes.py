"""Stemcodes: how they look, how a typed one is read, and what became of those given out."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from types import MappingProxyType

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.lijktekens import as_latin
from ouderplan.kern.rondes import Ronde, Waarborg
from ouderplan.kern.soorten import Groep
from ouderplan.kern.tellen import Uitslag

TEKENS = "BCDFGHJKMNPQRSTVWXYZ23456789"
"""No 0, O, 1, I or L, which are read for each other, and no vowels: no code can be a word."""

LENGTE = 6
"""28 signs on 6 places are 481,890,304 codes."""

LANG = 9
"""A code for at home is longer, 10,578,455,953,408 of them: it can be guessed at for weeks."""

GROEPEN_MET_CODE = (Groep.OUDERS, Groep.TEAM)
"""The groups that codes are given to."""

_LIJKT_OP = {"O": "DQ", "0": "DQ", "U": "V"}
"""What a sign that is in no code was probably read for."""

_MEESTE_LEZINGEN = 2

NIETS: Mapping[Groep, int] = MappingProxyType({})


class OnbekendeStemcode(OuderplanFout):
    """A code that was never given out, or that was replaced since."""

    zin = (
        "Deze stemcode kennen we niet. Er is niets verstuurd. "
        "Kijk op het briefje of in de brief en typ de tekens nog een keer."
    )


class TeVeelGeprobeerd(OuderplanFout):
    """Too many wrong codes in a row from one device."""

    zin = (
        "Dit waren te veel verkeerde codes achter elkaar. Er is niets verstuurd. "
        "Wacht even, kijk goed op het briefje en probeer het dan opnieuw."
    )


def read_code(tekst: str) -> tuple[str, ...]:
    """Return the codes that may be meant by what someone typed; empty when it cannot be a code.

    Small letters, spaces, dashes and another keyboard (see `lijktekens`) do not matter. A sign that
    is in no code is read as what it looks like; when that leaves more than two codes, it is not
    guessed.
    """
    signs = [sign for sign in as_latin(tekst) if sign.isalnum()]
    if len(signs) not in (LENGTE, LANG):
        return ()
    readings = [_LIJKT_OP.get(sign, sign if sign in TEKENS else "") for sign in signs]
    found = tuple("".join(parts) for parts in product(*readings))
    return found if len(found) <= _MEESTE_LEZINGEN else ()


def written(code: str) -> str:
    """Return a code as it is printed: in groups of three."""
    return " ".join(code[nr : nr + 3] for nr in range(0, len(code), 3))


@dataclass(frozen=True, slots=True)
class Verantwoording:
    """What became of the stemcodes of one vote: given out = used + not used.

    `gebruikt` is counted from the ballots. `onbekend` counts how often a code was tried that
    was never given out; none of these became a ballot.
    """

    uitgegeven: Mapping[Groep, int]
    gebruikt: Mapping[Groep, int]
    onbekend: int

    @property
    def samen(self) -> int:
        """How many codes were given out in all."""
        return sum(self.uitgegeven.values())

    @property
    def samen_gebruikt(self) -> int:
        """How many of them became a ballot."""
        return sum(self.gebruikt.values())

    @property
    def per_groep(self) -> tuple[tuple[Groep, int, int], ...]:
        """Group, given out and used, when there are more groups than one."""
        pairs = [
            (groep, aantal, self.gebruikt.get(groep, 0))
            for groep, aantal in self.uitgegeven.items()
        ]
        return tuple(pairs) if len(pairs) > 1 else ()

    @property
    def ongebruikt(self) -> int:
        """How many of them did not."""
        return self.samen - self.samen_gebruikt


def account(
    ronde: Ronde, uitslag: Uitslag, papier: Mapping[Groep, int] = NIETS
) -> Verantwoording | None:
    """Account for the codes of a closed vote; None when it was held without codes.

    `papier` is how many of each group voted on paper: that takes no code.
    """
    given = {Groep.OUDERS: ronde.codes_ouders, Groep.TEAM: ronde.codes_team}
    if ronde.waarborg is not Waarborg.STEMCODE or all(aantal is None for aantal in given.values()):
        return None
    return Verantwoording(
        uitgegeven={groep: aantal for groep, aantal in given.items() if aantal is not None},
        gebruikt={
            groep: aantal - papier.get(groep, 0) for groep, aantal in uitslag.briefjes.items()
        },
        onbekend=ronde.codes_onbekend or 0,
    )


class Emmer:
    """A bucket of chances that fills again with time.

    Parameters
    ----------
    groot
        How many chances it holds when full.
    per_seconde
        How many come back in a second.
    nu
        The time in seconds at which it is made, on any clock that does not go back.
    """

    def __init__(self, groot: float, per_seconde: float, nu: float) -> None:
        self._groot, self._per_seconde = groot, per_seconde
        self._in, self._at = groot, nu

    def take(self, nu: float) -> bool:
        """Take one chance; tell whether there was one."""
        self._fill(nu)
        if self._in < 1:
            return False
        self._in -= 1
        return True

    def give_back(self) -> None:
        """Put one chance back."""
        self._in = min(self._in + 1, self._groot)

    def wait(self, nu: float) -> float:
        """Return after how many seconds there is a chance to take."""
        self._fill(nu)
        return max(1 - self._in, 0) / self._per_seconde

    def _fill(self, nu: float) -> None:
        self._in = min(self._in + (nu - self._at) * self._per_seconde, self._groot)
        self._at = nu

"""What stands on a ballot sheet: of the round that is counted now, else of the next one."""

from collections.abc import Sequence
from dataclasses import dataclass

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.papier import sheet_mark
from ouderplan.kern.rondes import Ronde, Rondekeuze, Rondesoort
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.fouten import NietsTeKiezen
from ouderplan.opslag.rondekeuzes import choices_now
from ouderplan.opslag.rondezoeken import last_ronde
from ouderplan.opslag.toestand import state
from ouderplan.opslag.transacties import Lezing
from ouderplan.talen import Stuk, Woordenboek

KORT = 26
"""A word of at most so many signs fits beside another on a quarter of a sheet."""
OP_KWART, OP_HALF = 14, 36
"""So many choices fit on a quarter and on a half of a sheet."""


@dataclass(frozen=True, slots=True)
class Keuzeregel:
    """One box to tick. `nederlands` is the Dutch word where the sheet is in another language."""

    nummer: int
    woord: Stuk
    nederlands: str = ""


@dataclass(frozen=True, slots=True)
class Blad:
    """One ballot; every copy is the same, so that none can be told from another.

    `ronde` is None for a round that is not open yet: its number is not sure before.
    """

    ronde: int | None
    merk: str
    soort: Rondesoort
    groep: Groep
    vraag: Stuk
    hoogstens: int
    keuzes: tuple[Keuzeregel, ...]

    @property
    def kolommen(self) -> int:
        """In how many columns the choices stand when a ballot has a whole page: by the longest."""
        return 3 if self._longest <= KORT else 2 if self._longest <= KORT * 1.5 else 1

    @property
    def _longest(self) -> int:
        return max(len(keuze.woord.tekst) + len(keuze.nederlands) for keuze in self.keuzes)

    @property
    def per_vel(self) -> int:
        """How many fit on an A4: four, two, or one (which may go on overleaf)."""
        if self._longest > KORT * 2 or len(self.keuzes) > OP_HALF:
            return 1
        return 4 if self._longest <= KORT and len(self.keuzes) <= OP_KWART else 2


def make_blad(
    tx: Lezing,
    soort: Rondesoort,
    groep: Groep,
    *,
    vraag: str,
    boek: Woordenboek,
) -> Blad:
    """Return the ballot of the round of this kind whose result is not shown, else of the next one.

    Parameters
    ----------
    boek
        What says it all in the language of the sheet.
    vraag
        The question of a round that is not open yet, when nobody typed one.

    Raises
    ------
    NietsTeKiezen
    """
    if not soort.stemt:
        raise OuderplanFout(NietsTeKiezen.zin)
    ronde = last_ronde(tx, soort)
    if ronde is None or ronde.getoond is not None:
        ronde, keuzes = None, choices_now(tx, soort, 0)
    else:
        keuzes = tx.rows(Rondekeuze, ronde=ronde.ronde)
    if not keuzes:
        raise NietsTeKiezen
    return Blad(
        ronde=ronde.ronde if ronde else None,
        merk=sheet_mark(keuzes),
        soort=soort,
        groep=groep,
        vraag=boek.vraag(ronde.vraag if ronde else _typed(tx, soort, "vraag") or vraag),
        hoogstens=_most(tx, soort, ronde, len(keuzes)),
        keuzes=_lines(soort, keuzes, boek),
    )


def _lines(
    soort: Rondesoort, keuzes: Sequence[Rondekeuze], boek: Woordenboek
) -> tuple[Keuzeregel, ...]:
    found = []
    for nummer, keuze in enumerate(keuzes, start=1):
        keus = boek.choice(soort, keuze)
        found.append(Keuzeregel(nummer, keus.woord, keus.nederlands))
    return tuple(found)


def _most(tx: Lezing, soort: Rondesoort, ronde: Ronde | None, keuzes: int) -> int:
    if ronde is not None:
        return ronde.aantal_keuzes or keuzes
    typed = _typed(tx, soort, "aantal").strip()
    return int(typed) if typed.isascii() and typed.isdecimal() else soort.plaatsen


def _typed(tx: Lezing, soort: Rondesoort, veld: str) -> str:
    """Return what the begeleider typed in the form of a round that is not open yet."""
    return state(tx, f"ronde.{soort}.{veld}")

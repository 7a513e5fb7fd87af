"""What the halls of one process share: the entrance, the turns, and what is the same in each."""

from dataclasses import dataclass, field

from ouderplan.opslag.schrijver import TUSSENTIJD
from ouderplan.talen import Talen
from ouderplan.zaal.bestanden import Bestanden
from ouderplan.zaal.beurten import Beurten
from ouderplan.zaal.plaatsen import Plaatsen
from ouderplan.zaal.teruggeven import Uitloop


@dataclass(frozen=True)
class Gebouw:
    """One building: a laptop has one hall in it, a server of a school board many.

    `csv_s` is how many seconds the CSVs of each rest between two writings; `geduld_s` is how many
    the others wait at most for opening the workbook of one (None: there are no others).
    """

    plaatsen: Plaatsen
    beurten: Beurten = field(default_factory=Beurten)
    talen: Talen = field(default_factory=Talen)
    bestanden: Bestanden = field(default_factory=Bestanden)
    uitloop: Uitloop = field(default_factory=Uitloop)
    csv_s: float = TUSSENTIJD
    geduld_s: float | None = None

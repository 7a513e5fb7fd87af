"""How many of the invited parents came, as far as the rounds of the workbook know (D4)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ouderplan.kern.rondes import Ronde
from ouderplan.kern.soorten import Groep


@dataclass(frozen=True, slots=True)
class Aanwezigheid:
    """The parents on one day."""

    dag: date
    aanwezig: int
    uitgenodigd: int

    @property
    def percentage(self) -> Fraction:
        """How many of a hundred invited parents came."""
        return Fraction(100 * self.aanwezig, self.uitgenodigd)


def attendance(rondes: Iterable[Ronde]) -> tuple[Aanwezigheid, ...]:
    """Return a day with a count of the parents each, oldest first.

    Several rounds on one day are one meeting: the highest count of that day is taken. A count of
    more parents than were invited is a slip of the pen and is left out.
    """
    found: dict[date, Aanwezigheid] = {}
    for ronde in sorted(rondes, key=lambda row: row.geopend):
        invited = ronde.uitgenodigd_van(Groep.OUDERS)
        present = ronde.aanwezig_van(Groep.OUDERS)
        if Groep.OUDERS not in ronde.groepen_die_mogen or not invited or present is None:
            continue
        day = Aanwezigheid(ronde.geopend.date(), present, invited)
        earlier = found.get(day.dag)
        if present <= invited and (earlier is None or present > earlier.aanwezig):
            found[day.dag] = day
    return tuple(found.values())

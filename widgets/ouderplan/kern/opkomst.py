"""The share of the people in the whole: who voted, who was present, who was invited."""

from dataclasses import dataclass

from ouderplan.kern.rondes import Ronde
from ouderplan.kern.soorten import Groep
from ouderplan.kern.tellen import Uitslag


@dataclass(frozen=True, slots=True)
class Opkomst:
    """Of one group, or of all together (`groep` is None); None where it was not filled in."""

    groep: Groep | None
    gestemd: int
    aanwezig: int | None
    uitgenodigd: int | None


def turnout(ronde: Ronde, uitslag: Uitslag) -> tuple[Opkomst, ...]:
    """Return who voted: per group when every group is large enough to show (F18), else together.

    Blank ballots count: who handed one in, voted.
    """
    groups = ronde.groepen_die_mogen or tuple(uitslag.briefjes)
    if len(groups) == 1 and set(uitslag.briefjes) <= set(groups):
        return (_of(ronde, uitslag, groups[0]),)
    if uitslag.te_splitsen:
        return tuple(_of(ronde, uitslag, groep) for groep in uitslag.briefjes)
    return (Opkomst(None, uitslag.gestemd, ronde.aanwezig, ronde.uitgenodigd),)


def _of(ronde: Ronde, uitslag: Uitslag, groep: Groep) -> Opkomst:
    return Opkomst(
        groep,
        uitslag.briefjes.get(groep, 0),
        ronde.aanwezig_van(groep),
        ronde.uitgenodigd_van(groep),
    )

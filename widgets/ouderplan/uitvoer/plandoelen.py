"""The jaardoelen with everything that hangs on them."""

from collections.abc import Sequence
from dataclasses import dataclass

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.doelen import Actie, Doelstatus, Jaardoel, code_order
from ouderplan.kern.herkomst import describe
from ouderplan.opslag.doelen import tracer
from ouderplan.opslag.transacties import Lezing

_GEEN_CRITERIUM = 99


@dataclass(frozen=True, slots=True)
class Plandoel:
    """A jaardoel with its criterium, its action plan and where it came from."""

    doel: Jaardoel
    criterium: Criterium | None
    acties: tuple[Actie, ...]
    herkomst: tuple[str, ...]

    @property
    def heeft_actieplan(self) -> bool:
        """Tell whether it gets an action plan: it has one, or still asks for one."""
        done = (Doelstatus.BEHAALD, Doelstatus.VERVALLEN)
        return bool(self.acties) or self.doel.status not in done


def collect_doelen(tx: Lezing) -> tuple[Plandoel, ...]:
    """Return the jaardoelen per criterium in the order of their codes."""
    criteria = {row.criterium: row for row in tx.rows(Criterium)}
    acties, trace = tx.rows(Actie), tracer(tx)
    return tuple(
        Plandoel(
            doel,
            criteria.get(doel.criterium) if doel.criterium else None,
            tuple(actie for actie in acties if actie.jaardoel == doel.sleutel),
            describe(trace(doel)),
        )
        for doel in sorted(tx.rows(Jaardoel), key=_order)
    )


def loose_acties(acties: Sequence[Actie], doelen: Sequence[Jaardoel]) -> tuple[Actie, ...]:
    """Return the acties that belong to no jaardoel in the workbook."""
    known = {doel.sleutel for doel in doelen}
    return tuple(actie for actie in acties if actie.jaardoel not in known)


def _order(doel: Jaardoel) -> tuple[int, tuple[int, str]]:
    return (doel.criterium or _GEEN_CRITERIUM, code_order(doel.code))

"""Targets and their measurements: what belongs together changes together."""

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.streefcijfers import Meting, Streefcijfer
from ouderplan.opslag.hernoemen import Naam, rename_row
from ouderplan.opslag.werkboek import Werkboek


class StreefdoelBestaatAl(OuderplanFout):
    """Two targets of one name could not tell their measurements apart."""

    zin = (
        "Er is al een streefdoel ‘{naam}’. Dit streefdoel houdt de naam die het had; "
        "typ verder of kies andere woorden."
    )


STREEFDOEL = Naam(Streefcijfer, "streefdoel", {Meting: "streefdoel"}, StreefdoelBestaatAl)


def rename_target(wb: Werkboek, nummer: int, oud: str, nieuw: str) -> None:
    """Give a target another name; its measurements go along (StreefdoelBestaatAl)."""
    rename_row(wb, STREEFDOEL, nummer, oud, nieuw)


def keep_measurement(wb: Werkboek, meting: Meting) -> None:
    """Keep what the workbook measured itself; that of the same moment is replaced."""
    with wb.writing() as tx:
        for nummer, row in tx.items(Meting).items():
            if _moment(row) == _moment(meting):
                tx.change(nummer, row, meting)
                return
        tx.add(meting)


def _moment(meting: Meting) -> tuple[str, str, str]:
    return (meting.streefdoel, meting.wanneer, meting.bron)

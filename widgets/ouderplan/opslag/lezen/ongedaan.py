"""Take a reading-in back: the tables as they were, unless somebody changed them since."""

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.opslag.lezen.bestanden import Inhoud
from ouderplan.opslag.lezen.getypt import Gelezen
from ouderplan.opslag.lezen.inlezen import import_tables
from ouderplan.opslag.lezen.verschil import Stand
from ouderplan.opslag.transacties import Lezing
from ouderplan.opslag.werkboek import Werkboek


class IntussenAnders(OuderplanFout):
    """Something changed in the tables after the reading-in."""

    zin = (
        "Ongedaan maken kan niet meer: de lijst is daarna veranderd. Er is niets veranderd. "
        "De rijen van vóór het inlezen staan in de map ‘bewaard’ van het werkboek."
    )


def take_back(wb: Werkboek, voor: Stand, na: Stand) -> None:
    """Put the rows of `voor` back, when the tables are still as in `na`.

    Raises
    ------
    IntussenAnders, CsvFouten, InTeLezenNaRonde
    """

    def read(tx: Lezing) -> Inhoud:
        if any(tuple(tx.rows(tabel.rij)) != rows for tabel, rows in na.items()):
            raise IntussenAnders
        return {tabel: tuple(Gelezen(row, 0) for row in rows) for tabel, rows in voor.items()}

    import_tables(wb, read)

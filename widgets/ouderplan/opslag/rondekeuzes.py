"""What can be chosen in a round."""

from dataclasses import replace

from ouderplan.kern.beslissen import Beslissing
from ouderplan.kern.kansen import Inbreng
from ouderplan.kern.rondes import Rondekeuze, Rondesoort
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag.schoolscan import scan_choices
from ouderplan.opslag.transacties import Lezing


def choices_now(tx: Lezing, soort: Rondesoort, ronde: int) -> list[Rondekeuze]:
    """Return what could be chosen in a round of this kind that opens now."""
    match soort:
        case Rondesoort.WAARDEN:
            return [
                Rondekeuze(ronde, waarde.waarde, waarde.waarde, waarde.omschrijving, waarde.icoon)
                for waarde in tx.rows(Waarde)
            ]
        case Rondesoort.STIPPEN:
            return [
                Rondekeuze(ronde, inbreng.id, inbreng.tekst)
                for inbreng in tx.rows(Inbreng)
                if inbreng.te_kiezen
            ]
        case Rondesoort.SCAN:
            return scan_choices(tx, ronde)
        case _:  # people send something in
            return []


def tied_choices(tx: Lezing, beslist: Beslissing, ronde: int) -> list[Rondekeuze]:
    """Return what a run-off is held between."""
    earlier = tx.rows(Rondekeuze, ronde=beslist.ronde)
    return [replace(row, ronde=ronde) for row in earlier if row.keuze in beslist.keuzes]

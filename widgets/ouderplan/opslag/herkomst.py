"""Read the threads of a plan, in one snapshot."""

from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.evaluatie import Evaluatie
from ouderplan.kern.kansen import Inbreng
from ouderplan.kern.rondes import Ronde, Rondekeuze, Rondesoort, VastgesteldeKeuze
from ouderplan.kern.schoolscan import Scanregel
from ouderplan.kern.visie import Visiestatus, Visieversie
from ouderplan.kern.weefsel import Gekozen, Weefsel, chosen_waarden, weave
from ouderplan.opslag.doelen import tracer
from ouderplan.opslag.stemmen import tally
from ouderplan.opslag.transacties import Lezing


def load_weefsel(tx: Lezing) -> Weefsel:
    """Follow every goal of the workbook back to the votes and on to its evaluation."""
    return weave(
        tx.rows(Jaardoel),
        tracer(tx),
        _waarden(tx),
        _scan(tx),
        tx.rows(Actie),
        tx.rows(Evaluatie),
        _top(tx),
    )


def _scan(tx: Lezing) -> list[Scanregel]:
    """Return what was filled in, without a scan that still runs."""
    running = {row.ronde for row in tx.rows(Ronde) if row.is_open}
    return [row for row in tx.rows(Scanregel) if row.ronde not in running]


def _waarden(tx: Lezing) -> tuple[Gekozen, ...]:
    adopted = _adopted(tx, Rondesoort.WAARDEN)
    if not adopted:
        return ()
    (ronde,) = tx.rows(Ronde, ronde=adopted[0].ronde)
    return chosen_waarden(adopted, tally(tx, ronde), _visie(tx))


def _top(tx: Lezing) -> list[tuple[VastgesteldeKeuze, str]]:
    adopted = _adopted(tx, Rondesoort.STIPPEN)
    if not adopted:
        return []
    texts = {row.keuze: row.tekst for row in tx.rows(Rondekeuze, ronde=adopted[0].ronde)}
    texts |= {row.id: row.tekst for row in tx.rows(Inbreng)}
    return [(row, texts.get(row.keuze, row.keuze)) for row in adopted]


def _adopted(tx: Lezing, soort: Rondesoort) -> list[VastgesteldeKeuze]:
    rondes = {row.ronde for row in tx.rows(Ronde, soort=soort) if not row.is_runoff}
    rows = [row for row in tx.rows(VastgesteldeKeuze) if row.ronde in rondes]
    newest = max((row.ronde for row in rows), default=0)
    return sorted((row for row in rows if row.ronde == newest), key=lambda row: row.plaats)


def _visie(tx: Lezing) -> str:
    """Return the adopted text, else the newest."""
    versies = [row for row in tx.rows(Visieversie) if row.tekst.strip()]
    adopted = [row for row in versies if row.status is Visiestatus.VASTGESTELD]
    return (adopted or versies)[-1].tekst if versies else ""

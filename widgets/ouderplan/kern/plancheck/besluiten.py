"""Rules about what has to be adopted."""

from collections.abc import Iterator

from ouderplan.kern.plancheck.stand import Bevinding, Ernst, Planstand, find
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.tekstvorm import enumerate_words
from ouderplan.kern.visie import Visiestatus, Visieversie
from ouderplan.kern.woordvormen import find_forms


def check_top5(stand: Planstand) -> Iterator[Bevinding]:
    """Find a top 5 that was not adopted."""
    if not stand.adopted(Rondesoort.WAARDEN):
        yield find("top5", Ernst.ONTBREEKT, "vastgestelde_keuzes")


def check_visie(stand: Planstand) -> Iterator[Bevinding]:
    """Find a visie that is missing or not adopted, or adopted without a day or by nobody."""
    written = [versie for versie in stand.visie if versie.tekst.strip()]
    if not written:
        yield find("visie", Ernst.ONTBREEKT, "visie")
    elif not (adopted := _adopted(written)):
        yield find("visie", Ernst.ONTBREEKT, f"visie {written[-1].versie}", "visie_concept")
    else:
        missing = [] if adopted[-1].vastgesteld_door.strip() else ["door wie"]
        missing += [] if adopted[-1].vastgesteld_op else ["op welke dag"]
        if missing:
            plaats, wat = f"visie {adopted[-1].versie}", enumerate_words(missing)
            yield find("visie_vastgesteld", Ernst.ONTBREEKT, plaats, wat=wat)


def check_visiewaarden(stand: Planstand) -> Iterator[Bevinding]:
    """Find adopted waarden that the adopted visie does not name (G2)."""
    adopted = _adopted([versie for versie in stand.visie if versie.tekst.strip()])
    if not adopted:
        return
    top = (row.keuze for row in stand.newest_top(Rondesoort.WAARDEN))
    missing = [waarde for waarde in top if not find_forms(adopted[-1].tekst, waarde)]
    if missing:
        words = enumerate_words(missing)
        yield find("visie_waarde", Ernst.LET_OP, f"visie {adopted[-1].versie}", waarden=words)


def _adopted(versies: list[Visieversie]) -> list[Visieversie]:
    return [versie for versie in versies if versie.status is Visiestatus.VASTGESTELD]

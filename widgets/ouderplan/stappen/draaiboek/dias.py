"""What the hall sees of a programme: one row's text or pause, or when what comes; never notes."""

from ouderplan.kern.dia import Dia
from ouderplan.kern.draaiboek import (
    Bijeenkomst,
    Doet,
    Draaiboekregel,
    clock,
    minutes_of,
    schedule,
)
from ouderplan.opslag.draaiboek import live, programme
from ouderplan.opslag.transacties import Lezing
from ouderplan.stappen.dias.bron import Bron
from ouderplan.stappen.dias.vormen import table_slides, text_slides, waiting_slide
from ouderplan.teksten import Teksten

T = Teksten(__package__)


def make_slides(bron: Bron, deel: str, wat: str) -> tuple[Dia, ...]:
    """Return the slide of the row with number `wat`, or the programme of the meeting `deel`."""
    if deel == "rij":
        return _row(bron, int(wat)) if wat.isdecimal() else ()
    return _programme(bron, Bijeenkomst(deel)) if deel in {*Bijeenkomst} else ()


def _row(bron: Bron, nummer: int) -> tuple[Dia, ...]:
    def ask(tx: Lezing) -> tuple[Draaiboekregel | None, str]:
        row = tx.items(Draaiboekregel).get(nummer)
        return row, "" if row is None else _until(tx, nummer, row)

    regel, tot = bron.read(ask)
    if regel is None:
        return ()
    said = regel.tekst.strip() or regel.wat
    if regel.doet is Doet.PAUZE:
        return (Dia("pauze", "pauze", {"tekst": said, "tot": tot}),)
    return text_slides("tekst", regel.wat if regel.tekst.strip() else "", said)


def _until(tx: Lezing, nummer: int, regel: Draaiboekregel) -> str:
    """Return at what time a row ends: as it goes when it is on, else by plan; "" when unknown."""
    now = live(tx)
    if now is not None and now.nu is not None and now.nu.nummer == nummer:
        begint = now.nu.begint
        return "" if begint is None else clock(begint + regel.duur + now.nu.erbij)
    regels = programme(tx, regel.bijeenkomst)
    if not _has_begin(list(regels.values())):
        return ""
    return clock(dict(zip(regels, schedule(regels.values()), strict=True))[nummer].tot)


def _programme(bron: Bron, bijeenkomst: Bijeenkomst) -> tuple[Dia, ...]:
    regels = list(bron.read(lambda tx: programme(tx, bijeenkomst)).values())
    if not regels:
        return (waiting_slide(bron, T("dia.leeg")),)
    timed = _has_begin(regels)
    cells = [
        (plan.regel.wat, clock(plan.van) if timed else "", plan.regel.wie)
        for plan in schedule(regels)
    ]
    heads = (T("dia.wat"), T("dia.tijd"), T("dia.wie"))
    keep = [nr for nr in range(len(heads)) if nr == 0 or any(row[nr] for row in cells)]
    return table_slides(
        "programma",
        T("dia.programma"),
        [heads[nr] for nr in keep],
        [tuple(row[nr] for nr in keep) for row in cells],
    )


def _has_begin(regels: list[Draaiboekregel]) -> bool:
    return bool(regels) and minutes_of(regels[0].vast) is not None

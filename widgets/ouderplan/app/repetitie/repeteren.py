"""Play an evening with simulated phones: they arrive, vote, and hear of the next round."""

import asyncio
import time
from collections.abc import Callable

from ouderplan.app.repetitie.oefenzaal import Oefenzaal
from ouderplan.app.repetitie.oordeel import Bevindingen
from ouderplan.app.repetitie.toeloop import Meting, Toeloop
from ouderplan.kern.rondes import Rondesoort
from ouderplan.opslag import Werkboek
from ouderplan.opslag.stemmen import close_ronde, open_ronde
from ouderplan.opslag.toestand import put_state
from ouderplan.zaal.lijnen import allow_many_lines

PER_SECONDE = 15
BINNEN_S = 10.0
"""So soon after the QR code is on the screen everybody has scanned it."""
PROEVEN = 25


def rehearse(
    zaal: Oefenzaal, telefoons: int, volgende: str, after: Callable[[int], None]
) -> Bevindingen:
    """Play an evening in a hall for rehearsing and return what was measured.

    Parameters
    ----------
    volgende
        The question of the round that comes next.
    after
        Called with how many phones are done.
    """
    allow_many_lines()
    disk = [_commit(zaal.wb, nummer) for nummer in range(PROEVEN)]
    meting, nieuws = asyncio.run(_evening(zaal, telefoons, volgende, after))
    return Bevindingen(meting, zaal.counted(), disk, nieuws)


async def _evening(
    zaal: Oefenzaal, telefoons: int, volgende: str, after: Callable[[int], None]
) -> tuple[Meting, list[float]]:
    crowd = Toeloop(zaal.host, zaal.poort, telefoons, min(BINNEN_S, telefoons / PER_SECONDE))
    await crowd.arrive(after=after)
    nieuws = await _next_round(zaal, crowd, volgende)
    await crowd.leave()
    return crowd.meting, nieuws


async def _next_round(zaal: Oefenzaal, crowd: Toeloop, volgende: str) -> list[float]:
    """Open another round; return how long after that each phone heard of it."""
    close_ronde(zaal.wb, zaal.ronde)
    opened = open_ronde(zaal.wb, soort=Rondesoort.WAARDEN, vraag=volgende)
    moment = time.monotonic()
    heard = await crowd.hear(lambda event: event.endswith(f".{opened.ronde}.open"))
    return [max(0.0, at - moment) for at in heard]


def _commit(wb: Werkboek, nummer: int) -> float:
    begun = time.perf_counter()
    put_state(wb, "repetitie", str(nummer + 1))
    return time.perf_counter() - begun

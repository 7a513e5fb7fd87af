"""Many phones at once: they arrive within some seconds, load the page, and vote."""

import asyncio
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus

from ouderplan.app.grenzen import MEESTE_TELEFOONS
from ouderplan.app.repetitie.telefoon import Blad, Telefoon

KEUZES = 5
GEDULD_S = 10.0


@dataclass(slots=True)
class Meting:
    """What the phones noticed; times are in seconds."""

    telefoons: int
    pagina: list[float] = field(default_factory=list)
    ontvangen: list[float] = field(default_factory=list)
    mislukt: list[str] = field(default_factory=list)
    duur: float = 0.0
    bytes: int = 0
    verzoeken: int = 0


class Toeloop:
    """So many phones that come in within `binnen` seconds and stay.

    `onder` says what stands before the addresses of each hall that they spread over.
    """

    def __init__(
        self,
        host: str,
        poort: int,
        telefoons: int,
        binnen: float,
        onder: Sequence[str] = ("",),
    ) -> None:
        many = min(telefoons, MEESTE_TELEFOONS)
        self._halls = [onder[nummer % len(onder)] for nummer in range(many)]
        self._phones = [Telefoon(host, poort, onder=hall) for hall in self._halls]
        self._binnen = binnen
        self._chance = random.Random(1)  # the same crowd every time
        self._bladen: dict[str, Blad] = {}
        self.meting = Meting(len(self._phones))
        self.gehoord: list[tuple[str, float]] = []

    async def arrive(
        self, *, stemt: bool = True, after: Callable[[int], None] | None = None
    ) -> None:
        """Let all of them come, and wait until the last one is done.

        Parameters
        ----------
        stemt
            Whether they vote; otherwise they only load the page and follow.
        after
            Called with how many are done.
        """
        begun = time.perf_counter()
        moments = sorted(self._chance.uniform(0, self._binnen) for _ in self._phones)
        coming = [
            asyncio.ensure_future(self._come(phone, hall, begun + moment, stemt=stemt))
            for phone, hall, moment in zip(self._phones, self._halls, moments, strict=True)
        ]
        for done, phone in enumerate(asyncio.as_completed(coming), start=1):
            await phone
            if after:
                after(done)
        self.meting.duur = time.perf_counter() - begun
        self.meting.bytes = sum(phone.bytes for phone in self._phones)
        self.meting.verzoeken = sum(phone.verzoeken for phone in self._phones)

    async def hear(self, done: Callable[[str], bool]) -> list[float]:
        """Wait until every phone that is here heard an event that is `done`; return the moments.

        Who does not hear it in time is left out.
        """
        here = len(self.meting.pagina)
        end = time.monotonic() + GEDULD_S
        while time.monotonic() < end:
            moments = [moment for event, moment in self.gehoord if done(event)]
            if len(moments) >= here:
                return moments
            await asyncio.sleep(0.02)
        return moments

    async def leave(self) -> None:
        """Let all of them go."""
        await asyncio.gather(*(phone.hang_up() for phone in self._phones))

    async def _come(self, phone: Telefoon, hall: str, moment: float, *, stemt: bool) -> None:
        await asyncio.sleep(max(0.0, moment - time.perf_counter()))
        try:
            await self._visit(phone, hall, stemt=stemt)
        except (OSError, EOFError, TimeoutError, ValueError) as error:
            self.meting.mislukt.append(f"{type(error).__name__}: {error}")

    async def _visit(self, phone: Telefoon, hall: str, *, stemt: bool) -> None:
        page, took = await phone.load()
        self.meting.pagina.append(took)
        if hall not in self._bladen:
            self._bladen[hall] = Blad.read(page)
        blad = self._bladen[hall]
        await phone.dress(blad)
        phone.follow(lambda event, moment: self.gehoord.append((event, moment)))
        if not stemt:
            return
        answer, took = await phone.vote(blad.ballot(self._choose(blad)))
        if answer.status == HTTPStatus.OK:
            self.meting.ontvangen.append(took)
        else:
            self.meting.mislukt.append(f"status {answer.status}")

    def _choose(self, blad: Blad) -> tuple[str, ...]:
        return tuple(self._chance.sample(blad.keuzes, min(KEUZES, len(blad.keuzes))))


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which `share` of the values are (the nearest one); 0 without any."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0

"""Kernels that stand by: started, and with everything imported that a page needs.

They know nothing of the school yet: the page is made from the store when somebody opens it, and
each kernel is given away once.
"""

import asyncio
import logging
from dataclasses import dataclass, field

from ouderplan.app.kernel import Kernel, Kernels
from ouderplan.stappen import find_steps

log = logging.getLogger(__name__)

OPWARMEN = (
    "from ouderplan.app.opwarmen import warm_up; warm_up()",
    *(f"warm_up({stap.naam!r})" for stap in find_steps()),
)
AANTAL = 1
"""For the page that is opened. The window right after it gets a fork, which is soon there; where
there is none, a kernel that had to load all by itself is too large to let two of them stand by."""
RUST = 1.5
"""Seconds that a page gets the machine for itself before work on the others goes on."""


@dataclass(eq=False, slots=True)
class _Plaats:
    """A kernel that stands by, and what it still has to do; `bezig` while it does some of it."""

    kernel: Kernel
    nog: list[str]
    bezig: asyncio.Lock = field(default_factory=asyncio.Lock)


class Voorraad:
    """Where a page takes its kernel from.

    Forked kernels are warm when they begin, as soon as the process that they come from is. Others
    are made usable first, and only then, step by step, as warm as can be.

    Parameters
    ----------
    aantal
        How many stand by; with none a page waits for its own.
    """

    def __init__(self, kernels: Kernels, aantal: int = AANTAL) -> None:
        self._kernels, self._aantal = kernels, aantal
        self._plaatsen: list[_Plaats] = []
        self._begin: asyncio.Task[None] | None = None
        self._werk: asyncio.Task[None] | None = None
        self._stil_tot = 0.0

    @property
    def klaar(self) -> int:
        """How many kernels stand by with everything done."""
        return sum(not plaats.nog for plaats in self._plaatsen)

    def fill(self) -> None:
        """Let enough kernels stand by."""
        if self._werk is None or self._werk.done():
            self._werk = asyncio.ensure_future(self._work())

    async def take(self) -> Kernel:
        """Return a kernel that nobody had before."""
        self._stil_tot = asyncio.get_running_loop().time() + RUST
        try:
            while self._plaatsen or not (self._begin is None or self._begin.done()):
                if not self._plaatsen and self._begin is not None:
                    await asyncio.wait({self._begin})
                elif kernel := await self._take_warmest():
                    return kernel
            return await Kernel.start(self._kernels)
        finally:
            self.fill()

    async def _take_warmest(self) -> Kernel | None:
        plaats = min(self._plaatsen, key=lambda one: (one.bezig.locked(), len(one.nog)))
        self._plaatsen.remove(plaats)
        self._kernels.klaargezet.discard(plaats.kernel.kernel_id)
        async with plaats.bezig:
            return plaats.kernel if await plaats.kernel.lives() else None

    async def _work(self) -> None:
        try:
            while True:
                await asyncio.sleep(self._stil_tot - asyncio.get_running_loop().time())
                cold = next((plaats for plaats in self._plaatsen if plaats.nog), None)
                if self._kernels.moeder is not None:
                    await self._kernels.moeder.ready()
                if len(self._plaatsen) < self._aantal:
                    self._begin = asyncio.ensure_future(self._start_one())
                    await self._begin
                elif cold is not None:
                    await self._warm(cold)
                else:
                    return
        except Exception:  # a page starts its own kernel then, and this is tried again
            log.exception("er kon geen kernel klaargezet worden")

    async def _start_one(self) -> None:
        kernel = await Kernel.start(self._kernels)
        rest = [] if kernel.is_warm else list(OPWARMEN)
        try:
            await kernel.run(rest.pop(0) if rest else "")
        except BaseException:
            await kernel.stop()
            raise
        self._kernels.klaargezet.add(kernel.kernel_id)
        self._plaatsen.append(_Plaats(kernel, rest))

    async def _warm(self, plaats: _Plaats) -> None:
        async with plaats.bezig:
            code = plaats.nog.pop(0)
            try:
                await plaats.kernel.run(code)
            except Exception:
                if plaats in self._plaatsen:
                    self._plaatsen.remove(plaats)
                raise

"""Kernels that stand by: started, and with everything imported that a page needs.

They know nothing of the school yet: the page is made from the store when somebody opens it, and
each kernel is given away once.
"""

import asyncio
import logging
from dataclasses import dataclass

from ouderplan.app.kernel import Kernel, Kernels
from ouderplan.stappen import find_steps

log = logging.getLogger(__name__)

OPWARMEN = (
    "from ouderplan.app.opwarmen import warm_up; warm_up()",
    *(f"warm_up({stap.naam!r})" for stap in find_steps()),
)
AANTAL = 2
"""One for the page that is opened, one for F5 or for the projector's window right after it."""
RUST = 1.5
"""Seconds that a page gets the machine for itself before the next kernel is started."""


@dataclass(frozen=True, slots=True)
class _Plaats:
    """A kernel that is being warmed or stands by; `gevraagd` is set when a page waits for it."""

    kernel: "asyncio.Task[Kernel]"
    gevraagd: asyncio.Event


class Voorraad:
    """Where a page takes its kernel from."""

    def __init__(self, kernels: Kernels) -> None:
        self._kernels = kernels
        self._plaatsen: list[_Plaats] = []

    @property
    def klaar(self) -> int:
        """How many kernels stand by, with all that they were to do before."""
        return sum(plaats.kernel.done() for plaats in self._plaatsen)

    def fill(self) -> None:
        """Start the next kernel that is to stand by, when there are too few and none is busy."""
        if len(self._plaatsen) < AANTAL and self.klaar == len(self._plaatsen):
            gevraagd = asyncio.Event()
            kernel = asyncio.ensure_future(self._warm(gevraagd))
            kernel.add_done_callback(self._on_warm)
            self._plaatsen.append(_Plaats(kernel, gevraagd))

    async def take(self) -> Kernel:
        """Return a kernel that nobody had before."""
        asyncio.get_running_loop().call_later(RUST, self.fill)
        while self._plaatsen:
            chosen = next((one for one in self._plaatsen if one.kernel.done()), self._plaatsen[0])
            self._plaatsen.remove(chosen)
            chosen.gevraagd.set()
            kernel = await _usable(chosen.kernel)
            if kernel is not None:
                self._kernels.klaargezet.discard(kernel.kernel_id)
                return kernel
        return await Kernel.start(self._kernels)

    async def _warm(self, gevraagd: asyncio.Event) -> Kernel:
        kernel = await Kernel.start(self._kernels)
        self._kernels.klaargezet.add(kernel.kernel_id)
        for code in OPWARMEN:
            if not gevraagd.is_set():  # somebody waits: no more of what can be done without
                await kernel.run(code)
        return kernel

    def _on_warm(self, kernel: "asyncio.Task[Kernel]") -> None:
        if not kernel.cancelled():
            asyncio.get_running_loop().call_later(RUST, self.fill)


async def _usable(ready: "asyncio.Task[Kernel]") -> Kernel | None:
    try:
        kernel = await ready
    except Exception:
        log.exception("er stond geen kernel klaar")
        return None
    return kernel if await kernel.lives() else None

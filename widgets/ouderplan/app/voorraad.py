"""One kernel that stands by: started, and with everything imported that a page needs.

It knows nothing of the school yet: the page is made from the store when somebody opens it, and
each kernel is given away once.
"""

import asyncio
import logging

from ouderplan.app.kernel import Kernel, Kernels
from ouderplan.stappen import find_steps

log = logging.getLogger(__name__)

OPWARMEN = (
    "from ouderplan.app.opwarmen import warm_up; warm_up()",
    *(f"warm_up({stap.naam!r})" for stap in find_steps()),
)
RUST = 1.5
"""Seconds that a page gets the machine for itself before the next kernel is started."""


class Voorraad:
    """Where a page takes its kernel from."""

    def __init__(self, kernels: Kernels) -> None:
        self._kernels = kernels
        self._next: asyncio.Task[Kernel] | None = None
        self._wanted = asyncio.Event()

    def fill(self) -> None:
        """Start a kernel that stands by, unless there is one."""
        if self._next is None:
            self._wanted = asyncio.Event()
            self._next = asyncio.ensure_future(self._warm(self._wanted))

    async def take(self) -> Kernel:
        """Return a kernel that nobody had before."""
        ready, self._next = self._next, None
        self._wanted.set()
        asyncio.get_running_loop().call_later(RUST, self.fill)
        kernel = await _usable(ready) if ready else None
        if kernel is None:
            return await Kernel.start(self._kernels)
        self._kernels.klaargezet.discard(kernel.kernel_id)
        return kernel

    async def _warm(self, wanted: asyncio.Event) -> Kernel:
        kernel = await Kernel.start(self._kernels)
        self._kernels.klaargezet.add(kernel.kernel_id)
        for code in OPWARMEN:
            if not wanted.is_set():  # somebody waits: no more of what can be done without
                await kernel.run(code)
        return kernel


async def _usable(ready: "asyncio.Task[Kernel]") -> Kernel | None:
    try:
        kernel = await ready
    except Exception:
        log.exception("er stond geen kernel klaar")
        return None
    return kernel if await kernel.lives() else None

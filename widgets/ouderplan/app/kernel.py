"""A kernel behind a page, and what the server itself has to say to it before the page does."""

import asyncio
import json
import os
import time
from base64 import b64encode
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from queue import Empty
from typing import Any
from weakref import WeakKeyDictionary

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from jupyter_server.utils import ApiPath
from voila._version import __version__ as voila_version

from ouderplan.app.stil import spare
from ouderplan.app.vork import Moeder, Vork

WIDGET = "application/vnd.jupyter.widget-view+json"
_BESTUUR = "jupyter.widget.control"
_BESTUUR_VERSIE = "1.0.0"
Bericht = dict[str, Any]
LAATSTE = "ouderplan.app.laatste"
"""What a kernel is told to use for it; it is not loaded here."""
UITPRATEN = 5.0
"""Seconds that a kernel whose page is gone gets for what was still said to it."""


ALLEEN = 40.0
"""Seconds that a kernel waits for a page that is on its way, or whose line broke for a moment."""
KIJK = 10
"""Seconds between two looks at which kernels are alone."""


class KernelGestopt(Exception):
    """The kernel ended while the page was being made."""


class CelMislukt(Exception):
    """A cell of the notebook raised an error; its traceback is the argument."""


class Kernels(AsyncMappingKernelManager):
    """The kernels of the open pages, and those that stand by."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)  # type: ignore[no-untyped-call]
        self.klaargezet: set[str] = set()
        self.moeder: Moeder | None = None
        self._alleen: WeakKeyDictionary[Any, float] = WeakKeyDictionary()

    def pre_start_kernel(self, kernel_name: str | None, kwargs: Any) -> Any:
        """Prepare a kernel that is forked from the warm process, if there is one."""
        manager, name, kernel_id = super().pre_start_kernel(kernel_name, kwargs)
        if self.moeder is not None:
            manager.provisioner = Vork(
                self.moeder, kernel_id=kernel_id, kernel_spec=manager.kernel_spec, parent=manager
            )
        return manager, name, kernel_id

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """Stop a kernel whose page has had no line to it for a while, unless it stands by.

        Not by when it did something last, as Jupyter does: a page that is gone goes on looking at
        the store, and what it sees there it says.
        """
        kernel: Any = self.get_kernel(kernel_id)
        if kernel_id in self.klaargezet or self._kernel_connections.get(kernel_id, 0) > 0:
            self._alleen.pop(kernel, None)
            return
        now = time.monotonic()
        since = self._alleen.setdefault(kernel, now)
        if now - since >= ALLEEN and kernel.execution_state != "busy":
            await self.shutdown_kernel(kernel_id, now=True)  # type: ignore[no-untyped-call]

    async def shutdown_all(self, now: bool = True) -> None:  # type: ignore[override]
        """End every kernel without asking: all is stored, and one that is asked first complains.

        Not as jupyter_client 8 does it: that also ends by number what is only starting, which the
        server does not know yet, and then ends nothing. What starts now goes with the server.
        """
        kernels: Any = self  # jupyter_client has no types
        ends = [kernels.shutdown_kernel(one, now=now) for one in kernels.list_kernel_ids()]
        await asyncio.gather(*ends, return_exceptions=True)


@dataclass
class Uitkomst:
    """What the cells of a notebook showed: widgets, with the state of every widget they need."""

    widgets: list[str] = field(default_factory=list)
    stand: Bericht = field(default_factory=dict)


class Kernel:
    """A running kernel, until the browser takes over."""

    def __init__(self, kernels: Kernels, kernel_id: str) -> None:
        self.kernel_id = kernel_id
        self._kernels: Any = kernels
        self._manager: Any = kernels.get_kernel(kernel_id)
        self._client: Any = self._manager.client()
        self._client.start_channels(stdin=False, hb=False, control=False)

    @classmethod
    async def start(cls, kernels: Kernels) -> "Kernel":
        """Start one, and wait until it answers and can be heard."""
        env = {**os.environ, "SERVER_SOFTWARE": f"voila/{voila_version}"}
        starting: Any = kernels.start_kernel(kernel_name="python3", path=ApiPath(""), env=env)
        kernel = cls(kernels, await starting)
        try:
            await kernel._await_answer()
        except BaseException:
            await kernel.stop()
            raise
        return kernel

    @property
    def is_warm(self) -> bool:
        """Tell whether everything was loaded when it started."""
        return bool(getattr(self._manager.provisioner, "is_warm", False))

    async def lives(self) -> bool:
        """Tell whether it still can be used."""
        return self.kernel_id in self._kernels and bool(await self._manager.is_alive())

    def let_go(self) -> None:
        """Leave it to the browser."""
        self._client.stop_channels()

    async def stop(self) -> None:
        """End it: no page will use it."""
        self.let_go()
        if self.kernel_id in self._kernels:
            await self._kernels.shutdown_kernel(self.kernel_id, now=True)

    async def run(self, code: str) -> None:
        """Run code, and wait for its end.

        Raises
        ------
        CelMislukt, KernelGestopt
        """
        asked = self._client.execute(code, store_history=False)
        async for message in self._heard():
            if message["parent_header"].get("msg_id") != asked:
                continue
            if message["msg_type"] == "error":
                raise CelMislukt("\n".join(message["content"]["traceback"]))
            if _is_idle(message):
                return

    async def hear_out(self, waarden: list[tuple[str, Bericht]]) -> None:
        """Let it handle all that was said to it, with these values of widgets as the last."""
        said = json.dumps(waarden)
        asked = self._client.execute(
            f"from {LAATSTE} import take_last as _; _({said!r})", store_history=False
        )
        with suppress(Empty):
            while (await self._client.get_shell_msg(timeout=UITPRATEN))["parent_header"].get(
                "msg_id"
            ) != asked:
                pass

    async def show(self, cellen: list[str], vraag: Mapping[str, str]) -> Uitkomst:
        """Run the cells of a notebook for a page that was asked for with this environment.

        Everything is asked at once, so that nobody waits for an answer in between.

        Raises
        ------
        CelMislukt, KernelGestopt
        """
        asked = {
            self._client.execute(code, store_history=False) for code in [_setting(vraag), *cellen]
        }
        state = self._ask_state()
        found = Uitkomst()
        async for message in self._heard():
            kind, content = message["msg_type"], message["content"]
            if kind == "comm_msg" and content["comm_id"] == state:
                found.stand = _packed(content["data"], message["buffers"])
                return found
            if message["parent_header"].get("msg_id") in asked:
                _note(found, kind, content)
        raise KernelGestopt

    def _ask_state(self) -> str:
        session = self._client.session
        comm = str(session.msg_id)
        opened = {"comm_id": comm, "target_name": _BESTUUR, "data": {}}
        asked = {"comm_id": comm, "data": {"method": "request_states"}}
        version = {"version": _BESTUUR_VERSIE}
        self._client.shell_channel.send(session.msg("comm_open", opened, metadata=version))
        self._client.shell_channel.send(session.msg("comm_msg", asked))
        return comm

    async def _await_answer(self) -> None:
        # What is said before we can hear it is lost: ask until something is heard.
        while True:
            self._client.kernel_info()
            try:
                await self._client.get_iopub_msg(timeout=0.1)
            except Empty:
                if not await self.lives():
                    raise KernelGestopt from None
            else:
                return

    async def _heard(self) -> AsyncIterator[Bericht]:
        while True:
            try:
                yield await self._client.get_iopub_msg(timeout=1)
            except Empty:
                if not await self.lives():
                    raise KernelGestopt from None
                await asyncio.sleep(0)


def _setting(vraag: Mapping[str, str]) -> str:
    return f"__import__('os').environ.update(__import__('json').loads({json.dumps(vraag)!r}))"


def _note(found: Uitkomst, kind: str, content: Bericht) -> None:
    if kind == "error":
        raise CelMislukt("\n".join(content["traceback"]))
    if kind in {"display_data", "execute_result"} and WIDGET in content["data"]:
        found.widgets.append(content["data"][WIDGET]["model_id"])


def _packed(data: Bericht, buffers: list[Any]) -> Bericht:
    for state in data["states"].values():
        state["state"] = spare(state["model_name"], state["state"])
    return {
        "states": data["states"],
        "buffer_paths": data["buffer_paths"],
        "buffers": [b64encode(buffer).decode("ascii") for buffer in buffers],
    }


def _is_idle(message: Bericht) -> bool:
    return bool(message["msg_type"] == "status" and message["content"]["execution_state"] == "idle")

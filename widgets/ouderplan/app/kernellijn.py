"""The line between a page and its kernel, on the server's side."""

import json
import re
from asyncio import Future
from collections.abc import Awaitable
from contextlib import suppress
from http import HTTPStatus
from typing import Any
from weakref import WeakKeyDictionary

from jupyter_server.base.websocket import WebSocketMixin
from tornado.ioloop import IOLoop
from tornado.web import HTTPError
from tornado.websocket import WebSocketClosedError
from voila.tornado.kernel_websocket_handler import (
    VoilaKernelWebsocketHandler,
    read_header_from_binary_message,
)

VRAAG = "leeft"
"""What a page asks over the line itself; see ``front/src/pols.js``."""

_NUMMER = re.compile(r"[0-9]{1,15}")
_gehoord: WeakKeyDictionary[Any, dict[str, int]] = WeakKeyDictionary()
"""Per kernel and page the number of the last message that went through."""


class Polsend(WebSocketMixin):
    """Closes a line on which a question was not answered before the next one.

    Jupyter counts from the last answer, or from the beginning: then every line is too late when it
    is about to be asked for the first time, and is closed.
    """

    def send_ping(self) -> None:
        """Ask again, when the last question was answered or this is the first one."""
        if self.last_pong >= self.last_ping:
            self.last_pong = IOLoop.current().time()
        super().send_ping()


class Kernellijn(Polsend, VoilaKernelWebsocketHandler):  # type: ignore[misc]
    """A line whose page may go at any moment: what was on its way then, is for nobody.

    A page numbers what it says, and says what may not have come over again when it is back: each
    number goes to the kernel once. It asks over the line whether that works, and hears whether the
    kernel is there and up to which number it was heard.
    """

    _is_counted = False

    async def open(self, kernel_id: str) -> None:
        """Begin; from here on the kernel has one line more."""
        self._is_counted = True
        await super().open(kernel_id)

    def on_close(self) -> None:
        """End; a line whose page went before it was open is taken off for no other.

        Jupyter takes one off for it all the same, and when that leaves none it keeps the channels
        of this line, which has none, for who comes next. So there are two more for the while.
        """
        if self._is_counted:
            super().on_close()
            return
        kernels = self.kernel_manager
        kernels.notify_connect(self.kernel_id)
        kernels.notify_connect(self.kernel_id)
        try:
            super().on_close()
        finally:
            kernels.notify_disconnect(self.kernel_id)

    async def pre_get(self) -> None:
        """Find the kernel; the page may be gone when it answers."""
        await super().pre_get()
        if self.connection is None:
            raise HTTPError(HTTPStatus.GONE)

    def on_message(self, ws_message: str | bytes) -> Awaitable[None] | None:
        """Answer the page's own question; say what is new to the kernel."""
        if ws_message == VRAAG:
            return self._answer()
        if self._is_closed or self._is_old(ws_message):
            return None  # what is said to a closed line does not count as heard
        super().on_message(ws_message)
        return None

    @property
    def _is_closed(self) -> bool:
        """Tell whether this line goes no further: a page that is back has another one.

        Tornado still hands over what comes on a line that this side hung up on, but does not know
        any more in which protocol it is, so that it would be read wrongly and be lost.
        """
        return self.ws_connection is None or not self.connection.channels

    async def _answer(self) -> None:
        kernel: Any = self.kernel_manager.get_kernel(self.kernel_id) if self._is_known else None
        lives = kernel is not None and bool(await kernel.is_alive())
        self.write_message(json.dumps({"leeft": lives, "tot": self._heard.get(self._page, 0)}))

    @property
    def _is_known(self) -> bool:
        return self.kernel_id in self.kernel_manager

    @property
    def _page(self) -> str:
        return str(self.get_argument("session_id", ""))

    @property
    def _heard(self) -> dict[str, int]:
        if not self._is_known:
            return {}
        return _gehoord.setdefault(self.kernel_manager.get_kernel(self.kernel_id), {})

    def _is_old(self, message: str | bytes) -> bool:
        """Tell whether the kernel was told this already; remember it when it was not."""
        header = read_header_from_binary_message(message) if isinstance(message, bytes) else None
        said = header.get("msg_id") if isinstance(header, dict) else None
        page, _, number = str(said).rpartition("_")
        if page != self._page or not _NUMMER.fullmatch(number):
            return False  # not of our front end
        heard = self._heard
        if int(number) <= heard.get(page, 0):
            return True
        heard[page] = int(number)
        return False

    def write_error(self, status_code: int, **_kwargs: object) -> None:
        """Answer without a page: a line has no one who reads it."""
        self.set_status(status_code)
        self.finish()

    def write_message(
        self, message: bytes | str | dict[str, Any], binary: bool = False
    ) -> "Future[None] | None":
        """Send a message of the kernel to the page, if that is still there."""
        with suppress(WebSocketClosedError):
            if sending := super().write_message(message, binary):
                sending.add_done_callback(_see)
                return sending  # type: ignore[no-any-return]
        return None


def _see(sending: "Future[None]") -> None:
    if not sending.cancelled():
        sending.exception()  # an error that nobody looked at goes to the log

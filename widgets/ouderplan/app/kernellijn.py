"""The line between a page and its kernel, on the server's side."""

from asyncio import Future
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from tornado.web import HTTPError
from tornado.websocket import WebSocketClosedError
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler


class Kernellijn(VoilaKernelWebsocketHandler):  # type: ignore[misc]
    """A line whose page may go at any moment: what was on its way then, is for nobody."""

    async def pre_get(self) -> None:
        """Find the kernel; the page may be gone when it answers."""
        await super().pre_get()
        if self.connection is None:
            raise HTTPError(HTTPStatus.GONE)

    def write_error(self, status_code: int, **_kwargs: object) -> None:
        """Answer without a page: a line has no one who reads it."""
        self.set_status(status_code)
        self.finish()

    def write_message(
        self, message: bytes | dict[str, Any], binary: bool = False
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

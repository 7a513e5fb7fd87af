"""A page that closes: its last keystrokes are kept, and then its kernel goes."""

import json
import logging
from http import HTTPStatus
from typing import Any, cast

from jupyter_server.base.handlers import APIHandler
from tornado.web import HTTPError, authenticated

from ouderplan.app.kernel import Kernel, Kernels

log = logging.getLogger(__name__)
Waarden = list[tuple[str, dict[str, Any]]]


class Afscheid(APIHandler):
    """Stops a kernel; what is stopped at once would forget what it had not read yet."""

    @authenticated
    async def post(self, kernel_id: str) -> None:
        """Let the kernel handle what it was told, with the values that came along, and end it."""
        kernels = self.kernel_manager
        if kernel_id not in kernels:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        waarden = read_values(self.get_body_argument("waarden", "[]"))
        kernel = Kernel(cast("Kernels", kernels), kernel_id)
        try:
            await kernel.hear_out(waarden)
        except Exception:
            log.exception("de laatste invoer kwam niet over")
        finally:
            await kernel.stop()
        self.set_status(HTTPStatus.NO_CONTENT)
        self.finish()


def read_values(text: str) -> Waarden:
    """Return the values of widgets that a page sent along (HTTPError for anything else)."""
    try:
        found = [(widget, state) for widget, state in json.loads(text)]
    except (TypeError, ValueError):
        raise HTTPError(HTTPStatus.BAD_REQUEST) from None
    if not all(isinstance(widget, str) and isinstance(state, dict) for widget, state in found):
        raise HTTPError(HTTPStatus.BAD_REQUEST)
    return found

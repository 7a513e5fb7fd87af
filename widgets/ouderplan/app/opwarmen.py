"""What is done before a page needs it: draw the page once, for nobody, and throw it away.

Modules, templates and statements are in memory then. No widget and no data of it is kept.
"""

import logging
from importlib import import_module

from ipywidgets import Widget

from ouderplan.app.pagina import Pagina, make_zitting
from ouderplan.app.stil import unsaid
from ouderplan.stappen import find_steps

STARTT = (
    "ipykernel.kernelapp",
    "ipykernel.zmqshell",
    "ipykernel.debugger",
    "IPython.core.completer",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.logger",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "IPython.utils.wildcard",
    "faulthandler",
    "tornado.platform.asyncio",
    "zmq.utils.garbage",
)
"""What a kernel imports when it begins, with all that these import in their turn."""

log = logging.getLogger(__name__)


def load() -> None:
    """Load what every kernel loads when it starts, without starting anything."""
    for name in STARTT:
        import_module(name)


def warm_up(stap: str = "") -> None:
    """Draw the page at this step; whatever goes wrong is said when somebody opens it."""
    try:
        with unsaid():
            _draw_and_drop(stap)
    except Exception:
        log.exception("opwarmen lukte niet")


def _draw_and_drop(stap: str) -> None:
    zitting = make_zitting()
    try:
        Pagina(zitting, find_steps())
        if stap:
            zitting.stap = stap
    finally:
        Widget.close_all()
        if zitting.werkboek is not None:
            zitting.werkboek.close()

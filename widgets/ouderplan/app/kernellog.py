"""What goes wrong in a page's kernel goes to a log on the laptop, not to the browser.

A kernel sends what it prints, and ipywidgets shows every error in a message of the browser there,
also one that someone made up.
"""

import contextlib
import logging
from pathlib import Path
from types import TracebackType

from IPython.core.getipython import get_ipython

from ouderplan.logboek import log_handler

LOG = "pagina.log"
LANGSTE_LOG = 2_000_000

log = logging.getLogger(__name__)


def keep_errors_here(logboek: Path) -> None:
    """Write what goes wrong to the log in this folder; outside a kernel nothing changes."""
    shell = get_ipython()
    if shell is None:
        return
    vars(shell)["showtraceback"] = _log_instead
    logging.getLogger().handlers[:] = [_handler(logboek)]


def _handler(logboek: Path) -> logging.Handler:
    path = logboek / LOG
    try:
        with contextlib.suppress(OSError):  # another page writes in it now (Windows)
            if path.exists() and path.stat().st_size > LANGSTE_LOG:
                path.replace(path.with_suffix(".oud.log"))
        return log_handler(path, "%(asctime)s pagina %(levelname)s %(message)s")
    except OSError:
        return logging.NullHandler()


def _log_instead(
    exc_tuple: tuple[type[BaseException], BaseException, TracebackType | None] | None = None,
    *_args: object,
    **_options: object,
) -> None:
    log.warning("Een bericht van de browser is geweigerd.", exc_info=exc_tuple or True)

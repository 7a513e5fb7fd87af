"""What a kernel does while it stands by: draw the page once, for nobody, and throw it away.

Modules, templates and statements are in memory then. No widget and no data of it is kept.
"""

import logging

from ipywidgets import Widget

from ouderplan.app.pagina import Pagina, make_zitting
from ouderplan.app.stil import unsaid
from ouderplan.stappen import find_steps

log = logging.getLogger(__name__)


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

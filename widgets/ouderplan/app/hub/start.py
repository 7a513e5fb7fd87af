"""``python -m ouderplan begeleider``: what JupyterHub starts for a school, without a supervisor.

There is no hall beside it: that has a service of its own, and goes on while this one is stopped.
Where there is a cradle (`wieg`), the server is a fork of that, and this process waits for its end.
"""

import os
import sys
from collections.abc import Callable

from ouderplan.app.hub.plek import Hubplek
from ouderplan.app.hub.vraag import ask_for_server
from ouderplan.app.opdrachten.start import prepare
from ouderplan.app.paden import LEG_KLAAR, RUIM_OP, Paden
from ouderplan.logboek import write_clean


def serve() -> int:
    """Open the workbook of this school, or JupyterLab when that was asked for.

    Raises
    ------
    GeenHub
    """
    plek = Hubplek.find()
    plek.map.mkdir(parents=True, exist_ok=True)
    os.environ |= plek.env()
    paden = Paden.find()
    if plek.is_lab:
        from ouderplan.app.hub.lab import serve as serve_lab  # noqa: PLC0415  a door loads its own

        serve_lab(paden)
        return 0
    ask_for_server()
    if status := prepare(paden, LEG_KLAAR):
        return status
    _serve_workbook(plek, paden)
    return prepare(paden, RUIM_OP)


def _serve_workbook(plek: Hubplek, paden: Paden) -> None:
    from ouderplan.app.eerst import begin_mother, skip_of_hub  # noqa: PLC0415  as above

    write_clean()
    moeder = begin_mother()  # before Voila is loaded, which no kernel needs
    skip_of_hub()
    from ouderplan.app.hub.deur import serve as serve_workbook  # noqa: PLC0415

    serve_workbook(plek, paden, moeder)


def serve_forked() -> int:
    """Open the workbook in a fork of the cradle, where all is loaded that is used."""
    from ouderplan.app import klaarleggen  # noqa: PLC0415  as above
    from ouderplan.app.kernelapp import forget  # noqa: PLC0415
    from ouderplan.app.opdrachten import carry_out  # noqa: PLC0415
    from ouderplan.app.vork import Moeder  # noqa: PLC0415

    plek, paden = Hubplek.find(), Paden.find()
    moeder = Moeder.begin(is_warm=True)  # before anything here is no longer as in the cradle
    from ouderplan.app.hub.deur import serve as serve_workbook  # noqa: PLC0415  she needs none

    if status := _in_fork(lambda: carry_out(lambda: klaarleggen.lay_ready(None))):
        return status
    forget()
    serve_workbook(plek, paden, moeder, is_forked=True)
    return prepare(paden, RUIM_OP)


def _in_fork(work: Callable[[], int]) -> int:
    """Do this in a fork, which leaves nothing of it in memory; return its exit status."""
    if number := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])
    status = 1
    try:
        status = work()
        sys.stdout.flush()
    finally:
        os._exit(status)

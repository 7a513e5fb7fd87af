"""``python -m ouderplan begeleider``: what JupyterHub starts for a school, without a supervisor.

There is no hall beside it: that has a service of its own, and goes on while this one is stopped.
"""

import os

from ouderplan.app.hub.plek import Hubplek
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

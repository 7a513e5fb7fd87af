"""The steps of the workbook: one folder a step, found by looking.

A step is a folder with ``__init__.py`` (``STAP = Stap(nummer, __name__)``, and ``bij="visie"`` when
it deepens another one), ``model.py`` (class
``Model``: state, no widgets), ``view.py`` (class ``View``: widgets), ``teksten.toml`` and Jinja
templates. Adding a step is adding such a folder and its notebook.
"""

from ouderplan.stappen.basis import Staat, Stand, Stap, Stapbeeld, StapModel, find_steps
from ouderplan.stappen.zitting import Zitting

__all__ = ["Staat", "Stand", "Stap", "StapModel", "Stapbeeld", "Zitting", "find_steps"]

"""What the begeleider's door does first: skip what it never uses, and fork a mother of kernels.

What both need is loaded before that, and is in memory once.
"""

import os
import sys
import threading
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from ouderplan.app.geheugen import freeze

if TYPE_CHECKING:
    from ouderplan.app.vork import Moeder

OVERBODIG = ("rfc3987_syntax", "debugpy", "isoduration")
"""What others use when it can be imported, and nobody here asks for: the grammar of every internet
address there is (`jsonschema`, 14 MB), a debugger in every kernel (`ipykernel`, 35 MB), and how
long things take in words of ISO (`jsonschema`, 6 MB)."""
NOOIT = (
    "bleach",
    "bs4",
    "nbconvert.filters.markdown_mistune",
    "nbconvert.preprocessors.sanitize",
)
"""What `nbconvert` takes names from when it is loaded, to make HTML of a notebook (7 MB with all
that they load): Voila brings that along, and our pages make none. Who uses one after all gets an
error, so that nothing passes for cleaned that was not."""
NOOIT_BIJ_DE_HUB = ("jupyterhub.orm", "jupyterhub.crypto")
"""The database of JupyterHub itself and its keys: what asks it who somebody is, takes names from
them, and brings all of SQLAlchemy's ORM, alembic and cryptography along (26 MB in each server)."""
ZELDEN = ("requests",)
"""What is imported by name by others, and loaded when one of them uses it: to ask something of the
internet (`jupyterlab_server`, 7 MB), which nobody here does."""


def begin_mother(zaal: Sequence[str] = ()) -> "Moeder | None":
    """Return the process from which kernels are forked; None where that cannot be.

    Before it, the hall's door is opened in a fork too, when there are words for that (`zaalvork`).
    """
    skip()
    from ouderplan.app import stil, voorblad  # noqa: F401, PLC0415  for both
    from ouderplan.app.vork import Moeder  # noqa: PLC0415
    from ouderplan.app.zaalvork import fork_hall  # noqa: PLC0415

    if zaal:
        import ouderplan.zaal.__main__  # noqa: F401, PLC0415
    freeze()
    hall = fork_hall(zaal) if zaal else 0
    mother = Moeder.begin()
    if hall:  # only now: a thread does not survive a fork
        threading.Thread(target=os.waitpid, args=(hall, 0), daemon=True).start()
    skip_later()
    return mother


def skip() -> None:
    """Let nothing load what nobody here asks for."""
    for name in OVERBODIG:
        vars(sys)["modules"].setdefault(name, None)  # makes importing it an error
    from ouderplan.zaal.teruggeven import bound_arenas  # noqa: PLC0415

    bound_arenas()  # a kernel has a dozen threads that hardly ever run at once


def skip_of_hub() -> None:
    """Let a server of the hub do without what only the hub itself uses."""
    for name in NOOIT_BIJ_DE_HUB:
        vars(sys)["modules"].setdefault(name, Nooit(name))


class Nooit(ModuleType):
    """Stands where a module would be: every name can be taken from it, and none be used."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # it is no package, and says nothing of itself
            raise AttributeError(name)
        return type(name, (), {"__new__": _refuse})  # a class: others derive their own from it


def _refuse(what: type, *_args: object, **_named: object) -> None:
    raise ImportError(f"{what.__qualname__} is not loaded here; see ouderplan.app.eerst")


class _Later(ModuleType):
    """Stands where a module is, until something of it is used; then that module comes instead."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # who looks at every module, uses none
            raise AttributeError(name)
        modules = vars(sys)["modules"]
        if modules.get(self.__name__) is self:
            del modules[self.__name__]
        return getattr(import_module(self.__name__), name)


def put_off(*names: str) -> None:
    """Load these modules only when something of them is used."""
    for name in names:
        later = vars(sys)["modules"].setdefault(name, _Later(name))
        package, _, part = name.rpartition(".")
        if package:
            vars(import_module(package)).setdefault(part, later)


def skip_later() -> None:
    """Let a door load what it seldom uses when it does, and never what only others use."""
    put_off(*ZELDEN)
    for name in NOOIT:
        vars(sys)["modules"].setdefault(name, Nooit(name))

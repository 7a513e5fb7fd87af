"""The kernel of a page, begun in the process that it is forked from.

What it does before it has a socket is the same for every kernel. Done before the fork it costs a
page no time, and its memory is shared.
"""

import socket
import sys
from types import ModuleType
from typing import Any, ClassVar

from ipykernel import ipkernel
from ipykernel.compiler import XCachingCompiler
from ipykernel.kernelapp import IPKernelApp
from ipykernel.zmqshell import ZMQInteractiveShell
from IPython.core.application import BaseIPythonApplication
from ipywidgets import register_comm_target

INSTELLINGEN = ("--HistoryManager.enabled=False",)
"""A page has no lines that one goes back to: no file in the user's home, and no thread for it."""


class _Begonnen(BaseIPythonApplication):
    """What `IPKernelApp` does first, and here once: read the settings."""

    is_begonnen = False

    def initialize(self, argv: list[str] | None = None) -> None:
        """Read them, unless that was done."""
        if not self.is_begonnen:
            super().initialize(argv)  # type: ignore[no-untyped-call]
            self.is_begonnen = True


class Kernelapp(IPKernelApp, _Begonnen):
    """A kernel that can wait for where it is reached."""

    def init_shell(self) -> None:
        """Let what was made before it know the kernel."""
        super().init_shell()  # type: ignore[no-untyped-call]
        ZMQInteractiveShell.instance().kernel = self.kernel

    def init_iopub(self, context: Any) -> None:
        """Keep what the page is told until it is heard; ZeroMQ would keep a thousand of them."""
        context.sndhwm = 0
        super().init_iopub(context)  # type: ignore[no-untyped-call]

    def init_code(self) -> None:
        """Run nothing that a user lets run in each notebook."""


def begin() -> Any:
    """Return the kernel with all done that needs no thread, no loop and no socket."""
    if not Kernelapp.initialized():
        vars(ipkernel)["sys"] = _Zonder("sys")
        app = Kernelapp.instance(parent_handle=1)  # no poller, and no word to a terminal
        _Begonnen.initialize(app, [*INSTELLINGEN])
        ZMQInteractiveShell.instance(
            parent=app, profile_dir=app.profile_dir, user_ns={}, compiler_class=XCachingCompiler
        )
    return Kernelapp.instance()


def forget() -> None:
    """Be no kernel after all, in a fork of a process where one was begun."""
    Kernelapp.clear_instance()
    ZMQInteractiveShell.clear_instance()


def serve(bestand: str, klaar: socket.socket) -> None:
    """Be a kernel that is reached as this file says, until the end; say on `klaar` when it is."""
    app = begin()
    app.connection_file = bestand
    app.initialize([])
    register_comm_target()  # ipywidgets does that itself when it is imported in a kernel
    with klaar:
        klaar.send(b".")
    app.start()


class _Zonder(ModuleType):
    """`sys` as a kernel sees it that lists every file it was loaded from, for a debugger.

    There is none, and looking at each module would make 7 MB of every kernel its own.
    """

    modules: ClassVar[dict[str, ModuleType]] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(sys, name)

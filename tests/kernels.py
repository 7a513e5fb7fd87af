"""Which processes of a running program are kernels, and which one they are forked from."""

import psutil

from ouderplan.app.moeder import NAAM, NAAM_KERNEL


def is_kernel(process: psutil.Process) -> bool:
    """Tell whether it is a kernel, forked or started by itself; one that ended is none."""
    try:
        return process.name() == NAAM_KERNEL or "ipykernel_launcher" in process.cmdline()
    except psutil.Error:
        return False


def is_mother(process: psutil.Process) -> bool:
    """Tell whether kernels are forked from it."""
    try:
        return process.name() == NAAM
    except psutil.Error:
        return False

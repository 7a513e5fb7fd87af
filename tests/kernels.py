"""What each process of a running program is: a kernel, what it is forked from, a door."""

import psutil

from ouderplan.app.hub.wieg import NAAM_SERVER
from ouderplan.app.moeder import NAAM, NAAM_KERNEL
from ouderplan.app.zaalvork import NAAM as NAAM_ZAAL


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


def is_hall(process: psutil.Process) -> bool:
    """Tell whether it is the hall, forked or a process of its own."""
    try:
        return process.name() == NAAM_ZAAL or "ouderplan.zaal" in process.cmdline()
    except psutil.Error:
        return False


def is_door(process: psutil.Process) -> bool:
    """Tell whether it is the begeleider's door: of a laptop, or of a hub, forked or by itself."""
    try:
        asked = process.cmdline()[3:4]
        return process.name() == NAAM_SERVER or asked in (["server"], ["begeleider"])
    except psutil.Error:
        return False


def waits(process: psutil.Process) -> bool:
    """Tell whether it stands for a hub where its server was forked elsewhere."""
    try:
        return any(part.endswith("wachter.py") for part in process.cmdline())
    except psutil.Error:
        return False

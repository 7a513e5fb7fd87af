"""The machine by what matters for a measurement; never its name, nor a path."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

import psutil

GEWONE_SHARES = 1024
PAKKETTEN = ("tornado", "SQLAlchemy", "voila", "ipywidgets", "jupyter_server")


def describe() -> dict[str, str]:
    return {
        "processor": _processor(),
        "kernen": str(psutil.cpu_count()),
        "geheugen": f"{psutil.virtual_memory().total / 2**30:.0f} GB",
        "systeem": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "pakketten": ", ".join(f"{naam} {version(naam)}" for naam in PAKKETTEN),
    }


def load() -> str:
    """Return how busy the machine was in the last minute, by this and by other work."""
    return f"{psutil.getloadavg()[0]:.1f}".replace(".", ",")


def busy_before() -> float:
    """Return the share of the machine that other work takes, looked at for two seconds."""
    return psutil.cpu_percent(interval=2.0)


def has_priority() -> bool:
    """Tell whether this measurement goes before other work on the machine (Linux, cgroups v1)."""
    own = Path("/proc/self/cgroup")
    lines = own.read_text().splitlines() if own.exists() else []
    places = [line.split(":", 2)[2] for line in lines if "cpu" in line.split(":")[1].split(",")]
    shares = (Path(f"/sys/fs/cgroup/cpu{place}/cpu.shares") for place in places)
    return any(int(one.read_text()) > GEWONE_SHARES for one in shares if one.exists())


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    known = [*named, platform.processor(), os.environ.get("PROCESSOR_IDENTIFIER", "")]
    return next((name for name in known if name), "onbekend")

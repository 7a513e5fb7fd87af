"""The same notebooks in JupyterLab, behind the same token."""

import os
import signal

from jupyterlab.labapp import LabApp  # type: ignore[import-untyped]

from ouderplan.app.levenslijn import watch_parent
from ouderplan.app.paden import Paden, prepare_jupyterlab


def settings(paden: Paden, poort: int, adres: str) -> list[str]:
    """Return JupyterLab's arguments; nothing asks another host for news or updates.

    The token is not among them: a command line can be read by every user of the machine.
    """
    chosen = {
        "ServerApp.ip": adres,
        "ServerApp.port": str(poort),
        "ServerApp.port_retries": "0",
        "ServerApp.open_browser": "False",
        "ServerApp.allow_root": "True",
        "ServerApp.root_dir": str(paden.notebooks),
        "ServerApp.log_level": "WARN",
        "LabApp.default_url": "/lab/tree/werkboek.ipynb",
        "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
        "LabApp.news_url": "None",
        "LabApp.extension_manager": "readonly",
    }
    return [f"--{name}={value}" for name, value in chosen.items()]


def serve(paden: Paden, poort: int, adres: str) -> None:
    """Serve until the parent process is gone."""
    prepare_jupyterlab()
    watch_parent(lambda: os.kill(os.getpid(), signal.SIGTERM))
    LabApp.launch_instance(settings(paden, poort, adres))

"""The same notebooks in JupyterLab, behind the same token."""

import json
import os
import shutil
import signal
from pathlib import Path

from jupyter_core.paths import jupyter_runtime_dir
from jupyterlab.labapp import LabApp  # type: ignore[import-untyped]

from ouderplan import __version__
from ouderplan.app.levenslijn import watch_parent
from ouderplan.app.paden import Omgeving, Paden, prepare_jupyterlab
from ouderplan.app.sokken import in_folder
from ouderplan.zaal.buitenadres import NERGENS, Buitenadres


def settings(paden: Paden, poort: int, adres: str, buiten: Buitenadres = NERGENS) -> list[str]:
    """Return JupyterLab's arguments; nothing asks another host for news or updates.

    The token is not among them: a command line can be read by every user of the machine.
    """
    chosen = {
        "ServerApp.ip": adres,
        "ServerApp.port": str(poort),
        "ServerApp.port_retries": "0",
        "ServerApp.open_browser": "False",
        "ServerApp.allow_root": "True",
        "ServerApp.root_dir": str(own_notebooks(paden)),
        "ServerApp.log_level": "WARN",
        "LabApp.default_url": "/lab/tree/werkboek.ipynb",
        "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
        "LabApp.news_url": "None",
        "LabApp.extension_manager": "readonly",
        **_public(buiten),
        **{f"KernelManager.{naam}": keuze for naam, keuze in _verbinding().items()},
    }
    return [f"--{name}={value}" for name, value in chosen.items()]


def _public(buiten: Buitenadres) -> dict[str, str]:
    """Return what JupyterLab has to know of the address by which browsers know it.

    It believes no proxy: of who asks it only has to know whether cookies go over https alone.
    """
    chosen = {"ServerApp.base_url": f"{buiten.pad}/"}
    if buiten.naam:
        chosen["ServerApp.local_hostnames"] = json.dumps(["localhost", buiten.naam])
    if buiten.oorsprong:
        chosen["ServerApp.allow_origin"] = buiten.oorsprong
        chosen["IdentityProvider.secure_cookie"] = str(buiten.veilig)
    return chosen


def _verbinding() -> dict[str, str]:
    """Return how kernels are reached; JupyterLab keeps their sockets in its own closed folder."""
    map = Path(jupyter_runtime_dir())
    map.mkdir(mode=0o700, parents=True, exist_ok=True)
    return in_folder(map).kernel


def own_notebooks(paden: Paden) -> Path:
    """Return the folder to open: JupyterLab saves in it, so an installed package gives a copy.

    Each version has a copy of its own: an upgrade brings new notebooks and leaves the old alone.
    """
    if not paden.geinstalleerd:
        return paden.notebooks
    map = paden.data / "notebooks" / __version__
    map.mkdir(parents=True, exist_ok=True)
    for notebook in paden.notebooks.glob("*.ipynb"):
        if not (map / notebook.name).exists():
            shutil.copyfile(notebook, map / notebook.name)
    return map


def serve(paden: Paden, poort: int, adres: str) -> None:
    """Serve until the parent process is gone."""
    prepare_jupyterlab()
    watch_parent(lambda: os.kill(os.getpid(), signal.SIGTERM))
    LabApp.launch_instance(settings(paden, poort, adres, Omgeving.current().begeleider))

"""The same notebooks in JupyterLab, behind the same token."""

import hashlib
import json
import os
import signal
from collections.abc import Mapping
from pathlib import Path

import nbformat
from jupyter_core.paths import jupyter_runtime_dir
from jupyterlab.labapp import LabApp  # type: ignore[import-untyped]

from ouderplan import __version__
from ouderplan.app.levenslijn import watch_parent
from ouderplan.app.paden import Omgeving, Paden, prepare_jupyterlab
from ouderplan.app.sokken import in_folder
from ouderplan.zaal.buitenadres import NERGENS, Buitenadres

HIER = Path(__file__).parent
EERSTE = "/lab/tree/werkboek.ipynb"
"""What JupyterLab opens with."""
VAN = "ouderplan_van"
"""Under which a copy keeps the mark of the notebook that it was made of."""


def settings(paden: Paden, poort: int, adres: str, buiten: Buitenadres = NERGENS) -> list[str]:
    """Return JupyterLab's arguments for a door of its own.

    The token is not among them: a command line can be read by every user of the machine.
    """
    where = {
        "ServerApp.ip": adres,
        "ServerApp.port": str(poort),
        "ServerApp.port_retries": "0",
        "ServerApp.open_browser": "False",
        **_public(buiten),
    }
    return [*chosen(paden), *_arguments(where)]


def chosen(paden: Paden) -> list[str]:
    """Return JupyterLab's arguments wherever it is; nothing asks another host for anything."""
    return _arguments(
        {
            "ServerApp.allow_root": "True",
            "ServerApp.root_dir": str(own_notebooks(paden)),
            "ServerApp.log_level": "WARN",
            "LabApp.default_url": EERSTE,
            "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
            "LabApp.news_url": "None",
            "LabApp.extension_manager": "readonly",
            "LabApp.workspaces_dir": str(paden.data / "notebooks" / ".jupyterlab"),
            "LabApp.extra_labextensions_path": str(HIER / "lab_config" / "labextensions"),
            "ServerApp.extra_static_paths": str(HIER / "voila" / "static"),
            **{f"KernelManager.{naam}": keuze for naam, keuze in _verbinding().items()},
        }
    )


def _arguments(settings: Mapping[str, str]) -> list[str]:
    return [f"--{name}={value}" for name, value in settings.items()]


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
    folder = Path(jupyter_runtime_dir())
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return in_folder(folder).kernel


def own_notebooks(paden: Paden) -> Path:
    """Return the folder to open: copies, since JupyterLab saves by itself in what it opens.

    What a school changed in a copy stays. A copy of which no cell was changed follows the notebook
    that it was made of; what JupyterLab saved in it are outputs, and those come back on opening.
    """
    folder = paden.data / "notebooks" / __version__
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(paden.notebooks.glob("*.ipynb")):
        ours = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
        ours.metadata[VAN] = _cells(ours)
        if _may_replace(folder / path.name, ours.metadata[VAN]):
            nbformat.write(ours, folder / path.name)  # type: ignore[no-untyped-call]
    return folder


def _may_replace(path: Path, ours: str) -> bool:
    """Tell whether the copy is missing, or is an older notebook of ours in which nobody worked."""
    if not path.exists():
        return True
    try:
        copy = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
        return bool(ours != _cells(copy) == copy.metadata.get(VAN))
    except (ValueError, AttributeError, nbformat.ValidationError):
        return False  # no notebook any more, and not by us: it is somebody's


def _cells(notebook: nbformat.NotebookNode) -> str:
    """Return a mark of what was typed in a notebook: the kind and source of every cell."""
    typed = [[cell.cell_type, cell.source] for cell in notebook.cells]
    return hashlib.sha256(json.dumps(typed).encode()).hexdigest()


def serve(paden: Paden, poort: int, adres: str) -> None:
    """Serve until the parent process is gone."""
    prepare_jupyterlab()
    watch_parent(lambda: os.kill(os.getpid(), signal.SIGTERM))
    LabApp.launch_instance(settings(paden, poort, adres, Omgeving.current().begeleider))

"""JupyterLab as a second server of a school, at ``/user/<school>/lab/``, by the hub's own means."""

from jupyterhub.singleuser.extension import JupyterHubSingleUser

from ouderplan.app.lab import EERSTE, chosen
from ouderplan.app.paden import Paden, read_lab_settings


def serve(paden: Paden) -> None:
    """Serve until the hub asks to stop; it says where to listen, and who gets in."""
    read_lab_settings()
    JupyterHubSingleUser.launch_instance([*chosen(paden), f"--ServerApp.default_url={EERSTE}"])

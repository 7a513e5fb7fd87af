"""Have JupyterHub and its proxy for the test with many schools; ``python tests/hub_halen.py`` does.

Nobody needs them on a laptop: without them that test is skipped with a sentence.
"""

import importlib.util
import shutil
import sys
from pathlib import Path

from debianpakketten import apt_install, run

WORTEL = Path(__file__).parents[1]
PROXY = "configurable-http-proxy@5.1.0"
"""The newest that runs on the Node of Debian 12."""
MAP = Path(sys.prefix) / "hub"
PROXY_PROGRAMMA = MAP / "node_modules" / ".bin" / "configurable-http-proxy"


def missing_hub() -> str:
    """Say what is missing for the test with JupyterHub, or ""."""
    if importlib.util.find_spec("jupyterhub") is None:
        return "Er is geen JupyterHub om mee te testen (make hub)."
    if shutil.which("node") is None or not PROXY_PROGRAMMA.is_file():
        return f"Voor JupyterHub ontbreekt {PROXY} (make hub; vraagt node en npm)."
    return ""


def main() -> None:
    """Install what is missing; without a network that ends soon."""
    if not missing_hub():
        return
    print("JupyterHub wordt gehaald om mee te testen…", flush=True)
    if importlib.util.find_spec("jupyterhub") is None:
        files = ("constraints.txt", "constraints-server.txt")
        pins = [part for naam in files for part in ("-c", str(WORTEL / naam))]
        install = [sys.executable, "-m", "pip", "install", "--quiet", "--retries", "0", *pins]
        run([*install, "-r", str(WORTEL / "constraints-server.txt")], None)
        importlib.invalidate_caches()
    if shutil.which("npm") is None:
        apt_install("npm")
    flags = ("--no-audit", "--no-fund", "--no-package-lock", "--silent", "--fetch-retries=0")
    run([shutil.which("npm") or "npm", "install", *flags, "--prefix", str(MAP), PROXY], None)
    if zin := missing_hub():
        print(f"{zin} De test met veel scholen wordt overgeslagen.", file=sys.stderr)


if __name__ == "__main__":
    main()

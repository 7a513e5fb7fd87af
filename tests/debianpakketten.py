"""Having a program of Debian: what tests need beside Python, when that may be installed here."""

import os
import shutil
import subprocess


def apt_prefix() -> list[str] | None:
    """Return what to put before ``apt-get``, or None when that cannot be used here."""
    if not shutil.which("apt-get"):
        return None
    if getattr(os, "geteuid", lambda: 1)() == 0:
        return []
    allowed = (
        shutil.which("sudo")
        and not subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True).returncode
    )
    return ["sudo", "-n"] if allowed else None


def apt_install(*pakketten: str) -> bool:
    """Install these quietly; tell whether that worked."""
    prefix = apt_prefix()
    if prefix is None:
        return False
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    update = run([*prefix, "apt-get", "update", "-q"], env)
    ask = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *pakketten]
    done = run([*prefix, *ask], env)
    return update.returncode == done.returncode == 0


def run(command: list[str], env: dict[str, str] | None) -> subprocess.CompletedProcess[bytes]:
    """Run a command, and keep what it says."""
    return subprocess.run(command, check=False, capture_output=True, env=env)

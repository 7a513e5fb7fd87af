"""A kernel is begun before the fork; what it does after that is its own alone."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

BEGINT = """
import json, os, socket, sys, threading
from jupyter_client.connect import write_connection_file
from ouderplan.app.kernelapp import begin, serve

bestand, sokken = sys.argv[1:]
write_connection_file(bestand, transport="ipc", ip=f"{sokken}/k", key=b"sleutel")
before = len(os.listdir("/proc/self/fd"))
app = begin()
said = {
    "threads": threading.active_count(),
    "open": len(os.listdir("/proc/self/fd")) - before,
    "zitting": app.trait_has_value("session"),
}
here, there = socket.socketpair()
pid = os.fork()
if not pid:
    here.close()
    serve(bestand, there)
there.close()
said["klaar"] = here.recv(1).decode()
said["sokken"] = len(os.listdir(sokken))
os.kill(pid, 9)
print(json.dumps(said), flush=True)
os._exit(0)
"""


@pytest.fixture(scope="module")
def begonnen(tmp_path_factory):
    """Give what a process told that began a kernel and forked it; the user has a startup file."""
    thuis = tmp_path_factory.mktemp("thuis")
    startup = thuis / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "eigen.py").write_text(f"open({str(thuis / 'gedraaid')!r}, 'w')", encoding="utf-8")
    with tempfile.TemporaryDirectory(prefix="sok") as sokken:  # a name that is not too long
        found = subprocess.run(
            [sys.executable, "-c", BEGINT, str(thuis / "kernel.json"), sokken],
            capture_output=True,
            text=True,
            env={**os.environ, "IPYTHONDIR": str(thuis)},
            check=True,
            timeout=60,
        )
    return {**json.loads(found.stdout), "thuis": thuis}


pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="alleen Linux kan hier vorken")


def test_what_is_done_before_the_fork_survives_it(begonnen):
    assert begonnen["threads"] == 1
    assert begonnen["open"] == 0  # no socket, no loop, no database
    assert not begonnen["zitting"]  # every kernel says who it is by itself


def test_a_kernel_says_that_it_can_be_reached_when_that_is_so(begonnen):
    assert begonnen["klaar"] == "."
    assert begonnen["sokken"] == 5


def test_a_page_runs_no_file_of_the_user_and_leaves_none(begonnen):
    thuis: Path = begonnen["thuis"]
    assert not (thuis / "gedraaid").exists()
    assert not [*thuis.rglob("history.sqlite")]

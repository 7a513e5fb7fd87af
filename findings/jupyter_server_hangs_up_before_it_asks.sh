#!/usr/bin/env bash
# jupyter_server 2.21.1 on tornado 6.6.1: a ws_ping_timeout as long as ws_ping_interval hangs up on a page that is there.
#
# Both have a setting for how often a browser is asked whether it is there, and how long it may take to answer.
# In Tornado the timeout counts from the question, and must not be longer than the interval. In jupyter_server it
# counts from the last answer, or from the beginning of the line, and must be longer than the interval: equal to it, the
# line of a kernel is closed before a single ping was sent, on a client that would have answered. ("If no ping is received
# in this many milliseconds", its docstring says; both values are milliseconds, Tornado's seconds.) A front end that
# connects again hides it: every line lives one interval, and what is sent just then can be lost with it.
# Moreover both classes call the attribute ping_interval, so Tornado reads jupyter_server's milliseconds as
# seconds for a pinger of its own, and says in the log that by default one "cannot be longer" than the other.
#
# Seen (jupyter_server 2.21.1, tornado 6.6.1, ipykernel 7.4.0, websocket-client 1.9.2): as above. Exit status 1
# when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check \
    'jupyter_server==2.21.1' 'tornado==6.6.1' 'ipykernel==7.4.0' 'websocket-client==1.9.2'
cat > seen.py <<'PYTHON'
import json
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import Request, urlopen

from websocket import ABNF, create_connection

SECOND = 1000


def run(settings, until):
    """Serve a kernel; return which frames came before the line closed, at most until so many pings, and the log."""
    log = Path("log.txt")
    with log.open("w") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyter_server", "--allow-root", "--ServerApp.ip=127.0.0.1", "--ServerApp.port=0",
             "--IdentityProvider.token=t", "--ServerApp.open_browser=False", f"--ServerApp.tornado_settings={settings}"],
            stdout=out, stderr=out, env={"HOME": ".", "PATH": "/usr/bin:/bin", "JUPYTER_RUNTIME_DIR": "run"},
        )  # fmt: skip
    try:
        while not (found := list(Path("run").glob(f"jpserver-{server.pid}.json"))):
            time.sleep(0.1)
        address = json.loads(found[0].read_text())["url"]
        request = Request(address + "api/kernels?token=t", b"{}", {"Content-Type": "application/json"})
        for _ in range(100):
            try:
                kernel = json.load(urlopen(request))["id"]
                break
            except OSError:
                time.sleep(0.1)
        line = create_connection(address.replace("http", "ws") + f"api/kernels/{kernel}/channels?token=t")
        frames = []
        while frames.count("ping") < until and "close" not in frames:
            code, _ = line.recv_data_frame(control_frame=True)  # answers a ping by itself
            frames += {ABNF.OPCODE_PING: ["ping"], ABNF.OPCODE_CLOSE: ["close"]}.get(code, [])
        return frames, log.read_text()
    finally:
        server.terminate()
        server.wait()


equal, _ = run({"ws_ping_interval": SECOND, "ws_ping_timeout": SECOND}, until=4)
twice, _ = run({"ws_ping_interval": SECOND, "ws_ping_timeout": 2 * SECOND}, until=4)
_, log = run({"ws_ping_interval": SECOND}, until=1)
said = [line for line in log.splitlines() if "websocket_ping_timeout" in line]
print("timeout equal to the interval:", equal)
print("timeout twice the interval:   ", twice)
print(*said[:1])
sys.exit(equal != ["close"] or twice != ["ping"] * 4 or "30000" not in "".join(said))
PYTHON
env/bin/python seen.py

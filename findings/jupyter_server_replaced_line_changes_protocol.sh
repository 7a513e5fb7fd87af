#!/usr/bin/env bash
# jupyter_server 2.21.1: on a line that it has replaced, a message is read in another protocol.
#
# A page that lost its websocket to a kernel opens a new one with the same session_id, and the server
# closes the old one ("Replacing stale connection"). Until the page's side has closed too, what was
# under way on the old line still arrives and is handed to the handler. Which protocol the line speaks
# is asked of Tornado at every message, and Tornado has forgotten it as soon as close() was called:
# the property raises an AssertionError, which is taken for "none was chosen". So a message in
# v1.kernel.websocket.jupyter.org is taken apart as the older format, with a struct.error;
# it reaches no kernel. Who counts messages as delivered when they come in,
# and says them again on the new line only if they were not, loses them.
#
# Seen (jupyter_server 2.21.1, tornado 6.6.1, Linux): a question is answered on the only line
# and on the new one, the same on the old line not, and the log has "struct.error". Exit status 1 when
# that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'kill "${server:-0}" 2>/dev/null || true; rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check \
    'jupyter_server==2.21.1' 'tornado==6.6.1' 'ipykernel==7.4.0' 'jupyter_client==8.10.0' 'websocket-client==1.9.2'
port=$(env/bin/python -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
HOME=$work env/bin/jupyter server --allow-root --no-browser --ip 127.0.0.1 --port "$port" \
    --ServerApp.port_retries=0 --IdentityProvider.token=proef --ServerApp.root_dir="$work" >log 2>&1 &
server=$!
cat > seen.py <<'PYTHON'
import json
import sys
import time
import urllib.request

from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)
from websocket import WebSocketTimeoutException, create_connection

host = f"127.0.0.1:{sys.argv[1]}"
request = urllib.request.Request(f"http://{host}/api/kernels?token=proef", b"{}")
for _ in range(120):
    try:
        kernel = json.load(urllib.request.urlopen(request))["id"]
        break
    except OSError:
        time.sleep(0.5)


def join():
    url = f"ws://{host}/api/kernels/{kernel}/channels?session_id=one&token=proef"
    return create_connection(url, subprotocols=["v1.kernel.websocket.jupyter.org"], timeout=20)


def ask(line, name):
    header = {"msg_id": name, "msg_type": "kernel_info_request", "session": "one",
              "username": "", "version": "5.3", "date": "2026-01-01T00:00:00Z"}
    message = {"header": header, "parent_header": {}, "metadata": {}, "content": {}}
    line.send_binary(serialize_msg_to_ws_v1(message, "shell", pack=lambda x: json.dumps(x).encode()))


def hears(line, name):
    try:
        for _ in range(200):
            _, parts = deserialize_msg_from_ws_v1(line.recv())
            if json.loads(parts[1]).get("msg_id") == name:
                return True
    except WebSocketTimeoutException:
        return False


old = join()
ask(old, "first")  # so that the kernel is there: five seconds after close() Tornado cuts the old line
print("on the only line:", first := hears(old, "first"))
new = join()
ask(new, "new")
print("on the new line:", fresh := hears(new, "new"))
ask(old, "old")
print("on the old line:", late := hears(new, "old"))
sys.exit(not first or not fresh or late)
PYTHON
env/bin/python seen.py "$port"
grep -o 'Replacing stale connection' log | head -1
for _ in $(seq 60); do ! grep -q 'struct.error: ' log || break; sleep 1; done
grep -o 'struct.error: .*' log | head -1 | grep .

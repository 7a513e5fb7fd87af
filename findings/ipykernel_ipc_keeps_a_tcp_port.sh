#!/usr/bin/env bash
# ipykernel 7.4.0: a kernel that was started over IPC listens on a TCP port all the same.
#
# Who chooses transport "ipc" does so to have no ports that other accounts of the machine can reach,
# and ipykernel itself warns about TCP and names IPC as the way out. All five channels are sockets in
# the file system then; but the thread that sends output (IOPub) also binds a PULL socket to a free
# port of 127.0.0.1, whatever the transport, for what forked children print. It takes in only: each
# message must begin with 16 random bytes. Any other message makes the kernel print
# "Bad pipe message" to its standard error. A check that "nothing listens" fails on it.
#
# Seen (ipykernel 7.4.0, jupyter_client 8.10.0, Linux): 5 sockets in the folder, 1 TCP port of
# 127.0.0.1 that the kernel listens on. Exit status 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check \
    'ipykernel==7.4.0' 'jupyter_client==8.10.0' 'psutil==7.2.2'
cat > seen.py <<'PYTHON'
import sys
from pathlib import Path

import psutil
from jupyter_client import KernelManager

folder = Path(sys.argv[1])
manager = KernelManager(transport="ipc", connection_file=str(folder / "kernel.json"))
manager.start_kernel()
client = manager.client()
client.start_channels()
client.wait_for_ready(timeout=60)
kernel = psutil.Process(manager.provisioner.pid)
ports = [c.laddr for c in kernel.net_connections("tcp") if c.status == psutil.CONN_LISTEN]
sockets = sorted(path.name for path in folder.iterdir() if path.is_socket())
client.stop_channels()
manager.shutdown_kernel(now=True)
print(f"transport {manager.transport}: {len(sockets)} sockets, {len(ports)} TCP port(s)")
assert all(port.ip == "127.0.0.1" for port in ports), ports
sys.exit(not (len(sockets) == 5 and len(ports) == 1))
PYTHON
env/bin/python seen.py "$work"

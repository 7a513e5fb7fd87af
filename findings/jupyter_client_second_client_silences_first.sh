#!/usr/bin/env bash
# jupyter_client 8.10.0: a second client of one KernelManager silences the first one for good.
#
# `manager.client()` reads as "one more client", and each call does give a new object with sockets of
# its own. But all of them share the manager's Session as far as its name on the line goes (`bsession`,
# which is the routing id of the socket), and ipykernel lets the newest socket take a name over
# (ROUTER_HANDOVER). From then on what the first client asks is not carried out, and nobody is told:
# no error, no answer, neither at the first nor at the second. It stays so after the second client has
# stopped its channels. A client with a Session of its own (same key) does no harm.
#
# Seen (jupyter_client 8.10.0, ipykernel 7.4.0, Linux): heard alone: True; beside a second: False, and
# the second hears its own: True; after the second left: False; two with their own Session: True, True.
# Of two files that the first asks the kernel to make, one before and one after the second came, only
# the first is there.
# Exit status 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'ipykernel==7.4.0' 'jupyter_client==8.10.0'
cat > seen.py <<'PYTHON'
import os
import sys
import time
from queue import Empty

from jupyter_client import KernelManager
from jupyter_client.session import Session

manager = KernelManager(connection_file=sys.argv[1] + "/kernel.json")
manager.start_kernel()


def join(**settings):
    client = manager.client(**settings)
    client.start_channels()
    client.wait_for_ready(timeout=60)
    return client


def hears(asker, listener):
    asked = asker.kernel_info()
    try:
        while listener.get_shell_msg(timeout=3)["parent_header"]["msg_id"] != asked:
            pass
    except Empty:
        return False
    return True


def write(client, name):
    client.execute(f"open({name!r}, 'w').close()")
    time.sleep(2)
    return os.path.exists(name)


first = join()
seen = [hears(first, first)]
files = [write(first, "before")]
second = join()
files += [write(first, "after"), write(second, "own")]
seen += [hears(first, first), hears(first, second), hears(second, second)]
second.stop_channels()
seen += [hears(first, first)]
named = [join(session=Session(key=manager.session.key)) for _ in range(2)]
seen += [hears(one, one) for one in named]
for client in (first, *named):
    client.stop_channels()
manager.shutdown_kernel(now=True)
print("alone, beside a second, by the second, the second itself, after it left, with own names:")
print(seen)
print("carried out: of the first before and after the second came, of the second:", files)
sys.exit(
    seen != [True, False, False, True, False, True, True] or files != [True, False, True]
)
PYTHON
env/bin/python seen.py "$work"

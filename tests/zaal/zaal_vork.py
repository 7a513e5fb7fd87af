"""Start halls fast: each line on stdin is a data folder, each answer a pid and a port.

The halls are forks of this process, which has everything imported; they share nothing else.
"""

import os
import sys
from pathlib import Path

from ouderplan.opslag import Kast
from ouderplan.zaal.proces import run

for line in sys.stdin:
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        os.close(0)
        run(Kast(Path(line.strip())), 0, "127.0.0.1", waker=False)
        os._exit(0)
    print(child, flush=True)
    os.waitpid(child, 0)

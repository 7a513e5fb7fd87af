"""What stays of the process that a spawner started, when its server came from the cradle (`wieg`).

It runs without this package, and with as little of Python as can be: each school has one.
"""

import os


def wait(lijn: int, einde: int) -> int:
    """Return how the server ended.

    Parameters
    ----------
    lijn
        The server's lifeline: it stops when this is closed, or when this process is gone.
    einde
        Where it says its exit status as a byte; closed without one, it fell.
    """
    try:
        said = os.read(einde, 1)
    except KeyboardInterrupt:  # a hub asks with SIGINT first
        os.close(lijn)
        said = os.read(einde, 1)
    return said[0] if said else 1


if __name__ == "__main__":
    import sys

    os._exit(wait(*map(int, sys.argv[1:])))

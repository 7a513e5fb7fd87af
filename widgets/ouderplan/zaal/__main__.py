"""``python -m ouderplan.zaal --data MAP --poort N``: started by the application, not by people."""

import logging
import sys
from argparse import ArgumentParser
from pathlib import Path

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.zaal.proces import run


def main() -> None:
    """Read the command line and serve."""
    parser = ArgumentParser(prog="ouderplan.zaal")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--poort", type=int, required=True)
    parser.add_argument("--adres", default="0.0.0.0")
    parser.add_argument("--naam", default="")
    parser.add_argument("--geen-waker", action="store_true")
    chosen = parser.parse_args()
    logging.basicConfig(format="%(asctime)s zaal %(levelname)s %(message)s")
    try:
        waker = not chosen.geen_waker
        run(chosen.data, chosen.poort, chosen.adres, naam=chosen.naam, waker=waker)
    except OuderplanFout as fout:
        sys.exit(str(fout))
    except KeyboardInterrupt:
        sys.exit(0)


if __name__ == "__main__":
    main()

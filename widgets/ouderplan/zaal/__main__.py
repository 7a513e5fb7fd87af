"""``python -m ouderplan.zaal --data MAP --poort N``: started by the application, not by people."""

import logging
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.logboek import write_clean
from ouderplan.opslag import Kast
from ouderplan.zaal.buitenadres import Buitenadres
from ouderplan.zaal.proces import run

AFSTAND = "ouderplan.zaal.afstand"
"""What remotes ask for stands in the log, also when it went well."""


def main(argv: Sequence[str] | None = None) -> None:
    """Read the command line and serve."""
    parser = ArgumentParser(prog="ouderplan.zaal")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--poort", type=int, required=True)
    parser.add_argument("--adres", default="0.0.0.0")
    parser.add_argument("--buiten", default="")
    parser.add_argument("--proxy", action="append", default=[])
    parser.add_argument("--tafel", type=Path)
    parser.add_argument("--geen-waker", action="store_true")
    chosen = parser.parse_args(argv)
    write_clean()
    logging.basicConfig(format="%(asctime)s zaal %(levelname)s %(message)s")
    logging.getLogger(AFSTAND).setLevel(logging.INFO)
    try:
        waker = not chosen.geen_waker
        kast = Kast(chosen.data, chosen.tafel)
        buiten = Buitenadres.of(chosen.buiten, chosen.proxy)
        run(kast, chosen.poort, chosen.adres, buiten=buiten, waker=waker)
    except OuderplanFout as fout:
        sys.exit(str(fout))
    except KeyboardInterrupt:
        sys.exit(0)


if __name__ == "__main__":
    main()

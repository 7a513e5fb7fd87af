"""Work in a folder that may not be written, and not as root: ``alleen_lezen.py MAP``."""

import os
import sys
from pathlib import Path

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek

if os.geteuid() == 0:
    os.setegid(65534)
    os.seteuid(65534)
map = Path(sys.argv[1])


def attempt(what: str) -> None:
    try:
        wb = Werkboek.open(map)
        if what == "lezen":
            with wb.reading() as tx:
                print("gelezen", len(tx.rows(Waarde)), sep=";")
        else:
            with wb.writing() as tx:
                tx.add(Waarde("proefwaarde"))
            print("bewaard", "", sep=";")
    except OuderplanFout as fout:
        print(type(fout).__name__, str(fout), sep=";")


attempt("lezen")
attempt("schrijven")

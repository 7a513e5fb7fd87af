"""Write until the file may not grow any more: ``schijf_vol.py MAP GROOTTE``."""

import resource
import sys
from pathlib import Path

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek

wb = Werkboek.open(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
for nummer in range(1000):
    try:
        with wb.writing() as tx:
            tx.add(Waarde(f"waarde {nummer}", "x" * 5000))
    except OuderplanFout as fout:
        print(type(fout).__name__, str(fout), sep=";")
        break
    print(f"waarde {nummer}")

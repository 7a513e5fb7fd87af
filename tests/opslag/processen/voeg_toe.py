"""Add waarden one by one: ``voeg_toe.py MAP NAAM AANTAL``."""

import sys
from pathlib import Path

from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek

wb = Werkboek.open(Path(sys.argv[1]))
print("open")
sys.stdin.readline()
for nummer in range(int(sys.argv[3])):
    with wb.writing() as tx:
        tx.add(Waarde(f"{sys.argv[2]} {nummer}", "tegelijk"))
print("bewaard")
wb.close()

"""``opslagtempo.py TEKSTEN``: texts a second that the store keeps when there are so many already.

``opslagtempo.py TEKSTEN WERKBOEK`` only puts them in that workbook.

Runs on this state of the repository and on earlier ones (PYTHONPATH says which): there every text
has a commit of its own, here the twelve of twelve phones share one.
"""

import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any

from ouderplan.kern.kansen import Inbreng, Inbrengstatus, Perspectief, Soort
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.soorten import Groep
from ouderplan.opslag import Werkboek, inbreng, stemmen

SAMEN = 12
KEREN = 20


def fill(wb: Werkboek, aantal: int) -> None:
    rows = [
        Inbreng(
            str(100_000 + nr), Soort.KANS, Perspectief.OUDERS, f"Een zin van iemand, nummer {nr}",
            Groep.OUDERS, Inbrengstatus.NIEUW,
        )
        for nr in range(aantal)
    ]  # fmt: skip
    with wb.writing() as tx:
        tx.replace_all(Inbreng, rows)


def keep(wb: Werkboek, keer: int) -> None:
    form: dict[str, Any] = {"ronde": 1, "groep": Groep.OUDERS, "soort": Soort.KANS}
    form["perspectief"] = Perspectief.OUDERS
    sent = [{**form, "inzending": f"{keer} {nr}", "tekst": f"Zin {nr}"} for nr in range(SAMEN)]
    if hasattr(stemmen, "keep_all"):
        stemmen.keep_all(wb, [partial(inbreng.submit_in, **one) for one in sent])
    else:
        for one in sent:
            inbreng.submit(wb, **one)


def main() -> None:
    if len(sys.argv) > 2:
        wb = Werkboek.open(Path(sys.argv[2]))
        fill(wb, int(sys.argv[1]))
        wb.close()
        return
    with tempfile.TemporaryDirectory() as name:
        wb = Werkboek.create(Path(name) / "w", {"school": "Meting", "schooljaar": "2026-2027"})
        wb._schrijver.stop()  # the CSVs are measured elsewhere
        stemmen.open_ronde(wb, soort=Rondesoort.KANSEN, vraag="Wat ziet u?")
        fill(wb, int(sys.argv[1]))
        keep(wb, -1)
        begun = time.perf_counter()
        for keer in range(KEREN):
            keep(wb, keer)
        print(KEREN * SAMEN / (time.perf_counter() - begun))
        wb.close()


main()

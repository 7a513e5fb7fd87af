"""Vote on and on; print each ballot once it was acknowledged: ``stem_door.py MAP RONDE NAAM``."""

import itertools
import sys
from pathlib import Path

from ouderplan.kern.rondes import Rondekeuze
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.opslag import Werkboek
from ouderplan.opslag.stemmen import cast

map, ronde, naam = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
wb = Werkboek.open(map)
with wb.reading() as tx:
    te_kiezen = [keuze.keuze for keuze in tx.rows(Rondekeuze, ronde=ronde)]
for nummer in itertools.count():
    stemmer = f"{naam}-{nummer}"
    keuzes = [te_kiezen[nummer % len(te_kiezen)], te_kiezen[(nummer + 7) % len(te_kiezen)]]
    cast(
        wb,
        ronde=ronde,
        stemmer=stemmer,
        groep=Groep.OUDERS,
        kanaal=Kanaal.TELEFOON,
        keuzes=keuzes,
    )
    print(stemmer, *keuzes, sep=";")

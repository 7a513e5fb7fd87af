"""Vote on, many in a commit; print who was acknowledged: ``stem_samen.py MAP RONDE NAAM N``."""

import itertools
import sys
from pathlib import Path

from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.opslag import Werkboek
from ouderplan.opslag.stembus import Stem
from ouderplan.opslag.stemmen import cast_all

map, ronde, naam, samen = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
wb = Werkboek.open(map)
for keer in itertools.count():
    stemmers = [f"{naam}-{keer}-{nummer}." for nummer in range(samen)]
    cast_all(
        wb, [Stem(ronde, wie, Groep.OUDERS, Kanaal.TELEFOON, ("respect",)) for wie in stemmers]
    )
    print(*stemmers, sep="\n")

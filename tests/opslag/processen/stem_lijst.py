"""Cast the ballots of a JSON list: ``stem_lijst.py MAP RONDE '[["toestel", ["keuze"]], …]'``."""

import json
import sys
from pathlib import Path

from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.opslag import Werkboek
from ouderplan.opslag.stemmen import cast

wb = Werkboek.open(Path(sys.argv[1]))
print("klaar om te stemmen")
sys.stdin.readline()
for stemmer, keuzes in json.loads(sys.argv[3]):
    cast(
        wb,
        ronde=int(sys.argv[2]),
        stemmer=stemmer,
        groep=Groep.OUDERS,
        kanaal=Kanaal.TELEFOON,
        keuzes=keuzes,
    )
wb.close()

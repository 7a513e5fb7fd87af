"""What the hall sends in when it looks back (E4): kept, and waiting for the begeleider."""

from datetime import date

from ouderplan.kern.evaluatie import Uitkomst, Uitkomstsoort
from ouderplan.kern.kansen import Inbrengstatus
from ouderplan.kern.rondes import Ronde, Rondesoort
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.inbreng import receive
from ouderplan.opslag.nummers import random_id
from ouderplan.opslag.transacties import Schrijving
from ouderplan.opslag.wijziging import alone

HERKOMST = "ronde {ronde}"


def submit_outcome_in(
    tx: Schrijving,
    *,
    ronde: int,
    inzending: str,
    groep: Groep,
    soort: Uitkomstsoort,
    tekst: str,
    afzender: str = "",
    stemmer: str = "",
) -> str:
    """Keep an outcome that a phone sent in, and return its id (see `inbreng.receive`).

    What comes from home has the day on which the round opened: when it came is not kept.
    """

    def row(text: str) -> Uitkomst:
        asked = next(iter(tx.rows(Ronde, ronde=ronde)))
        day = asked.geopend.date() if asked.is_thuis else date.today()
        nummer, herkomst = random_id(tx, Uitkomst, "E"), HERKOMST.format(ronde=ronde)
        return Uitkomst(nummer, soort, text, asked.vraag, herkomst, groep, day, Inbrengstatus.NIEUW)

    return receive(
        tx,
        Rondesoort.EVALUATIE,
        row,
        ronde=ronde,
        inzending=inzending,
        groep=groep,
        tekst=tekst,
        afzender=afzender,
        stemmer=stemmer,
    )


submit_outcome = alone(submit_outcome_in)

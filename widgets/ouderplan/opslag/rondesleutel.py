"""The key of an open round, with which a phone finds its own ballot; destroyed at closing."""

from ouderplan.kern.rondes import Stembriefje
from ouderplan.opslag.fouten import RondeTeruggehaald
from ouderplan.opslag.geheimen import find_key, make_key
from ouderplan.opslag.toestandnamen import RONDESLEUTEL
from ouderplan.opslag.transacties import Schrijving


def ballot_key(tx: Schrijving, ronde: int) -> bytes:
    """Return the key of an open round (RondeTeruggehaald when it was lost with votes in it)."""
    key = find_key(tx, key_name(ronde))
    if key is None:  # the workbook was rebuilt from its CSVs in the middle of a round
        if tx.rows(Stembriefje, ronde=ronde):
            raise RondeTeruggehaald
        key = make_key(tx, key_name(ronde))
    return key


def key_name(ronde: int) -> str:
    """Return under which name the key of a round is kept."""
    return f"{RONDESLEUTEL}{ronde}"

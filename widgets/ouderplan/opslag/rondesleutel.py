"""The key of an open round: a phone finds its own ballot by it; destroyed at closing."""

import hmac

from ouderplan.kern.rondes import Stembriefje
from ouderplan.opslag.fouten import RondeTeruggehaald
from ouderplan.opslag.geheimen import find_key, make_key
from ouderplan.opslag.toestandnamen import RONDESLEUTEL
from ouderplan.opslag.transacties import Lezing, Schrijving
from ouderplan.opslag.zegel.fouten import SleutelWeg


def ballot_key(tx: Schrijving, ronde: int) -> bytes:
    """Return the key of an open round.

    Raises
    ------
    RondeTeruggehaald
        When it was lost with votes in it.
    SleutelWeg
        When it is on another computer.
    """
    key = find_key(tx, key_name(ronde))
    check_key_is_here(tx, ronde)
    if key is None:  # the workbook was rebuilt from its CSVs in the middle of a round
        if tx.rows(Stembriefje, ronde=ronde):
            raise RondeTeruggehaald
        key = make_key(tx, key_name(ronde))
    return key


def check_key_is_here(tx: Lezing, ronde: int) -> None:
    """Refuse to go on with a round that is sealed with a key that is not here (SleutelWeg)."""
    if not key_is_here(tx, ronde):
        raise SleutelWeg


def key_is_here(tx: Lezing, ronde: int) -> bool:
    """Tell whether a round can be read: it is not sealed, or with a key that is here."""
    return tx.zegel is None or not tx.zegel.holds(ronde) or tx.zegel.key(ronde) is not None


def key_name(ronde: int) -> str:
    """Return under which name the key of a round is kept."""
    return f"{RONDESLEUTEL}{ronde}"


def ballot_name(key: bytes, stemmer: str) -> str:
    """Return the name of a voter's ballot, which says nothing without the key."""
    return hmac.new(key, stemmer.encode(), "sha256").hexdigest()[:24]

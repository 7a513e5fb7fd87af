"""The code with which a screen of the school becomes one on which people vote one after another.

Only who sees the begeleider's page has it. It is made from a key that never leaves the database.
"""

import hashlib

from ouderplan.kern.stemcodes import TEKENS
from ouderplan.opslag.geheimen import destroy_key, find_key, make_key, secret
from ouderplan.opslag.transacties import Lezing
from ouderplan.opslag.werkboek import Werkboek

SLEUTEL = "stemschermen"
LENGTE = 8
"""28 signs on 8 places are 377,801,998,336 codes."""


def screen_code(wb: Werkboek) -> str:
    """Return the code; it is made when it is first asked for."""
    return _code(secret(wb, SLEUTEL))


def known_screen_code(tx: Lezing) -> str | None:
    """Return the code, or None when the begeleider never asked for one."""
    key = find_key(tx, SLEUTEL)
    return None if key is None else _code(key)


def renew_screen_code(wb: Werkboek) -> str:
    """Make another code; every screen that was set up with the old one stops."""
    with wb.writing() as tx:
        destroy_key(tx, SLEUTEL)
        return _code(make_key(tx, SLEUTEL))


def _code(key: bytes) -> str:
    number = int.from_bytes(hashlib.sha256(key).digest())
    signs = []
    for _ in range(LENGTE):
        number, rest = divmod(number, len(TEKENS))
        signs.append(TEKENS[rest])
    return "".join(signs)

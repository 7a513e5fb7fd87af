"""Where each page of the hall stands."""

from ouderplan.kern.soorten import Groep
from ouderplan.zaal.stand import Stand

PADEN = {Groep.OUDERS: "/", Groep.TEAM: "/team"}
"""The page of each group; the begeleider shows a QR code for each."""

BEVESTIGING = {Groep.OUDERS: "/ontvangen", Groep.TEAM: "/team/ontvangen"}
"""Where a phone lands when something was received."""


def address_of(stand: Stand, groep: Groep) -> str:
    """Return the page on which a group takes part in the round of a stand."""
    return round_address(stand.nummer, groep) if stand.is_thuis else PADEN[groep]


def round_address(nummer: int, groep: Groep) -> str:
    """Return the page of a round, also of one of several that are open."""
    return f"{PADEN[groep].rstrip('/')}/ronde/{nummer}"


def confirmation_of(stand: Stand, groep: Groep) -> str:
    """Return where a phone lands when something was received for the round of a stand."""
    return f"{address_of(stand, groep)}/ontvangen" if stand.is_thuis else BEVESTIGING[groep]

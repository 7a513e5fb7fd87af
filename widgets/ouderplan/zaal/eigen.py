"""Whether a request was meant for this laptop, or for a name that someone pointed at it.

A website can let its own name lead to this laptop (DNS rebinding) and then act as if it were our
page. So only what cannot be such a name is answered: an address in numbers, a name without a dot,
a name of a network at home, and the name that the begeleider chose.
"""

import ipaddress
from functools import lru_cache
from urllib.parse import urlsplit

THUISNAMEN = (".local", ".lan", ".home.arpa", ".internal")
"""Ends of names that nobody can buy: RFC 6762, RFC 8375 and ICANN's list."""


@lru_cache(64)
def is_own_host(host: str, gekozen: str = "") -> bool:
    """Tell whether a request for `host` (``name:port``) is for us; `gekozen` is our own name."""
    try:
        naam = (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return False
    if not naam:
        return False
    return (
        "." not in naam
        or naam.endswith(THUISNAMEN)
        or naam == gekozen.lower().rstrip(".")
        or _is_number(naam)
    )


def _is_number(naam: str) -> bool:
    try:
        ipaddress.ip_address(naam)
    except ValueError:
        return False
    return True

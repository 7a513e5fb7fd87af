"""The address by which browsers know a door: its own, or that of a proxy in front of it."""

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urlsplit

from ouderplan.kern.fouten import OngeldigeInvoer

_SCHEMAS = {"http": 80, "https": 443}
"""What an address may begin with, and the port that it then need not say."""


@dataclass(frozen=True, slots=True)
class Buitenadres:
    """Where a door is, seen from a browser.

    Attributes
    ----------
    oorsprong
        Scheme, name and port of a public address, as a browser says them in ``Origin``
        (``https://school.example.nl``); "" without one.
    pad
        What stands before every page of the door (``/zaal``); "" when nothing does.
    naam
        The host that the begeleider chose, or "".
    proxies
        Addresses of which ``X-Forwarded-For`` and ``X-Forwarded-Proto`` are believed.
    """

    oorsprong: str = ""
    pad: str = ""
    naam: str = ""
    proxies: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def of(cls, gekozen: str, proxies: Iterable[str] = (), deur: str = "de zaal") -> Self:
        """Return what was chosen for `deur`: nothing, a host, or a whole address with http(s).

        Raises
        ------
        OngeldigeInvoer
            When it is none of these.
        """
        trusted = frozenset(_address(proxy) for proxy in proxies)
        if "://" not in gekozen:
            return cls(naam=gekozen.strip(), proxies=trusted)
        try:
            parts = urlsplit(gekozen.strip())
            naam, poort = _in_ascii(parts.hostname or ""), parts.port
        except ValueError:
            raise _wrong(gekozen, deur) from None
        extra = parts.query or parts.fragment or parts.username
        if parts.scheme not in _SCHEMAS or not naam or extra or not _is_plain(parts.path):
            raise _wrong(gekozen, deur)
        host = f"[{naam}]" if ":" in naam else naam
        if poort not in {None, _SCHEMAS[parts.scheme]}:
            host = f"{host}:{poort}"
        return cls(f"{parts.scheme}://{host}", parts.path.rstrip("/"), naam, trusted)

    @property
    def url(self) -> str:
        """The whole address, without a slash at the end; "" without a public one."""
        return self.oorsprong + self.pad

    @property
    def alleen_hier(self) -> bool:
        """Whether browsers come by way of proxies on this machine alone."""
        loopback = all(ipaddress.ip_address(proxy).is_loopback for proxy in self.proxies)
        return bool(self.oorsprong and self.proxies) and loopback

    @property
    def veilig(self) -> bool:
        """Whether browsers come over https."""
        return self.oorsprong.startswith("https:")


NERGENS = Buitenadres()
"""Nothing was chosen: the door is where the laptop is."""


def _is_plain(pad: str) -> bool:
    """Tell whether a path can stand in a page, a cookie and a route as it is."""
    parts = pad.rstrip("/").split("/")[1:]
    return all(part and set(part) <= _LETTERS and set(part) != {"."} for part in parts)


_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~")
"""What needs no escaping in a path: https://www.rfc-editor.org/rfc/rfc3986#section-2.3"""


def _address(proxy: str) -> str:
    try:
        return str(ipaddress.ip_address(proxy.strip()))
    except ValueError:
        raise OngeldigeInvoer(
            wat=f"‘{proxy}’ is geen adres van een proxy. Geef een IP-adres, zoals 127.0.0.1."
        ) from None


def _in_ascii(naam: str) -> str:
    """Return a name as it goes over the line (ValueError when it cannot be one)."""
    return naam if naam.isascii() else naam.encode("idna").decode()


def _wrong(gekozen: str, deur: str) -> OngeldigeInvoer:
    return OngeldigeInvoer(
        wat=f"‘{gekozen}’ is geen adres voor {deur}. Geef een naam (school.example.nl), of een "
        "heel adres zoals https://school.example.nl/zaal, zonder iets erachter."
    )

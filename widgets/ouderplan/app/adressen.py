"""The laptop's address in the hall's network, found without internet."""

import ipaddress
import socket
from collections.abc import Iterable

import psutil  # type: ignore[import-untyped]

from ouderplan.app.grenzen import THUIS
from ouderplan.zaal.buitenadres import Buitenadres

ALLE = "0.0.0.0"
BEGELEIDER = "de begeleider"
STEMBRIEFJES = "/stembriefjes"
"""Where the begeleider prints ballots."""
SCHERM = "/scherm"
"""The projector's own window, behind the begeleider's door."""
_VIRTUEEL = ("docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "vethernet", "tun", "tap", "zt")


def lan_addresses() -> tuple[str, ...]:
    """Return this laptop's IPv4 addresses that a phone might reach, the likeliest first.

    Nothing is sent: the route to a private address is asked of the operating system.
    """
    stats = psutil.net_if_stats()
    found = [
        (name, address.address)
        for name, addresses in psutil.net_if_addrs().items()
        for address in addresses
        if address.family == socket.AF_INET and (name not in stats or stats[name].isup)
    ]
    return ranked(found, _routed())


def ranked(found: Iterable[tuple[str, str]], routed: str) -> tuple[str, ...]:
    """Put (interface, address) pairs in order of how likely a phone can reach them."""

    def order(pair: tuple[str, str]) -> tuple[bool, bool, bool]:
        name, address = pair
        virtual = name.lower().startswith(_VIRTUEEL)
        return virtual, address != routed, not ipaddress.ip_address(address).is_private

    usable = [pair for pair in found if _usable(pair[1])]
    return tuple(dict.fromkeys(address for _, address in sorted(usable, key=order)))


def hall_host(asked: str = "") -> str:
    """Return the host to print and to put in the QR code: what was asked for, or the likeliest."""
    return asked or next(iter(lan_addresses()), THUIS)


def hall_url(asked: str, poort: int) -> str:
    """Return the hall's address as phones type it, without a slash at the end.

    `asked` is what was asked for: a whole address is that address, a host or nothing is this
    laptop at `poort`.

    Raises
    ------
    OngeldigeInvoer
        When it is no address.
    """
    buiten = Buitenadres.of(asked)
    return buiten.url or f"http://{hall_host(buiten.naam)}:{poort}"


def begeleider_url(asked: str, adres: str, poort: int) -> str:
    """Return the begeleider's address, without a slash at the end.

    `asked` is as for `hall_url`; `adres` is where the door listens, at `poort`.

    Raises
    ------
    OngeldigeInvoer
        When it is no address.
    """
    buiten = Buitenadres.of(asked, deur=BEGELEIDER)
    host = buiten.naam or (hall_host() if adres == ALLE else adres)
    return buiten.url or f"http://{host}:{poort}"


GEWEIGERD = frozenset(
    {1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, *range(6665, 6670)}
    | {6679, 6697, 10080}
)
"""The ports from 1024 on that no browser opens ("bad ports", Fetch standard, section 2.9)."""


def is_free(poort: int, host: str = "") -> bool:
    """Tell whether a server could listen on this port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if hasattr(
            socket, "SO_EXCLUSIVEADDRUSE"
        ):  # Windows lets two servers share a port otherwise
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, poort))
        except OSError:
            return False
    return True


def free_port(wanted: int, host: str = "", taken: Iterable[int] = ()) -> int | None:
    """Return the first free port from `wanted` on (at most fifty further), or None."""
    taken = {*taken, *GEWEIGERD}
    tries = range(wanted, min(wanted + 50, 65536))
    return next((poort for poort in tries if poort not in taken and is_free(poort, host)), None)


def _usable(address: str) -> bool:
    ip = ipaddress.ip_address(address)
    return not (ip.is_loopback or ip.is_link_local or ip.is_unspecified)


def _routed() -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("10.255.255.255", 1))  # a datagram socket sends nothing on connect
        except OSError:
            return ""
        return str(probe.getsockname()[0])

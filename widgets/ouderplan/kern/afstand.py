"""The begeleider's own phone as a remote: what it may ask, and how it proves who asks.

The hall's wifi can be listened to. So the key goes from the laptop's screen to the phone's camera
and never over the line; what goes over it carries a number that only goes up, and a mark that
nobody makes without the key: HMAC-SHA256, RFC 2104 and FIPS 180-4.
"""

import hashlib
import hmac
import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.moment import Actie

MEESTE = 3
"""So many phones at most: the begeleider, and who helps."""
GELDIG_S = 120.0
"""Seconds in which a code can be scanned and its letters confirmed."""
LANGST_S = 12 * 3600.0
"""Seconds after which a phone is no remote any more, when nobody ended it."""
TE_LAAT_S = 5.0
"""What was asked is done within so many seconds, or not at all."""
KLINKLOOS = "BCDFGHJKLMNPQRSTVWXZ"
"""No vowels: four letters are never a word."""
AANTAL_LETTERS = 4
LANGSTE_MERK = 64
BLOK = 256
"""Bytes: a sealed text is filled up to a multiple, so that its length tells little."""


class Koppelfase(StrEnum):
    """How far a phone is: its code is on the screen, its letters are asked about, it is paired."""

    WACHT = "wacht"
    LETTERS = "letters"
    GEKOPPELD = "gekoppeld"


class Opdracht(StrEnum):
    """What a remote may ask; there is nothing else."""

    VERDER = "verder"
    TERUG = "terug"
    ZWART = "zwart"
    ACTIE = "actie"
    ERBIJ = "erbij"
    TOELATEN = "toelaten"
    WEGLEGGEN = "wegleggen"
    STOP = "stop"


BLADEREN = {
    Opdracht.VERDER: Actie.VERDER,
    Opdracht.TERUG: Actie.TERUG,
    Opdracht.ZWART: Actie.ZWART,
}
"""What goes through the slides, and as which action of a moment."""


class Waarvoor(StrEnum):
    """What a message is for: a mark of one is worth nothing for another."""

    MELD = "meld"
    VOLG = "volg"
    DOE = "doe"
    ANTWOORD = "antwoord"
    BEELD = "beeld"


class NietGekoppeld(OuderplanFout):
    """A message that does not come from a remote: forged, recorded before, or of one that ended."""

    zin = (
        "Deze telefoon is geen afstandsbediening (meer). Er is niets veranderd. "
        "Koppel hem opnieuw, op de laptop bij Start."
    )


@dataclass(frozen=True, slots=True)
class Bericht:
    """A message of a phone as it came over the line.

    `tekst` is the JSON that was signed, byte for byte: ``k`` names the pairing and ``n`` is the
    number that only goes up.
    """

    waarvoor: Waarvoor
    merk: str
    tekst: bytes

    @property
    def velden(self) -> Mapping[str, Any]:
        """Return what it says; nothing when it is no message."""
        try:
            found = json.loads(self.tekst)
        except (ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}

    @property
    def koppeling(self) -> str:
        """Return which pairing it says to be of."""
        return self.text("k")

    @property
    def teller(self) -> int:
        """Return its number, 0 when it has none."""
        found = self.velden.get("n")
        return found if type(found) is int and 0 < found < 2**53 else 0  # what JavaScript counts to

    def text(self, naam: str) -> str:
        """Return a field that is a text, or ""."""
        found = self.velden.get(naam)
        return found if isinstance(found, str) else ""


def read_message(waarvoor: Waarvoor, body: bytes) -> Bericht:
    """Return the message in the body of a request: its mark on the first line, then the JSON."""
    merk, _, tekst = body.partition(b"\n")
    return Bericht(waarvoor, merk.decode("ascii", "replace"), tekst)


def sign(sleutel: bytes, waarvoor: Waarvoor, tekst: bytes) -> str:
    """Return the mark of a text, in hexadecimal."""
    return hmac.new(sleutel, waarvoor.encode() + b"\n" + tekst, hashlib.sha256).hexdigest()


def is_signed(bericht: Bericht, sleutel: bytes) -> bool:
    """Tell whether a message was made with this key."""
    made = sign(sleutel, bericht.waarvoor, bericht.tekst)
    return hmac.compare_digest(made.encode(), bericht.merk.encode("utf-8", "replace"))


def own_key(sleutel: bytes, merk: str) -> bytes:
    """Return the key of a phone that scanned the code; `merk` is what that phone made up.

    Who sees the code later does not have it: then another phone made up its mark already.
    """
    return hmac.new(sleutel, b"telefoon\n" + merk.encode(), hashlib.sha256).digest()


def letters_of(eigen: bytes) -> str:
    """Return the four letters that the laptop and the phone both show, of a phone's own key."""
    digest = hmac.new(eigen, b"letters\n", hashlib.sha256).digest()
    number = int.from_bytes(digest)
    signs = []
    for _ in range(AANTAL_LETTERS):
        number, rest = divmod(number, len(KLINKLOOS))
        signs.append(KLINKLOOS[rest])
    return "".join(signs)


def seal(eigen: bytes, tekst: str) -> str:
    """Return a text that only the phone with this own key can read, in base64url; "" for none.

    ChaCha20-Poly1305 (RFC 8439) under a key that is for this alone. The nonce of 12 bytes that
    stands before it follows from the text, as in RFC 5297: the same text is the same again, and so
    is not told twice, and two texts never share one.
    """
    from nacl import bindings  # noqa: PLC0415  only with a remote

    if not tekst:
        return ""
    plain = tekst.encode()
    plain = plain.ljust(-(-len(plain) // BLOK) * BLOK, b"\n")
    key = hmac.new(eigen, b"notities\n", hashlib.sha256).digest()
    nonce = hmac.new(key, plain, hashlib.sha256).digest()[:12]
    sealed = bindings.crypto_aead_chacha20poly1305_ietf_encrypt(plain, None, nonce, key)
    return urlsafe_b64encode(nonce + sealed).decode()

"""Who votes: a random number in a signed cookie. It says nothing about the phone or its owner."""

import secrets

from tornado.web import create_signed_value, decode_signed_value

COOKIE = "telefoon"
DAGEN = 30
"""A phone stays the same voter as long as a round can reasonably be open."""


def new_device() -> str:
    """Return a device id that nobody can guess."""
    return secrets.token_urlsafe(16)


def sign(geheim: bytes, naam: str, waarde: str) -> str:
    """Return `waarde` with a signature that only this workbook can make."""
    return create_signed_value(geheim, naam, waarde, clock=_no_clock).decode()


def verify(geheim: bytes, naam: str, getekend: str | None) -> str | None:
    """Return what was signed, or None when it is missing, forged or from elsewhere."""
    if not geheim or not getekend:
        return None
    value = decode_signed_value(geheim, naam, getekend, max_age_days=DAGEN, clock=_no_clock)
    return value.decode("utf-8", "replace") if value else None


def _no_clock() -> float:
    """Sign without the time: a laptop whose clock jumps still knows every phone."""
    return 0.0

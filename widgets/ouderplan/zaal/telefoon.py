"""What a phone brings along in cookies: who votes, and in which language it reads.

Who votes is a random number in a signed cookie. It says nothing about the phone or its owner.
"""

import secrets

from tornado.web import RequestHandler, create_signed_value, decode_signed_value

from ouderplan.talen import Taal, Talen

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


TAAL = "taal"
"""The cookie, and the name of the buttons, that choose a language."""
TAAL_DAGEN = 365


def read_taal(handler: RequestHandler) -> Taal:
    """Return the language to answer in."""
    talen: Talen = handler.settings["talen"]
    chosen = talen.find(handler.get_cookie(TAAL))
    return chosen or talen.asked(handler.request.headers.get("Accept-Language", ""))


def keep_taal(handler: RequestHandler, taal: Taal) -> None:
    """Let this phone read in `taal` from now on."""
    handler.set_cookie(TAAL, taal.code, max_age=TAAL_DAGEN * 86_400, httponly=True, samesite="Lax")

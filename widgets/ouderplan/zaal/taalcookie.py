"""In which language a phone reads: what was chosen on it, else what its browser asks for."""

from tornado.web import RequestHandler

from ouderplan.talen import Taal, Talen

TAAL = "taal"
"""The cookie, and the name of the buttons, that choose a language."""
DAGEN = 365


def read_taal(handler: RequestHandler) -> Taal:
    """Return the language to answer in."""
    talen: Talen = handler.settings["talen"]
    chosen = talen.find(handler.get_cookie(TAAL))
    return chosen or talen.asked(handler.request.headers.get("Accept-Language", ""))


def keep_taal(handler: RequestHandler, taal: Taal) -> None:
    """Let this phone read in `taal` from now on."""
    handler.set_cookie(TAAL, taal.code, max_age=DAGEN * 86_400, httponly=True, samesite="Lax")

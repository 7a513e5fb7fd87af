"""A posted form: untrusted text, read into what the handlers work with."""

from collections.abc import Mapping
from http import HTTPStatus

from tornado.web import HTTPError, RequestHandler

from ouderplan.kern.schoolscan import Antwoord, Antwoorden, Niveau
from ouderplan.kern.soorten import Groep
from ouderplan.zaal.bladen import Invulling
from ouderplan.zaal.stand import Stand
from ouderplan.zaal.wegen import PADEN

MEESTE_KEUZES = 500
LANGSTE_NUMMER = 64


class Formulier:
    """What a phone posted.

    Raises
    ------
    HTTPError
        400 when it is not one of our forms at all.
    """

    def __init__(self, handler: RequestHandler) -> None:
        self.boek = handler.get_body_argument("boek", "")
        self.ronde = _number(handler.get_body_argument("ronde", ""))
        self.groep = _group(handler.get_body_argument("groep", Groep.OUDERS))
        self.blanco = bool(handler.get_body_argument("blanco", ""))
        self.inzending = handler.get_body_argument("inzending", "")
        keuzes = handler.get_body_arguments("keuze", strip=False)
        if len(keuzes) > MEESTE_KEUZES or len(self.inzending) > LANGSTE_NUMMER:
            raise HTTPError(HTTPStatus.BAD_REQUEST)
        self.invulling = Invulling(
            keuzes=() if self.blanco else tuple(dict.fromkeys(keuzes)),
            soort=handler.get_body_argument("soort", ""),
            tekst=handler.get_body_argument("tekst", ""),
            inzending=self.inzending or Invulling().inzending,
            antwoorden=read_answers(handler),
        )

    def is_about(self, stand: Stand) -> bool:
        """Tell whether the form belongs to the newest round of the workbook in use."""
        ronde = stand.ronde
        return ronde is not None and ronde.ronde == self.ronde and self.boek in ("", stand.boek)


NAAR = "naar"
"""Under this name an address, or a form that is no ballot, says to which round it leads."""


def round_of(handler: RequestHandler) -> int:
    """Return the number of that round, or 0."""
    text = handler.get_argument(NAAR, "")
    return _number(text) if text else 0


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= len("999999")):
        raise HTTPError(HTTPStatus.BAD_REQUEST)
    return int(text)


def _group(text: str) -> Groep:
    if text not in {groep.value for groep in PADEN}:
        raise HTTPError(HTTPStatus.BAD_REQUEST)
    return Groep(text)


NIVEAU, AL, KAN = "niveau-", "al-", "kan-"
"""How the names of the fields of one criterium begin."""
MEESTE_VRAGEN = 60


def read_answers(handler: RequestHandler) -> Antwoorden:
    """Return what was filled in, by the key of the question."""
    sent: Mapping[str, list[bytes]] = handler.request.body_arguments
    keys = {naam.partition("-")[2] for naam in sent if naam.startswith((NIVEAU, AL, KAN))}
    found = {
        key: Antwoord(
            _level(handler.get_body_argument(NIVEAU + key, "")),
            handler.get_body_argument(AL + key, ""),
            handler.get_body_argument(KAN + key, ""),
        )
        for key in sorted(keys)[:MEESTE_VRAGEN]
    }
    return {key: answer for key, answer in found.items() if answer}


def _level(text: str) -> Niveau | None:
    return Niveau(text) if text in set(Niveau) else None

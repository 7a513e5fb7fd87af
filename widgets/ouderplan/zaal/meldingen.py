"""What can be wrong with a request from the hall; the sentences are in ``meldingen.html.j2``."""

from enum import StrEnum
from http import HTTPStatus


class Melding(StrEnum):
    """Why something was not received. What was ticked or typed stays on the page."""

    ANDERE_RONDE = "andere ronde"
    ANDER_ADRES = "ander adres"
    CODE_NODIG = "code nodig"
    CODE_ONBEKEND = "code onbekend"
    CODE_SCHERM = "code scherm"
    CODE_WACHT = "code wacht"
    DRUK = "druk"
    GEEN_COOKIE = "geen cookie"
    GESLOTEN = "gesloten"
    GROEP = "groep"
    LEEG = "leeg"
    NIET_GEVONDEN = "niet gevonden"
    NIETS_GEKOZEN = "niets gekozen"
    ONBEGREPEN = "onbegrepen"
    ONBEKEND = "onbekend"
    STORING = "storing"
    TE_GROOT = "te groot"
    TE_LANG = "te lang"
    TE_SNEL = "te snel"
    TE_VEEL = "te veel"
    VREEMD = "vreemd"

    @property
    def status(self) -> HTTPStatus:
        """The HTTP status that goes with it."""
        return _STATUS.get(self, HTTPStatus.UNPROCESSABLE_ENTITY)

    @classmethod
    def of_status(cls, status: int) -> "Melding":
        """Return what to say when a request failed with `status`."""
        return _OF_STATUS.get(status, cls.STORING)


_STATUS = {
    Melding.ANDERE_RONDE: HTTPStatus.CONFLICT,
    Melding.ANDER_ADRES: HTTPStatus.MISDIRECTED_REQUEST,
    Melding.CODE_NODIG: HTTPStatus.FORBIDDEN,
    Melding.CODE_ONBEKEND: HTTPStatus.FORBIDDEN,
    Melding.CODE_SCHERM: HTTPStatus.FORBIDDEN,
    Melding.CODE_WACHT: HTTPStatus.TOO_MANY_REQUESTS,
    Melding.DRUK: HTTPStatus.SERVICE_UNAVAILABLE,
    Melding.GEEN_COOKIE: HTTPStatus.FORBIDDEN,
    Melding.GESLOTEN: HTTPStatus.CONFLICT,
    Melding.GROEP: HTTPStatus.FORBIDDEN,
    Melding.NIET_GEVONDEN: HTTPStatus.NOT_FOUND,
    Melding.ONBEGREPEN: HTTPStatus.BAD_REQUEST,
    Melding.STORING: HTTPStatus.SERVICE_UNAVAILABLE,
    Melding.TE_SNEL: HTTPStatus.TOO_MANY_REQUESTS,
    Melding.TE_GROOT: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    Melding.VREEMD: HTTPStatus.FORBIDDEN,
}

_OF_STATUS: dict[int, Melding] = {
    HTTPStatus.BAD_REQUEST: Melding.ONBEGREPEN,
    HTTPStatus.FORBIDDEN: Melding.VREEMD,
    HTTPStatus.NOT_FOUND: Melding.NIET_GEVONDEN,
    HTTPStatus.METHOD_NOT_ALLOWED: Melding.NIET_GEVONDEN,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: Melding.TE_GROOT,
    HTTPStatus.MISDIRECTED_REQUEST: Melding.ANDER_ADRES,
}

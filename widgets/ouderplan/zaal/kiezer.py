"""Who votes from a phone: what that is depends on the guarantee of the round."""

from dataclasses import dataclass

from ouderplan.kern.rondes import Waarborg
from ouderplan.kern.soorten import Groep
from ouderplan.zaal.basis import ZaalHandler
from ouderplan.zaal.stand import Stand
from ouderplan.zaal.telefoon import sign

CODE = "stemcode"
"""The cookie that says with which code this phone votes; it ends with the browser's session."""

TWEEDE = "tweede"
"""The cookie that says in which round this phone was passed on to a second person."""

BRIEFJE = "open:"
"""In an open round every form that was fetched is a voter of its own."""


@dataclass(frozen=True, slots=True)
class Kiezer:
    """The voter on this phone; `stemmer` is None when it is not known (yet) who that is."""

    stemmer: str | None
    groep: Groep
    mist_code: bool = False
    tweede: bool = False


def read_voter(handler: ZaalHandler, groep: Groep, inzending: str = "") -> Kiezer:
    """Return who votes; `groep` is that of the page, `inzending` names the form in an open round.

    With a code, the group is the one that the code was given to.
    """
    match guarantee(handler.stand):
        case Waarborg.OPEN:
            return Kiezer(BRIEFJE + inzending if inzending else None, groep)
        case Waarborg.STEMCODE:
            merk = handler.read_signed(CODE)
            known = handler.huis.holder(merk) if merk else None
            if known is None or (handler.stand.is_thuis and not known.lang):
                return Kiezer(None, groep, True)
            return Kiezer(known.stemmer, known.groep)
        case Waarborg.GEDEELD if _is_passed_on(handler):
            return Kiezer(f"{handler.read_device()} 2", groep, tweede=True)
        case _:
            return Kiezer(handler.read_device(), groep)


def pass_on(handler: ZaalHandler) -> None:
    """Let the next person vote on this phone: what the one before chose is not on it any more.

    In a round of which the guarantee does not allow for a next person, nothing changes.
    """
    match guarantee(handler.stand):
        case Waarborg.STEMCODE:
            handler.clear_cookie(CODE)
        case Waarborg.GEDEELD if handler.read_device():
            passed = sign(handler.huis.geheim, TWEEDE, _second(handler))
            handler.set_cookie(TWEEDE, passed, max_age=86_400, httponly=True, samesite="Lax")
        case Waarborg.OPEN:  # the confirmation is only for the phone that it was made for
            handler.give_device(anew=True)


def _is_passed_on(handler: ZaalHandler) -> bool:
    return handler.read_signed(TWEEDE) == _second(handler)


def _second(handler: ZaalHandler) -> str:
    return f"{handler.read_device()} {handler.stand.sleutel}"


def guarantee(stand: Stand) -> Waarborg | None:
    """Return the guarantee of the round that is open, or None."""
    ronde = stand.ronde
    return ronde.waarborg if ronde and ronde.is_open else None


def keep_code(handler: ZaalHandler, merk: str) -> None:
    """Let this phone vote with the code known as `merk`, until its browser is closed."""
    signed = sign(handler.huis.geheim, CODE, merk)
    handler.set_cookie(CODE, signed, httponly=True, samesite="Lax")

"""``/c`` and ``/c/<CODE>``: with which code this phone votes."""

from http import HTTPStatus

from sqlalchemy.exc import SQLAlchemyError

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.rondes import Waarborg
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.stemcodes import Codehouder
from ouderplan.zaal.basis import ZaalHandler
from ouderplan.zaal.bladen import PADEN, Invulling
from ouderplan.zaal.kiezer import CODE, guarantee, keep_code, pass_on
from ouderplan.zaal.meldingen import Melding
from ouderplan.zaal.rem import Rem

LANGSTE_CODE = 40
PAD = "/c"
VOORUIT = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
"""Where a browser says that it only looks ahead: Chromium, older ones, Safari, Firefox."""


class Stemcode(ZaalHandler):
    """Takes a code, from a QR code or typed, and leads on to the ballot."""

    async def get(self, code: str = "") -> None:
        """Take the code from the address; without one, ask for it."""
        self.huis.refresh()
        if code and (self._led_here_by_another_site() or self._only_looks_ahead()):
            self._wait_for_a_press(code)
        elif code:
            await self._take(code, pressed=False)
        elif guarantee(self.huis.stand) is Waarborg.STEMCODE:
            self.give_device()
            pass_on(self)
            self.send_page(self.bladen.ask_code(self.huis.stand))
        else:
            self.redirect(PADEN[Groep.OUDERS], status=HTTPStatus.SEE_OTHER)

    async def post(self, code: str = "") -> None:
        """Take the code that was typed."""
        self.huis.refresh()
        tekst = self.get_body_argument("code", code)
        if self.read_device() is None:
            self._refuse(Melding.GEEN_COOKIE, tekst)
        else:
            await self._take(tekst)

    def _led_here_by_another_site(self) -> bool:
        """Tell whether a website led this browser here: then its owner has to press a button.

        Who scans a QR code comes from no site at all.
        """
        return self.request.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site")

    def _only_looks_ahead(self) -> bool:
        """Tell whether a browser fetches this page before anyone asked for it."""
        said = (self.request.headers.get(naam, "") for naam in VOORUIT)
        return any("prefetch" in one or "preview" in one for one in said)

    def _wait_for_a_press(self, code: str) -> None:
        """Fill the code in, and take it when its owner presses the button."""
        self.give_device()
        filled = Invulling(tekst=code[:LANGSTE_CODE])
        self.send_page(self.bladen.ask_code(self.huis.stand, invulling=filled))

    async def _take(self, tekst: str, *, pressed: bool = True) -> None:
        found: Codehouder | Melding
        try:
            found = await look_up(self, tekst[:LANGSTE_CODE])
        except (OuderplanFout, SQLAlchemyError) as error:
            self.note("Een stemcode kon niet worden nagekeken.", error)
            found = Melding.STORING
        if isinstance(found, Melding):
            self._refuse(found, tekst)
        elif not (pressed or self._has(found)) and self._own_ballot(found) is not None:
            self._wait_for_a_press(tekst)  # a robot that tries a link must not see what was chosen
        else:
            self._accept(found)

    def _has(self, found: Codehouder) -> bool:
        """Tell whether this phone votes with this code already."""
        return self.read_signed(CODE) == found.merk

    def _own_ballot(self, found: Codehouder) -> tuple[str, ...] | None:
        if not self.huis.stand.is_open_for(found.groep, stemt=True):
            return None
        return self.huis.own_ballot(found.stemmer)

    def _accept(self, found: Codehouder) -> None:
        self.give_device()
        keep_code(self, found.merk)
        address = PADEN.get(found.groep, PADEN[Groep.OUDERS])
        if not self.from_script:
            self.redirect(address, status=HTTPStatus.SEE_OTHER)
            return
        self.stand_at(address)
        self.send_page(self.bladen.home(self.huis.stand, found.groep, self._own_ballot(found)))

    def _refuse(self, melding: Melding, tekst: str) -> None:
        self.give_device()
        self.stand_at(PAD)
        invulling = Invulling(tekst=tekst[:LANGSTE_CODE])
        self.send_page(self.bladen.ask_code(self.huis.stand, melding, invulling), melding.status)


async def look_up(handler: ZaalHandler, tekst: str) -> Codehouder | Melding:
    """Return whose code was typed, or why that is not known; who guesses has to wait."""
    rem: Rem = handler.settings["rem"]
    if not tekst.strip():
        return Melding.CODE_NODIG
    device = handler.read_device()  # who scans for the first time has none yet
    if device and not rem.may_try(device):
        return Melding.CODE_WACHT
    if not await rem.turn(handler.request.remote_ip or ""):
        return Melding.DRUK
    found = handler.huis.find_code(tekst)
    if found is not None:
        rem.was_right(device)
        return found
    if guarantee(handler.huis.stand) is Waarborg.STEMCODE:
        await handler.huis.count_unknown()
    return Melding.CODE_ONBEKEND

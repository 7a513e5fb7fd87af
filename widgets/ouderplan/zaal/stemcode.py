"""``/c`` and ``/c/<CODE>``: with which code this phone votes."""

from http import HTTPStatus
from urllib.parse import quote

from sqlalchemy.exc import SQLAlchemyError

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.rondes import Waarborg
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.stemcodes import Codehouder
from ouderplan.zaal.basis import ZaalHandler
from ouderplan.zaal.bladen import Invulling
from ouderplan.zaal.formulier import NAAR, round_of
from ouderplan.zaal.kiezer import CODE, guarantee, keep_code, pass_on
from ouderplan.zaal.meldingen import Melding
from ouderplan.zaal.rem import Rem
from ouderplan.zaal.stand import Stand
from ouderplan.zaal.wegen import PADEN, address_of

LANGSTE_CODE = 40
PAD = "/c"
VOORUIT = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
"""Where a browser says that it only looks ahead: Chromium, older ones, Safari, Firefox."""


class Stemcode(ZaalHandler):
    """Takes a code, from a QR code or typed, and leads on to the ballot."""

    async def get(self, code: str = "") -> None:
        """Take the code from the address; without one, ask for it."""
        self.huis.refresh()
        self.nummer = round_of(self)
        if code and (self._led_here_by_another_site() or self._only_looks_ahead()):
            self._wait_for_a_press(code)
        elif code:
            await self._take(code, pressed=False)
        elif self._is_asked_for():
            self.give_device()
            pass_on(self)
            self.send_page(self.bladen.ask_code(self.stand))
        else:
            self.redirect(PADEN[Groep.OUDERS], status=HTTPStatus.SEE_OTHER)

    async def post(self, code: str = "") -> None:
        """Take the code that was typed."""
        self.huis.refresh()
        self.nummer = round_of(self)
        tekst = self.get_body_argument("code", code)
        if self.read_device() is None:
            self._refuse(Melding.GEEN_COOKIE, tekst)
        else:
            await self._take(tekst)

    def _is_asked_for(self) -> bool:
        """Tell whether anything that is open asks for a code."""
        opened = (self.huis.hal.avond, *self.huis.hal.thuis)
        return any(guarantee(stand) is Waarborg.STEMCODE for stand in opened)

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
        self.send_page(self.bladen.ask_code(self.stand, invulling=filled))

    async def _take(self, tekst: str, *, pressed: bool = True) -> None:
        found: Codehouder | Melding
        try:
            found = await look_up(self, tekst[:LANGSTE_CODE])
        except (OuderplanFout, SQLAlchemyError) as error:
            self.note("Een stemcode kon niet worden nagekeken.", error)
            found = Melding.STORING
        if isinstance(found, Melding):
            self._refuse(found, tekst)
        elif not (pressed or self._has(found)) and self._took_part(found):
            self._wait_for_a_press(tekst)  # a robot that tries a link must not see what was chosen
        else:
            self._accept(found)

    def _has(self, found: Codehouder) -> bool:
        """Tell whether this phone votes with this code already."""
        return self.read_signed(CODE) == found.merk

    def _took_part(self, found: Codehouder) -> bool:
        """Tell whether something of this code would be shown, in any round that is open."""
        huis, who = self.huis, found.stemmer
        return any(
            huis.own_ballot(one, who) is not None or huis.own_scan(one, who) is not None
            for one in huis.hal.open_for(found.groep)
        )

    def _accept(self, found: Codehouder) -> None:
        self.give_device()
        keep_code(self, found.merk)
        groep = found.groep if found.groep in PADEN else Groep.OUDERS
        opened = self.huis.hal.open_for(groep)
        several = not self.nummer and len(opened) > 1
        if not self.nummer and len(opened) == 1:
            self.nummer = opened[0].nummer
        address = PADEN[groep] if several else address_of(self.stand, groep)
        if not self.from_script:
            self.redirect(address, status=HTTPStatus.SEE_OTHER)
            return
        self.stand_at(address)
        hal = self.huis.hal
        self.send_page(self.bladen.list_open(hal, groep) if several else self._page(found))

    def _page(self, found: Codehouder) -> str:
        """Return what this code can take part in, with what it sent before."""
        stand = self.stand
        scan = self.huis.own_scan(stand, found.stemmer)
        if scan is not None and stand.is_open_for(found.groep, stemt=False):
            return self.bladen.own_scan(stand, found.groep, scan)
        is_open = stand.is_open_for(found.groep, stemt=True)
        own = self.huis.own_ballot(stand, found.stemmer) if is_open else None
        return self.bladen.home(stand, found.groep, own)

    def _refuse(self, melding: Melding, tekst: str) -> None:
        self.give_device()
        self.stand_at(PAD)
        invulling = Invulling(tekst=tekst[:LANGSTE_CODE])
        adres = self.own_address(f"{PAD}/{quote(tekst[:LANGSTE_CODE].strip())}")
        page = self.bladen.ask_code(self.stand, melding, invulling, adres)
        self.send_page(page, melding.status)


def code_page(stand: Stand) -> str:
    """Return where a code is asked for, to take part in the round of a stand."""
    return f"{PAD}?{NAAR}={stand.nummer}" if stand.is_thuis else PAD


async def look_up(handler: ZaalHandler, tekst: str) -> Codehouder | Melding:
    """Return whose code was typed, or why that is not known; who guesses has to wait."""
    rem: Rem = handler.settings["rem"]
    if not tekst.strip():
        return Melding.CODE_NODIG
    device = handler.read_device()  # who scans for the first time has none yet
    if device and not rem.may_try(device):
        return Melding.CODE_WACHT
    source = handler.request.remote_ip or ""
    if not await rem.turn(source):
        return Melding.DRUK
    found = handler.huis.find_code(tekst, thuis=handler.stand.is_thuis)
    if found is not None:
        rem.was_right(device, source)
        return found
    await handler.huis.count_unknown()
    return Melding.CODE_ONBEKEND

"""``/tablet``: a screen of the school on which people vote one after another.

Which screen may do that is decided on the begeleider's page, with a code that only that page
shows. Who votes now stands in a cookie from *begin* until the ballot is kept, and nowhere else;
what was chosen never comes back on the screen.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from http import HTTPStatus

from ouderplan.kern.lijktekens import as_latin
from ouderplan.kern.soorten import Groep
from ouderplan.zaal.basis import ZaalHandler
from ouderplan.zaal.bladen import Invulling
from ouderplan.zaal.meldingen import Melding
from ouderplan.zaal.rem import Rem
from ouderplan.zaal.telefoon import DAGEN, TAAL, sign

PAD = "/tablet"
STEMMEN = f"{PAD}/stemmen"
ONTVANGEN = f"{PAD}/ontvangen"
SCHERM, KIEZER = "stemscherm", "stemschermkiezer"
"""The cookies that say that this is a screen of the school, and who votes on it now."""

LANGSTE_CODE = 40
CODE = "code:"
"""How a voter begins in the cookie that votes with a stemcode; the rest is what it is known by."""


@dataclass(frozen=True, slots=True)
class Schermkiezer:
    """Who votes on the screen now; `stemmer` is the name under which the ballot is kept."""

    stemmer: str
    groep: Groep

    @property
    def klad(self) -> str:
        """Name what this voter has not sent yet, so that the next one never gets it."""
        return hashlib.sha256(self.stemmer.encode()).hexdigest()[:10]


class Tablethandler(ZaalHandler):
    """What the pages of a screen share."""

    haast = False

    @property
    def is_on(self) -> bool:
        """Tell whether this is a screen of the school."""
        said = self.read_signed(SCHERM)  # first: who has no cookie costs no look at the store
        return said is not None and said == self.huis.screen_code()

    def read_screen_voter(self) -> Schermkiezer | None:
        """Return who votes on this screen in the round that is open now."""
        sleutel, _, rest = (self.read_signed(KIEZER) or "").partition(" ")
        groep, _, wie = rest.partition(" ")
        if sleutel != self.huis.stand.sleutel or not wie:
            return None
        if not wie.startswith(CODE):
            return Schermkiezer(wie, Groep(groep))
        known = self.huis.holder(wie.removeprefix(CODE))
        return Schermkiezer(known.stemmer, known.groep) if known else None

    def keep_screen_voter(self, groep: Groep, merk: str = "") -> None:
        """Let the next person vote, with a stemcode when it is one known as `merk`."""
        wie = CODE + merk if merk else f"scherm:{secrets.token_urlsafe(16)}"
        signed = sign(self.huis.geheim, KIEZER, f"{self.huis.stand.sleutel} {groep} {wie}")
        self.set_cookie(KIEZER, signed, httponly=True, samesite="Lax")

    def show(self, naam: str, groep: Groep = Groep.OUDERS, **velden: object) -> None:
        """Answer with a page of the screen."""
        melding = velden.setdefault("melding", None)
        status = melding.status if isinstance(melding, Melding) else HTTPStatus.OK
        fields = self._always() | velden
        page = self.bladen.render(naam, self.huis.stand, groep, **fields)
        self.send_page(page, status)

    def _always(self) -> dict[str, object]:
        gekozen_taal = self.get_cookie(TAAL) is not None
        return {
            "thuis": PAD,
            "tablet": True,
            "gekozen_taal": gekozen_taal,
            "app": self.request.protocol == "https",  # a browser makes an app of no other page
        }

    def show_off(self) -> None:
        """Answer that this is no screen to vote on: the same page for everybody who asks."""
        self.send_page(self.bladen.screen_off(self.huis.stand, melding=None, **self._always()))

    def go(self, pad: str) -> None:
        """Lead on to another page of the screen."""
        self.redirect(pad, status=HTTPStatus.SEE_OTHER)


class Start(Tablethandler):
    """The start, to which the screen always returns."""

    def get(self) -> None:
        """Ask for the language and who votes, or say that nothing is open."""
        self.huis.glance()
        self.clear_cookie(KIEZER)
        if self.is_on:
            self.show("tablet.html.j2", invulling=Invulling())
        else:
            self.give_device()
            self.show_off()

    head = get


class Opnieuw(Tablethandler):
    """Back to the start for the next person."""

    def get(self) -> None:
        """Forget who voted, and in which language."""
        self.clear_cookie(KIEZER)
        self.clear_cookie(TAAL)
        self.go(PAD)


class Aanzetten(Tablethandler):
    """Makes this screen one to vote on."""

    async def get(self, code: str = "") -> None:
        """Take the code from the address, as the QR code has it."""
        await self._take(code)

    async def post(self, code: str = "") -> None:
        """Take the code that was typed."""
        await self._take(self.get_body_argument("code", code))

    async def _take(self, tekst: str) -> None:
        self.huis.refresh()
        rem: Rem = self.settings["rem"]
        typed = "".join(sign for sign in as_latin(tekst[:LANGSTE_CODE]) if sign.isalnum())
        if not typed:
            self.go(PAD)
            return
        if not await rem.turn(self.request.remote_ip or ""):
            self.show("tablet_uit.html.j2", melding=Melding.DRUK)
            return
        code = self.huis.screen_code()
        if code is None or not hmac.compare_digest(typed.encode(), code.encode()):
            self.show("tablet_uit.html.j2", melding=Melding.CODE_SCHERM)
            return
        rem.was_right(None)
        self.give_device()
        signed = sign(self.huis.geheim, SCHERM, code)
        self.set_cookie(SCHERM, signed, max_age=DAGEN * 86_400, httponly=True, samesite="Lax")
        self.go(f"{PAD}/opnieuw")

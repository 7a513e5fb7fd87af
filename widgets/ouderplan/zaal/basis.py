"""What every handler of the hall shares: headers, the phone's number, pages, failures."""

import gzip
import logging
import socket
from collections.abc import Awaitable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy.exc import SQLAlchemyError
from tornado.escape import utf8
from tornado.iostream import IOStream
from tornado.web import Finish, HTTPError, RequestHandler

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.opslag.fouten import WerkboekWeg
from ouderplan.opslag.motor.fouten import DatabaseserverWeg
from ouderplan.talen import Taal
from ouderplan.zaal.bestanden import Bestanden
from ouderplan.zaal.beurten import Beurten
from ouderplan.zaal.bladen import Bladen
from ouderplan.zaal.buitenadres import Buitenadres
from ouderplan.zaal.eigen import is_own_host
from ouderplan.zaal.huis import Zaalhuis
from ouderplan.zaal.meldingen import Melding
from ouderplan.zaal.stand import Stand
from ouderplan.zaal.telefoon import COOKIE, DAGEN, new_device, read_taal, sign, verify

log = logging.getLogger(__name__)

LANGSTE_VERZOEK = 64 * 1024
"""Bytes; a ballot with every waarde ticked is far below it."""
LANGSTE_KOP = 16 * 1024
"""Bytes of a request's head; browsers stay below 4."""

STRAKS = 2
"""Seconds after which it makes sense to ask again."""

SNEL = 1
"""How hard a page for one phone is compressed; what is the same for all is done better, once."""

GEEN_BLAD = ("/vast", "/volg", "/gezond", "/lijn")
"""What a script or a program asks for: a failure there is no page."""

BELEID = "Content-Security-Policy"


def policy(stijl: str = "", script: str = "") -> str:
    """Return what a page may load: files of ours, and what is named here and stands in it."""
    return (
        f"default-src 'none'; style-src 'self'{stijl}; script-src 'self'{script}; "
        "img-src 'self' data:; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'"
    )


KOPPEN = {
    BELEID: policy(),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # With "no-referrer" a browser says "Origin: null" when it posts a plain form, and a request
    # from another website could not be told apart: https://fetch.spec.whatwg.org/#origin-header
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Server": "ouderplan",
}


VAN_DE_OPSLAG = (OuderplanFout, SQLAlchemyError)
"""What the store says when it cannot be asked now: who asks again may be answered."""


class ZaalHandler(RequestHandler):
    """Base of every handler of the hall."""

    haast = True
    """Whether somebody cannot take part without this page; the rest can wait in a crowd."""
    huis: Zaalhuis
    taal: Taal
    nummer = 0
    """The round that is asked for, when it is open at home; 0: that of the evening."""
    bestanden: Bestanden

    def initialize(self) -> None:
        """Take what the application shares."""
        self.huis = self.settings["huis"]
        self.speak(read_taal(self))
        self.bestanden = self.settings["bestanden"]
        self._signed: dict[tuple[bytes, str], str | None] = {}

    def speak(self, taal: Taal) -> None:
        """Answer in this language."""
        self.taal = taal

    @property
    def stand(self) -> Stand:
        """The stand of the round that is asked for."""
        return self.huis.hal.of(self.nummer)

    @property
    def bladen(self) -> Bladen:
        """The pages of that round, in the language of this phone."""
        stand = self.stand
        nummer = stand.nummer if stand.is_thuis else 0
        bladen: Bladen = self.settings["bladen"].of(self.taal, nummer, self.stand.buren)
        return bladen

    def data_received(self, chunk: bytes) -> None:
        """Requests are small and taken whole."""

    def set_default_headers(self) -> None:
        """Close every door that a page of ours does not need."""
        self._headers.update(KOPPEN)  # ours, so there is nothing to check in them

    def prepare(self) -> Awaitable[None] | None:
        """Refuse what another website sent through a visitor's browser (CSRF, DNS rebinding).

        What is left waits for its turn when there is more to answer than can be answered at once.
        """
        if not is_own_host(self.request.host, self.buiten.naam):
            raise HTTPError(HTTPStatus.MISDIRECTED_REQUEST)
        if self.request.method == "POST" and not self._is_own_request():
            raise HTTPError(HTTPStatus.FORBIDDEN)
        beurten: Beurten = self.settings["beurten"]
        adres, zaal = self.request.remote_ip or "", self.settings["naam"]
        self.settings["plaatsen"].belong(self.line, zaal, adres)
        turn = beurten.ask(adres, self.line, self.read_device(), haast=self.haast, zaal=zaal)
        if turn is not None:
            return self._wait(turn)
        self.settings["plaatsen"].work(self.line)
        return None

    async def _wait(self, turn: Awaitable[None]) -> None:
        self.settings["plaatsen"].wait(self.line)
        await turn
        if self.line.closed():
            raise Finish
        self.settings["plaatsen"].work(self.line)

    def on_finish(self) -> None:
        """Let the line give way to others when it must: the answer is made."""
        self.settings["plaatsen"].rest(self.line)

    @property
    def line(self) -> IOStream:
        """The line that this request came over."""
        line: IOStream = self.request.connection.stream  # type: ignore[union-attr]
        return line

    @property
    def has_left(self) -> bool:
        """Tell whether nobody waits for the answer any more.

        A process that stood still finds what lay there meanwhile. A proxy asked another one by
        then, where the same phone may have gone on.
        """
        try:
            return self.line.closed() or not self.line.socket.recv(1, socket.MSG_PEEK)
        except BlockingIOError:  # there is nothing to read, not even the end
            return False
        except OSError:
            return True

    @property
    def from_script(self) -> bool:
        """Tell whether the script asks, which wants the next page as the answer."""
        return "X-Zaal" in self.request.headers

    @property
    def buiten(self) -> Buitenadres:
        """The address by which phones know the hall."""
        buiten: Buitenadres = self.settings["buiten"]
        return buiten

    def redirect(self, url: str, permanent: bool = False, status: int | None = None) -> None:
        """Lead on to another page of the hall."""
        super().redirect(self.buiten.pad + url, permanent, status)

    def stand_at(self, pad: str) -> None:
        """Say of which page of the hall this answer is."""
        self.set_header("Content-Location", self.buiten.pad + pad)

    def own_address(self, pad: str) -> str:
        """Return the whole address of a page, as it can be opened in another browser."""
        return f"{self.request.protocol}://{self.request.host}{self.buiten.pad}{pad}"

    def set_status(self, status_code: int, reason: str | None = None) -> None:
        """Say how it went; of what passes by itself also when to ask again."""
        super().set_status(status_code, reason)
        if status_code == HTTPStatus.SERVICE_UNAVAILABLE:
            self.set_header("Retry-After", STRAKS)

    def set_cookie(self, name: str, value: str | bytes, *args: Any, **kwargs: Any) -> None:
        """Keep something on the phone, for this hall alone; over https nowhere else."""
        ours: dict[str, Any] = {
            "path": f"{self.buiten.pad}/",
            "secure": self.request.protocol == "https",
        }
        super().set_cookie(name, value, *args, **(ours | kwargs))

    def read_device(self) -> str | None:
        """Return this phone's number, or None when its cookie is missing or not ours."""
        return self.read_signed(COOKIE)

    def read_signed(self, naam: str) -> str | None:
        """Return what a cookie of ours says, or None when it is missing or forged."""
        key = (self.huis.geheim, naam)  # another workbook may come while a request waits
        if key not in self._signed:
            self._signed[key] = verify(*key, self.get_cookie(naam))
        return self._signed[key]

    def give_device(self, *, anew: bool = False) -> None:
        """Give a phone a number when it has none, or `anew`."""
        geheim = self.huis.geheim
        if geheim and (anew or self.read_device() is None):
            self.set_cookie(
                COOKIE,
                sign(geheim, COOKIE, new_device()),
                max_age=DAGEN * 86_400,  # not a date: the laptop's clock may be wrong
                httponly=True,
                samesite="Lax",
            )

    def send_page(self, html: str, status: int = HTTPStatus.OK) -> None:
        """Answer with a page, compressed when the phone takes that."""
        self.set_status(status)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.send_bytes(html, self.bladen.ingepakt.of(html))

    def send_bytes(self, plain: str | bytes, zipped: bytes | None) -> None:
        """Answer with bytes, in their compressed form when the phone takes that."""
        self.set_header("Vary", "Accept-Encoding")
        if "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            plain = gzip.compress(utf8(plain), SNEL, mtime=0) if zipped is None else zipped
        self.finish(plain)

    def send_error(
        self, status_code: int = HTTPStatus.INTERNAL_SERVER_ERROR, **kwargs: Any
    ) -> None:
        """Fail as one that is to ask again, when nothing is the matter but the store."""
        _, error, _ = kwargs.get("exc_info", (None, None, None))
        if isinstance(error, VAN_DE_OPSLAG):
            status_code = Melding.STORING.status
        super().send_error(status_code, **kwargs)

    def write_error(self, status_code: int, **_kwargs: Any) -> None:
        """Answer a failure with a Dutch page; what happened goes to the log, not to the phone."""
        if self.request.path.removeprefix(self.buiten.pad).startswith(GEEN_BLAD):
            self.finish()
            return
        self.send_page(self.bladen.failed(self.stand, Melding.of_status(status_code)), status_code)

    def compute_etag(self) -> None:
        """Make none: pages are never kept, and files have their contents in their name."""

    def log_exception(self, *args: Any) -> None:
        """Log what is ours to mend; a wrong address or a foreign form is not."""
        if not isinstance(args[1], HTTPError):
            self.note("Een verzoek van een telefoon liep stuk.", args[1])

    def note(self, zin: str, error: BaseException) -> None:
        """Log an error, but not for every phone anew that the workbook is away (see `Zaalboek`)."""
        if not isinstance(error, (WerkboekWeg, DatabaseserverWeg)):
            log.error(zin, exc_info=error)

    def _is_own_request(self) -> bool:
        site = self.request.headers.get("Sec-Fetch-Site")
        if site is not None and site != "same-origin":
            return False
        origin = self.request.headers.get("Origin")
        # No Origin at all: an old browser. The cookie's SameSite still guards the ballot.
        ours = (None, self.buiten.oorsprong or None)
        return origin in ours or _host_of(origin or "") == self.request.host


def _host_of(origin: str) -> str | None:
    """Return the host of an address, or None when it is no address at all."""
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return None

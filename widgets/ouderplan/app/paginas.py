"""The pages behind the begeleider's door: a fixed list of notebooks, and nothing else."""

import logging
import re
from collections.abc import Awaitable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

import nbformat
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.handlers import JupyterHandler
from tornado.ioloop import IOLoop
from tornado.iostream import StreamClosedError
from tornado.web import HTTPError, RequestHandler

from ouderplan.app.adressen import SCHERM
from ouderplan.app.bestanden import Bestanden
from ouderplan.app.kernel import Kernel, Uitkomst
from ouderplan.app.paden import Paden
from ouderplan.app.voorblad import STEMMEN, WERKBOEK, make_voorblad
from ouderplan.app.voorraad import Voorraad
from ouderplan.opslag import Kast
from ouderplan.zaal.eigen import is_own_host
from ouderplan.zaal.teruggeven import trim

log = logging.getLogger(__name__)

SJABLONEN = Path(__file__).parent / "voila" / "templates" / "ouderplan"
NA_S = 5.0
"""Seconds after a page; a door keeps 8 MB of it otherwise."""
_STAP = re.compile(r"\d+-([a-z0-9-]+)")


@dataclass(frozen=True, slots=True)
class Huis:
    """What every page needs; `sjablonen` send what stands above an awaited part before it."""

    paden: Paden
    voorraad: Voorraad
    sjablonen: Environment


@dataclass(frozen=True, slots=True)
class Inhoud:
    """What a page shows and the kernel behind it; no kernel when it could not be made."""

    kernel_id: str = ""
    uitkomst: Uitkomst | None = None


def page_routes(notebooks: Path) -> dict[str, str]:
    """Return which address shows which notebook (its file name), fixed when the server starts."""
    stappen = {
        f"/stap/{step[1]}": path.name
        for path in sorted(notebooks.glob("*.ipynb"))
        if (step := _STAP.fullmatch(path.stem))
    }
    return {"/": WERKBOEK, "/stemmen": STEMMEN, **stappen}


def make_templates(bestanden: Bestanden, pad: str = "") -> Environment:
    """Return the templates of the pages, which stand under `pad`."""
    templates = Environment(
        loader=FileSystemLoader(SJABLONEN),
        autoescape=True,
        enable_async=True,
        undefined=StrictUndefined,
    )
    templates.globals.update(vast=bestanden.wortel, thuis=f"{pad}/")
    return templates


class Notebookpagina(JupyterHandler):
    """One notebook as a page, for who has the token or the cookie that it left."""

    def initialize(self, huis: Huis, notebook: str) -> None:
        """Take the notebook (a file name) and what it is shown with."""
        self.huis, self.notebook = huis, notebook
        self._kernel: Kernel | None = None

    @allow_unauthenticated
    async def get(self) -> None:
        """Draw the page; without a key say so, and take the key out of the address bar."""
        if self.current_user is None:
            turn_away(self)
        elif self.get_query_argument("presenteren", "0") not in {"", "0"}:
            self.redirect(under(self, SCHERM))
        elif self.get_query_argument("token", ""):
            self.redirect(self._without_token())
        else:
            _ = self.xsrf_token  # sets the cookie with which a closing page may stop its kernel
            self.set_header("Content-Type", "text/html; charset=utf-8")
            self.set_header("Cache-Control", "no-store")
            self.set_header("X-Accel-Buffering", "no")  # nginx would keep the first half back
            await self._draw()

    async def _draw(self) -> None:
        template = self.huis.sjablonen.get_template("index.html.j2")
        paden = self.huis.paden
        blad = make_voorblad(Kast(paden.data, paden.tafel), self.notebook)
        try:
            async for html in template.generate_async(blad=blad, maak=self._make):
                self.write(html)
            await self.finish()
        except StreamClosedError:  # the browser is gone already; nobody will use this kernel
            if self._kernel is not None:
                await self._kernel.stop()

    async def _make(self) -> Inhoud:
        await self.flush()  # the header and the stepper are on the screen meanwhile
        self._kernel = kernel = await self.huis.voorraad.take()
        try:
            outcome = await kernel.show(self._cells(), {"QUERY_STRING": self.request.query})
        except Exception:
            log.exception("%s ging niet open", self.notebook)
            await kernel.stop()
            return Inhoud()
        kernel.let_go()
        return Inhoud(kernel.kernel_id, outcome)

    def _cells(self) -> list[str]:
        path = self.huis.paden.notebooks / self.notebook
        # Ours, of this version: `nbformat.read` would compile its schema first (0.1 s and 4 MB).
        notebook: Any = nbformat.v4.reads(path.read_text("utf-8"))  # type: ignore[no-untyped-call]
        return [cell.source for cell in notebook.cells if cell.cell_type == "code"]

    def _without_token(self) -> str:
        query = parse_qsl(self.request.query, keep_blank_values=True)
        kept = urlencode([(name, value) for name, value in query if name != "token"])
        return str(self.request.path) + (f"?{kept}" if kept else "")

    def on_finish(self) -> None:
        """Give back what drawing took, once the page has what it asks for next."""
        super().on_finish()
        IOLoop.current().call_later(NA_S, trim)

    def write_error(self, status_code: int, **_kwargs: object) -> None:
        """Answer with a calm page; the traceback is in the log."""
        show_error(self, status_code)


class NietGevonden(JupyterHandler):
    """Every other address."""

    @allow_unauthenticated
    async def prepare(self, **_kwargs: object) -> None:
        """Answer at once, whatever the method."""
        show_error(self, 404)


def under(handler: JupyterHandler, pad: str) -> str:
    """Return where a page of this door is, under the path of the whole door."""
    return f"{handler.base_url.rstrip('/')}{pad}"


class EigenNaam(RequestHandler):
    """Answers only what was meant for this laptop: no website can point its own name at it."""

    def set_cookie(self, name: str, value: str | bytes, *args: Any, **kwargs: Any) -> None:
        """Keep something in the browser, for this door alone; over https nowhere else."""
        ours: dict[str, Any] = {
            "path": self.settings["base_url"],
            "secure": self.request.protocol == "https" or self.settings.get("veilig", False),
        }
        super().set_cookie(name, value, *args, **(ours | kwargs))

    def prepare(self) -> Awaitable[None] | None:
        """Refuse another name (DNS rebinding) before anything is looked at."""
        if not is_own_host(self.request.host, self.settings["eigen_naam"]):
            raise HTTPError(HTTPStatus.FORBIDDEN)
        return super().prepare()


def guarded(route: tuple[Any, ...], pad: str = "") -> tuple[Any, ...]:
    """Return the same address under `pad`, answered only under a name of our own."""
    address, handler, *rest = route
    return (pad + address, type(handler.__name__, (EigenNaam, handler), {}), *rest)


def turn_away(handler: JupyterHandler) -> None:
    """Answer who is not known: send them to where one logs in, or say how one gets in here."""
    login = handler.get_login_url()
    if login == handler.settings["login_url"]:
        show_error(handler, HTTPStatus.FORBIDDEN)
    else:
        handler.redirect(login)


def show_error(handler: RequestHandler, status: int) -> None:
    """Finish the request with our own error page."""
    handler.set_status(status)
    handler.set_header("Content-Type", "text/html; charset=utf-8")
    template = handler.settings["voila_jinja2_env"].get_template("fout.html.j2")
    handler.finish(template.render(status=status))

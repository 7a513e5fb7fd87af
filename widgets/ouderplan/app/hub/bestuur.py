"""The page for a board: its schools, how far each is, and their documents; a service of the hub.

Who may see it, the hub says (the scope ``access:services!service=…``). There is nothing of
anybody's vote in it: neither a ballot nor a count of an open round.
"""

import asyncio
import logging
import os
import secrets
import signal
import sys
import tempfile
from collections.abc import Mapping
from datetime import date
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jupyterhub.services.auth import HubOAuth, HubOAuthCallbackHandler, HubOAuthenticated
from tornado.httpserver import HTTPServer
from tornado.web import Application, HTTPError, RequestHandler, authenticated

from ouderplan.app.bestanden import WORTEL, Bestanden, Vast
from ouderplan.app.hub.plek import SCHOLEN, take_token
from ouderplan.app.hub.scholenlijst import Scholenlijst
from ouderplan.app.hub.schoolstand import workbook_of
from ouderplan.app.koppen import security_headers
from ouderplan.app.paden import child_env
from ouderplan.kern.datum import written
from ouderplan.logboek import write_clean
from ouderplan.teksten import Teksten

log = logging.getLogger(__name__)

STUKKEN: Mapping[str, str] = {
    "word": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "schooljaarplan": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "excel": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""The documents that a board can fetch, by their `soort`."""
NOG_EENS = 3
"""Seconds after which the page looks again, while something of it is still being looked up."""


class Pagina(HubOAuthenticated, RequestHandler):  # type: ignore[misc]
    """What every answer of this service shares."""

    def initialize(self, lijst: Scholenlijst, sjablonen: Environment) -> None:
        """Take the schools and the templates."""
        self.lijst, self.sjablonen = lijst, sjablonen

    def set_default_headers(self) -> None:
        """Let nothing come from or go to another host, and let no browser keep it."""
        for naam, waarde in security_headers().items():
            self.set_header(naam, waarde)
        self.set_header("Cache-Control", "no-store")

    def write_error(self, status_code: int, **_kwargs: object) -> None:
        """Answer with a calm page; the traceback is in the log."""
        self.show("fout", status=status_code)

    def show(self, zin: str, **velden: Any) -> None:
        """Finish with the page, or with one sentence on it."""
        template = self.sjablonen.get_template("scholen.html.j2")
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(
            template.render(zin=zin, **{"scholen": [], "bezig": 0, "status": 200, **velden})
        )


class Overzicht(Pagina):
    """The list of schools."""

    @authenticated
    def get(self) -> None:
        """Show what is known, and look again while something is not."""
        schools = self.lijst.look()
        self.show("", scholen=schools, bezig=NOG_EENS if self.lijst.is_busy else 0)


class Stuk(Pagina):
    """A document of a school."""

    @authenticated
    async def get(self, school: str, soort: str) -> None:
        """Make it and send it."""
        folder = self.lijst.find(school)
        if folder is None or soort not in STUKKEN or workbook_of(folder) is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        with tempfile.TemporaryDirectory() as naar:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "ouderplan.app.hub.schoolstuk", str(folder), soort, naar),
                stdin=asyncio.subprocess.DEVNULL,
                stderr=asyncio.subprocess.PIPE,
                env=child_env({}),
            )
            _, said = await process.communicate()
            made = next(Path(naar).iterdir(), None)
            if process.returncode or made is None:
                self.set_status(HTTPStatus.CONFLICT)
                self.show(
                    said.decode("utf-8", "replace").strip().splitlines()[-1] if said else "fout"
                )
                return
            self.set_header("Content-Type", STUKKEN[soort])
            name = quote(made.name)
            self.set_header("Content-Disposition", f"attachment; filename*=UTF-8''{name}")
            await self.finish(made.read_bytes())


class Nergens(Pagina):
    """Every other address."""

    def prepare(self) -> None:
        """Answer at once, whatever the method."""
        raise HTTPError(HTTPStatus.NOT_FOUND)


def make_app(auth: HubOAuth, scholen: Path) -> Application:
    """Return the service, at the path that the hub gave it, with these schools."""
    pad = auth.base_url.rstrip("/")
    bestanden = Bestanden(pad)
    sjablonen = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined
    )
    sjablonen.globals.update(
        t=Teksten(__package__),
        vast=bestanden.wortel,
        pad=pad,
        hub=auth.hub_prefix,
        stukken=list(STUKKEN),
        datum=lambda dag: written(date.fromisoformat(dag)),
    )
    shared = {"lijst": Scholenlijst(scholen), "sjablonen": sjablonen}
    return Application(
        [
            (rf"{pad}/?", Overzicht, shared),
            (rf"{pad}/([a-z0-9-]+)/([a-z]+)", Stuk, shared),
            (rf"{pad}/oauth_callback", HubOAuthCallbackHandler),
            (rf"{pad}{WORTEL}.*", Vast, {"bestanden": bestanden}),
        ],
        default_handler_class=Nergens,
        default_handler_args=shared,
        cookie_secret=secrets.token_bytes(32),
        hub_auth=auth,
        compress_response=True,
    )


def serve() -> int:
    """Serve until the hub asks to stop."""
    write_clean()
    logging.basicConfig(format="%(asctime)s scholen %(levelname)s %(message)s")
    asyncio.run(_serve(HubOAuth.instance(api_token=take_token())))
    return 0


async def _serve(auth: HubOAuth) -> None:
    here = urlsplit(os.environ["JUPYTERHUB_SERVICE_URL"])
    server = HTTPServer(make_app(auth, Path(os.environ[SCHOLEN])))
    server.listen(here.port or 80, here.hostname or "127.0.0.1")
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    await stop.wait()
    server.stop()

"""The begeleider's page with ballot sheets to print."""

from pathlib import Path
from typing import TypeVar

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.handlers import JupyterHandler

from ouderplan.app.briefjesbladen import sheets_of
from ouderplan.app.grenzen import GEWOON_BRIEFJES, MEESTE_BRIEFJES
from ouderplan.app.paden import Paden
from ouderplan.app.paginas import show_error, turn_away
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.soorten import Groep
from ouderplan.opslag import Kast, Werkboek

Soort = TypeVar("Soort", Rondesoort, Groep)

LANGSTE = 6


class Stembriefjes(JupyterHandler):
    """The sheets of the workbook on the table, for who has the token or its cookie."""

    def initialize(self, paden: Paden, vast: str) -> None:
        """Take where the workbooks are, and where the static files."""
        self.paden, self.vast = paden, vast

    @allow_unauthenticated
    def get(self) -> None:
        """Draw as many ballots as asked for."""
        if self.current_user is None:
            turn_away(self)
            return
        soort = self._asked("soort", Rondesoort.WAARDEN)
        groep = self._asked("groep", Groep.OUDERS)
        taal = self.get_query_argument("taal", "")
        folder = Kast(self.paden.data, self.paden.tafel).current()
        if folder is None:
            show_error(self, 404)
            return
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        try:
            page = sheets(folder, soort, groep, self._number(), taal, vast=self.vast)
        except OuderplanFout as fout:
            self.set_status(409)
            page = self.settings["voila_jinja2_env"].get_template("zin.html.j2").render(zin=fout)
        self.finish(page)

    def _asked(self, naam: str, anders: Soort) -> Soort:
        try:
            return type(anders)(self.get_query_argument(naam, anders.value))
        except ValueError:
            return anders

    def _number(self) -> int:
        typed = self.get_query_argument("aantal", "")
        number = (
            int(typed)
            if typed.isascii() and typed.isdecimal() and len(typed) <= LANGSTE
            else GEWOON_BRIEFJES
        )
        return min(max(number, 1), MEESTE_BRIEFJES)

    def write_error(self, status_code: int, **_kwargs: object) -> None:
        """Answer with a calm page; the traceback is in the log."""
        show_error(self, status_code)


def sheets(
    folder: Path, soort: Rondesoort, groep: Groep, aantal: int, taal: str = "", *, vast: str = ""
) -> str:
    """Return the page with ballot sheets of the workbook in `folder`.

    Raises
    ------
    NietsTeKiezen
    """
    wb = Werkboek.open(folder, herbouw=False)
    try:
        return sheets_of(wb, soort, groep, aantal, taal, vast=vast)
    finally:
        wb.close()

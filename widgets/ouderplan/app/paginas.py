"""The pages behind the begeleider's door: a fixed list of notebooks, and nothing else."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.handlers import JupyterHandler
from tornado.web import RequestHandler
from voila.handler import VoilaHandler

_STAP = re.compile(r"\d+-[a-z0-9-]+")


def page_routes(notebooks: Path) -> dict[str, str]:
    """Return which address shows which notebook (its file name), fixed when the server starts."""
    stappen = {
        f"/stap/{path.stem}": path.name
        for path in sorted(notebooks.glob("*.ipynb"))
        if _STAP.fullmatch(path.stem)
    }
    return {"/": "werkboek.ipynb", "/stemmen": "stemmen.ipynb", **stappen}


class Pagina(VoilaHandler):  # type: ignore[misc]  # Voila has no types
    """One notebook as a page, for who has the token or the cookie that it left."""

    @allow_unauthenticated
    async def get(self) -> None:
        """Draw the page; without a key say so, and take the key out of the address bar."""
        if self.current_user is None:
            show_error(self, 403)
        elif self.get_query_argument("token", ""):
            self.redirect(self._without_token())
        else:
            _ = self.xsrf_token  # sets the cookie with which a closing page may stop its kernel
            async for html in self.get_generator():
                self.write(html)
                await self.flush()

    def _without_token(self) -> str:
        query = parse_qsl(self.request.query, keep_blank_values=True)
        kept = urlencode([(name, value) for name, value in query if name != "token"])
        return str(self.request.path) + (f"?{kept}" if kept else "")

    def write_error(self, status_code: int, **_kwargs: object) -> None:
        """Answer with a calm page; the traceback is in the log."""
        show_error(self, status_code)


class NietGevonden(JupyterHandler):
    """Every other address."""

    @allow_unauthenticated
    async def prepare(self, **_kwargs: object) -> None:
        """Answer at once, whatever the method."""
        show_error(self, 404)


def show_error(handler: RequestHandler, status: int) -> None:
    """Finish the request with our own error page."""
    handler.set_status(status)
    handler.set_header("Content-Type", "text/html; charset=utf-8")
    template = handler.settings["voila_jinja2_env"].get_template("fout.html.j2")
    handler.finish(template.render(status=status))


def security_headers() -> dict[str, str]:
    """Return the headers of every answer: nothing from or to another host, no framing."""
    policy: dict[str, Any] = {
        "default-src": "'self'",
        "script-src": "'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
    }

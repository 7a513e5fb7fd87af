"""The begeleider's door: Voila with its own pages, template and locks."""

import hashlib
import logging
import time
from pathlib import Path
from typing import Any

from jupyter_server.services.kernels.handlers import KernelHandler
from tornado.ioloop import IOLoop
from tornado.web import RedirectHandler
from traitlets import Instance, Unicode, default
from traitlets.config import Config
from voila.app import Voila
from voila.paths import collect_template_paths
from voila.voila_identity_provider import VoilaIdentityProvider

from ouderplan.app.adressen import STEMBRIEFJES
from ouderplan.app.afscheid import Afscheid
from ouderplan.app.afstand import Afstandshand
from ouderplan.app.bestanden import WORTEL, Bestanden, Vast
from ouderplan.app.kernel import ALLEEN, KIJK, Kernels
from ouderplan.app.kernellijn import Kernellijn
from ouderplan.app.koppen import security_headers
from ouderplan.app.levenslijn import watch_parent
from ouderplan.app.paden import Omgeving, Paden, take_secret
from ouderplan.app.paginas import (
    Huis,
    NietGevonden,
    Notebookpagina,
    guarded,
    make_templates,
    page_routes,
)
from ouderplan.app.scherm import Zaalscherm
from ouderplan.app.scherm import routes as screen_routes
from ouderplan.app.sokken import in_new_folder
from ouderplan.app.stembriefjes import Stembriefjes
from ouderplan.app.voorraad import AANTAL, Voorraad
from ouderplan.app.vork import Moeder
from ouderplan.zaal.buitenadres import NERGENS, Buitenadres
from ouderplan.zaal.proxy import Proxyserver

SJABLOON = "ouderplan"
PINGEN = 5
"""Seconds between two questions whether a browser is still there. Who lets one go by has its line
closed at the next, and the page makes another one when it is there."""
EEUW = 36_525
_KERNEL = r"(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)"


def settings(
    paden: Paden,
    sleutel: str,
    poort: int,
    adres: str = "127.0.0.1",
    buiten: Buitenadres = NERGENS,
) -> Config:
    """Return the configuration: closed where Voila is open by default."""
    config = Config()
    config.Voila.update(
        ip=adres,
        port=poort,
        port_retries=0,
        open_browser=False,
        token=sleutel,
        base_url=f"{buiten.pad}/",
        cookie_secret=hashlib.sha256(b"koekje " + sleutel.encode()).digest(),
        root_dir=str(paden.notebooks),
        identity_provider_class=VoilaIdentityProvider,
        log_level=logging.WARNING,
    )
    config.VoilaConfiguration.update(
        template=SJABLOON,
        allow_template_override="NO",
        allow_theme_override="NO",
        show_tracebacks=False,
        strip_sources=True,
        file_allowlist=[],
        multi_kernel_manager_class=Kernels,
    )
    verbinding = in_new_folder()
    config.KernelManager.update(verbinding.kernel)
    if verbinding.map is not None:
        config.Voila.connection_dir_root = str(verbinding.map)
    # Nothing may depend on the laptop's clock: it can be years wrong until there is a network.
    config.VoilaIdentityProvider.update(
        cookie_options={"expires_days": None, "samesite": "Lax"},
        get_secure_cookie_kwargs={"max_age_days": EEUW},
    )
    # A page that went without a word (its browser was killed) leaves a kernel behind; see Kernels.
    config.MappingKernelManager.update(cull_idle_timeout=int(ALLEEN), cull_interval=KIJK)
    # Another workbook is a few thousand messages at once, of which Jupyter would leave some out.
    config.ZMQChannelsWebsocketConnection.limit_rate = False
    # A kernel that died has lost its page; the page says so instead of going on with an empty one.
    config.KernelRestarter.restart_limit = 0
    return config


class Begeleidersdeur(Voila):  # type: ignore[misc]
    """Voila, serving a fixed list of notebooks with a page and a front end of our own."""

    paden = Instance(Paden)
    buiten = Instance(Buitenadres, args=())
    bestanden = Instance(Bestanden)
    hub = Unicode()
    """Where one logs in and out for many schools; "" on a laptop, which has a key."""
    moeder = Instance(Moeder, allow_none=True)

    @default("bestanden")
    def _default_bestanden(self) -> Bestanden:
        return Bestanden(self.buiten.pad)

    @default("config_file_paths")
    def _default_no_config_files(self) -> list[str]:
        return []  # a config file on this laptop must not open what is closed here

    def setup_template_dirs(self) -> None:
        """Find our own template before Voila's base."""
        roots = [str(Path(__file__).parent), *_jupyter_roots()]
        self.template_paths = collect_template_paths(
            ["voila", "nbconvert"], SJABLOON, prune=True, root_dirs=roots
        )
        self.static_paths: list[str] = []

    def init_settings(self) -> dict[str, Any]:
        """Add our headers, and our page for what does not exist."""
        known = super().init_settings()
        pages = known["voila_jinja2_env"].globals
        pages.update(vast=self.bestanden.wortel, thuis=self.base_url, hub=self.hub)
        return {
            **known,
            "headers": security_headers(),
            "eigen_naam": self.buiten.naam or self.ip,
            "allow_origin": self.buiten.oorsprong,  # a proxy may say our name without its port
            "xsrf_cookie_kwargs": {"samesite": "Lax"},
            "compress_response": True,
            "ws_ping_interval": PINGEN * 1000,
            "ws_ping_timeout": PINGEN * 1000,  # tornado takes no longer one; see `Polsend`
            "default_handler_class": NietGevonden,
            "login_url": self.base_url,
        }

    def init_handlers(self) -> list[tuple[Any, ...]]:
        """Return every address that answers."""
        self.kernel_manager.moeder = self.moeder
        # of many servers beside each other, none keeps a kernel for a page that may not come
        spare = not (self.hub and self.moeder)
        voorraad = Voorraad(self.kernel_manager, AANTAL if spare else 0)
        huis = Huis(self.paden, voorraad, make_templates(self.bestanden, self.buiten.pad))
        IOLoop.current().add_callback(voorraad.fill)
        scherm = Zaalscherm(self.paden)
        Afstandshand(scherm).start()
        pages = [
            (address, Notebookpagina, {"huis": huis, "notebook": notebook})
            for address, notebook in page_routes(self.paden.notebooks).items()
        ]
        sheets = {"paden": self.paden, "vast": self.bestanden.wortel}
        routes: list[tuple[Any, ...]] = [
            *pages,
            *screen_routes(scherm, huis.sjablonen),
            (STEMBRIEFJES, Stembriefjes, sheets),
            (rf"/api/kernels/{_KERNEL}", KernelHandler),
            (rf"/api/kernels/{_KERNEL}/channels", Kernellijn),
            (r"/voila/api/shutdown/(.*)", Afscheid),
            (rf"{WORTEL}.*", Vast, {"bestanden": self.bestanden}),
        ]
        under = [guarded(route, self.buiten.pad) for route in routes]
        return [*under, *self._lead_in()]

    def _lead_in(self) -> list[tuple[Any, ...]]:
        """Return what leads who asks for less than the path to the first page."""
        pad = self.buiten.pad
        lead = {"url": f"{pad}/", "permanent": False}
        return [guarded((less, RedirectHandler, lead)) for less in (pad, "/") if pad]

    def listen(self) -> None:
        """Listen, and believe what the named proxies say of who asks."""
        server = Proxyserver(self.app)
        server.trust(self.buiten.proxies)
        server.listen(self.port, self.ip)
        self.ioloop = IOLoop.current()
        try:
            self.ioloop.start()
        except KeyboardInterrupt:
            self.log.info("Stopping...")
        finally:
            self.stop()


def _jupyter_roots() -> list[str]:
    from jupyter_core.paths import jupyter_path  # noqa: PLC0415  reads the environment

    return list(jupyter_path())


def begin_loop() -> None:
    """Prepare the log and the loop of a door."""
    logging.basicConfig(format="%(asctime)s begeleider %(levelname)s %(message)s")
    logging.getLogger(Afstandshand.__module__).setLevel(logging.INFO)
    # Tornado goes by the clock; what it does now and then must go on when someone sets that back.
    IOLoop.current().time = time.monotonic  # type: ignore[method-assign]


def serve(paden: Paden, poort: int, adres: str = "127.0.0.1", moeder: Moeder | None = None) -> None:
    """Serve until the parent process is gone or the loop is stopped; kernels come from `moeder`."""
    begin_loop()
    buiten = Omgeving.current().begeleider
    config = settings(paden, take_secret(), poort, adres, buiten)
    app = Begeleidersdeur.instance(paden=paden, moeder=moeder, buiten=buiten, config=config)
    app.initialize([])
    watch_parent(lambda: app.ioloop.add_callback(app.ioloop.stop))
    app.start()

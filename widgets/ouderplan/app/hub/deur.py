"""The begeleider's door as a server of JupyterHub, which says who somebody is and what they may."""

import secrets
import signal
from http import HTTPStatus
from typing import Any

from jupyterhub import __version__
from jupyterhub.services.auth import HubOAuth
from jupyterhub.singleuser.extension import (
    JupyterHubAuthorizer,
    JupyterHubIdentityProvider,
    JupyterHubOAuthCallbackHandler,
)
from tornado.ioloop import IOLoop

from ouderplan.app.hub.plek import Hubplek, take_token
from ouderplan.app.levenslijn import watch_parent
from ouderplan.app.paden import Omgeving, Paden
from ouderplan.app.paginas import guarded, show_error
from ouderplan.app.server import Begeleidersdeur, begin_loop, settings
from ouderplan.app.vork import Moeder


class Terugkeer(JupyterHubOAuthCallbackHandler):  # type: ignore[misc]
    """Where a browser comes back from the hub, with the word that it may."""

    def write_error(self, status_code: int, **_kwargs: object) -> None:
        """Answer with a calm page: a way back that was used before, or came too late."""
        show_error(self, HTTPStatus.FORBIDDEN if status_code < 500 else status_code)  # noqa: PLR2004


class Hubdeur(Begeleidersdeur):
    """The same door and pages; the key is the hub's, and so is who gets in."""

    def init_settings(self) -> dict[str, Any]:
        """Let the hub say who is there."""
        known = super().init_settings()
        self.identity_provider.hub_auth = HubOAuth(api_token=take_token())
        headers = {**known["headers"], "X-JupyterHub-Version": __version__}
        # The hub's proxy adds its own http to what it was told; then that would be believed.
        return {**known, "headers": headers, "veilig": self.buiten.veilig}

    def init_handlers(self) -> list[tuple[Any, ...]]:
        """Return every address that answers, with those of logging in and out before them."""
        auth = self.identity_provider
        ours = [
            (r"/logout", auth.logout_handler_class),
            (r"/oauth_callback", Terugkeer, {"hub_auth": auth.hub_auth}),
        ]
        under = [guarded(route, self.buiten.pad) for route in ours]
        return [*under, *super().init_handlers()]


def serve(
    plek: Hubplek, paden: Paden, moeder: Moeder | None = None, *, is_forked: bool = False
) -> None:
    """Serve until the hub asks to stop; kernels come from `moeder`.

    A fork of the cradle hears that from whoever waits for it (see `levenslijn`).
    """
    begin_loop()
    buiten = Omgeving.current().begeleider
    config = settings(paden, secrets.token_urlsafe(24), plek.poort, plek.adres, buiten)
    config.Voila.update(
        identity_provider_class=JupyterHubIdentityProvider,
        authorizer_class=JupyterHubAuthorizer,
        token=None,
        auto_token=True,  # makes none: what this identity provider has, is the hub's
    )
    app = Hubdeur.instance(paden=paden, moeder=moeder, buiten=buiten, hub=plek.hub, config=config)
    app.initialize([])
    loop = IOLoop.current()
    signal.signal(signal.SIGTERM, lambda *_: loop.add_callback_from_signal(loop.stop))
    if is_forked:
        watch_parent(lambda: loop.add_callback(loop.stop))
    app.start()

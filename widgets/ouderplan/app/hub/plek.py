"""What JupyterHub says to a server that it starts, and what that means for a school's workbook."""

import os
from collections.abc import MutableMapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from ouderplan.app import paden as namen
from ouderplan.app.fouten import GeenHub, OnbekendeServer
from ouderplan.logboek import hide

SCHOLEN = "OUDERPLAN_SCHOLEN"
"""The folder with a folder for each school."""
LAB = "lab"
"""The name of a school's second server, which is JupyterLab instead of the workbook."""
_TOKEN = "JUPYTERHUB_API_TOKEN"
_ZAALDIENST = "8100"
"""Says that there is a hall; where it is, its address says."""


@dataclass(frozen=True, slots=True)
class Hubplek:
    """Where a server of the hub stands.

    Attributes
    ----------
    school
        The account whose server this is: one for each school, shared by its begeleiders.
    naam
        Which of that account's servers; "" is the workbook itself.
    adres, poort
        Where it is to listen.
    publiek
        Its address as browsers know it, without a slash at the end.
    map
        The folder of the school.
    hub
        The path of the hub's own pages, with a slash at the end.
    """

    school: str
    naam: str
    adres: str
    poort: int
    publiek: str
    map: Path
    hub: str = "/hub/"

    @classmethod
    def find(cls, env: MutableMapping[str, str] | None = None) -> Self:
        """Read it from the environment that a spawner makes.

        Raises
        ------
        GeenHub
            When no hub started this.
        OnbekendeServer
            When it is to be a server that a school does not have.
        """
        env = os.environ if env is None else env
        try:
            here, schools = urlsplit(env["JUPYTERHUB_SERVICE_URL"]), Path(env[SCHOLEN])
            school, public = env["JUPYTERHUB_USER"], env["JUPYTERHUB_PUBLIC_URL"]
        except KeyError as error:
            raise GeenHub(wat=error.args[0]) from None
        naam = env.get("JUPYTERHUB_SERVER_NAME", "")
        if naam not in {"", LAB}:
            raise OnbekendeServer(naam=naam, school=school)
        return cls(
            school=school,
            naam=naam,
            adres=here.hostname or "127.0.0.1",
            poort=here.port or 80,
            publiek=public.rstrip("/"),
            map=(schools / school).resolve(),
            hub=f"{env.get('JUPYTERHUB_BASE_URL', '/')}hub/",
        )

    @property
    def is_lab(self) -> bool:
        """Whether JupyterLab was asked for."""
        return self.naam == LAB

    @property
    def zaal(self) -> str:
        """The address of the school's hall, which has its own service."""
        parts = urlsplit(self.publiek)
        return f"{parts.scheme}://{parts.netloc}/{self.school}/zaal"

    def env(self) -> dict[str, str]:
        """Return what the door and its kernels find their places by."""
        return {
            namen.DATA: str(self.map),
            namen.EXPORTS: str(self.map / "exports"),
            namen.ZAAL_ADRES: self.zaal,
            namen.ZAAL_POORT: _ZAALDIENST,
            namen.BEGELEIDER_ADRES: self.publiek,
            namen.PROXIES: "127.0.0.1",
            namen.ZUINIG: "1",
        }


def take_token(env: MutableMapping[str, str] | None = None) -> str:
    """Return this server's key to the hub; take it out of the environment and every log."""
    env = os.environ if env is None else env
    found = env.pop(_TOKEN, "")
    hide(found)
    return found

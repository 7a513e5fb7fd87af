"""What JupyterHub says to a school's server becomes places, addresses and a key that is hidden."""

import runpy
import signal
import subprocess
import sys
from pathlib import Path
from unittest.mock import MagicMock

import pytest

from ouderplan.app.fouten import GeenHub, OnbekendeServer
from ouderplan.app.hub.plek import Hubplek, take_token
from ouderplan.app.paden import Omgeving, Paden
from ouderplan.logboek import clean

HUB = {
    "JUPYTERHUB_SERVICE_URL": "http://127.0.0.1:40123/user/linde/",
    "JUPYTERHUB_PUBLIC_URL": "https://school.example.nl/user/linde/",
    "JUPYTERHUB_USER": "linde",
    "JUPYTERHUB_SERVER_NAME": "",
}


@pytest.fixture
def gezegd(tmp_path):
    return {**HUB, "OUDERPLAN_SCHOLEN": str(tmp_path)}


def test_a_school_has_a_folder_of_its_own_and_its_hall_is_elsewhere(gezegd, tmp_path):
    plek = Hubplek.find(gezegd)
    assert (plek.adres, plek.poort, plek.is_lab) == ("127.0.0.1", 40123, False)
    paden, hier = Paden.find(plek.env()), Omgeving.current(plek.env())
    assert (paden.data, paden.tafel) == (tmp_path / "linde", None)
    assert paden.exports == tmp_path / "linde" / "exports"
    assert hier.zaal_adres == "https://school.example.nl/linde/zaal"
    assert hier.zaal_poort is not None
    assert hier.begeleider.url == "https://school.example.nl/user/linde"


def test_the_second_server_of_a_school_is_jupyterlab(gezegd):
    assert Hubplek.find({**gezegd, "JUPYTERHUB_SERVER_NAME": "lab"}).is_lab


def test_a_school_has_no_third_server_whatever_it_is_called(gezegd):
    with pytest.raises(OnbekendeServer, match="‘erbij’"):
        Hubplek.find({**gezegd, "JUPYTERHUB_SERVER_NAME": "erbij"})


@pytest.mark.parametrize("naam", ["JUPYTERHUB_PUBLIC_URL", "OUDERPLAN_SCHOLEN", "JUPYTERHUB_USER"])
def test_what_a_hub_did_not_say_is_named(gezegd, naam):
    del gezegd[naam]
    with pytest.raises(GeenHub, match=naam):
        Hubplek.find(gezegd)


def test_the_key_to_the_hub_goes_to_no_kernel_and_no_log():
    env = {"JUPYTERHUB_API_TOKEN": "geheim-van-de-hub-0123456789"}
    token = take_token(env)
    assert not env
    assert token not in clean(f"mis bij {token}")


@pytest.mark.skipif(sys.platform != "linux", reason="JupyterHub op een server is Linux")
def test_what_the_hub_starts_beside_itself_ends_when_the_hub_falls():
    config = MagicMock()
    instellingen = Path(__file__).parents[2] / "docs" / "server" / "jupyterhub_config.py"
    runpy.run_path(str(instellingen), {"get_config": lambda: config})
    for service in config.JupyterHub.services:
        before = service["command"][: service["command"].index("/opt/ouderplan/.venv/bin/python")]
        hub = (
            "import subprocess, sys\n"
            f"command = [*{before!r}, 'sh', '-c', 'echo; exec sleep 60']\n"
            "subprocess.Popen(command, start_new_session=True)\n"
            "sys.stdin.read()"
        )
        with subprocess.Popen(
            [sys.executable, "-c", hub], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as process:
            process.stdout.readline()
            process.send_signal(signal.SIGKILL)
            assert process.stdout.read() == b""  # ends only when nothing has it open any more

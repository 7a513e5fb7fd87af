"""What JupyterHub says to a school's server becomes places, addresses and a key that is hidden."""

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

"""The laptop's address for phones, and free ports."""

import ipaddress
import socket
import sys
from pathlib import Path

import pytest

from ouderplan.app.adressen import (
    GEWEIGERD,
    begeleider_url,
    free_port,
    hall_host,
    hall_url,
    is_free,
    lan_addresses,
    ranked,
)
from ouderplan.app.deuren import Opstelling, choose_port, choose_token
from ouderplan.app.fouten import PoortGeweigerd, SleutelTeKort
from ouderplan.app.lab import settings as lab_settings
from ouderplan.app.paden import Paden
from ouderplan.kern.fouten import OngeldigeInvoer
from ouderplan.zaal.buitenadres import Buitenadres


def test_an_address_that_was_asked_for_is_used():
    assert hall_host("10.1.2.3") == "10.1.2.3"
    assert hall_url("10.1.2.3", 8100) == "http://10.1.2.3:8100"


def test_the_begeleiders_address_is_where_the_door_is_or_what_a_proxy_makes_of_it():
    assert begeleider_url("", "127.0.0.1", 8866) == "http://127.0.0.1:8866"
    assert begeleider_url("mijn.laptop", "127.0.0.1", 8866) == "http://mijn.laptop:8866"
    assert begeleider_url("https://s.nl/linde/b/", "127.0.0.1", 8866) == "https://s.nl/linde/b"
    with pytest.raises(OngeldigeInvoer, match="geen adres voor de begeleider"):
        begeleider_url("https://s.nl/?x", "127.0.0.1", 8866)


def plan(**keuzes) -> Opstelling:
    paden = Paden(Path("/w"), Path("/w/data"), Path("/w/exports"))
    usual = {"zaal_adres": "", "adres": "127.0.0.1", "sleutel": "k" * 24, "lab": False}
    return Opstelling(paden, 8866, 8100, **(usual | keuzes))


@pytest.mark.parametrize(
    ("zaal_adres", "proxies", "alleen_hier"),
    [
        ("", (), False),
        ("https://s.nl/zaal", (), False),
        ("10.0.0.4", ("127.0.0.1",), False),
        ("https://s.nl/zaal", ("127.0.0.1", "10.0.0.9"), False),
        ("https://s.nl/zaal", ("127.0.0.1", "::1"), True),
    ],
)
def test_behind_a_proxy_on_this_machine_nobody_reaches_the_hall_around_it(
    zaal_adres, proxies, alleen_hier
):
    opstelling = plan(zaal_adres=zaal_adres, proxies=proxies)
    [hall] = [
        one for deur in opstelling.doors() for one in (deur, deur.mee) if one and one.naam == "zaal"
    ]
    assert ("--adres" in hall.module_args) == alleen_hier


def test_a_key_that_was_given_is_used_and_not_said_back():
    given = choose_token("abcdefghijklmnopqrstuvwxyz_-")
    opstelling = plan(sleutel=given, zegt_sleutel=False, begeleider_adres="https://s.nl/b")
    assert opstelling.begeleider_url == f"https://s.nl/b/?token={given}"
    assert opstelling.te_zeggen_url == "https://s.nl/b/?…"
    assert len(choose_token("")) > 24
    for bad in ("kort", "met een spatie erin, en lang genoeg"):
        with pytest.raises(SleutelTeKort):
            choose_token(bad)


def test_jupyterlab_stands_under_the_same_path_and_knows_its_name(tmp_path):
    paden = Paden(tmp_path, tmp_path, tmp_path)
    public = Buitenadres.of("https://s.nl/linde/b")
    said = lab_settings(paden, 8866, "127.0.0.1", public)
    assert "--ServerApp.base_url=/linde/b/" in said
    assert "--ServerApp.allow_origin=https://s.nl" in said
    assert '--ServerApp.local_hostnames=["localhost", "s.nl"]' in said
    assert "--ServerApp.base_url=/" in lab_settings(paden, 8866, "127.0.0.1")


def test_the_address_with_a_route_comes_first_and_virtual_networks_last():
    found = [
        ("lo", "127.0.0.1"),
        ("docker0", "172.17.0.1"),
        ("eth0", "192.168.2.9"),
        ("wlan0", "192.168.1.5"),
        ("eth1", "169.254.3.3"),
    ]
    assert ranked(found, "192.168.1.5") == ("192.168.1.5", "192.168.2.9", "172.17.0.1")


def test_loopback_is_never_printed_as_an_address_for_phones():
    assert all(not ipaddress.ip_address(address).is_loopback for address in lan_addresses())


def test_a_busy_port_is_skipped():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        busy = listener.getsockname()[1]
        assert not is_free(busy, "127.0.0.1")
        found = free_port(busy, "127.0.0.1")
    assert found is not None
    assert found > busy


@pytest.mark.skipif(sys.platform == "darwin", reason="heeft alleen 127.0.0.1 voor zichzelf")
def test_a_port_that_is_taken_at_another_address_is_not_given(vrije_poort):
    taken = vrije_poort() + 1
    with socket.socket() as listener:
        try:
            listener.bind(("127.0.0.2", taken))
        except OSError:
            pytest.skip("deze poort was net bezet")
        listener.listen()
        assert not is_free(taken, "0.0.0.0")
        assert vrije_poort() != taken


def test_a_port_that_the_other_door_takes_is_skipped():
    assert free_port(18866, "127.0.0.1", taken=[18866]) != 18866


@pytest.mark.parametrize("poort", sorted(GEWEIGERD))
def test_a_port_that_no_browser_opens_is_refused_and_never_given(poort):
    with pytest.raises(PoortGeweigerd, match=rf"poort {poort}:.*--zaal-poort"):
        choose_port(poort, 9513, "--zaal-poort", "", ())
    assert free_port(poort) not in {poort, None}

"""The laptop's address for phones, and free ports."""

import ipaddress
import socket
import sys

import pytest

from ouderplan.app.adressen import (
    GEWEIGERD,
    free_port,
    hall_host,
    hall_url,
    is_free,
    lan_addresses,
    ranked,
)
from ouderplan.app.deuren import choose_port
from ouderplan.app.fouten import PoortGeweigerd


def test_an_address_that_was_asked_for_is_used():
    assert hall_host("10.1.2.3") == "10.1.2.3"
    assert hall_url("10.1.2.3", 8100) == "http://10.1.2.3:8100"


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

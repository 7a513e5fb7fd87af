"""QR codes hold UTF-8, whatever else a text would fit in."""

import pytest
import segno

from ouderplan.stappen.onderdelen.qr import _svg, qr_svg, wifi_svg


@pytest.mark.parametrize("naam", ["Juf’s wifi", "½ uur", "Café", "Schoolwifi"])
def test_a_phone_reads_the_name_of_a_wifi_as_it_was_typed(naam):
    utf8 = f"WIFI:T:WPA;S:{naam};P:welkom2026;;".encode()
    assert wifi_svg(naam, "welkom2026") == _svg(segno.make(utf8, error="l", micro=False))


def test_and_an_address_too():
    utf8 = "https://school.example.nl/foto’s".encode()
    assert qr_svg(utf8.decode()) == _svg(segno.make(utf8, error="m", micro=False))

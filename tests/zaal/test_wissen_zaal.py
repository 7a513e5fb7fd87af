"""The hall's own process finishes what closing left on the disk, and phones hear of it."""

import subprocess
import sys
from contextlib import closing
from urllib.request import urlopen

import pytest

from lezer import files_with, reading
from ouderplan.kern.rondes import Rondesoort
from ouderplan.opslag import Werkboek
from ouderplan.opslag.geheimen import find_key
from ouderplan.opslag.stemmen import open_ronde

ZIN = "de laptop is bezig te wissen wie wat instuurde"


@pytest.mark.alleen_sqlite("wie leest, houdt alleen het logboek van een bestand vast")
def test_a_round_that_the_command_line_closed_is_erased_by_the_hall(start, toestel_op, wacht_tot):
    hall = start()
    url = f"http://127.0.0.1:{hall.port()}"
    map = hall.kast.current()
    with closing(Werkboek.open(map)) as wb:
        open_ronde(wb, soort=Rondesoort.WAARDEN, vraag="Wat telt?", aantal_keuzes=5)
        with wb.reading() as tx:
            key = find_key(tx, "ronde 1")
    phone = toestel_op(url)
    wacht_tot(lambda: "Wat telt?" in phone.get().text)
    phone.vote("vertrouwen")

    def events(stream):
        for line in stream:
            if line.startswith(b"data: "):
                yield line.decode().strip().split(".", 1)[1]

    with urlopen(f"{url}/volg", timeout=20) as stream:
        heard = events(stream)
        assert next(heard) == "1.open"
        with reading(map):
            close = [sys.executable, "-m", "ouderplan", "ronde", str(map), "sluit"]
            said = subprocess.run(close, capture_output=True, text=True, check=True).stdout
            assert "is nog niet gewist" in said
            assert next(one for one in heard if one != "1.open") == "1.dicht.wist"
            assert ZIN in phone.get().text
            assert files_with(map, key)
        assert next(one for one in heard if one != "1.dicht.wist") == "1.dicht"
    assert files_with(map, key) == []
    assert ZIN not in phone.get().text

"""``ouderplan stemcodes``, and a round that is opened with them on the command line."""

from pathlib import Path

import pytest

from ouderplan.kern.rondes import Rondesoort, Waarborg
from ouderplan.kern.soorten import Groep
from ouderplan.opslag import Werkboek
from ouderplan.opslag.rondezoeken import last_ronde
from ouderplan.opslag.stemcodes import given_out

ADRES = ("--zaal-adres", "192.168.178.120")


@pytest.fixture
def map(tmp_path: Path) -> Path:
    Werkboek.create(tmp_path / "vlier", {"school": "De Vlier", "schooljaar": "2026-2027"}).close()
    return tmp_path / "vlier"


def given(map: Path) -> dict[Groep, int]:
    wb = Werkboek.open(map)
    with wb.reading() as tx:
        found = given_out(tx)
    wb.close()
    return found


def test_it_makes_codes_and_says_where_the_slips_are(zeg, map, tmp_path):
    status, said, err = zeg("stemcodes", map, "--aantal", 12, "--naar", tmp_path / "uit", *ADRES)
    assert (status, err) == (0, "")
    path = tmp_path / "uit" / "Stemcodes ouders De Vlier 2026-2027.pdf"
    assert path.read_bytes().startswith(b"%PDF")
    assert str(path) in said
    assert "12 stemcodes gemaakt voor ouders" in said
    assert "Geef het aan niemand" in said
    assert given(map) == {Groep.OUDERS: 12}


def test_more_codes_come_beside_the_earlier_unless_these_are_replaced(zeg, map, tmp_path):
    base = ("stemcodes", map, "--naar", tmp_path, "--groep", "team", *ADRES)
    zeg(*base, "--aantal", 3)
    assert "Geldig zijn nu 5 codes voor het team" in zeg(*base, "--aantal", 2)[1]
    said = zeg(*base, "--aantal", 4, "--vervang")[1]
    assert "niet meer geldig" in said
    assert given(map) == {Groep.TEAM: 4}


@pytest.mark.parametrize(
    ("opties", "deel"),
    [
        ((), "--aantal"),
        (("--aantal", "0"), "--aantal"),
        (("--aantal", "9999"), "--aantal"),
        (("--aantal", "2", "--groep", "bestuur"), "ouders, team"),
    ],
)
def test_a_mistake_makes_no_codes(zeg, map, opties, deel):
    status, said, err = zeg("stemcodes", map, *opties)
    assert (status, said) == (1, "")
    assert deel in err
    assert given(map) == {}


def test_without_a_network_it_warns_for_the_address_on_the_slips(zeg, map, tmp_path):
    said = zeg("stemcodes", map, "--aantal", 1, "--naar", tmp_path, "--zaal-adres", "127.0.0.1")[1]
    assert "Telefoons komen daar niet" in said


def test_a_round_with_codes_needs_codes_and_accounts_for_them(zeg, map, tmp_path):
    open_it = ("ronde", map, "open", "waarden", "--groep", "ouders", "--waarborg", "stemcode")
    status, _, err = zeg(*open_it)
    assert status == 1
    assert "nog geen stemcodes voor ouders" in err
    zeg("stemcodes", map, "--aantal", 3, "--naar", tmp_path, *ADRES)
    status, said, _ = zeg(*open_it)
    assert status == 0
    assert "Iedere stemcode telt één keer" in said
    status, _, err = zeg("stemcodes", map, "--aantal", 3, "--naar", tmp_path, "--vervang", *ADRES)
    assert status == 1
    assert "blijven geldig" in err
    zeg("ronde", map, "sluit")
    said = zeg("ronde", map, "toon")[1]
    assert "Stemcodes: 3 uitgegeven, 0 gebruikt, 3 niet gebruikt." in said


@pytest.mark.parametrize("waarborg", list(Waarborg))
def test_a_round_has_the_guarantee_that_was_asked_for(zeg, map, tmp_path, waarborg):
    for groep in ("ouders", "team"):
        zeg("stemcodes", map, "--aantal", 1, "--groep", groep, "--naar", tmp_path, *ADRES)
    assert zeg("ronde", map, "open", "waarden", "--waarborg", waarborg)[0] == 0
    wb = Werkboek.open(map)
    with wb.reading() as tx:
        assert last_ronde(tx, Rondesoort.WAARDEN).waarborg is waarborg
    wb.close()

"""A list that is refused: in the words of a school, with what to do, and without a wrong hint."""

import pytest

from ouderplan.opslag.lezen.fouten import CsvFouten
from ouderplan.opslag.lezen.kopfouten import unclear_table
from ouderplan.opslag.lezen.koppen import has_school_words, table_of
from ouderplan.opslag.lezen.lijst import read_source
from ouderplan.opslag.lezen.rooster import Bron
from ouderplan.opslag.opschriften import column_name, table_name
from ouderplan.opslag.tabellen import TABELLEN

VAN_SCHOLEN = [tabel for tabel in TABELLEN if has_school_words(tabel)]
INTERN = {tabel.naam for tabel in TABELLEN if "_" in tabel.naam} | {"rondes", "versies"}


def refused(naam: str, *regels: str) -> CsvFouten:
    with pytest.raises(CsvFouten) as found:
        read_source(Bron(f"{naam}.csv", "\n".join(regels).encode()))[0]
    return found.value


def test_a_list_that_is_not_known_is_asked_for_by_the_names_that_schools_use():
    (fout,) = refused("bijlage 4", "Kleur;Maat", "rood;10").fouten
    assert fout.zin == unclear_table()
    assert all(table_name(tabel) in fout.zin for tabel in VAN_SCHOLEN)
    assert not [naam for naam in INTERN if naam in fout.zin]


@pytest.mark.parametrize("tabel", VAN_SCHOLEN, ids=lambda tabel: tabel.naam)
def test_each_name_that_is_offered_is_a_way_in(tabel):
    lines = [(1, ["Iets", "Anders"]), (2, ["a", "b"])]
    assert table_of(table_name(tabel), lines) is tabel


@pytest.mark.parametrize("tabel", VAN_SCHOLEN, ids=lambda tabel: tabel.naam)
def test_a_refused_column_names_no_column_as_the_database_does(tabel):
    for fout in refused(table_name(tabel), "Schoenmaat;Sokken", "38;ja").fouten:
        own = {k.naam for k in tabel.kolommen if "_" in k.naam}
        assert not [naam for naam in own if naam in str(fout)]
        assert "kolom" in fout.zin
        assert any(way in fout.zin for way in ("haal", "Zet die erbij"))


@pytest.mark.parametrize("tabel", VAN_SCHOLEN, ids=lambda tabel: tabel.naam)
def test_the_words_in_a_refusal_are_read_as_that_column(tabel):
    names = [column_name(tabel, kolom.naam) for kolom in tabel.kolommen]
    for fout in refused(table_name(tabel), ";".join([*names, "Schoenmaat"]), "x").fouten:
        assert fout.kolom in ("Schoenmaat", *names)
        assert "niet bekend" not in fout.zin or fout.kolom == "Schoenmaat"


@pytest.mark.parametrize(
    ("lijst", "kop"),
    [
        ("activiteiten", "Voor de ouders van"),
        ("activiteiten", "Zaal nodig"),
        ("raden en groepen", "Hoe lang in functie"),
        ("gesprekken", "Uitnodiging"),
        ("populatie", "Wijk"),
    ],
)
def test_a_head_that_is_like_no_other_gets_no_hint(lijst, kop):
    assert "Bedoelt u" not in str(refused(lijst, f"{kop};Ander", "x;y"))


def test_a_column_that_is_there_already_is_no_hint():
    wrong = str(refused("waarden", "waarde;omschrijving;omschrijvng", "a;b;c"))
    assert "Bedoelt u" not in wrong


def test_a_slip_of_the_pen_gets_its_hint():
    assert "Bedoelt u ‘frequentie’?" in str(refused("communicatie", "middel;freqentie", "a;b"))


def test_a_wrong_cell_is_named_by_the_head_that_stands_above_it():
    (fout,) = refused("gesprekken", "Soort gesprek;Verplicht of facultatief", "Start;soms").fouten
    assert (fout.regel, fout.kolom) == (2, "Verplicht of facultatief")

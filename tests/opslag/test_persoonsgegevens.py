"""Every table and column that holds something of people is described, and nothing else is."""

import re
import tomllib
from importlib import resources

import pytest

from ouderplan.opslag.persoonsgegevens import columns_of_people, columns_with_names, table_facts
from ouderplan.opslag.tabellen import TABELLEN

NAAM = re.compile(r"(^|_)(wie|door|uitvoerder)(_|$)|eigenaar|deelnemers")
"""How a column is called in which a school writes who somebody is."""


def described():
    file = resources.files("ouderplan.opslag") / "persoonsgegevens.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))["tabellen"]


def test_each_table_of_people_is_described_and_no_other():
    assert described().keys() == columns_of_people().keys()


@pytest.mark.parametrize("tabel", columns_of_people())
def test_each_column_of_it_is_described_and_no_other(tabel):
    assert set(described()[tabel]["kolommen"]) == set(columns_of_people()[tabel])


def test_what_is_said_is_said_in_words():
    for fact in table_facts():
        assert all((fact.wat, fact.hoelang, fact.wie))
        assert all(said for _, said in fact.kolommen)


def test_each_column_in_which_a_school_names_somebody_is_told():
    found = {
        (tabel.naam, kolom.naam)
        for tabel in TABELLEN
        for kolom in tabel.kolommen
        if NAAM.search(kolom.naam) and tabel.naam not in columns_of_people()
    }
    told = {(tabel, naam) for tabel, names in columns_with_names().items() for naam in names}
    assert found <= told
    assert told <= {(tabel.naam, kolom.naam) for tabel in TABELLEN for kolom in tabel.kolommen}

"""Who read which text of a catalog, and as which text; a text that changed was not read."""

import subprocess
import sys
from datetime import date

import pytest
from babel.messages.catalog import Catalog

from ouderplan.app.catalogi import collect, update
from ouderplan.kern.vertalingen import Nagelezen, Vertaling, Wat
from ouderplan.talen import NEDERLANDS, Talen
from ouderplan.talen.lezen import read_catalog
from ouderplan.talen.lijst import MAP
from ouderplan.talen.nagelezen import ROLLEN, Lezing, how_many, reading
from ouderplan.talen.taal import read_taal

OUDER = Lezing(date(2026, 11, 29), "ouder")
CODES = sorted(path.stem for path in MAP.glob("*.po"))


def template(*texts):
    made = Catalog()
    for text in texts:
        made.add(text)
    return made


@pytest.fixture
def gelezen(tmp_path):
    """Give a catalog of two texts of which a parent read the first."""
    path, van = tmp_path / "ro.po", tmp_path / "van" / "ro.po"
    van.parent.mkdir()
    van.write_text('msgid ""\nmsgstr "Language: ro\\n"\n\nmsgid "Verder"\nmsgstr "Mai departe"\n')
    update(path, template("Verder", "Team"), van, OUDER)
    return path


def test_what_a_parent_sent_counts_as_read_and_the_rest_does_not(gelezen):
    catalogus = read_catalog(gelezen)
    assert reading(catalogus.get("Verder")) == OUDER
    assert reading(catalogus.get("Team")) is None
    taal = read_taal(gelezen)
    assert (taal.nagelezen, taal.teksten, taal.is_read) == (1, 2, False)


@pytest.mark.parametrize(
    ("eigen", "aantal"),
    [
        (("Team", "Echipă", Nagelezen.JA), 2),
        (("Team", "Echipă", Nagelezen.NEE), 1),
        (("Verder", "Continuați", Nagelezen.NEE), 0),
        (("Verder", "Continuați", Nagelezen.JA), 1),
        (("Iets anders", "Altceva", Nagelezen.JA), 1),
        (("Team", "Echipa %(x)s", Nagelezen.JA), 1),
    ],
    ids=["gelezen", "niet gelezen", "in plaats van", "allebei", "van vroeger", "past niet"],
)
def test_what_the_school_says_otherwise_is_read_when_the_school_says_so(gelezen, eigen, aantal):
    tekst, vertaling, nagelezen = eigen
    row = Vertaling(Wat.PAGINA, tekst, "ro", vertaling, nagelezen=nagelezen)
    talen = Talen(gelezen.parent)
    assert talen.vertaler("ro").with_own([row]).gelezen == aantal
    (roemeens,) = talen.with_school([row])
    assert (roemeens.nagelezen, roemeens.is_read) == (aantal, aantal == 2)
    assert talen.vertaler("ro").gelezen == 1  # the school's words are its own


def test_it_stays_when_the_catalog_is_brought_up_to_date(gelezen):
    update(gelezen, template("Team", "Iets nieuws", "Verder"))
    assert reading(read_catalog(gelezen).get("Verder")) == OUDER
    assert read_taal(gelezen).teksten == 3


def test_it_comes_back_with_a_text_that_was_gone(gelezen):
    update(gelezen, template("Team"))
    assert read_taal(gelezen).nagelezen == 0
    update(gelezen, template("Team", "Verder"))
    assert reading(read_catalog(gelezen).get("Verder")) == OUDER


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [('msgid "Verder"', 'msgid "Ga verder"'), ('"Mai departe"', '"Continuare"')],
    ids=["ander Nederlands", "andere vertaling"],
)
def test_a_text_that_is_another_than_was_read_counts_as_not_read(gelezen, oud, nieuw):
    gelezen.write_text(gelezen.read_text("utf-8").replace(oud, nieuw), "utf-8")
    catalogus = read_catalog(gelezen)
    assert how_many(catalogus) == (0, 2)
    update(gelezen, template("Verder", "Ga verder", "Team"))
    assert read_taal(gelezen).nagelezen == 0


def test_another_that_reads_it_takes_the_place_of_who_did_before(gelezen):
    later = Lezing(date(2027, 1, 4), "tolk")
    update(gelezen, template("Verder", "Team"), gelezen.parent / "van" / "ro.po", later)
    message = read_catalog(gelezen).get("Verder")
    assert reading(message) == later
    assert len(message.user_comments) == 1


def test_a_catalog_is_read_when_all_its_texts_are(gelezen):
    update(gelezen, template("Verder"))
    assert read_taal(gelezen).is_read
    assert NEDERLANDS.is_read


def test_the_head_of_a_catalog_says_how_many_of_its_texts_were_read():
    texts = sum(1 for one in collect() if one.id)
    for taal in Talen().andere:
        read, there = how_many(read_catalog(MAP / f"{taal.code}.po"))
        assert (taal.nagelezen, taal.teksten) == (read, there), taal.code
        assert there == texts


@pytest.mark.parametrize("code", CODES)
def test_who_read_is_a_role_and_never_a_name(code):
    readers = {found.rol for one in read_catalog(MAP / f"{code}.po") if (found := reading(one))}
    assert readers <= set(ROLLEN)


def test_the_command_takes_a_role_and_refuses_a_name(tmp_path):
    command = [sys.executable, "-m", "ouderplan.app.catalogi", "--map", str(tmp_path), "--door"]
    wrong = subprocess.run([*command, "Jan"], capture_output=True, encoding="utf-8", check=False)
    assert wrong.returncode == 2
    assert "ouder" in wrong.stderr
    assert subprocess.run([*command, "ouder"], capture_output=True, check=False).returncode == 0

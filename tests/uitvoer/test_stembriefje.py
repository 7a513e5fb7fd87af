"""The ballot sheets: what stands on them, in every language, and how many go on an A4."""

import re

import pytest

from ouderplan.app.briefjesbladen import sheets_of
from ouderplan.kern.papier import sheet_mark
from ouderplan.kern.rondes import Rondekeuze, Rondesoort
from ouderplan.kern.soorten import Groep
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag.fouten import NietsTeKiezen
from ouderplan.opslag.stemmen import open_ronde
from ouderplan.talen import Talen, Woordenboek
from ouderplan.uitvoer.stembriefje import make_blad


def sheets(wb, taal="", aantal=2, soort=Rondesoort.WAARDEN, groep=Groep.TEAM):
    return sheets_of(wb, soort, groep, aantal, taal)


def make(wb, taal=""):
    boek = Woordenboek(Talen().vertaler(taal))
    with wb.reading() as tx:
        return make_blad(tx, Rondesoort.WAARDEN, Groep.OUDERS, vraag="Wat telt?", boek=boek)


def test_a_sheet_has_the_question_numbers_boxes_the_group_and_the_round(werkboek):
    open_ronde(werkboek, soort=Rondesoort.WAARDEN, vraag="Wat <b>telt</b>?", aantal_keuzes=4)
    page = sheets(werkboek)
    assert "Wat &lt;b&gt;telt&lt;/b&gt;?" in page
    assert "Kruis er hoogstens 4 aan." in page
    assert page.count('class="hok"') == 48
    with werkboek.reading() as tx:
        mark = sheet_mark(tx.rows(Rondekeuze, ronde=1))
    assert f"ronde 1 · team · {mark}" in page
    assert make(werkboek).merk == mark


def test_before_the_round_the_sheet_has_its_mark_and_no_number_yet(werkboek):
    before = make(werkboek)
    assert before.ronde is None
    assert "ronde …… · team" in sheets(werkboek)
    open_ronde(werkboek, soort=Rondesoort.WAARDEN, vraag="Wat telt?", aantal_keuzes=5)
    assert make(werkboek).merk == before.merk


@pytest.mark.parametrize("taal", [taal.code for taal in Talen().alle])
def test_every_language_has_the_same_numbers_and_its_own_words(werkboek, taal):
    page, found = sheets(werkboek, taal), Talen().get(taal)
    assert f'<main lang="{found.lang}" dir="{found.richting}">' in page
    numbers = re.findall(r'class="nr" dir="ltr">(\d+)<', page)
    assert numbers == [str(nr) for nr in range(1, 25)] * 2
    assert ("Kruis er hoogstens 5 aan." in page) is (taal == "nl")
    assert ("Welke waarden vindt u het belangrijkst in" in page) is (taal == "nl")


def test_chinese_sentences_on_a_ballot_stand_without_a_gap(werkboek):
    hoe = re.search(r'<p class="hoe">(.*?)</p>', sheets(werkboek, "zh"))
    assert "。</b>请" in hoe[1]


def test_a_few_short_choices_go_four_on_a_sheet_and_long_ones_alone(leeg_werkboek):
    with leeg_werkboek.writing() as tx:
        tx.replace_all(Waarde, [Waarde(f"waarde {nr}") for nr in range(8)])
    assert make(leeg_werkboek).per_vel == 4
    with leeg_werkboek.writing() as tx:
        tx.replace_all(Waarde, [Waarde("x" * 90 + str(nr)) for nr in range(8)])
    assert make(leeg_werkboek).per_vel == 1


def test_many_short_choices_stand_in_columns_on_a_page_of_their_own(leeg_werkboek):
    with leeg_werkboek.writing() as tx:
        tx.replace_all(Waarde, [Waarde(f"waarde {nr}") for nr in range(40)])
    assert (make(leeg_werkboek).per_vel, make(leeg_werkboek).kolommen) == (1, 3)
    assert 'class="briefje vol kolommen-3"' in sheets(leeg_werkboek)
    with leeg_werkboek.writing() as tx:
        tx.replace_all(Waarde, [Waarde("x" * 90 + str(nr)) for nr in range(8)])
    assert make(leeg_werkboek).kolommen == 1


def test_whole_sheets_are_made(werkboek):
    assert sheets(werkboek, aantal=7).count("<article") == 8


def test_without_choices_there_is_no_sheet(werkboek):
    with pytest.raises(NietsTeKiezen):
        sheets(werkboek, soort=Rondesoort.STIPPEN)

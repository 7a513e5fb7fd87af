"""``ouderplan importeer`` asks what is not sure: at the keyboard, or in a small file."""

import sys

import pytest

from ouderplan.kern.afspraken import Activiteit
from ouderplan.kern.doelen import Actie, Actiestatus, Jaardoel
from ouderplan.opslag import Werkboek

LIJST = "Bezigheid;Maand;Kleur\nKoffie op het plein;mei;rood\n"
"""Nothing in it says what list it is."""
PLAN = "Actie;Wie;Status\nBankje verven;conciërge;in de wacht\n"


@pytest.fixture
def map(tmp_path):
    Werkboek.create(tmp_path / "wb", {"school": "De Els", "schooljaar": "2026-2027"}).close()
    return tmp_path / "wb"


@pytest.fixture
def lijst(tmp_path):
    path = tmp_path / "map van juf.csv"
    path.write_text(LIJST, encoding="utf-8")
    return path


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "actieplan.csv"
    path.write_text(PLAN, encoding="utf-8")
    return path


def rows(map, rij):
    wb = Werkboek.open(map)
    with wb.reading() as tx:
        found = tx.rows(rij)
    wb.close()
    return found


def test_what_is_not_sure_does_not_go_in_without_a_yes(zeg, map, plan):
    status, _, wrong = zeg("importeer", map, plan)
    assert status == 1
    assert "actieplan.csv: Geldt voor de hele lijst: Jaardoel → Nieuw jaardoel: actieplan" in wrong
    assert "in de wacht → ?" in wrong
    assert rows(map, Actie) == []
    assert zeg("importeer", map, plan, "--ja")[0] == 1, "an open question is not a proposal"


def test_the_questions_go_out_in_a_file_and_the_answers_come_back(zeg, map, plan, tmp_path):
    answers = tmp_path / "antwoorden.toml"
    status, said, _ = zeg("importeer", map, plan, "--vragen", answers)
    assert (status, rows(map, Actie)) == (0, [])
    assert str(answers) in said
    text = answers.read_text(encoding="utf-8")
    assert "# Kan: gepland | bezig | klaar | uitgesteld | vervallen | Laat leeg" in text
    answers.write_text(
        text.replace('in de wacht" = ""', 'in de wacht" = "uitgesteld"').replace(
            '"Nieuw jaardoel: actieplan"', '"actieplan"'
        ),
        encoding="utf-8",
    )
    assert zeg("importeer", map, plan, "--antwoorden", answers)[0] == 0
    assert rows(map, Actie) == [
        Actie("actieplan", "Bankje verven", "conciërge", status=Actiestatus.UITGESTELD)
    ]
    assert [doel.jaardoel for doel in rows(map, Jaardoel)] == ["actieplan"]


def test_the_keyboard_answers_with_a_number_a_word_or_enter(zeg, map, lijst, monkeypatch):
    typed = iter(["Ouderactiviteiten", "", "", "1"])
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _text: next(typed, ""))
    status, said, _ = zeg("importeer", map, lijst)
    assert status == 0
    assert "‘Koffie op het plein’" in said
    assert rows(map, Activiteit) == [Activiteit("Koffie op het plein", wanneer="mei")]
    assert "Deze kolom wordt niet ingelezen: ‘Kleur’" in said


def test_what_was_said_once_is_remembered_for_a_list_with_these_heads(zeg, map, plan, tmp_path):
    answers = tmp_path / "antwoorden.toml"
    zeg("importeer", map, plan, "--vragen", answers)
    text = answers.read_text(encoding="utf-8")
    answers.write_text(text.replace('in de wacht" = ""', 'in de wacht" = "uitgesteld"'), "utf-8")
    zeg("importeer", map, plan, "--antwoorden", answers)
    again = tmp_path / "actieplan volgend.csv"
    again.write_text("Actie;Wie;Status\nHek maken;ouders;in de wacht\n", encoding="utf-8")
    status, _, wrong = zeg("importeer", map, again, "--aanvullen")
    assert status == 1
    assert "in de wacht" not in wrong, "of which goal it is, is of one list only"
    assert "Jaardoel" in wrong


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        ("dit is geen toml", "De antwoorden in"),
        ('["actieplan.csv"]\n"kolom 1" = "Schoenmaat"\n', "het antwoord ‘Schoenmaat’"),
    ],
)
def test_answers_that_mean_nothing_are_refused_by_name(zeg, map, plan, inhoud, zin):
    answers = plan.with_name("antwoorden.toml")
    answers.write_text(inhoud, encoding="utf-8")
    status, _, wrong = zeg("importeer", map, plan, "--antwoorden", answers)
    assert status == 1
    assert zin in wrong
    assert "Er is niets ingelezen" in wrong


def test_a_goal_that_comes_along_replaces_no_other_goal(zeg, map, plan):
    wb = Werkboek.open(map)
    with wb.writing() as tx:
        tx.add(Jaardoel("3a", 3, "Elke ouder kent de school"))
    wb.close()
    plan.write_text("Doel;Actie\nMeer groen op het plein;Bomen planten\n", encoding="utf-8")
    assert zeg("importeer", map, plan)[0] == 0
    assert [doel.jaardoel for doel in rows(map, Jaardoel)] == [
        "Elke ouder kent de school",
        "Meer groen op het plein",
    ]


def test_two_files_with_one_name_have_their_own_answers(zeg, map, plan, tmp_path):
    other = tmp_path / "elders" / plan.name
    other.parent.mkdir()
    other.write_text(PLAN.replace("Bankje", "Hek"), encoding="utf-8")
    answers = tmp_path / "antwoorden.toml"
    assert zeg("importeer", map, plan, other, "--vragen", answers)[0] == 0
    first, second = answers.read_text(encoding="utf-8").split("\n[", 2)[1:]
    assert first.startswith('"actieplan.csv"]')
    assert second.startswith('"actieplan.csv (2)"]')
    filled = [
        part.replace('in de wacht" = ""', f'in de wacht" = "{status}"')
        for part, status in ((first, "uitgesteld"), (second, "bezig"))
    ]
    answers.write_text("[" + "\n[".join(filled), encoding="utf-8")
    status, _, wrong = zeg("importeer", map, plan, other, "--antwoorden", answers, "--ja")
    assert (status, wrong) == (0, "")
    assert {row.activiteit: row.status for row in rows(map, Actie)} == {
        "Bankje verven": Actiestatus.UITGESTELD,
        "Hek verven": Actiestatus.BEZIG,
    }


def test_lines_and_rows_that_do_not_go_in_are_told(zeg, map, tmp_path):
    lijst = tmp_path / "gesprekken.csv"
    lijst.write_text("Ingevuld door;de OR\nGesprek;Periode\n;juni\nStart;mei\n", encoding="utf-8")
    status, said, _ = zeg("importeer", map, lijst, "--ja")
    assert status == 0
    assert "regel 1 (‘Ingevuld door | de OR’)." in said
    assert "1 rij zonder naam wordt niet ingelezen (regel 3)." in said

"""The example school: the same every time, whole, and its thread runs from vote to plan."""

import subprocess
import sys
from datetime import date

import pytest

from ouderplan.app.voorbeeld import build_example, load_content, main, write_example
from ouderplan.kern.doelen import Actie, Jaardoel, parse_tijdpad
from ouderplan.kern.herkomst import trace
from ouderplan.kern.kansen import Inbreng, Inbrengstatus, Omzetting, Perspectief, Soort
from ouderplan.kern.lijkend import find_similar
from ouderplan.kern.rondes import Ronde, Rondekeuze, Stembriefje, VastgesteldeKeuze
from ouderplan.kern.school import Gegeven, Planningsregel, profile
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.visie import Visiestap, Visiestatus, Visieversie
from ouderplan.kern.woordvormen import names
from ouderplan.opslag import Werkboek
from ouderplan.opslag.fouten import WerkboekBestaatAl
from ouderplan.opslag.schoolscan import load_scanbeeld, scans
from ouderplan.opslag.stemmen import tally
from ouderplan.opslag.tabellen import TABELLEN


@pytest.fixture(scope="module")
def tx(tmp_path_factory):
    werkboek = build_example(tmp_path_factory.mktemp("kast") / "voorbeeld")
    with werkboek.reading() as tx:
        yield tx
    werkboek.close()


def contents(map):
    return {path.name: path.read_bytes() for path in map.iterdir()}


def results(tx):
    return {ronde.ronde: tally(tx, ronde) for ronde in tx.rows(Ronde)}


def threads(tx):
    rows = (Inbreng, Ronde, Rondekeuze)
    return {
        doel.code: trace(
            doel,
            *(tx.rows(rij) for rij in rows),
            results(tx),
            tx.rows(VastgesteldeKeuze),
            tx.rows(Omzetting),
        )
        for doel in tx.rows(Jaardoel)
    }


def test_writing_twice_gives_the_same_bytes_and_csvs_only(tmp_path):
    write_example(tmp_path / "een")
    write_example(tmp_path / "twee")
    assert contents(tmp_path / "een") == contents(tmp_path / "twee")
    assert set(contents(tmp_path / "een")) == {f"{tabel.naam}.csv" for tabel in TABELLEN}


def test_another_process_writes_the_same_bytes(tmp_path):
    write_example(tmp_path / "hier")
    command = [sys.executable, "-m", "ouderplan.app.voorbeeld", str(tmp_path / "daar")]
    subprocess.run(command, check=True)
    assert contents(tmp_path / "daar") == contents(tmp_path / "hier")


def test_the_csvs_alone_are_the_whole_workbook(tmp_path, tx):
    write_example(tmp_path)
    werkboek = Werkboek.open(tmp_path)
    with werkboek.reading() as rebuilt:
        for tabel in TABELLEN:
            assert rebuilt.rows(tabel.rij) == tx.rows(tabel.rij)
    werkboek.close()


def test_a_workbook_in_use_is_not_overwritten(tmp_path, capsys):
    Werkboek.create(tmp_path / "onze-school", {"school": "Onze school"}).close()
    before = (tmp_path / "onze-school" / "werkboek.csv").read_bytes()
    with pytest.raises(WerkboekBestaatAl):
        write_example(tmp_path / "onze-school")
    assert main(str(tmp_path / "onze-school")) == 1
    assert "staat al een werkboek" in capsys.readouterr().err
    assert (tmp_path / "onze-school" / "werkboek.csv").read_bytes() == before


def test_all_of_it_happens_in_the_schooljaar(tx):
    rondes = [row for row in tx.rows(Ronde) if row.vraag != "Schoolscan 2026"]  # of the year before
    days = [moment.date() for r in rondes for moment in (r.geopend, r.gesloten)]
    days += [row.op for row in tx.rows(Visiestap)]
    days += [row.vastgesteld_op for row in tx.rows(VastgesteldeKeuze)]
    assert all(date(2026, 8, 1) <= day <= date(2027, 7, 31) for day in days)
    assert all(r.geopend < r.gesloten for r in tx.rows(Ronde))


def test_parents_and_team_voted_in_every_way(tx):
    uitslag = results(tx)[1]
    assert uitslag.briefjes == {Groep.OUDERS: 120, Groep.TEAM: 20}
    assert uitslag.te_splitsen
    assert 1 <= uitslag.blanco <= 8
    assert {row.kanaal for row in tx.rows(Stembriefje, ronde=1)} == set(Kanaal)


def test_nobody_voted_for_more_than_was_allowed_or_offered(tx):
    for ronde in tx.rows(Ronde):
        offered = {row.keuze for row in tx.rows(Rondekeuze, ronde=ronde.ronde)} | {""}
        ballots = {}
        for row in tx.rows(Stembriefje, ronde=ronde.ronde):
            assert row.keuze in offered
            assert row.groep in ronde.groepen_die_mogen
            ballots.setdefault(row.briefje, []).append(row.keuze)
        assert all(len(chosen) <= (ronde.aantal_keuzes or 0) for chosen in ballots.values())
        assert len(ballots) <= ronde.aanwezig


@pytest.mark.parametrize(("ronde", "aantal"), [(1, 5), (3, 3)])
def test_the_adopted_top_is_what_the_ballots_say(tx, ronde, aantal):
    top = results(tx)[ronde].top(aantal)
    assert top.beslist
    adopted = tx.rows(VastgesteldeKeuze, ronde=ronde)
    assert [row.keuze for row in adopted] == [place.keuze for place in top.zeker]
    assert len(adopted) == aantal


def test_the_adopted_visie_names_the_whole_top_5_and_the_first_concept_does_not(tx):
    top = [row.keuze for row in tx.rows(VastgesteldeKeuze, ronde=1)]
    named = [sum(names(v.tekst, waarde) for waarde in top) for v in tx.rows(Visieversie)]
    assert named == sorted(named)
    assert named[0] < named[-1] == 5


def test_the_visie_went_every_step_in_order(tx):
    steps = tx.rows(Visiestap, versie=3)
    assert [step.status for step in steps] == list(Visiestatus)
    assert [step.op for step in steps] == sorted(step.op for step in steps)
    assert tx.rows(Visieversie)[-1].status is Visiestatus.VASTGESTELD


def test_kansen_and_bedreigingen_show_everything_that_can_happen_to_them(tx):
    rows = tx.rows(Inbreng)
    assert {(r.soort, r.perspectief) for r in rows} == {(s, p) for s in Soort for p in Perspectief}
    assert {row.status for row in rows} == set(Inbrengstatus)
    assert sum(bool(row.samengevoegd_met) for row in rows) >= 3
    assert len(rows) >= 30


def test_what_was_merged_had_been_pointed_out(tx):
    loose = {row.id: row for row in tx.rows(Inbreng)}
    for row in loose.values():
        if row.samengevoegd_met:
            pair = [loose[row.samengevoegd_met], row]
            texts = [Inbreng(r.id, r.soort, r.perspectief, r.tekst) for r in pair]
            assert find_similar(texts), row


def test_every_goal_tells_where_it_came_from(tx):
    found = threads(tx)
    assert len(found) in {6, 7}
    assert len({doel.criterium for doel in tx.rows(Jaardoel)}) >= 5
    own = [thread for thread in found.values() if thread.kans is None]
    assert [thread.doel.herkomst_soort for thread in own] == ["eigen"]
    assert all(thread.in_top for thread in found.values() if thread.noemt_top)
    assert any(thread.samengevoegd for thread in found.values())
    assert any(thread.bedreigingen for thread in found.values())


def test_the_action_plans_are_filled_in(tx):
    doelen = {doel.sleutel for doel in tx.rows(Jaardoel)}
    acties = tx.rows(Actie)
    assert {actie.jaardoel for actie in acties} <= doelen
    assert sum(len(parse_tijdpad(actie.tijdpad)) > 1 for actie in acties) >= 4
    assert sum("\n" in actie.uitvoerder for actie in acties) >= 4
    complete = [a for a in acties if a.evaluatie_hoe and a.evaluatie_wanneer and a.vervolgstappen]
    assert len(complete) > len(acties) / 2


def test_the_plan_van_aanpak_is_partly_ticked_off(tx):
    done = [row.klaar for row in tx.rows(Planningsregel)]
    assert len(done) == 13
    assert any(done)
    assert not all(done)


def test_every_field_of_the_profile_but_the_wifi_password_is_filled_in(tx):
    profiel = profile(tx.rows(Gegeven))
    assert [sleutel for sleutel, waarde in profiel.items() if not waarde] == ["wifi_wachtwoord"]
    assert profiel == load_content()["werkboek"]


def test_the_schoolscans_of_two_years_can_be_compared(tx):
    newest, before = scans(tx)
    now, then = (load_scanbeeld(tx, row.ronde) for row in (newest, before))
    assert now.te_splitsen
    assert then.te_splitsen
    assert now.anders_gezien
    assert "8" in {punt.vraag.sleutel for punt in now.zwak}

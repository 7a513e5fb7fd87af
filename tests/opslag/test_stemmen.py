"""Rounds and ballots: what is refused, what is destroyed, what is kept."""

from dataclasses import replace

import pytest

from ouderplan.kern.fouten import OngeldigeInvoer
from ouderplan.kern.kansen import Inbreng, Inbrengstatus, Perspectief, Soort
from ouderplan.kern.rondes import (
    GroepDoetNietMee,
    OnbekendeKeuze,
    Ronde,
    RondeGesloten,
    Rondekeuze,
    Rondesoort,
    Stembriefje,
    TeVeelKeuzes,
)
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.fouten import (
    ErIsEenRondeOpen,
    NietsTeKiezen,
    RondeNietGevonden,
    RondeNogOpen,
    RondeTeruggehaald,
)
from ouderplan.opslag.geheimen import find_key
from ouderplan.opslag.inbreng import submit
from ouderplan.opslag.rondezoeken import current_ronde, last_ronde
from ouderplan.opslag.stemmen import (
    close_ronde,
    open_ronde,
    own_ballot,
    progress,
    show_ronde,
    tally,
)
from stemmer import vote_as


def votes(wb: Werkboek, ronde: Ronde) -> dict[str, int]:
    with wb.reading() as tx:
        return {p.keuze: p.stemmen for p in tally(tx, ronde).ranglijst if p.stemmen}


def own(wb: Werkboek, stemmer: str, ronde: int = 1) -> tuple[str, ...] | None:
    with wb.reading() as tx:
        return own_ballot(tx, ronde, stemmer)


def test_a_vote_counts(werkboek, ronde, stem):
    received = stem("toestel", "respect", "openheid")
    assert (received.ronde, received.keuzes, received.gewijzigd) == (
        1,
        ("respect", "openheid"),
        False,
    )
    assert votes(werkboek, ronde) == {"respect": 1, "openheid": 1}
    assert sorted(own(werkboek, "toestel")) == ["openheid", "respect"]


def test_sending_again_counts_once(werkboek, ronde, stem):
    for _ in range(5):
        stem("toestel", "respect")
    assert votes(werkboek, ronde) == {"respect": 1}
    with werkboek.reading() as tx:
        assert progress(tx, ronde.ronde) == 1


def test_a_changed_mind_replaces_the_own_ballot_only(werkboek, ronde, stem):
    stem("toestel", "respect", "openheid")
    stem("ander", "respect")
    assert stem("toestel", "plezier").gewijzigd is True
    assert votes(werkboek, ronde) == {"respect": 1, "plezier": 1}


def test_a_choice_named_twice_counts_once(werkboek, ronde, stem):
    assert stem("toestel", "respect", "respect").keuzes == ("respect",)
    assert votes(werkboek, ronde) == {"respect": 1}


def test_a_blank_ballot_is_a_ballot(werkboek, ronde, stem):
    stem("toestel", "respect")
    stem("toestel")
    assert own(werkboek, "toestel") == ()
    assert own(werkboek, "een ander") is None
    with werkboek.reading() as tx:
        assert tally(tx, ronde).blanco == 1
        assert progress(tx, ronde.ronde) == 1
        assert [row.keuze for row in tx.rows(Stembriefje)] == [""]


@pytest.mark.parametrize(
    ("briefje", "fout"),
    [
        ((("respect", "openheid", "plezier"), {}), TeVeelKeuzes),
        ((("bestaat niet",), {}), OnbekendeKeuze),
        ((("",), {}), OnbekendeKeuze),
        ((("respect",), {"groep": Groep.LEERLINGEN}), GroepDoetNietMee),
        ((("respect",), {"ronde": 2}), RondeNietGevonden),
    ],
)
def test_a_ballot_that_is_not_allowed_leaves_the_own_one_as_it_was(
    werkboek, ronde, stem, briefje, fout
):
    stem("toestel", "respect")
    with pytest.raises(fout):
        stem("toestel", *briefje[0], **briefje[1])
    assert votes(werkboek, ronde) == {"respect": 1}


def test_after_closing_no_vote_is_taken(werkboek, ronde, stem):
    stem("toestel", "respect")
    close_ronde(werkboek, ronde.ronde)
    for stemmer in ("toestel", "zesde"):
        with pytest.raises(RondeGesloten, match="Wat u eerder verstuurde, telt mee"):
            stem(stemmer, "openheid")
    assert votes(werkboek, ronde) == {"respect": 1}


def test_no_vote_is_cast_in_a_round_for_sending_in(werkboek, ronde, stem):
    close_ronde(werkboek, ronde.ronde)
    kansen = open_ronde(werkboek, soort=Rondesoort.KANSEN, vraag="Wat ziet u?")
    with pytest.raises(RondeGesloten):
        stem("toestel", ronde=kansen.ronde)
    assert votes(werkboek, kansen) == {}


def test_one_round_is_open_at_a_time_and_they_are_numbered_on(werkboek, ronde):
    with pytest.raises(ErIsEenRondeOpen, match="Welke twee"):
        open_ronde(werkboek, soort=Rondesoort.KANSEN, vraag="Wat ziet u?")
    with werkboek.reading() as tx:
        assert current_ronde(tx) == ronde
    close_ronde(werkboek, 1)
    second = open_ronde(werkboek, soort=Rondesoort.WAARDEN, vraag="Nog eens?")
    with werkboek.reading() as tx:
        assert (second.ronde, last_ronde(tx, Rondesoort.WAARDEN)) == (2, second)
        assert last_ronde(tx, Rondesoort.STIPPEN) is None


def test_an_old_round_keeps_its_votes_when_a_new_one_opens(werkboek, ronde, stem):
    stem("toestel", "respect")
    close_ronde(werkboek, 1)
    open_ronde(werkboek, soort=Rondesoort.WAARDEN, vraag="Nog eens?")
    stem("toestel", "plezier", ronde=2)
    assert votes(werkboek, ronde) == {"respect": 1}
    assert votes(werkboek, replace(ronde, ronde=2)) == {"plezier": 1}


def test_a_round_needs_something_to_choose(leeg_werkboek):
    for soort in (Rondesoort.WAARDEN, Rondesoort.STIPPEN):
        with pytest.raises(NietsTeKiezen):
            open_ronde(leeg_werkboek, soort=soort, vraag="Welke?")
    assert open_ronde(leeg_werkboek, soort=Rondesoort.KANSEN, vraag="Wat?").ronde == 1


@pytest.mark.parametrize(
    "anders", [{"groepen": ()}, {"aantal_keuzes": 0}, {"vraag": " "}, {"aanwezig": -1}]
)
def test_a_round_that_makes_no_sense_is_not_opened(werkboek, anders):
    with pytest.raises(OngeldigeInvoer, match="Er is niets veranderd"):
        open_ronde(werkboek, **({"soort": Rondesoort.WAARDEN, "vraag": "Welke?"} | anders))
    with werkboek.reading() as tx:
        assert tx.rows(Ronde) == []
        assert tx.rows(Rondekeuze) == []


def test_what_could_be_chosen_stays_as_it_read_then(werkboek, ronde, stem):
    stem("toestel", "respect")
    with werkboek.writing() as tx:
        nummer, old = tx.find(Waarde, waarde="respect")
        tx.change(nummer, old, replace(old, waarde="eerbied", omschrijving="Anders"))
    stem("ander", "respect")
    with werkboek.reading() as tx:
        assert tx.rows(Rondekeuze, keuze="respect")[0].omschrijving == "Wat respect hier is."
    assert votes(werkboek, ronde) == {"respect": 2}


def test_dots_are_for_chances_that_were_let_in_and_not_merged(werkboek):
    with werkboek.writing() as tx:
        for nummer, soort, status, samen in (
            ("1", Soort.KANS, Inbrengstatus.TOEGELATEN, ""),
            ("2", Soort.KANS, Inbrengstatus.TOEGELATEN, "1"),
            ("3", Soort.KANS, Inbrengstatus.NIEUW, ""),
            ("4", Soort.BEDREIGING, Inbrengstatus.TOEGELATEN, ""),
        ):
            tekst = f"Tekst {nummer}"
            tx.add(Inbreng(nummer, soort, Perspectief.TEAM, tekst, None, status, samen))
    ronde = open_ronde(werkboek, soort=Rondesoort.STIPPEN, vraag="Welke?", aantal_keuzes=3)
    with werkboek.reading() as tx:
        assert tx.rows(Rondekeuze) == [Rondekeuze(ronde.ronde, "1", "Tekst 1")]


@pytest.mark.usefixtures("ronde")
def test_the_result_is_shown_only_after_closing(werkboek):
    with pytest.raises(RondeNogOpen):
        show_ronde(werkboek, 1)
    close_ronde(werkboek, 1)
    shown = show_ronde(werkboek, 1)
    assert shown.getoond is not None
    assert show_ronde(werkboek, 1) == shown


@pytest.mark.usefixtures("ronde")
def test_closing_twice_is_fine(werkboek):
    assert close_ronde(werkboek, 1) == close_ronde(werkboek, 1)


@pytest.mark.usefixtures("ronde")
def test_closing_an_old_round_again_leaves_the_open_one_alone(werkboek):
    close_ronde(werkboek, 1)
    open_ronde(werkboek, soort=Rondesoort.KANSEN, vraag="Wat ziet u?")
    sent = {"ronde": 2, "inzending": "zelfde formulier", "groep": Groep.TEAM, "soort": Soort.KANS}
    first = submit(werkboek, **sent, perspectief=Perspectief.TEAM, tekst="Samen koken")
    close_ronde(werkboek, 1)
    assert submit(werkboek, **sent, perspectief=Perspectief.TEAM, tekst="Samen koken") == first
    with werkboek.reading() as tx:
        assert len(tx.rows(Inbreng)) == 1


@pytest.mark.parametrize("actie", [close_ronde, show_ronde])
def test_a_round_that_does_not_exist_is_said(werkboek, actie):
    with pytest.raises(RondeNietGevonden, match="Ronde 5"):
        actie(werkboek, 5)


def test_a_round_may_be_for_one_group(werkboek):
    ronde = open_ronde(
        werkboek, soort=Rondesoort.WAARDEN, vraag="Welke?", groepen=[Groep.TEAM], uitgenodigd=20
    )
    assert ronde.groepen_die_mogen == (Groep.TEAM,)
    assert ronde.regel.startswith("Eén stem per telefoon")


# --- the link between a device and its ballot -----------------------------------------------------


def bytes_of(wb: Werkboek) -> bytes:
    return b"".join(path.read_bytes() for path in wb.map.rglob("*") if path.is_file())


def key_of(wb: Werkboek, ronde: int) -> bytes | None:
    with wb.reading() as tx:
        return find_key(tx, f"ronde {ronde}")


@pytest.mark.usefixtures("ronde")
def test_after_closing_the_key_is_in_no_file_and_the_device_never_was(werkboek, stem):
    key = key_of(werkboek, 1)
    for nummer in range(30):
        stem(f"geheim-toestel-{nummer}", "respect")
    assert key in bytes_of(werkboek)
    assert b"geheim-toestel" not in bytes_of(werkboek)
    close_ronde(werkboek, 1)
    assert key not in bytes_of(werkboek)
    assert b"geheim-toestel" not in bytes_of(werkboek)
    assert key_of(werkboek, 1) is None
    assert own(werkboek, "geheim-toestel-1") is None


@pytest.mark.alleen_sqlite("wie leest, houdt alleen het logboek van een bestand vast")
@pytest.mark.usefixtures("ronde")
def test_a_reader_that_is_in_the_way_only_delays_the_erasing(werkboek, stem, wacht_tot):
    stem("toestel", "respect")
    key = key_of(werkboek, 1)
    other = Werkboek.open(werkboek.map)
    with other.reading() as tx:
        tx.rows(Ronde)
        close_ronde(werkboek, 1)
        assert key in bytes_of(werkboek)
    wacht_tot(lambda: key not in bytes_of(werkboek))
    other.close()


@pytest.mark.usefixtures("ronde")
def test_a_kill_between_closing_and_erasing_is_made_good_at_opening(werkboek, monkeypatch):
    key = key_of(werkboek, 1)
    monkeypatch.setattr(Werkboek, "erase_traces", lambda _: None)
    close_ronde(werkboek, 1)
    assert key in bytes_of(werkboek)
    monkeypatch.undo()
    Werkboek.open(werkboek.map).close()
    assert key not in bytes_of(werkboek)


@pytest.mark.usefixtures("ronde")
def test_the_key_is_in_no_csv_while_the_round_is_open(werkboek, stem):
    stem("toestel", "respect")
    werkboek.sync_csvs()
    shown = b"".join(path.read_bytes() for path in werkboek.map.glob("*.csv"))
    assert key_of(werkboek, 1) not in shown
    assert key_of(werkboek, 1).hex().encode() not in shown


@pytest.mark.usefixtures("ronde")
def test_ballots_of_one_device_in_two_rounds_have_nothing_in_common(werkboek, stem):
    stem("toestel", "respect")
    close_ronde(werkboek, 1)
    open_ronde(werkboek, soort=Rondesoort.WAARDEN, vraag="Nog eens?")
    stem("toestel", "respect", ronde=2)
    with werkboek.reading() as tx:
        first, second = tx.rows(Stembriefje)
    assert first.briefje != second.briefje


@pytest.mark.alleen_sqlite("het bestand wordt weggehaald")
def test_a_round_rebuilt_in_the_middle_takes_no_vote_that_might_count_twice(werkboek, ronde, stem):
    stem("toestel", "respect")
    werkboek.close()
    for path in werkboek.map.glob("werkboek.db*"):
        path.unlink()
    again = Werkboek.open(werkboek.map)
    with pytest.raises(RondeTeruggehaald, match="sluit deze ronde en open een nieuwe"):
        from_again(again, "toestel")
    assert votes(again, ronde) == {"respect": 1}
    close_ronde(again, 1)
    again.close()


def test_a_round_rebuilt_before_the_first_vote_goes_on(werkboek, ronde):
    werkboek.close()
    for path in werkboek.map.glob("werkboek.db*"):
        path.unlink()
    again = Werkboek.open(werkboek.map)
    for _ in range(2):
        from_again(again, "toestel")
    assert votes(again, ronde) == {"respect": 1}
    again.close()


def from_again(wb: Werkboek, stemmer: str) -> None:
    vote_as(wb, stemmer, ["respect"], kanaal=Kanaal.SCHERM)

"""Paper in the ledger: counted once, without a trace of the order of the pile."""

import contextlib
import csv
import sqlite3
from dataclasses import replace

import pytest

from ouderplan.kern.papier import Deel
from ouderplan.kern.papierrekening import paper_account
from ouderplan.kern.rondes import (
    GroepDoetNietMee,
    Ronde,
    Rondekeuze,
    Rondesoort,
    Stembriefje,
    Waarborg,
)
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.stemcodes import account
from ouderplan.opslag import Botsing, Werkboek
from ouderplan.opslag.fouten import (
    PapierLeeg,
    PapierNietKlaar,
    PapierNietOvergenomen,
    PapierTeLaat,
)
from ouderplan.opslag.kanalen import channels_of
from ouderplan.opslag.papier import adopt_hands, adopt_pile, discard
from ouderplan.opslag.papierklad import Klad, drafts, keep_draft
from ouderplan.opslag.stemcodes import add_codes, draw_codes, find_code
from ouderplan.opslag.stemmen import (
    cast,
    close_ronde,
    open_ronde,
    progress,
    show_ronde,
    tally,
)

A, B, HANDEN = Deel.TELLER_A, Deel.TELLER_B, Deel.HANDEN
OUDERS = Groep.OUDERS


@pytest.fixture
def ronde(werkboek):
    return open_ronde(werkboek, soort=Rondesoort.WAARDEN, vraag="Wat telt?", aantal_keuzes=5)


def type_in(wb, deel, tekst, groep=OUDERS, ronde=1):
    keep_draft(wb, Klad(ronde, groep, deel), "", tekst)


def row_of(wb):
    with wb.reading() as tx:
        return tx.find(Ronde, ronde=1)[1]


def paper(wb):
    with wb.reading() as tx:
        return [row for row in tx.rows(Stembriefje, ronde=1) if row.kanaal is Kanaal.PAPIER]


def test_an_agreed_pile_is_counted_with_the_phones(werkboek, ronde):
    cast(werkboek, ronde=1, stemmer="t", groep=OUDERS, kanaal=Kanaal.TELEFOON,
         keuzes=[paper_choice(werkboek, 1)])  # fmt: skip
    type_in(werkboek, A, "1 2\n0\n3\n1 2 3 4 5 6")
    type_in(werkboek, B, "2 1\n0\n3\nx")
    assert adopt_pile(werkboek, 1, OUDERS, tellers=2) == 4
    with werkboek.reading() as tx:
        result = tally(tx, ronde)
        assert progress(tx, 1) == 4
    assert (result.gestemd, result.blanco) == (4, 1)
    assert result.ranglijst[0].stemmen == 2
    assert (row_of(werkboek).papier_ongeldig, row_of(werkboek).papier_tellers) == (1, 2)


def paper_choice(wb, nummer):
    with wb.reading() as tx:
        return tx.rows(Rondekeuze, ronde=1)[nummer - 1].keuze


@pytest.mark.usefixtures("ronde")
def test_pressing_twice_or_starting_again_counts_once(werkboek):
    type_in(werkboek, A, "1\n2")
    adopt_pile(werkboek, 1, OUDERS, tellers=1)
    with pytest.raises(PapierLeeg):
        adopt_pile(werkboek, 1, OUDERS, tellers=1)
    again = Werkboek.open(werkboek.map)
    with pytest.raises(PapierLeeg):
        adopt_pile(again, 1, OUDERS, tellers=1)
    assert len(paper(again)) == 2
    again.close()


@pytest.mark.usefixtures("ronde")
def test_a_draft_survives_another_start(werkboek):
    type_in(werkboek, A, "1\n2")
    werkboek.close()
    again = Werkboek.open(werkboek.map)
    with again.reading() as tx:
        assert drafts(tx, 1) == {(OUDERS, A): "1\n2"}
    again.close()


@pytest.mark.parametrize(("a", "b"), [("1\n2", "1\n3"), ("1\n2", "1"), ("1\n99", "1\n99")])
@pytest.mark.usefixtures("ronde")
def test_what_is_not_agreed_stays_out_and_is_kept(werkboek, a, b):
    type_in(werkboek, A, a)
    type_in(werkboek, B, b)
    with pytest.raises(PapierNietKlaar):
        adopt_pile(werkboek, 1, OUDERS, tellers=2)
    assert paper(werkboek) == []
    with werkboek.reading() as tx:
        assert set(drafts(tx, 1).values()) == {a, b}


@pytest.mark.usefixtures("ronde")
def test_one_counter_is_never_taken_for_two(werkboek):
    type_in(werkboek, A, "1")
    with pytest.raises(PapierNietKlaar):
        adopt_pile(werkboek, 1, OUDERS, tellers=2)
    adopt_pile(werkboek, 1, OUDERS, tellers=1)
    type_in(werkboek, A, "1")
    type_in(werkboek, B, "1")
    adopt_pile(werkboek, 1, OUDERS, tellers=2)
    assert row_of(werkboek).papier_tellers == 1


@pytest.mark.usefixtures("ronde")
def test_two_windows_of_one_counter_do_not_lose_each_others_lines(werkboek):
    type_in(werkboek, A, "1\n2")
    with pytest.raises(Botsing):
        keep_draft(werkboek, Klad(1, OUDERS, A), "", "3")


@pytest.mark.usefixtures("ronde")
def test_paper_is_counted_until_the_result_is_shown(werkboek):
    close_ronde(werkboek, 1)
    type_in(werkboek, A, "1\n2")
    with pytest.raises(PapierNietOvergenomen):
        show_ronde(werkboek, 1)
    adopt_pile(werkboek, 1, OUDERS, tellers=1)
    show_ronde(werkboek, 1)
    type_in(werkboek, A, "1")
    with pytest.raises(PapierTeLaat):
        adopt_pile(werkboek, 1, OUDERS, tellers=1)
    type_in(werkboek, HANDEN, "1 30")
    with pytest.raises(PapierTeLaat):
        adopt_hands(werkboek, 1, OUDERS)
    assert len(paper(werkboek)) == 2


@pytest.mark.usefixtures("ronde")
def test_what_is_thrown_away_does_not_count(werkboek):
    type_in(werkboek, A, "1\n2")
    close_ronde(werkboek, 1)
    discard(werkboek, 1, OUDERS, A, B)
    show_ronde(werkboek, 1)
    assert paper(werkboek) == []


def test_a_group_that_does_not_take_part_is_refused(werkboek):
    open_ronde(werkboek, soort=Rondesoort.WAARDEN, vraag="Wat telt?", aantal_keuzes=5,
               groepen=[OUDERS])  # fmt: skip
    type_in(werkboek, A, "1", Groep.TEAM)
    with pytest.raises(GroepDoetNietMee):
        adopt_pile(werkboek, 1, Groep.TEAM, tellers=1)


def test_raised_hands_are_ballots_of_one_choice_and_marked(werkboek, ronde):
    type_in(werkboek, A, "1 2")
    adopt_pile(werkboek, 1, OUDERS, tellers=1)
    type_in(werkboek, HANDEN, "1 23\n4 2")
    assert adopt_hands(werkboek, 1, OUDERS) == 25
    with pytest.raises(PapierLeeg):
        adopt_hands(werkboek, 1, OUDERS)
    with werkboek.reading() as tx:
        bill = paper_account(row_of(werkboek), channels_of(tx, 1))
        assert (bill.geteld, bill.handen) == (1, 25)
        assert tally(tx, ronde).gestemd == 26


def test_paper_takes_no_stemcode_and_is_not_counted_as_one(werkboek):
    with werkboek.writing() as tx:
        codes = draw_codes(tx, 3)
        add_codes(tx, codes, OUDERS)
    open_ronde(werkboek, soort=Rondesoort.WAARDEN, vraag="Wat telt?", aantal_keuzes=5,
               groepen=[OUDERS], waarborg=Waarborg.STEMCODE)  # fmt: skip
    with werkboek.reading() as tx:
        voter = find_code(tx, codes[0]).stemmer
    cast(werkboek, ronde=1, stemmer=voter, groep=OUDERS, kanaal=Kanaal.TELEFOON, keuzes=[])
    type_in(werkboek, A, "1\n2")
    adopt_pile(werkboek, 1, OUDERS, tellers=1)
    closed = close_ronde(werkboek, 1)
    with werkboek.reading() as tx:
        ways = channels_of(tx, 1)
        codes_account = account(closed, tally(tx, closed), ways.papier_per_groep)
    assert (codes_account.samen, codes_account.samen_gebruikt) == (3, 1)
    assert ways.of(Kanaal.PAPIER) == 2


PILE = "\n".join(["1 2 3 4 5", "11 12 13 14", "6 7 8 9 10"])


@pytest.mark.usefixtures("ronde")
def test_nothing_of_the_order_of_the_pile_is_left_on_the_disk(werkboek):
    type_in(werkboek, A, PILE)
    type_in(werkboek, B, PILE)
    close_ronde(werkboek, 1)
    for path in (werkboek.map / "reserve").iterdir():
        assert b"11 12 13 14" not in path.read_bytes()
    adopt_pile(werkboek, 1, OUDERS, tellers=2)
    for path in werkboek.map.rglob("*"):
        if path.is_file():
            assert b"11 12 13 14" not in path.read_bytes(), path.name
    names = [row.briefje for row in paper(werkboek)]
    assert all(len(naam) == 24 for naam in names)


@pytest.mark.usefixtures("ronde")
def test_paper_that_came_after_closing_is_in_a_backup(werkboek):
    close_ronde(werkboek, 1)
    type_in(werkboek, A, "1\n2")
    adopt_pile(werkboek, 1, OUDERS, tellers=1)
    (made,) = (werkboek.map / "reserve").glob("*na papier van ronde 1.db")
    with contextlib.closing(sqlite3.connect(made)) as connection:
        assert connection.execute("SELECT count(*) FROM stembriefjes").fetchone() == (2,)


@pytest.mark.usefixtures("ronde")
def test_a_new_round_forgets_what_was_typed_for_the_one_before(werkboek):
    type_in(werkboek, A, PILE)
    close_ronde(werkboek, 1)
    open_ronde(werkboek, soort=Rondesoort.WAARDEN, vraag="Nog eens?", aantal_keuzes=5)
    with werkboek.reading() as tx:
        assert drafts(tx, 1) == {}


@pytest.mark.usefixtures("ronde")
def test_phones_go_on_counting_beside_paper(werkboek):
    for nr in range(3):
        cast(werkboek, ronde=1, stemmer=f"t{nr}", groep=OUDERS, kanaal=Kanaal.TELEFOON, keuzes=[])
        type_in(werkboek, A, "1")
        adopt_pile(werkboek, 1, OUDERS, tellers=1)
    with werkboek.reading() as tx:
        assert progress(tx, 1) == 6


@pytest.mark.usefixtures("ronde")
def test_the_columns_of_paper_are_in_the_csv_and_come_back(werkboek):
    with werkboek.writing() as tx:
        nummer, row = tx.find(Ronde, ronde=1)
        tx.change(nummer, row, replace(row, papier_uitgegeven=40, papier_ongebruikt=3))
    werkboek.sync_csvs()
    lines = (werkboek.map / "rondes.csv").read_text("utf-8-sig").splitlines()
    (cells,) = csv.DictReader(lines, delimiter=";")
    assert (cells["papier_uitgegeven"], cells["papier_ongebruikt"]) == ("40", "3")

import pytest

from ouderplan.kern.rondes import Rondesoort
from ouderplan.opslag import Werkboek
from ouderplan.opslag.stemmen import open_ronde, progress


@pytest.fixture
def phone_at(toestel_op):
    return lambda port: toestel_op(f"http://127.0.0.1:{port}")


def _open_book(proces):
    wb = Werkboek.open(proces.kast.current())
    open_ronde(wb, soort=Rondesoort.WAARDEN, vraag="Wat is belangrijk?", aantal_keuzes=5)
    return wb


def test_the_process_says_where_it_listens_and_ends_with_its_parent(start, phone_at):
    proces = start()
    port = proces.port()
    assert phone_at(port).get("/gezond").status == 200
    proces.process.stdin.close()
    assert proces.process.wait(10) == 0
    again = start(port)
    assert again.port() == port


def test_without_waker_the_end_of_stdin_does_not_stop_it(start, phone_at):
    proces = start(0, "--geen-waker")
    port = proces.port()
    proces.process.stdin.close()
    assert phone_at(port).get("/gezond").status == 200
    assert proces.process.poll() is None


def test_a_port_in_use_is_one_dutch_sentence(start):
    port = start().port()
    second = start(port)
    _, err = second.process.communicate(timeout=10)
    assert second.process.returncode == 1
    assert f"poort {port}" in err
    assert "kies een andere poort" in err
    assert "die poort is al in gebruik" in err
    assert "Traceback" not in err


def _vote_when_open(phone, keuze, wacht_tot):
    wacht_tot(phone.sees_a_round)
    return phone.vote(keuze).text


def test_a_killed_process_loses_no_confirmed_vote_and_the_phone_goes_on(start, phone_at, wacht_tot):
    proces = start()
    port = proces.port()
    wb = _open_book(proces)
    phone = phone_at(port)
    assert "Stem ontvangen" in _vote_when_open(phone, "durf", wacht_tot)
    proces.kill()
    start(port).port()
    assert phone.get().ticked == {"durf"}
    assert "Stem ontvangen" in phone.vote("geduld").text
    with wb.reading() as tx:
        assert progress(tx, 1) == 1
    wb.close()


@pytest.mark.alleen_sqlite("op een server staat van een open ronde niets in een CSV")
def test_the_csv_follows_a_vote(start, phone_at, wacht_tot):
    proces = start()
    port = proces.port()
    wb = _open_book(proces)
    _vote_when_open(phone_at(port), "durf", wacht_tot)
    path = wb.map / "stembriefjes.csv"
    wacht_tot(lambda: path.exists() and "durf" in path.read_text("utf-8-sig"), timeout=5)
    wb.close()

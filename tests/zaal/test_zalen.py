"""The halls of many schools behind one door: each its own, and none in the way of another."""

import base64
import json
import os
import select
import shutil
import socket
import sys
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from threading import Event

import pytest
from afstandstoestel import MERK

from ouderplan.kern.afstand import Koppelfase, Waarvoor, own_key, sign
from ouderplan.kern.rondes import Ronde, Rondesoort, Waarborg
from ouderplan.kern.school import Gegeven
from ouderplan.kern.soorten import Groep
from ouderplan.kern.thuis import Rondeplan
from ouderplan.opslag import Kast, Werkboek, afstand
from ouderplan.opslag.sporen.wissen import is_owed
from ouderplan.opslag.stemcodes import add_codes
from ouderplan.opslag.stemmen import open_ronde, progress
from ouderplan.opslag.stemschermen import screen_code
from ouderplan.opslag.thuis import lengthen, plan_round
from ouderplan.zaal.buitenadres import Buitenadres
from ouderplan.zaal.scholen import Scholen, Schoolkast
from ouderplan.zaal.toezicht import Toezicht

CODE = "BCDFGH"
LANG = "BCDFGHJKM"
ALLEEN_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="Leest /proc van Linux.")


def open_round(wb, soort=Rondesoort.WAARDEN, **options):
    choices = {"vraag": "Wat vindt u belangrijk?", "aantal_keuzes": 5} | options
    return open_ronde(wb, soort=soort, **choices).ronde


def counted(wb, ronde=1):
    with wb.reading() as tx:
        return progress(tx, ronde)


def name_school(wb, naam):
    with wb.writing() as tx:
        nummer, old = tx.find(Gegeven, sleutel="school")
        tx.change(nummer, old, Gegeven("school", naam))


def from_(adres):
    return {"X-Forwarded-For": adres}


def test_each_school_has_its_hall_under_its_own_name_and_each_vote_is_of_one(scholen):
    linde, molen = scholen.add("linde"), scholen.add("molen")
    for wb, naam in ((linde, "De Linde"), (molen, "De Molen")):
        name_school(wb, naam)
        open_round(wb)
    for naam, school in (("linde", "De Linde"), ("molen", "De Molen")):
        page = scholen.phone(naam).get("/")
        assert school in page.page.header.text
        links = {one["href"] for one in page.page.select("link[rel=stylesheet]")}
        assert all(link.startswith(f"/{naam}/zaal/vast/") for link in links)
    assert scholen.phone("linde").vote("durf").path.startswith("/linde/zaal/ontvangen")
    assert (counted(linde), counted(molen)) == (1, 0)


@pytest.mark.parametrize(
    "pad", ["/", "/linde", "/linde/", "/linde/zaaltje/", "/roos/zaal/", "/../zaal/", "/hub/zaal/"]
)
def test_an_address_that_is_in_no_hall_says_so(scholen, toestel_op, pad):
    scholen.add("linde"), (scholen.map / "hub").mkdir()
    answer = toestel_op(scholen.url).get(pad)
    assert answer.status == HTTPStatus.NOT_FOUND
    assert "geen school gevonden" in answer.text
    assert scholen.zalen.open == []


def test_a_school_that_comes_later_has_its_hall_at_once(scholen):
    scholen.add("linde")
    assert scholen.phone("molen").get("/").status == HTTPStatus.NOT_FOUND
    open_round(scholen.add("molen"))
    assert scholen.phone("molen").get("/").page.select("[type=checkbox]")


def test_the_only_workbook_of_a_school_comes_on_its_table_by_itself(scholen, wacht_tot):
    folder = scholen.lay("linde")
    wacht_tot(lambda: Kast(scholen.map / "linde").current() == folder)


def test_a_workbook_of_which_only_the_folder_was_there_is_seen_when_the_rest_is(
    tmp_path, nieuw_werkboek, monkeypatch
):
    monkeypatch.setattr("ouderplan.zaal.toezicht.RUST_S", 0.0)
    folder, toezicht = tmp_path / "linde" / "boek", Toezicht(Scholen(tmp_path, Buitenadres()))
    folder.mkdir(parents=True)
    toezicht.look(())
    shutil.copytree(nieuw_werkboek, folder, dirs_exist_ok=True)
    toezicht.look(())
    assert Kast(tmp_path / "linde").current() == folder


def test_a_cookie_of_one_school_is_nobody_at_another(scholen):
    linde, molen = scholen.add("linde"), scholen.add("molen")
    for wb in (linde, molen):
        open_round(wb)
    phone = scholen.phone("linde")
    phone.vote("durf")
    assert {one.path for one in phone.jar} == {"/linde/zaal/"}
    carried = "; ".join(f"{one.name}={one.value}" for one in phone.jar)
    assert scholen.phone("linde", keeps_cookies=False).get("/", Cookie=carried).ticked == {"durf"}
    stranger = scholen.phone("molen", keeps_cookies=False)
    page = stranger.get("/", Cookie=carried)
    assert not page.ticked
    stranger.post("/stem", page.hidden | {"keuze": "durf"}, Cookie=carried)
    assert counted(molen) == 0, "the form goes with a phone that is known here"


def test_a_code_of_one_school_opens_no_other_and_its_brake_holds_up_no_other(scholen):
    linde, molen = scholen.add("linde"), scholen.add("molen")
    for wb, code in ((linde, "CCCDDD"), (molen, CODE)):
        with wb.writing() as tx:
            add_codes(tx, [code], Groep.OUDERS)
        open_round(wb, waarborg=Waarborg.STEMCODE, groepen=(Groep.OUDERS,))
    assert not scholen.phone("molen").get("/c/CCCDDD").page.select("[type=checkbox]")

    def guess(nummer):
        flood = scholen.phone("linde")
        return flood.get("/c/XXXXXX", **from_(f"203.0.113.{nummer % 200}")).status

    with ThreadPoolExecutor(40) as threads:
        tried = [threads.submit(guess, nummer) for nummer in range(100)]  # more than a hall's brake
        wait(tried[:60])
        answer = scholen.phone("molen").get(f"/c/{CODE}", **from_("198.51.100.7"))
        assert answer.page.select("[type=checkbox]")
        assert not all(one.done() for one in tried), "who guesses at the other one still waits"


def test_a_screen_and_a_remote_of_one_school_are_none_at_another(scholen):
    linde, molen = scholen.add("linde"), scholen.add("molen")
    open_round(linde), open_round(molen)
    code = screen_code(linde)
    for naam, pad in (("molen", f"/tablet/aan/{code}"), ("linde", "/tablet")):
        assert scholen.phone(naam).get(f"/tablet/aan/{code}").path == f"/{naam}/zaal{pad}"
    offered = afstand.offer(linde)
    key = base64.urlsafe_b64decode(offered.sleutel + "=")

    def claim(naam):
        text = json.dumps({"k": offered.id, "n": 1, "m": MERK}).encode()
        body = sign(key, Waarvoor.MELD, text).encode() + b"\n" + text
        return scholen.phone(naam).post("/afstand/meld", body).status

    assert claim("molen") == HTTPStatus.FORBIDDEN
    assert claim("linde") == HTTPStatus.OK
    afstand.confirm(linde, offered.id)
    phone = own_key(key, MERK)

    def press(naam):
        text = json.dumps({"k": offered.id, "n": 2, "w": "stop", "x": "", "g": ""}).encode()
        body = sign(phone, Waarvoor.DOE, text).encode() + b"\n" + text
        return scholen.phone(naam).post("/afstand/doe", body).status

    assert press("molen") == HTTPStatus.FORBIDDEN
    with linde.reading() as tx:
        assert [one.fase for one in afstand.pairings(tx)] == [Koppelfase.GEKOPPELD]
    assert press("linde") == HTTPStatus.OK


@pytest.mark.parametrize("how", ["path", "link", "file"])
def test_who_works_at_one_school_has_no_other_school_shown_by_the_hall(scholen, how):
    linde, molen = scholen.add("linde"), scholen.add("molen")
    name_school(linde, "De Linde")
    own = scholen.map / "molen"
    if how == "path":
        (own / "huidig.txt").write_text("../linde/werkboek", encoding="utf-8")
    elif how == "link":
        (own / "vals").symlink_to(linde.map)
        (own / "huidig.txt").write_text("vals", encoding="utf-8")
    else:
        folder = own / "vals"
        folder.mkdir()
        (folder / "werkboek.db").symlink_to(linde.map / "werkboek.db")
        (own / "huidig.txt").write_text("vals", encoding="utf-8")
    molen.close()
    page = scholen.phone("molen").get("/")
    assert "De Linde" not in page.html
    assert "De Linde" in scholen.phone("linde").get("/").html


@pytest.mark.alleen_sqlite("het bestand zegt of er iets veranderde")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows kent dat moment van een map niet.")
def test_a_link_that_comes_later_is_seen_also_when_the_folder_seems_unchanged(
    tmp_path, nieuw_werkboek
):
    linde, own = tmp_path / "linde", shutil.copytree(nieuw_werkboek, tmp_path / "molen" / "boek")
    shutil.copytree(nieuw_werkboek, linde)
    Kast(own.parent).choose(own)
    kast = Schoolkast(own.parent)
    assert kast.named() == own
    before = own.stat()
    (own / "werkboek.db").unlink()
    (own / "werkboek.db").symlink_to(linde / "werkboek.db")
    os.utime(own, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert kast.named() is None


def test_a_workbook_that_will_not_open_holds_up_no_other_hall(scholen, monkeypatch, wacht_tot):
    open_round(scholen.add("linde")), open_round(scholen.add("molen"))
    wacht_tot(lambda: set(scholen.zalen.open) == {"linde", "molen"})
    roos, may_open = scholen.lay("roos"), Event()

    class Slow(Werkboek):
        @classmethod
        def open(cls, folder, **options):
            assert folder != roos or may_open.wait(30)
            return Werkboek.open(folder, **options)

    monkeypatch.setattr("ouderplan.zaal.zaalboek.Werkboek", Slow)
    monkeypatch.setattr("ouderplan.zaal.zalen.OPEN_S", 0.1)
    Kast(roos.parent).choose(roos)
    try:
        assert not scholen.phone("roos").get("/").page.select("[type=checkbox]")
        assert scholen.phone("linde").vote("durf").path.startswith("/linde/zaal/ontvangen")
    finally:
        may_open.set()
    begeleider = scholen.work_at("roos")
    open_round(begeleider)
    wacht_tot(lambda: scholen.phone("roos").get("/").page.select("[type=checkbox]"))


def test_lines_that_stay_open_at_one_school_push_out_none_of_another(scholen_met):
    scholen = scholen_met(lijnen=30)
    open_round(scholen.add("linde")), open_round(scholen.add("molen"))
    lines = []

    def follow(naam, adres):
        line = socket.create_connection(("127.0.0.1", scholen.lus.deur.poort), 10)
        lines.append(line)
        ask = f"GET /{naam}/zaal/volg HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: {adres}\r\n\r\n"
        line.sendall(ask.encode())
        assert b"data:" in line.recv(4096)
        return line

    mine = [follow("molen", "198.51.100.7") for _ in range(3)]
    for nummer in range(60):
        follow("linde", f"203.0.113.{nummer}")
    assert scholen.zalen._gebouw.plaatsen.lines_of("molen") == 3
    assert not select.select(mine, [], [], 0)[0], "a line that was cut off can be read"
    for line in lines:
        line.close()


def open_files(folder):
    return [link for fd in Path("/proc/self/fd").iterdir() if str(folder) in (link := _link(fd))]


def _link(path):
    try:
        return str(path.readlink())
    except OSError:  # it was that of the folder itself
        return ""


@ALLEEN_LINUX
def test_a_hall_in_which_nobody_is_lets_go_of_its_workbook_and_keeps_its_brakes(
    scholen_met, wacht_tot
):
    scholen = scholen_met(rust_s=0.0)
    wb = scholen.add("linde")
    wb.close()
    phone = scholen.phone("linde")
    phone.get("/")
    wacht_tot(lambda: not scholen.zalen.open)
    wacht_tot(lambda: not open_files(scholen.map))
    before = scholen.zalen._halls["linde"].grenzen
    assert phone.get("/").status == HTTPStatus.OK
    hall = scholen.zalen._halls["linde"]
    assert hall.grenzen is before
    assert hall.zaal is None or hall.zaal.app.settings["rem"] is before.rem
    assert hall.zaal is None or hall.zaal.huis._salt == before.zout


def test_a_hall_stays_open_for_a_phone_that_follows_and_for_a_round_of_the_evening(
    scholen_met, wacht_tot
):
    scholen = scholen_met(rust_s=0.0)
    open_round(scholen.add("molen"))
    scholen.add("linde"), scholen.add("roos")
    with socket.create_connection(("127.0.0.1", scholen.lus.deur.poort), 10) as line:
        line.sendall(b"GET /linde/zaal/volg HTTP/1.1\r\nHost: x\r\n\r\n")
        assert b"data:" in line.recv(4096)
        for naam in ("molen", "roos"):
            scholen.phone(naam).get("/")
        wacht_tot(lambda: "roos" not in scholen.zalen.open)
        assert set(scholen.zalen.open) == {"linde", "molen"}


def test_a_hall_is_open_before_the_first_phone_when_a_round_of_the_evening_is(scholen, wacht_tot):
    linde = scholen.add("linde")
    scholen.add("molen")
    open_round(linde)
    wacht_tot(lambda: scholen.zalen.open == ["linde"])


def test_rounds_at_home_open_and_close_while_nobody_is_there(scholen, wacht_tot, monkeypatch):
    monkeypatch.setattr("ouderplan.zaal.toezicht.RUST_S", 0.0)
    linde = scholen.add("linde")
    with linde.writing() as tx:
        add_codes(tx, [LANG], Groep.OUDERS)
    nu = datetime.now()
    van, tot = nu + timedelta(seconds=0.5), nu + timedelta(hours=1)
    plan = Rondeplan("Hoe gaat het?", Rondesoort.WAARDEN, van, tot, "ouders", 2)
    assert plan_round(linde, plan) is None

    def rounds():
        with linde.reading() as tx:
            return tx.rows(Ronde)

    wacht_tot(rounds)
    until = datetime.now() + timedelta(seconds=0.5)
    lengthen(linde, 1, until)
    wacht_tot(lambda: rounds()[0].gesloten)
    assert rounds()[0].gesloten.replace(microsecond=0) == until.replace(microsecond=0)
    wacht_tot(lambda: not duty(linde))
    assert scholen.zalen.open == []


@pytest.mark.alleen_sqlite("het bestand zegt of er iets veranderde")
def test_a_school_at_which_nothing_happens_is_not_looked_at_again(
    tmp_path, motor, nieuw_werkboek, monkeypatch
):
    monkeypatch.setattr("ouderplan.zaal.toezicht.RUST_S", 0.0)
    linde, looked = Werkboek.open(motor.copy(nieuw_werkboek, tmp_path / "linde" / "boek")), []
    monkeypatch.setattr("ouderplan.zaal.toezicht.next_moment", lambda _tx: looked.append(1))
    toezicht = Toezicht(Scholen(tmp_path, Buitenadres()))
    for _ in range(3):  # what its own first look changes, is looked at once more
        toezicht.look(())
    seen = len(looked)
    toezicht.look(())
    assert len(looked) == seen
    name_school(linde, "De Linde")
    toezicht.look(())
    assert len(looked) == seen + 1
    linde.close()


@pytest.fixture
def bord(tmp_path, nieuw_werkboek):
    """Give the folder of a school, and who looks after it and what else is in there."""
    shutil.copytree(nieuw_werkboek, tmp_path / "scholen" / "molen" / "boek")
    return (scholen := tmp_path / "scholen"), Toezicht(Scholen(scholen, Buitenadres()))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows heeft geen pijpen.")
@pytest.mark.parametrize("how", ["letters", "nul", "rond", "pijp", "lang"])
def test_a_table_at_one_school_that_cannot_be_read_stops_the_clock_of_no_other(
    bord, how, monkeypatch
):
    scholen, toezicht = bord
    own = scholen / "linde"
    own.mkdir()
    table = own / "huidig.txt"
    if how == "pijp":
        os.mkfifo(table)
    elif how == "rond":
        (own / "rond").symlink_to("rond")
        table.write_text("rond", encoding="utf-8")
    else:
        table.write_bytes({"letters": b"caf\xe9", "nul": b"a\0b", "lang": b"a" * 999}[how])
    looked = []
    monkeypatch.setattr("ouderplan.zaal.toezicht.next_moment", lambda _tx: looked.append(1))
    with ThreadPoolExecutor(1) as thread:
        try:
            thread.submit(toezicht.look, ()).result(timeout=20)
        finally:
            if how == "pijp":  # who waits for it, hears that it ended
                os.close(os.open(table, os.O_RDWR))
    assert looked


def test_after_a_look_that_went_wrong_what_was_known_holds_and_is_looked_at_again_soon(
    bord, monkeypatch, caplog
):
    scholen, toezicht = bord
    soon, gone = datetime.now() + timedelta(hours=1), []
    monkeypatch.setattr("ouderplan.zaal.toezicht.RUST_S", 0.0)
    monkeypatch.setattr("ouderplan.zaal.toezicht.next_moment", lambda _tx: soon)
    for _ in range(3):
        toezicht.look(())
    before = toezicht._seen["molen"]
    assert before.volgende == soon

    def fail(_tx):
        gone.append(1)
        raise MemoryError

    monkeypatch.setattr("ouderplan.zaal.toezicht.next_moment", fail)
    Kast(scholen / "molen").choose(scholen / "molen" / "boek")  # something changed
    for _ in range(3):
        toezicht.look(())
    after = toezicht._seen["molen"]
    said = [record for record in caplog.records if record.name == "ouderplan.zaal.toezicht"]
    assert (after.volgende, len(gone), len(said)) == (soon, 1, 1)
    monkeypatch.setattr("ouderplan.zaal.toezicht.OPNIEUW_S", 0.0)
    toezicht.look(())
    assert len(gone) == 2
    said = [record for record in caplog.records if record.name == "ouderplan.zaal.toezicht"]
    assert len(said) == 1, "the same is said once"


def duty(wb):
    with wb.reading() as tx:
        return is_owed(tx)


def test_a_school_that_is_moved_away_is_let_go_and_is_there_again_when_it_is_back(
    scholen_met, wacht_tot
):
    scholen = scholen_met(rust_s=0.0)
    open_round(scholen.add("linde"))
    phone = scholen.phone("linde")
    phone.vote("durf")
    away = scholen.map.with_name("elders")
    (scholen.map / "linde").rename(away)
    wacht_tot(lambda: phone.get("/").status != HTTPStatus.OK or not phone.get("/").ticked)
    away.rename(scholen.map / "linde")
    wacht_tot(lambda: phone.get("/").ticked == {"durf"}, timeout=20)


def test_a_begeleider_elsewhere_and_the_hall_see_each_other_through_the_workbook_alone(
    scholen, wacht_tot
):
    linde = scholen.add("linde")
    phone = scholen.phone("linde")
    assert not phone.get("/").page.select("[type=checkbox]")
    ronde = open_round(linde)
    wacht_tot(lambda: phone.get("/").page.select("[type=checkbox]"))
    phone.vote("durf")
    assert counted(linde, ronde) == 1
    other = Werkboek.create(scholen.map / "linde" / "nieuw", {"school": "De Nieuwe"})
    Kast(scholen.map / "linde").choose(other.map)
    wacht_tot(lambda: "De Nieuwe" in phone.get("/").html)
    other.close()

"""Kernels are forked from one warm process; where that cannot be, they start by themselves."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from app_starten import await_open, begin, write_notebook
from app_vragen import fetch
from test_processen_licht import BESTANDEN, DEUR, NIEMAND, TEKENT

from kernels import is_kernel, is_mother
from ouderplan.app.tekenkamer import NAAM as NAAM_TEKENT
from ouderplan.app.vork import Gevorkt, Moeder, MoederWeg, _own_file

linux = pytest.mark.skipif(sys.platform != "linux", reason="alleen Linux kan hier vorken")

WEER_OPEN = "begeleider is weer open"
VERTELT = """
import json, os, random, sys, uuid
import ipywidgets as w
from IPython.display import display
from ouderplan.figuren import draw_jaarklok
from ouderplan.kern.jaarklok import Jaarklok
said = {
    "getekend": draw_jaarklok(Jaarklok(2026, ())).svg[:5],
    "toeval": random.random(),
    "uuid": str(uuid.uuid4()),
    "sleutel": os.environ.get("OUDERPLAN_SLEUTEL"),
    "vraag": os.environ.get("QUERY_STRING"),
    "map": os.getcwd(),
    "debugger": sys.modules.get("debugpy") is not None,
    "nagelopen": [*vars(get_ipython().kernel)["_kernel_modules"]],
    "een": get_ipython().kernel.shell is get_ipython(),
    "warm": "ouderplan.stappen.start.view" in sys.modules,
    "pakketten": sorted({name.partition(".")[0] for name, one in sys.modules.items() if one}),
}
display(w.HTML(f"<p>[[{json.dumps(said)}]]</p>"))
"""


@pytest.fixture(scope="module")
def werf(tmp_path_factory):
    wortel = tmp_path_factory.mktemp("vertelt")
    (wortel / "notebooks").mkdir()
    for name in ("werkboek", "stemmen"):
        write_notebook(wortel, name, VERTELT)
    return wortel


@pytest.fixture(scope="module")
def gestart(werf, tmp_path_factory, vrije_poort, wacht_tot):
    """Give one running command; its door comes back, with a mother of its own, when it fell."""
    ports = ["--poort", str(vrije_poort()), "--zaal-poort", str(vrije_poort())]
    found = begin(werf, tmp_path_factory.mktemp("moeder"), *ports)
    await_open(found, wacht_tot)
    yield found
    found.stop()


def told(gestart, **vraag):
    """Open the page without a browser; return what its kernel told of itself."""
    status, page = fetch(gestart.pagina(**vraag))
    assert status == 200
    said = page.partition("[[")[2].partition("]]")[0]
    return json.loads(said.replace('\\"', '"'))


def kernels(gestart):
    return [child for child in gestart.kinderen() if is_kernel(child)]


def mothers(gestart):
    return [child for child in gestart.kinderen() if is_mother(child)]


@linux
def test_every_kernel_is_a_fork_of_one_process_that_runs_nothing(gestart, wacht_tot):
    wacht_tot(lambda: kernels(gestart), timeout=60)
    [mother] = mothers(gestart)
    assert {one.ppid() for one in kernels(gestart)} == {mother.pid}
    assert mother.num_threads() == 1
    assert not [one.path for one in mother.memory_maps() if "ft2font" in one.path]  # matplotlib
    assert not [one.path for one in mother.open_files() if ".db" in one.path]
    assert not mother.net_connections("inet")
    assert mother.ppid() == gestart.kind("server").pid


@linux
def test_two_pages_draw_other_numbers_and_no_kernel_is_told_the_token(gestart, wacht_tot):
    wacht_tot(lambda: kernels(gestart), timeout=60)
    first, second = told(gestart, stap="a"), told(gestart, stap="b")
    assert first["toeval"] != second["toeval"]
    assert first["uuid"] != second["uuid"]
    for each, stap in ((first, "a"), (second, "b")):
        assert each["sleutel"] is None
        assert each["vraag"].startswith(f"stap={stap}")
        assert Path(each["map"]).name == "notebooks"
        assert each["warm"]
        assert each["een"]
        assert not each["debugger"]
        assert not each["nagelopen"]  # each module looked at would be this page's own


@linux
def test_a_page_has_nothing_in_memory_that_no_page_draws_with(gestart, wacht_tot):
    wacht_tot(lambda: kernels(gestart), timeout=60)
    found = set(told(gestart)["pakketten"])
    assert {"ouderplan", "ipywidgets"} <= found
    assert not found & (DEUR | BESTANDEN | NIEMAND | TEKENT)


@linux
def test_what_a_page_shows_was_drawn_by_one_for_all(gestart, wacht_tot):
    wacht_tot(lambda: kernels(gestart), timeout=60)
    assert {told(gestart)["getekend"], told(gestart)["getekend"]} == {"<svg "}
    [draws] = [child for child in gestart.kinderen() if child.name() == NAAM_TEKENT]
    draws.kill()
    assert told(gestart)["getekend"] == "<svg "


@linux
@pytest.mark.parametrize("einde", ["SIGKILL", "SIGTERM"])
def test_when_the_door_is_gone_however_it_went_so_are_the_mother_and_every_kernel(
    gestart, wacht_tot, einde
):
    said = gestart.uitvoer.count(WEER_OPEN)
    wacht_tot(lambda: kernels(gestart), timeout=60)
    told(gestart)
    family = [*kernels(gestart), *mothers(gestart)]
    door = gestart.kind("server")
    door.send_signal(getattr(signal, einde))
    wacht_tot(lambda: not any(one.is_running() for one in family), timeout=30)
    wacht_tot(lambda: gestart.uitvoer.count(WEER_OPEN) > said, timeout=60)


@linux
def test_without_the_mother_a_page_opens_all_the_same(gestart, wacht_tot):
    wacht_tot(lambda: kernels(gestart), timeout=60)
    mothers(gestart)[0].kill()
    told(gestart)  # from the kernel that stood by
    assert told(gestart)["uuid"]  # and one that had to start by itself
    wacht_tot(lambda: kernels(gestart), timeout=60)
    assert not mothers(gestart)


BEGINT_TE_LAAT = """
import os, shutil, socket, sys
from jupyter_client.connect import write_connection_file
from ouderplan.app.kernelapp import Kernelapp, begin
from ouderplan.app.moeder import Moederwerk
from ouderplan.app.tekenkamer import Tekenkamer

folder, moment = sys.argv[1:]
os.mkdir(folder)
file, _ = write_connection_file(f"{folder}/k.json", ip=f"{folder}/k-ipc", transport="ipc")
if moment == "begin":
    shutil.rmtree(folder)
else:
    usual = getattr(Kernelapp, moment)
    setattr(Kernelapp, moment, lambda self: (shutil.rmtree(folder), usual(self)))
begin()
leven, klaar = os.pipe()
mother = Moederwerk(socket.socketpair()[0], leven, os.dup(klaar), Tekenkamer())
order = {"bestand": file, "env": dict(os.environ), "cwd": os.getcwd()}
mother._be_kernel(order, socket.socketpair()[0])
"""


@linux
@pytest.mark.parametrize(
    "moment", ["begin", "init_sockets", "init_heartbeat", "write_connection_file"]
)
def test_a_kernel_of_which_the_door_goes_while_it_begins_leaves_nothing(tmp_path, moment):
    folder = tmp_path / "verbindingen"
    told = subprocess.run(
        [sys.executable, "-c", BEGINT_TE_LAAT, str(folder), moment],
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    assert (told.returncode, told.stderr.decode()) == (0, "")
    assert not folder.exists()


@linux
def test_a_kernel_that_is_not_ours_is_not_forked():
    with pytest.raises(MoederWeg):
        _own_file(["/usr/bin/R", "-f", "kernel.json"])
    own = [sys.executable, "-Xfrozen_modules=off", "-m", "ipykernel_launcher", "-f", "k.json"]
    assert _own_file(own) == "k.json"
    with pytest.raises(MoederWeg):
        _own_file([*own, "--debug"])


@linux
def test_a_kernel_that_ended_is_seen_and_gets_no_more_signals():
    pid = os.fork()
    if not pid:
        signal.pause()
        os._exit(0)
    forked = Gevorkt(pid)
    assert forked.poll() is None
    forked.kill()
    os.waitpid(pid, 0)
    assert forked.wait() == 0
    assert forked.poll() == 0
    forked.send_signal(signal.SIGKILL)  # to nobody


@linux
@pytest.mark.parametrize("fout", [OSError, AttributeError])
def test_where_a_process_cannot_be_watched_nothing_is_forked(monkeypatch, fout):
    def refuse(*_args):
        raise fout

    monkeypatch.setattr(os, "pidfd_open", refuse)
    assert Moeder.begin() is None


@linux
def test_with_a_thread_running_nothing_is_forked():
    rest = threading.Event()
    thread = threading.Thread(target=rest.wait)
    thread.start()
    try:
        assert Moeder.begin() is None
    finally:
        rest.set()
        thread.join()

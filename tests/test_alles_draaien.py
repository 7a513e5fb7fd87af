"""What fails beside the other tests is tried once more by itself; what is broken stays broken."""

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAMMA = Path(__file__).with_name("alles_draaien.py")
WANKEL = """
from pathlib import Path

def test_wankel():
    al = Path("al-gedaan")
    was = al.exists()
    al.touch()
    assert was

def test_goed():
    pass
"""
STUK = "def test_stuk{n}():\n    assert 0\n"


def run(folder, text):
    (folder / "test_een.py").write_text(text)
    command = [sys.executable, PROGRAMMA, "-q", "-n", "0", "-p", "no:nbval", "test_een.py"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def test_what_passes_by_itself_passes_and_is_named(tmp_path):
    code, said = run(tmp_path, WANKEL)
    assert code == 0
    assert "1 failed, 1 passed" in said
    assert said.rstrip().endswith("test_een.py::test_wankel")
    assert "Slaagde alleen" in said


@pytest.mark.parametrize(("broken", "again"), [(1, True), (4, False)])
def test_what_is_broken_fails_and_many_are_not_tried_again(tmp_path, broken, again):
    code, said = run(tmp_path, WANKEL + "".join(STUK.format(n=n) for n in range(broken)))
    assert code == 1
    assert ("gaat nu nog één keer" in said) is again
    assert "Slaagde alleen" not in said


def test_what_cannot_be_read_stays_so(tmp_path):
    code, said = run(tmp_path, "import niets_zo_geheten\n")
    assert code not in (0, None)
    assert "Slaagde alleen" not in said


def test_all_that_passes_runs_once(tmp_path):
    code, said = run(tmp_path, "def test_goed():\n    pass\n")
    assert (code, said.count("passed")) == (0, 1)

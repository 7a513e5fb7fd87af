"""The pins can be had on every machine that is promised, and are what is installed here."""

import platform
import re
import sys
import tomllib
from importlib import metadata

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

import klaarzetten
import pins
from pins import MACHINES, PYPROJECT, PYTHONS, WORTEL, asked, installed_needs, work_out

pytestmark = pytest.mark.lang

PINS = pins.read_pins()
NEEDS = installed_needs(PINS)
PROJECT = tomllib.loads(PYPROJECT.read_text("utf-8"))["project"]
HIER = platform.python_version()
DEZE = pins.Machine("deze", (), sys.platform, platform.system(), platform.machine())


def nodig_hier():
    return work_out(asked(), PINS, NEEDS, DEZE.markers(HIER))


def test_every_package_that_is_needed_here_is_installed_at_its_pin():
    nodig = nodig_hier()
    assert not nodig.fouten
    assert {naam: metadata.version(naam) for naam in nodig.namen} == {
        naam: PINS[naam] for naam in nodig.namen
    }


@pytest.mark.parametrize("python", PYTHONS)
def test_every_pin_takes_the_oldest_of_each_python_that_is_promised(python):
    for naam in nodig_hier().namen:
        wishes = metadata.metadata(naam).get("Requires-Python") or ""
        assert SpecifierSet(wishes).contains(python), f"{naam}=={PINS[naam]}: {wishes}"


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine.naam)
def test_what_only_another_machine_needs_is_pinned_too(machine, python):
    assert not work_out(asked(), PINS, NEEDS, machine.markers(python)).fouten


def test_for_tests_every_pin_is_installed_as_a_wheel(monkeypatch, tmp_path):
    """So this environment is there at all only when pip found a wheel of each pin."""
    ran = []
    monkeypatch.setattr(klaarzetten, "run", ran.append)
    monkeypatch.setattr(klaarzetten, "OMGEVING", str(tmp_path))
    klaarzetten.install("--test")
    assert len(ran) == 2
    assert all("--only-binary :all:" in " ".join(command) for command in ran)


def test_one_that_is_not_pinned_and_one_that_does_not_fit_are_told():
    roots = [Requirement("eerste>=2"), Requirement("tweede[meer]")]
    needs = {
        "tweede": [
            "alleen-windows; sys_platform == 'win32'",
            "derde; extra == 'meer'",
            "vierde; extra == 'anders'",
        ]
    }
    known = {"eerste": "1.0", "tweede": "1.0"}
    told = {m.naam: work_out(roots, known, needs, m.markers("3.12.0")).fouten for m in MACHINES}
    always = ["derde staat niet in constraints.txt", "eerste==1.0 past niet bij ‘eerste>=2’"]
    assert told["Linux x86_64"] == told["macOS arm64"] == always
    assert told["Windows x64"] == ["alleen-windows staat niet in constraints.txt", *always]


def test_nothing_is_pinned_that_nobody_needs():
    needed = set()
    for machine in MACHINES:
        for python in PYTHONS:
            needed |= work_out(asked(), PINS, NEEDS, machine.markers(python)).namen
    assert set(PINS) == needed


def test_what_only_a_server_needs_is_pinned_apart_and_nothing_else():
    pytest.importorskip("jupyterhub", reason="JupyterHub staat niet op deze computer (make hub)")
    extra = pins.read_pins(pins.SERVER_PINS)
    known = PINS | extra
    needs = installed_needs(known)
    needed = set()
    for machine in pins.SERVERS:
        for python in PYTHONS:
            nodig = work_out(pins.asked_by_server(), known, needs, machine.markers(python))
            assert not nodig.fouten
            needed |= nodig.namen
    assert set(extra) == needed - set(PINS)
    assert {naam: metadata.version(naam) for naam in extra} == extra


def test_the_promise_is_the_same_everywhere():
    minors = [python.rpartition(".")[0] for python in PYTHONS]
    said = [c.rpartition(" ")[2] for c in PROJECT["classifiers"] if "Python :: 3." in c]
    assert said == minors
    wishes = SpecifierSet(PROJECT["requires-python"])
    assert all(wishes.contains(python) for python in PYTHONS)
    assert not wishes.contains("3.10.99")
    assert not wishes.contains(f"3.{int(minors[-1].partition('.')[2]) + 1}.0")
    assert klaarzetten.promised() == tuple(int(m[2:]) for m in (minors[0], minors[-1]))
    readme = re.sub(r"\s+", " ", (WORTEL / "README.md").read_text("utf-8"))
    assert f"Python {minors[0]} tot en met {minors[-1]}" in readme

"""The list of licences is that of what is used, and every one of them lets the school use it."""

import re
import tomllib
from email.message import Message
from pathlib import Path

import pytest

from ouderplan.app.licenties import direct_names, licence_of, render

WORTEL = Path(__file__).parents[2]
LIJST = (WORTEL / "docs" / "LICENTIES.md").read_text(encoding="utf-8")
RIJEN = [
    tuple(cell.strip() for cell in line.strip("| ").split(" | "))
    for line in LIJST.splitlines()
    if line.startswith("| ") and not line.startswith("| pakket")
]
VRIJ = re.compile(
    r"(MIT|BSD|Apache|Python Software Foundation|PSF|ISC|CC0|0BSD|Zlib"
    r"|Mozilla Public License (2\.0|1\.1))"
)
VERBIEDT = re.compile(r"GPL|AGPL|LGPL|EUPL|proprietary|commercial|onbekend", re.IGNORECASE)
DATA_ALLEEN = {"certifi"}
"""Under the MPL, which asks something of who changes it: a list of certificates, unchanged."""

KEUZE = {"pyphen"}
"""Offered under the GPL, the LGPL or the MPL, as the user likes: used unchanged, under the MPL."""


def eigen():
    return {naam for naam, *_ in RIJEN[: len(direct_names(WORTEL / "pyproject.toml"))]}


def test_every_package_that_the_project_asks_for_is_in_it_and_no_other():
    asked = tomllib.loads((WORTEL / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert eigen() == {re.split(r"[<>=]", line)[0] for line in asked}


@pytest.mark.parametrize("rij", RIJEN, ids=lambda rij: rij[0])
def test_every_licence_is_free_and_none_binds_what_the_school_makes(rij):
    naam, versie, licentie = rij
    if naam in KEUZE:
        licentie = licentie.rpartition(", ")[2]
    assert VRIJ.match(licentie), licentie
    assert not VERBIEDT.search(licentie)
    assert "Mozilla" not in licentie or naam in DATA_ALLEEN | KEUZE
    assert versie


def test_the_versions_are_the_pinned_ones():
    pinned = dict(
        line.strip().lower().replace("_", "-").split("==")
        for line in (WORTEL / "constraints.txt").read_text("utf-8").splitlines()
        if "==" in line
    )
    assert {naam: versie for naam, versie, _ in RIJEN} == {naam: pinned[naam] for naam, *_ in RIJEN}


def test_it_was_made_by_the_command_and_not_by_hand():
    made = render(WORTEL / "pyproject.toml")
    assert [line for line in made.splitlines() if not line.startswith("| ")] == [
        line for line in LIJST.splitlines() if not line.startswith("| ")
    ]
    assert {naam for naam, *_ in RIJEN} >= eigen()


@pytest.mark.parametrize(
    ("velden", "licentie"),
    [
        ({"License-Expression": "MIT"}, "MIT"),
        ({"Classifier": "License :: OSI Approved :: BSD License"}, "BSD License"),
        ({"License": "Apache 2.0"}, "Apache 2.0"),
        ({"License": "x" * 500}, "onbekend"),
        ({}, "onbekend"),
    ],
)
def test_the_licence_is_what_the_package_says_of_itself(velden, licentie):
    about = Message()
    for naam, value in velden.items():
        about[naam] = value
    assert licence_of(about) == licentie

"""Writing to disk: whole or not at all, and nothing overwritten without a word."""

import errno
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ouderplan.kern.school import Gegeven
from ouderplan.opslag import Werkboek
from ouderplan.uitvoer import Plan, export
from ouderplan.uitvoer.fouten import (
    BestandOpen,
    MapOntbreekt,
    MapOpSlot,
    NietGeschreven,
    OnbekendeSoort,
    SchijfVol,
)
from ouderplan.uitvoer.soorten import SOORTEN
from ouderplan.uitvoer.wegschrijven import file_name, write_whole


@pytest.mark.parametrize("soort", ["word", "excel", "csv"])
def test_the_file_is_named_after_school_and_year(vol: Werkboek, tmp_path: Path, soort: str):
    path = export(vol, soort, tmp_path)
    assert "Basisschool De Kastanje 2026-2027" in path.name
    assert path.stat().st_size > 0
    assert list(tmp_path.glob(".*.tmp")) == [], "nothing half-written stays behind"


def test_an_existing_file_is_kept_and_the_new_one_gets_a_number(vol: Werkboek, tmp_path: Path):
    first = export(vol, "csv", tmp_path)
    content = first.read_bytes()
    second, third = export(vol, "csv", tmp_path), export(vol, "csv", tmp_path)
    assert second.name == f"{first.stem} (2).zip"
    assert third.name == f"{first.stem} (3).zip"
    assert first.read_bytes() == content


def test_asked_to_it_takes_the_place_of_the_old_file(vol: Werkboek, tmp_path: Path):
    first = export(vol, "csv", tmp_path)
    first.write_bytes(b"oud")
    assert export(vol, "csv", tmp_path, overschrijven=True) == first
    assert first.read_bytes() != b"oud"


def test_progress_goes_from_nothing_to_all_in_sentences(vol: Werkboek, tmp_path: Path):
    told: list[tuple[float, str]] = []
    export(vol, "csv", tmp_path, voortgang=lambda deel, zin: told.append((deel, zin)))
    parts = [deel for deel, _ in told]
    assert parts == sorted(parts)
    assert (parts[0], parts[-1]) == (0.0, 1.0)
    assert all(zin for _, zin in told)


def test_a_missing_folder_is_one_sentence(vol: Werkboek, tmp_path: Path):
    with pytest.raises(MapOntbreekt, match="niet veranderd"):
        export(vol, "csv", tmp_path / "nergens")


def test_an_unknown_kind_writes_nothing(vol: Werkboek, tmp_path: Path):
    before = list(tmp_path.iterdir())
    with pytest.raises(OnbekendeSoort):
        export(vol, "powerpoint", tmp_path)
    assert list(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("nummer", "fout"),
    [(errno.EACCES, MapOpSlot), (errno.ENOSPC, SchijfVol), (errno.EIO, NietGeschreven)],
)
def test_a_disk_that_refuses_is_one_sentence_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nummer: int, fout: type[Exception]
):
    def refuse(_handle: int) -> None:
        raise OSError(nummer, "geweigerd")

    monkeypatch.setattr(os, "fsync", refuse)  # a full disk cannot be had for real everywhere
    with pytest.raises(fout):
        write_whole(tmp_path / "plan.docx", b"nieuw")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_open_elsewhere_is_one_sentence_and_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "plan.docx"
    path.write_bytes(b"oud")

    def refuse(_self: Path, _target: Path) -> Path:
        raise PermissionError(errno.EACCES, "in gebruik")  # what Windows says then

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(BestandOpen, match=re.escape("Het oude bestand is er nog")):
        write_whole(path, b"nieuw", overschrijven=True)
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("plan.docx", b"oud")]


def test_a_disk_without_hard_links_gets_its_file_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def refuse(_self: Path, _target: Path) -> None:
        raise OSError(errno.EPERM, "geen koppelingen")  # what a USB stick says

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    (tmp_path / "plan.docx").write_bytes(b"oud")
    assert write_whole(tmp_path / "plan.docx", b"nieuw").name == "plan (2).docx"
    assert (tmp_path / "plan.docx").read_bytes() == b"oud"
    assert len(list(tmp_path.iterdir())) == 2


@given(st.text(max_size=200))
def test_any_name_of_a_school_gives_a_name_that_windows_accepts(leeg_plan: Plan, school: str):
    profiel = dict(leeg_plan.profiel) | {"school": school}
    name = file_name(replace(leeg_plan, profiel=profiel), SOORTEN["word"])
    assert not set('<>:"/\\|?*') & set(name)
    assert all(ord(ch) >= 32 for ch in name)
    assert len(name) <= 125
    assert name.endswith(".docx")
    assert not name.removesuffix(".docx").endswith((" ", "."))


def test_a_school_without_a_name_gets_a_file_too(leeg: Werkboek, tmp_path: Path):
    assert export(leeg, "csv", tmp_path).name == "Ouderplan tabellen.zip"


def test_a_name_with_slashes_stays_in_the_folder(vol: Werkboek, tmp_path: Path):
    with vol.writing() as tx:
        nummer, old = tx.find(Gegeven, sleutel="school") or (0, Gegeven("school"))
        tx.change(nummer, old, Gegeven("school", "../../De Wilg: <1>"))
    assert export(vol, "csv", tmp_path).parent == tmp_path

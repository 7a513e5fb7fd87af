"""The committed script of the remote: made of the source beside it, with its licence."""

import json
from pathlib import Path

import ouderplan.zaal
from voorkant import source_hash

ZAAL = Path(ouderplan.zaal.__file__).parent
FRONT, MADE = ZAAL / "front", ZAAL / "static"
VERSIES = json.loads((MADE / "afstand-versies.json").read_text(encoding="utf-8"))


def test_it_was_made_of_the_source_that_stands_beside_it():
    assert source_hash(FRONT) == VERSIES["bron"], "npm run build"


def test_every_package_in_it_is_pinned_and_has_its_licence():
    package = json.loads((FRONT / "package.json").read_text(encoding="utf-8"))
    licences = (MADE / "afstand-licenties.txt").read_text(encoding="utf-8")
    assert VERSIES["pakketten"] == package["dependencies"]
    for name, version in VERSIES["pakketten"].items():
        assert f"{name} {version} (" in licences
    assert not list(FRONT.glob("*lock*"))


def test_it_needs_no_eval_no_web_crypto_and_no_other_host():
    script = (MADE / "afstand.js").read_text(encoding="utf-8")
    assert "sourceMappingURL" not in script
    assert "subtle" not in script
    assert "://" not in script

"""The committed front end: made of this source, for these ipywidgets, with its licences."""

import json
from pathlib import Path

import ipywidgets

from ouderplan.app.bestanden import Bestanden
from voorkant import source_hash

APP = Path(__file__).parents[2] / "widgets" / "ouderplan" / "app" / "voila"
FRONT, MADE = APP / "front", APP / "static" / "front"
VERSIES = json.loads((MADE / "versies.json").read_text(encoding="utf-8"))


def test_it_speaks_the_protocols_of_the_ipywidgets_that_is_installed():
    protocol = VERSIES["protocol"]
    installed = {
        "widgets": ipywidgets.__protocol_version__,
        "base": ipywidgets.__jupyter_widgets_base_version__,
        "controls": ipywidgets.__jupyter_widgets_controls_version__,
    }
    assert {name: minor(version) for name, version in protocol.items()} == {
        name: minor(version) for name, version in installed.items()
    }
    assert minor(ipywidgets.__version__) == ["8", "1"]


def test_it_was_made_of_the_source_that_stands_beside_it():
    assert source_hash(FRONT) == VERSIES["bron"], "npm run build"


def test_every_package_in_it_is_pinned_and_has_its_licence():
    package = json.loads((FRONT / "package.json").read_text(encoding="utf-8"))
    pinned = package["dependencies"] | package["overrides"]
    licences = (MADE / "LICENTIES.txt").read_text(encoding="utf-8")
    for name, version in VERSIES["pakketten"].items():
        assert pinned[name] == version
        assert f"{name} {version} (" in licences
    assert not list(FRONT.glob("*lock*"))


def test_it_needs_no_eval_and_knows_no_other_host():
    script = (MADE / "front.js").read_text(encoding="utf-8")
    assert "sourceMappingURL" not in script
    assert "cdn" not in script.lower()
    assert "@import" not in (MADE / "front.css").read_text(encoding="utf-8")


def test_static_files_are_packed_and_another_content_is_another_address():
    bestanden = Bestanden()
    front = bestanden.find(f"{bestanden.wortel}front/front.js")
    assert front is not None
    assert len(front.gzip) < len(front.inhoud) / 3
    assert bestanden.find("/ouderplan/static/000000000000/front/front.js") is None
    assert bestanden.find(f"{bestanden.wortel}front/versies.json") is None


def minor(version):
    return version.split(".")[:2]

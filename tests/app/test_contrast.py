"""Contrast, computed from the stylesheets themselves (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re
from pathlib import Path

import pytest

import ouderplan

PAKKET = Path(ouderplan.__file__).parent
BASIS = PAKKET / "app/voila/static/stijl/1-basis.css"
DIA = PAKKET / "app/voila/static/stijl/6-dia.css"
TELEFOON = PAKKET / "zaal/static/zaal.css"
TEKST, TEKEN = 4.5, 3.0

GROND = ("papier", "blad", "accent-zacht", "signaal-zacht", "rood-zacht")
OP_DE_PAGINA = [
    *[("inkt", ground, TEKST) for ground in GROND],
    *[("zacht", ground, TEKST) for ground in GROND],
    *[("accent", ground, TEKST) for ground in ("papier", "blad", "accent-zacht")],
    *[("accent-diep", ground, TEKST) for ground in ("papier", "blad", "accent-zacht")],
    *[("signaal-diep", ground, TEKST) for ground in ("papier", "signaal-zacht")],
    *[("rood", ground, TEKST) for ground in ("papier", "blad", "rood-zacht")],
    *[("#fff", ground, TEKST) for ground in ("accent", "accent-diep", "rood", "signaal-diep")],
    *[("rand", ground, TEKEN) for ground in ("papier", "blad")],
    *[("signaal", ground, TEKEN) for ground in ("papier", "blad")],
]


def tokens(path: Path, prefix: str) -> dict[str, str]:
    """Return the colours that a stylesheet names, by the first place where it does."""
    found: dict[str, str] = {}
    for naam, value in re.findall(rf"--{prefix}([\w-]+):\s*(#[0-9a-f]{{3,6}});", read(path)):
        found.setdefault(naam, value)
    return found


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8").lower()


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rgb`` or ``#rrggbb``."""
    digits = colour.removeprefix("#")
    pairs = [c * 2 for c in digits] if len(digits) == 3 else re.findall("..", digits)
    parts = [int(pair, 16) / 255 for pair in pairs]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_itself_is_right():
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("voor", "achter", "minst"), OP_DE_PAGINA)
def test_the_begeleiders_page_can_be_read(voor, achter, minst):
    named = tokens(BASIS, "op-")
    assert contrast(named.get(voor, voor), named[achter]) >= minst


def test_the_projector_has_more_contrast_still():
    block = re.search(r"\.dia-toneel \{(.*?)\}", read(DIA), re.DOTALL)[1]
    named = dict(re.findall(r"--d-([\w-]+):\s*(#[0-9a-f]{3,6})", block))
    assert contrast(named["inkt"], named["papier"]) >= 15
    for voor in ("inkt", "zacht", "teal", "teal-diep", "amber-diep"):
        for achter in ("papier", "vlak"):
            assert contrast(named[voor], named[achter]) >= 6
    assert contrast(named["amber-diep"], named["amber-zacht"]) >= 6
    assert contrast("#cfe5df", named["teal-diep"]) >= 7


@pytest.mark.parametrize("naam", ["inkt", "zacht", "teal", "rood"])
@pytest.mark.parametrize("grond", ["papier", "vel", "teal-zacht", "amber-zacht"])
def test_a_phone_can_be_read(naam, grond):
    named = tokens(TELEFOON, "")
    assert contrast(named[naam], named[grond]) >= TEKST

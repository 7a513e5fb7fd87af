"""Every icon is ours, drawn in one style, and every waarde of the start list has one."""

import xml.etree.ElementTree as ET

import pytest

from ouderplan.iconen import icon_names, icon_shape, icon_svg
from ouderplan.kern.waarden import Waarde

STIJL = {
    "viewBox": "0 0 24 24",
    "fill": "none",
    "stroke": "currentColor",
    "stroke-width": "2",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
}


@pytest.mark.parametrize("naam", icon_names())
def test_an_icon_is_drawn_in_the_one_style_and_fetches_nothing(naam):
    drawn = ET.fromstring(icon_svg(naam))
    assert drawn.attrib == STIJL
    for part in drawn.iter():
        assert part.tag.removeprefix("{http://www.w3.org/2000/svg}") in {"svg", "path", "circle"}
        assert not {"href", "style", "fill", "stroke"} & set(part.attrib) or part is drawn
    assert icon_shape(naam) in icon_svg(naam)


def test_every_waarde_of_the_start_list_has_an_icon_of_its_own(werkboek):
    with werkboek.reading() as tx:
        icons = [waarde.icoon for waarde in tx.rows(Waarde)]
    assert set(icons) <= set(icon_names())
    assert len(set(icons)) == len(icons) >= 20


@pytest.mark.parametrize("naam", ["", "bestaat niet", "../laden", "vertrouwen.svg"])
def test_what_is_no_icon_is_nothing(naam):
    assert icon_svg(naam) == icon_shape(naam) == ""

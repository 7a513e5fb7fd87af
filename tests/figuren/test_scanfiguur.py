"""The picture of a schoolscan says in words what it shows, and stands also when little is known."""

from ouderplan.figuren import draw_scan
from ouderplan.kern.schoolscan import Niveau, Scanregel, Scanvraag, summarise
from ouderplan.kern.soorten import Groep

VRAGEN = tuple(Scanvraag(str(n), f"Titel van criterium {n}", f"Kort {n}") for n in range(1, 11))


def scan(ouders, team, *, criterium=3):
    rows = []
    for groep, levels in ((Groep.OUDERS, ouders), (Groep.TEAM, team)):
        for nummer, level in enumerate(levels):
            name = f"{groep}{nummer}"
            rows.append(Scanregel(1, name, groep, criterium, Niveau(level)))
            rows.append(Scanregel(1, name, groep, 1, Niveau.TWEE))
    return summarise(rows, VRAGEN)


def test_it_says_what_stands_out_and_who_see_it_differently():
    beeld = scan(["1.0"] * 12, ["3.0"] * 10)
    made = draw_scan(beeld, scan(["2.0"], []))
    assert "ingevuld door 22 mensen" in made.beschrijving
    assert "Ouders en team zien 3 · Kort 3 anders: ouders 1,0, team 3,0." in made.beschrijving
    assert "De vorige scan staat ernaast." in made.beschrijving
    assert made.svg.startswith("<svg")
    assert made.png.startswith(b"\x89PNG")


def test_a_small_group_is_in_neither_picture_nor_words():
    made = draw_scan(scan(["1.0"] * 12, ["3.0"] * 9))
    assert "zien" not in made.beschrijving


def test_nothing_filled_in_can_be_drawn():
    made = draw_scan(summarise([], VRAGEN))
    assert "ingevuld door 0 mensen" in made.beschrijving

import re
from dataclasses import replace
from datetime import datetime

import pytest
from bs4 import BeautifulSoup

from ouderplan.kern.rondes import Ronde, Rondekeuze, Rondesoort
from ouderplan.kern.soorten import Groep
from ouderplan.kern.tellen import Plaats, Top
from ouderplan.talen import NEDERLANDS, Taal, Vertaler
from ouderplan.zaal.bestanden import Bestanden
from ouderplan.zaal.bladen import Bladen, Invulling
from ouderplan.zaal.meldingen import Melding
from ouderplan.zaal.sjablonen import make_environment
from ouderplan.zaal.stand import Stand

NU = datetime(2026, 11, 1, 20, 0)
RONDE = Ronde(1, Rondesoort.WAARDEN, "DATA", NU, aantal_keuzes=2)
KEUZES = tuple(Rondekeuze(1, f"DATA{nr}", f"DATA{nr}", "DATA") for nr in range(3))
OPEN = Stand("boek", "DATA", RONDE, KEUZES)
DICHT = replace(OPEN, ronde=replace(RONDE, gesloten=NU))
EERSTE, TWEEDE = (Plaats(nr, "DATA", "DATA", 3, {}) for nr in (1, 2))
GETOOND = replace(
    OPEN,
    ronde=replace(RONDE, gesloten=NU, getoond=NU),
    top=Top((EERSTE,), (TWEEDE, TWEEDE), 1),
)
INSTUREN = replace(OPEN, ronde=replace(RONDE, soort=Rondesoort.KANSEN), keuzes=())
STANDEN = {"leeg": Stand(), "open": OPEN, "dicht": DICHT, "getoond": GETOOND, "kansen": INSTUREN}


class Merkteken(Vertaler):
    """Turns every text from the catalog into a mark, so that what is not from it stands out."""

    def find(self, tekst: str, context: str | None = None) -> str | None:  # noqa: ARG002
        if "DATA" in tekst:  # the school's own
            return None
        return "¤ %(num)s" if "%(num)s" in tekst else "¤"

    def find_plural(self, een: str, meer: str, aantal: int) -> str | None:  # noqa: ARG002
        return self.find(meer)


@pytest.fixture(scope="module")
def bestanden():
    return Bestanden()


@pytest.fixture(scope="module")
def vertaald(bestanden):
    env = make_environment(bestanden, [])
    return Bladen(env, Merkteken(Taal("ar", "Arabisch", "Arabisch", "rtl", "ar")))


@pytest.fixture
def bladen(bestanden):
    return Bladen(make_environment(bestanden, [NEDERLANDS]), Vertaler(NEDERLANDS))


def _untranslated(html):
    page = BeautifulSoup(html, "html.parser")
    text = " ".join(
        [page.get_text(" "), *(box["aria-label"] for box in page.select("[aria-label]"))]
    )
    return re.sub(r"DATA\d?|Arabisch|¤|[\d\s·.]", "", text)


@pytest.mark.parametrize("groep", [Groep.OUDERS, Groep.TEAM])
@pytest.mark.parametrize("naam", STANDEN)
def test_every_word_on_a_page_comes_from_the_catalog_or_the_school(vertaald, naam, groep):
    stand = STANDEN[naam]
    assert _untranslated(vertaald.home(stand, groep, None)) == ""
    for melding in Melding:
        page = vertaald.refused(stand, groep, melding, Invulling(("DATA1",), "", "DATA"))
        assert _untranslated(page) == ""
        assert _untranslated(vertaald.failed(stand, melding)) == ""


@pytest.mark.parametrize("own", [("DATA1",), ()])
def test_every_word_of_the_confirmation_comes_from_the_catalog(vertaald, own):
    assert _untranslated(vertaald.received(OPEN, Groep.OUDERS, own)) == ""
    assert _untranslated(vertaald.received(INSTUREN, Groep.OUDERS, None)) == ""


def test_language_and_direction_come_from_the_language(vertaald):
    html = vertaald.home(OPEN, Groep.OUDERS, None)
    assert '<html lang="ar" dir="rtl">' in html


@pytest.mark.parametrize("melding", list(Melding))
def test_every_message_says_something(bladen, melding):
    page = BeautifulSoup(bladen.failed(OPEN, melding), "html.parser")
    assert len(page.select_one("main p").text.strip()) > 20


def test_a_page_without_a_ballot_is_made_once_for_all_phones(bladen):
    first = bladen.home(OPEN, Groep.OUDERS, None)
    assert bladen.home(OPEN, Groep.OUDERS, None) is first
    assert bladen.home(OPEN, Groep.TEAM, None) is not first
    assert bladen.home(replace(OPEN), Groep.OUDERS, ("DATA1",)) != first


def test_two_forms_for_sending_in_have_numbers_of_their_own(bladen):
    pages = {bladen.home(INSTUREN, Groep.OUDERS, None) for _ in range(3)}
    assert len(pages) == 3

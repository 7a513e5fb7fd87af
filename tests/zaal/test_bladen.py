import re
from dataclasses import dataclass, replace
from datetime import datetime
from gettext import NullTranslations

import pytest
from bs4 import BeautifulSoup

from ouderplan.kern.rondes import Ronde, Rondekeuze, Rondesoort
from ouderplan.kern.soorten import Groep
from ouderplan.kern.tellen import Plaats, Top
from ouderplan.zaal.bestanden import Bestanden
from ouderplan.zaal.bladen import Bladen, Invulling
from ouderplan.zaal.meldingen import Melding
from ouderplan.zaal.stand import Stand
from ouderplan.zaal.talen import Taal

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


class Merkteken(NullTranslations):
    """Turns every text from the catalog into a mark, so that what is not from it stands out."""

    def gettext(self, message: str) -> str:
        return "¤ %(num)s" if "%(num)s" in message else "¤"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002
        return self.gettext(msgid1)


@dataclass(frozen=True, slots=True)
class Proeftaal(Taal):
    def translations(self) -> NullTranslations:
        return Merkteken()


@pytest.fixture(scope="module")
def bestanden():
    return Bestanden()


@pytest.fixture(scope="module")
def vertaald(bestanden):
    return Bladen(bestanden, Proeftaal("ar", "rtl"))


def _untranslated(html):
    page = BeautifulSoup(html, "html.parser")
    text = " ".join(
        [page.get_text(" "), *(box["aria-label"] for box in page.select("[aria-label]"))]
    )
    return re.sub(r"DATA\d?|¤|[\d\s·.]", "", text)


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
def test_every_message_says_something(bestanden, melding):
    page = BeautifulSoup(Bladen(bestanden).failed(OPEN, melding), "html.parser")
    assert len(page.select_one("main p").text.strip()) > 20


def test_a_page_without_a_ballot_is_made_once_for_all_phones(bestanden):
    bladen = Bladen(bestanden)
    first = bladen.home(OPEN, Groep.OUDERS, None)
    assert bladen.home(OPEN, Groep.OUDERS, None) is first
    assert bladen.home(OPEN, Groep.TEAM, None) is not first
    assert bladen.home(replace(OPEN), Groep.OUDERS, ("DATA1",)) != first


def test_two_forms_for_sending_in_have_numbers_of_their_own(bestanden):
    bladen = Bladen(bestanden)
    pages = {bladen.home(INSTUREN, Groep.OUDERS, None) for _ in range(3)}
    assert len(pages) == 3

"""Whatever a school typed, the check says something and never falls over."""

import string

from hypothesis import given, settings
from hypothesis import strategies as st

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.evaluatie import Evaluatie
from ouderplan.kern.kansen import Inbreng, Omzetting
from ouderplan.kern.plancheck import Planstand, bundle, check
from ouderplan.kern.rondes import Ronde, Rondekeuze, VastgesteldeKeuze
from ouderplan.kern.verwachtingen import Verwachting
from ouderplan.kern.visie import Visieversie

WORDS = st.sampled_from(
    [
        "2016",
        "2023-2025",
        "nog",
        "open",
        "vierjaarlijks",
        "80%",
        "1a",
        "10b",
        "6",
        "k1",
        "k2",
        "top",
        "3",
        "kans",
        "en",
        ",",
        ".",
        "juni",
        "2031",
        "Criterium",
        "1:",
        "ouders",
        "school",
        "%%%",
        "{doel}",
        "≥",
        "2026/27",
        "doorlopend",
        "½",
        "²",
        "٣",
    ]
)
TEXT = st.one_of(
    st.lists(WORDS, max_size=8).map(" ".join),
    st.text(alphabet=string.printable + "é“”٣²½\u200b{}", max_size=40),
)
NUMBER = st.one_of(st.none(), st.integers(1, 10))


def rows(kind, **velden):
    return st.lists(st.builds(kind, **velden), max_size=5).map(tuple)


PLANS = st.builds(
    Planstand,
    criteria=rows(Criterium, criterium=st.integers(1, 10), titel=TEXT, toelichting=TEXT),
    rondes=rows(Ronde, ronde=st.integers(1, 4), vraag=TEXT),
    rondekeuzes=rows(Rondekeuze, ronde=st.integers(1, 4), keuze=TEXT),
    vastgesteld=rows(VastgesteldeKeuze, ronde=st.integers(1, 4), keuze=TEXT, reden=TEXT),
    visie=rows(Visieversie, versie=st.integers(0, 5), tekst=TEXT, vastgesteld_door=TEXT),
    verwachtingen=rows(Verwachting, criterium=st.integers(1, 10), verwachting=TEXT),
    inbreng=rows(Inbreng, id=TEXT, tekst=TEXT, samengevoegd_met=TEXT, criterium=NUMBER),
    omzettingen=rows(Omzetting, bedreiging=TEXT, kans=TEXT),
    doelen=rows(
        Jaardoel,
        code=TEXT,
        criterium=NUMBER,
        jaardoel=TEXT,
        uitvoeren_in=TEXT,
        herkomst_soort=TEXT,
        herkomst=TEXT,
    ),
    acties=rows(Actie, jaardoel=TEXT, activiteit=TEXT, tijdpad=TEXT),
    evaluaties=rows(Evaluatie, activiteit=TEXT, doel=TEXT),
    schooljaar=TEXT,
)


@settings(max_examples=60, deadline=None)
@given(PLANS)
def test_no_plan_makes_it_fall_over(stand):
    found = check(stand)
    assert all(row.regel and row.zin and row.plaats for row in found)
    assert sum(row.aantal for row in bundle(found)) == len(found)

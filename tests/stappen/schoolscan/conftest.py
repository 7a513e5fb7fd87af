"""A window at the step Schoolscan, and scans to look at."""

from collections.abc import Mapping

import pytest

from ouderplan.kern.rondes import Ronde, Rondesoort
from ouderplan.kern.schoolscan import Antwoord, Niveau
from ouderplan.kern.soorten import Groep
from ouderplan.opslag import Werkboek
from ouderplan.opslag.schoolscan import submit_scan
from ouderplan.opslag.stemmen import open_ronde


@pytest.fixture
def open_scan(werkboek: Werkboek) -> Ronde:
    return open_ronde(werkboek, soort=Rondesoort.SCAN, vraag="Schoolscan?")


@pytest.fixture
def vul_in(werkboek: Werkboek, open_scan: Ronde):
    """Give a function with which so many people of a group fill in the same."""

    def fill(groep: Groep, aantal: int, niveaus: Mapping[str, str], al: str = "") -> None:
        answers = {key: Antwoord(Niveau(level), al) for key, level in niveaus.items()}
        for nummer in range(aantal):
            submit_scan(
                werkboek,
                ronde=open_scan.ronde,
                stemmer=f"{groep}{nummer}",
                groep=groep,
                antwoorden=answers,
            )

    return fill

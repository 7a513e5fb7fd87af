"""Every table in which the check finds something belongs to a step."""

from ouderplan.opslag.plancheck import TABELNAMEN
from ouderplan.stappen.plaatsen import STAP_VAN_TABEL

BOEKHOUDING = {"rondes", "rondekeuzes", "visie_stappen", "moderatie"}
"""About these no rule says anything."""


def test_every_table_has_a_step_to_go_to():
    assert sorted(TABELNAMEN - BOEKHOUDING - set(STAP_VAN_TABEL)) == []

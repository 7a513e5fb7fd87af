"""Where a Dutch word may break in what is printed."""

import pytest

from ouderplan.uitvoer.afbreken import ZACHT_STREEPJE, breakable, syllables


@pytest.mark.parametrize(
    ("woord", "delen"),
    [
        ("medezeggenschapsraad", "me-de-zeg-gen-schaps-raad"),
        ("reünie", "reü-nie"),
        ("geïnteresseerden", "geïn-te-res-seer-den"),
        ("COÖRDINATOR", "COÖR-DI-NA-TOR"),
        ("bouwcoördinator", "bouw-coör-di-na-tor"),
        ("ideeënbus", "ideeën-bus"),
    ],
)
def test_a_word_breaks_between_syllables_and_never_before_a_trema(woord, delen):
    assert syllables(woord) == delen.replace("-", ZACHT_STREEPJE)
    assert breakable("de ouders") == "de ouders", "what is short stays as it is"

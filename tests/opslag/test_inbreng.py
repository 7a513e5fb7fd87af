"""What the hall sends in."""

import threading

import pytest

from ouderplan.kern.fouten import OngeldigeInvoer
from ouderplan.kern.kansen import Inbreng, Inbrengstatus, Perspectief, Soort
from ouderplan.kern.rondes import GroepDoetNietMee, RondeGesloten, Rondesoort
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.inbreng import LANGSTE, received, submit
from ouderplan.opslag.stemmen import close_ronde, open_ronde


@pytest.fixture
def stuur(werkboek):
    ronde = open_ronde(
        werkboek, soort=Rondesoort.KANSEN, vraag="Wat ziet u?", groepen=[Groep.OUDERS]
    )

    def send(inzending: str, tekst: str = "Samen koken", **anders: object) -> str:
        form = {"ronde": ronde.ronde, "groep": Groep.OUDERS} | anders
        return submit(
            werkboek,
            inzending=inzending,
            tekst=tekst,
            soort=Soort.KANS,
            perspectief=Perspectief.OUDERS,
            **form,
        )

    return send


def stored(werkboek) -> list[Inbreng]:
    with werkboek.reading() as tx:
        return tx.rows(Inbreng)


def test_it_waits_for_the_begeleider(werkboek, stuur):
    nummer = stuur("a", "  Samen koken \r\n op vrijdag ")
    assert stored(werkboek) == [
        Inbreng(
            nummer,
            Soort.KANS,
            Perspectief.OUDERS,
            "Samen koken \n op vrijdag",
            Groep.OUDERS,
            Inbrengstatus.NIEUW,
        )
    ]


def test_sending_the_same_form_again_stores_it_once(werkboek, stuur):
    assert stuur("a") == stuur("a") == stuur("a", "Intussen verbeterd")
    assert [row.tekst for row in stored(werkboek)] == ["Samen koken"]
    with werkboek.reading() as tx:
        assert received(tx, 1) == 1


def test_the_same_form_from_many_threads_at_once_is_stored_once(werkboek, stuur):
    ids: list[str] = []
    threads = [threading.Thread(target=lambda: ids.append(stuur("a"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (row,) = stored(werkboek)
    assert ids == [row.id] * 8


@pytest.mark.usefixtures("werkboek")
def test_two_forms_with_the_same_text_are_two(stuur):
    assert stuur("a") != stuur("b")


@pytest.mark.usefixtures("werkboek")
def test_forms_without_a_nonce_are_never_taken_for_each_other(stuur):
    assert stuur("", "Een") != stuur("", "Twee")


@pytest.mark.parametrize(
    ("tekst", "zin"), [(" \n", "nog geen tekst"), ("x" * (LANGSTE + 1), "301 tekens lang")]
)
def test_a_text_that_does_not_fit_is_refused(werkboek, stuur, tekst, zin):
    with pytest.raises(OngeldigeInvoer, match=zin):
        stuur("a", tekst)
    assert stored(werkboek) == []


@pytest.mark.usefixtures("werkboek")
def test_a_group_that_is_not_asked_is_refused(stuur):
    with pytest.raises(GroepDoetNietMee, match="ouders"):
        stuur("a", groep=Groep.TEAM)


def test_after_closing_nothing_comes_in(werkboek, stuur):
    stuur("a")
    close_ronde(werkboek, 1)
    for inzending in ("a", "b"):
        with pytest.raises(RondeGesloten):
            stuur(inzending)
    assert len(stored(werkboek)) == 1


def test_a_values_round_takes_nothing_in(werkboek, stuur):
    close_ronde(werkboek, 1)
    open_ronde(werkboek, soort=Rondesoort.WAARDEN, vraag="Welke?")
    with pytest.raises(RondeGesloten):
        stuur("a", ronde=2)


def test_after_closing_no_trace_of_the_forms_is_left(werkboek, stuur):
    stuur("geheim-formulier")
    close_ronde(werkboek, 1)
    left = b"".join(path.read_bytes() for path in werkboek.map.rglob("*") if path.is_file())
    assert b"geheim-formulier" not in left

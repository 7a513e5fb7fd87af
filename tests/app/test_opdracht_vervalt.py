"""``ouderplan ronde … vervalt``: the key of a round is lost for good, and the school goes on."""

from ouderplan.kern.rondes import Ronde, Rondesoort
from ouderplan.opslag import Werkboek
from ouderplan.opslag.stemmen import open_ronde
from ouderplan.opslag.zegel.sleutels import MAP, OMGEVING
from stemmer import vote_as


def test_a_round_without_its_key_cannot_be_closed_and_can_be_let_go(zeg, tmp_path, monkeypatch):
    monkeypatch.setenv(OMGEVING, "1")
    wb = Werkboek.create(tmp_path / "werkboek", {"school": "De Proefschool"})
    ronde = open_ronde(wb, soort=Rondesoort.WAARDEN, vraag="Welke?", aantal_keuzes=2).ronde
    vote_as(wb, "een", ["respect"], ronde=ronde)
    wb.close()
    status, _, said = zeg("ronde", wb.map, "vervalt", "1")
    assert (status, "Sluit de ronde" in said) == (1, True)
    (wb.map / MAP / "ronde-1.sleutel").unlink()
    status, _, said = zeg("ronde", wb.map, "sluit")
    assert (status, "vervalt NUMMER" in said) == (1, True)
    status, said, _ = zeg("ronde", wb.map, "vervalt", "1")
    assert (status, "Ronde 1 is vervallen" in said) == (0, True)
    again = Werkboek.open(wb.map)
    with again.reading() as tx:
        (row,) = tx.rows(Ronde)
    assert not row.is_open
    assert row.regel.endswith("inzendingen die niet te lezen zijn: 1.")
    again.close()

"""The folder of the workbook is moved away in the middle of a round, and put back."""

import os

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows verplaatst geen map die open is")


def test_phones_wait_for_a_folder_that_is_gone_and_go_on_in_the_same_round(zaal, toestel):
    ronde = zaal.open()
    early, late = toestel(), toestel()
    early.vote("vertrouwen")
    late.get()
    map, away = zaal.wb.map, zaal.wb.map.with_name("weg")
    map.rename(away)
    page = late.get()
    assert page.status == 200
    assert "vertrouwen" in page.text
    refused = late.vote("respect")
    assert refused.status == 503
    assert refused.ticked == {"respect"}
    assert not map.exists()
    away.rename(map)
    assert late.vote("respect").status == 200
    assert early.get().ticked == {"vertrouwen"}
    assert sorted(zaal.ballots(ronde.ronde).values(), key=sorted) == [{"respect"}, {"vertrouwen"}]
    with zaal.wb.reading() as tx:
        (kept,) = tx.rows(type(ronde))
    assert kept.is_open

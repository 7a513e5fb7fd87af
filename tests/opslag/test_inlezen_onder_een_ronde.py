"""What waits in a round at home stays out of every file, also when a list is read in."""

from datetime import datetime, timedelta

from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.schoolscan import Antwoord, Niveau, Scanregel
from ouderplan.kern.soorten import Groep
from ouderplan.kern.stemcodes import LANG
from ouderplan.kern.thuis import Rondeplan
from ouderplan.opslag.csv_uit import write_rows
from ouderplan.opslag.lezen.inlezen import import_files
from ouderplan.opslag.lezen.lijst import read_file
from ouderplan.opslag.schoolscan import submit_scan
from ouderplan.opslag.stemcodes import add_codes, draw_codes, find_code
from ouderplan.opslag.tabellen import tabel_of
from ouderplan.opslag.thuis import plan_round


def test_a_scan_that_waits_is_not_in_what_is_kept(werkboek, tmp_path):
    earlier = Scanregel(7, "vorig jaar", Groep.TEAM, 1, Niveau.TWEE)
    with werkboek.writing() as tx:
        tx.add(earlier)
        codes = draw_codes(tx, 2, LANG)
        add_codes(tx, codes, Groep.OUDERS)
        stemmer = find_code(tx, codes[0]).stemmer
    now = datetime.now().replace(microsecond=0)
    plan = Rondeplan(
        "Hoe staat het?", Rondesoort.SCAN, now, now + timedelta(hours=1), "ouders", None
    )
    ronde = plan_round(werkboek, plan)
    submit_scan(
        werkboek,
        ronde=ronde.ronde,
        stemmer=stemmer,
        groep=Groep.OUDERS,
        antwoorden={"1": Antwoord(Niveau.DRIE)},
    )
    with werkboek.reading() as tx:
        (waits,) = [row.inzending for row in tx.rows(Scanregel) if row.ronde == ronde.ronde]
    path = tmp_path / "schoolscan.csv"
    added = Scanregel(7, "op papier", Groep.TEAM, 1, Niveau.TWEE)
    path.write_bytes(write_rows(tabel_of(Scanregel), [added]))
    import_files(werkboek, [read_file(path)], aanvullen=True)
    (kept,) = (werkboek.map / "bewaard").glob("*schoolscan.csv")
    text = kept.read_text(encoding="utf-8-sig")
    assert "vorig jaar" in text
    assert waits not in text
    with werkboek.reading() as tx:
        assert {row.inzending for row in tx.rows(Scanregel)} == {"vorig jaar", waits, "op papier"}

"""Reading files into a workbook: all of it, or nothing."""

import pytest

from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.evaluatie import Uitkomst
from ouderplan.kern.kansen import Inbreng, Perspectief, Soort
from ouderplan.kern.moderatie import Moderatie
from ouderplan.kern.rondes import Ronde, Rondesoort
from ouderplan.kern.school import Planningsregel
from ouderplan.kern.schoolscan import Scanregel
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.fouten import InTeLezenNaRonde
from ouderplan.opslag.lezen.fouten import CsvFouten
from ouderplan.opslag.lezen.inlezen import import_csvs, preview_csvs
from ouderplan.opslag.lezen.lijst import read_file
from ouderplan.opslag.lezen.verschil import Tabelverslag
from ouderplan.opslag.stemmen import close_ronde, open_ronde
from ouderplan.opslag.tabellen import tabel_of


@pytest.fixture
def bestand(tmp_path):
    folder = tmp_path / "van de school"
    folder.mkdir()

    def write(naam: str, *regels: str) -> object:
        path = folder / naam
        path.write_text("\n".join(regels) + "\n", encoding="utf-8")
        return path

    return write


def everything(wb: Werkboek) -> dict[str, bytes]:
    wb.sync_csvs()
    return {path.name: path.read_bytes() for path in wb.map.rglob("*.csv")}


def rows(wb: Werkboek, rij: type) -> list:
    with wb.reading() as tx:
        return tx.rows(rij)


def test_a_file_becomes_its_table_and_the_old_rows_are_kept(werkboek, bestand):
    before = rows(werkboek, Waarde)
    report = import_csvs(werkboek, [bestand("waarden.csv", "waarde;bron", "rust;eigen")])
    assert rows(werkboek, Waarde) == [Waarde("rust", bron="eigen")]
    assert report.tabellen == (Tabelverslag("waarden", 1, len(before), 0),)
    (kept,) = (werkboek.map / "bewaard").iterdir()
    assert [row.rij for row in read_file(kept).rijen] == before
    assert "rust;;;eigen" in (werkboek.map / "waarden.csv").read_text(encoding="utf-8")


def test_adding_replaces_only_rows_with_the_same_name(werkboek, bestand):
    path = bestand("waarden.csv", "waarde;omschrijving", "vertrouwen;Anders", "rust;Nieuw")
    before = rows(werkboek, Waarde)
    import_csvs(werkboek, [path], aanvullen=True)
    after = rows(werkboek, Waarde)
    assert [row.waarde for row in after] == [*(row.waarde for row in before), "rust"]
    assert {row.waarde: row.omschrijving for row in after}["vertrouwen"] == "Anders"


def test_adding_the_same_twice_adds_it_once_and_keeps_doubles_that_were_there(werkboek, bestand):
    regel = Planningsregel("oktober", "Ouderavond")
    with werkboek.writing() as tx:
        tx.replace_all(Planningsregel, [regel, regel])
    path = bestand("planning.csv", "wanneer;wat", "oktober;Ouderavond", "mei;Evaluatie")
    for _ in range(2):
        import_csvs(werkboek, [path], aanvullen=True)
    assert rows(werkboek, Planningsregel) == [regel, regel, Planningsregel("mei", "Evaluatie")]


DOELEN = [
    Jaardoel("1a", 1, "Welkom", "2026-2027", herkomst_soort="top 3", herkomst="4"),
    Jaardoel("", 2, "Samen lezen", herkomst_soort="kans", herkomst="7"),
]


@pytest.mark.parametrize("aanvullen", [False, True])
def test_what_a_file_has_no_column_for_stays_as_it_was(werkboek, bestand, aanvullen):
    with werkboek.writing() as tx:
        tx.replace_all(Jaardoel, DOELEN)
    path = bestand(
        "jaardoelen.csv",
        "code;criterium;jaardoel;uitvoeren_in;status",
        "1a;1;Iedereen welkom;;behaald",
        ";2;Samen lezen;;",
        "1b;1;Ook welkom;;",
    )
    import_csvs(werkboek, [path], aanvullen=aanvullen)
    after = rows(werkboek, Jaardoel)
    assert [(row.jaardoel, row.herkomst_soort, row.herkomst) for row in after] == [
        ("Iedereen welkom", "top 3", "4"),
        ("Samen lezen", "kans", "7"),
        ("Ook welkom", "", ""),
    ]
    assert after[0].uitvoeren_in == ""  # there is a column for it, and it is empty


def test_a_column_that_is_there_and_empty_empties_its_cells(werkboek, bestand):
    with werkboek.writing() as tx:
        tx.replace_all(Jaardoel, DOELEN)
    path = bestand("jaardoelen.csv", "code;criterium;jaardoel;herkomst", "1a;1;Welkom;")
    import_csvs(werkboek, [path])
    (row,) = rows(werkboek, Jaardoel)
    assert (row.herkomst_soort, row.herkomst) == ("top 3", "")


def test_rows_without_a_name_of_their_own_keep_what_the_file_has_no_column_for(werkboek, bestand):
    with werkboek.writing() as tx:
        tx.replace_all(
            Planningsregel,
            [
                Planningsregel("mei", "Evaluatie", "team", "klaar"),
                Planningsregel("okt", "Ouderavond", "MR", "verplaatst naar 12 maart"),
                Planningsregel("okt", "Overleg", "MR", "vervalt"),
                Planningsregel("nov", "Overleg", "MR", "klaar"),
            ],
        )
    path = bestand(
        "planning.csv", "wanneer;wat", "mei;Evaluatie", "nov;Ouderavond", "okt;Overleg", "mrt;Iets"
    )
    import_csvs(werkboek, [path])
    assert [(row.wat, row.wie, row.status) for row in rows(werkboek, Planningsregel)] == [
        ("Evaluatie", "team", "klaar"),
        ("Ouderavond", "MR", "verplaatst naar 12 maart"),
        ("Overleg", "MR", "vervalt"),
        ("Iets", "", ""),
    ]


def test_ideas_keep_the_number_by_which_others_name_them(werkboek, bestand):
    ideas = [Inbreng("4", Soort.KANS, Perspectief.TEAM, tekst) for tekst in ("Een",)]
    ideas.append(Inbreng("9", Soort.BEDREIGING, Perspectief.TEAM, "Twee"))
    with werkboek.writing() as tx:
        tx.replace_all(Inbreng, ideas)
    head = "soort;perspectief;tekst"
    path = bestand("kansen_bedreigingen.csv", head, "bedreiging;team;Twee", "kans;team;Drie")
    import_csvs(werkboek, [path])
    assert [(row.id, row.tekst) for row in rows(werkboek, Inbreng)] == [
        ("9", "Twee"),
        ("10", "Drie"),
    ]


def test_a_preview_says_what_would_happen_and_changes_nothing(werkboek, bestand):
    path = bestand("waarden.csv", "waarde", "rust")
    before = everything(werkboek)
    report = preview_csvs(werkboek, [path])
    assert everything(werkboek) == before
    assert report == import_csvs(werkboek, [path])


def test_one_mistake_in_one_of_several_files_changes_nothing(werkboek, bestand):
    before = everything(werkboek)
    with pytest.raises(CsvFouten) as refused:
        import_csvs(
            werkboek,
            [
                bestand("waarden.csv", "waarde", "rust"),
                bestand("jaardoelen.csv", "code;criterium;jaardoel", "1a;11;Te veel"),
                bestand("doelenbank.csv", "criterium;doel", "1;"),
            ],
        )
    assert [(fout.bestand, fout.regel, fout.kolom) for fout in refused.value.fouten] == [
        ("jaardoelen.csv", 2, "criterium"),
        ("doelenbank.csv", 2, "doel"),
    ]
    assert everything(werkboek) == before


def test_a_name_that_is_there_twice_is_refused_with_both_lines(werkboek, bestand):
    path = bestand("waarden.csv", "waarde", "rust", "reinheid", "rust")
    with pytest.raises(CsvFouten, match="regel 4, kolom waarde: ‘rust’ staat ook al op regel 2"):
        import_csvs(werkboek, [path])


def test_two_files_for_one_table_are_refused(werkboek, bestand):
    paths = [bestand(naam, "waarde", "rust") for naam in ("waarden.csv", "waarden (2).csv")]
    with pytest.raises(CsvFouten, match=r"De lijst ‘Waarden’ staat ook al in waarden\.csv"):
        import_csvs(werkboek, paths)


def test_a_reference_that_leads_nowhere_is_refused(werkboek, bestand):
    path = bestand("acties.csv", "jaardoel;activiteit", "9z;Koffieochtend")
    with pytest.raises(
        CsvFouten, match=r"acties\.csv, regel 2, kolom jaardoel: Dit jaardoel is er niet: ‘9z’"
    ):
        import_csvs(werkboek, [path])


def test_a_reference_into_another_file_of_the_same_import_is_fine(werkboek, bestand):
    import_csvs(
        werkboek,
        [
            bestand("acties.csv", "jaardoel;activiteit", "Meer koffie;Koffieochtend"),
            bestand("jaardoelen.csv", "code;jaardoel", "1a;Meer koffie"),
        ],
    )
    assert rows(werkboek, Actie) == [Actie("1a", "Koffieochtend")]


def test_replacing_goals_that_action_plans_need_is_refused(werkboek, bestand):
    with werkboek.writing() as tx:
        tx.add(Jaardoel("1a", 1, "Meer koffie"))
        tx.add(Actie("1a", "Koffieochtend"))
    path = bestand("jaardoelen.csv", "code;jaardoel", "2a;Meer thee")
    with pytest.raises(CsvFouten, match=r"acties\.csv, kolom jaardoel: Dit jaardoel is er niet"):
        import_csvs(werkboek, [path])


def test_what_led_nowhere_already_does_not_keep_another_file_out(werkboek, bestand):
    with werkboek.writing() as tx:
        tx.add(Actie("weg", "Koffieochtend"))
    import_csvs(werkboek, [bestand("waarden.csv", "waarde", "rust")])
    assert rows(werkboek, Waarde) == [Waarde("rust")]


def test_rows_without_a_number_get_one_behind_the_highest(werkboek, bestand):
    with werkboek.writing() as tx:
        tx.add(Inbreng("14", Soort.KANS, Perspectief.TEAM, "Al bekend"))
    path = bestand(
        "kansen_bedreigingen.csv",
        "id;soort;perspectief;tekst",
        ";kans;team;Zonder nummer",
        "20;kans;ouders;Met nummer",
        ";bedreiging;concept;Ook zonder",
    )
    import_csvs(werkboek, [path], aanvullen=True)
    assert [(row.id, row.tekst) for row in rows(werkboek, Inbreng)] == [
        ("14", "Al bekend"),
        ("21", "Zonder nummer"),
        ("20", "Met nummer"),
        ("22", "Ook zonder"),
    ]


def test_the_column_with_numbers_may_be_left_out(werkboek, bestand):
    path = bestand(
        "kansen_bedreigingen.csv", "soort;perspectief;tekst", "kans;team;Een", "kans;team;Twee"
    )
    import_csvs(werkboek, [path])
    assert [row.id for row in rows(werkboek, Inbreng)] == ["1", "2"]


def test_ballots_and_rounds_stay_as_they_are_while_a_round_is_open(werkboek, ronde, bestand):
    path = bestand(
        "rondes.csv", "ronde;soort;vraag;geopend;gesloten", "1;waarden;x;2026-1-1;2026-1-2"
    )
    with pytest.raises(InTeLezenNaRonde):
        import_csvs(werkboek, [path])
    assert rows(werkboek, Ronde) == [ronde]
    close_ronde(werkboek, ronde.ronde)
    import_csvs(werkboek, [path], aanvullen=True)


def test_what_the_hall_is_sending_in_is_not_replaced_but_may_be_added_to(werkboek, bestand):
    open_ronde(werkboek, soort=Rondesoort.KANSEN, vraag="Wat ziet u?")
    path = bestand("kansen_bedreigingen.csv", "soort;perspectief;tekst", "kans;concept;Een")
    with pytest.raises(InTeLezenNaRonde):
        import_csvs(werkboek, [path])
    import_csvs(werkboek, [path], aanvullen=True)
    assert len(rows(werkboek, Inbreng)) == 1


@pytest.mark.usefixtures("ronde")
def test_waarden_may_be_read_in_during_a_round(werkboek, bestand):
    import_csvs(werkboek, [bestand("waarden.csv", "waarde", "rust")])


def test_two_open_rounds_are_refused(werkboek, bestand):
    path = bestand(
        "rondes.csv",
        "ronde;soort;vraag;geopend",
        "1;waarden;x;2026-10-6",
        "2;kansen;y;2026-10-6",
    )
    with pytest.raises(CsvFouten, match="regel 3, kolom gesloten: Er staat al een ronde open"):
        import_csvs(werkboek, [path])


def test_a_round_at_home_without_an_end_is_refused(werkboek, bestand):
    """Its clock would never close it."""
    path = bestand("rondes.csv", "ronde;soort;vraag;geopend;plek", "1;scan;x;2026-10-6;thuis")
    with pytest.raises(CsvFouten, match="regel 2, kolom open_tot: Deze ronde is thuis open"):
        import_csvs(werkboek, [path])


def test_a_ballot_of_two_groups_is_refused(werkboek, ronde, bestand):
    close_ronde(werkboek, ronde.ronde)
    path = bestand(
        "stembriefjes.csv",
        "ronde;briefje;groep;kanaal;keuze",
        "1;a;ouders;papier;rust",
        "1;a;team;papier;respect",
    )
    with pytest.raises(CsvFouten, match="regel 3, kolom briefje: Briefje a heeft op een andere"):
        import_csvs(werkboek, [path])


def test_paper_ballots_typed_into_a_file_are_counted(werkboek, ronde, bestand):
    close_ronde(werkboek, ronde.ronde)
    regels = [f"1;papier {nummer};ouders;papier;respect" for nummer in range(30)]
    path = bestand("stembriefjes.csv", "ronde;briefje;groep;kanaal;keuze", *regels)
    report = import_csvs(werkboek, [path], aanvullen=True)
    assert report.tabellen == (Tabelverslag("stembriefjes", 30, 0, 0),)


@pytest.mark.parametrize(
    ("rij", "soort"),
    [
        (Scanregel, Rondesoort.SCAN),
        (Uitkomst, Rondesoort.EVALUATIE),
        (Moderatie, Rondesoort.EVALUATIE),
        (Moderatie, Rondesoort.KANSEN),
        (Inbreng, Rondesoort.KANSEN),
    ],
)
def test_nothing_that_the_hall_sends_in_is_replaced_while_a_round_is_open(werkboek, rij, soort):
    """What the workbook wrote itself, before somebody sent in more."""
    werkboek.sync_csvs()
    path = werkboek.map / f"{tabel_of(rij).naam}.csv"
    before = path.with_name("eerder") / path.name
    before.parent.mkdir()
    before.write_bytes(path.read_bytes())
    open_ronde(werkboek, soort=soort, vraag="Hoe ging het?")
    with pytest.raises(InTeLezenNaRonde, match=r"Hoe ging het.*Er is niets veranderd") as said:
        import_csvs(werkboek, [before])
    assert "deze open" not in str(said.value)


def test_a_round_about_something_else_keeps_no_list_out(werkboek, bestand):
    open_ronde(werkboek, soort=Rondesoort.SCAN, vraag="Hoe gaat het?")
    import_csvs(
        werkboek, [bestand("kansen_bedreigingen.csv", "soort;perspectief;tekst", "kans;team;Een")]
    )
    assert len(rows(werkboek, Inbreng)) == 1

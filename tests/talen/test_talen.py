"""The languages: one catalog each, whole, and asked for by a browser or chosen by a parent."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from ouderplan.app.catalogi import collect
from ouderplan.talen import NEDERLANDS, Talen
from ouderplan.talen.datum import written_in
from ouderplan.talen.keuring import check, missing
from ouderplan.talen.lezen import read_catalog
from ouderplan.talen.lijst import MAP

CODES = {
    "am",
    "ar",
    "bg",
    "ckb",
    "en",
    "es",
    "fa",
    "fr",
    "hu",
    "ku",
    "nl-x-eenvoudig",
    "pap",
    "pap-AW",
    "pl",
    "prs",
    "ps",
    "pt",
    "ro",
    "ru",
    "so",
    "ti",
    "tr",
    "uk",
    "zh",
    "zh-Hant",
}
RTL = {"ar", "ckb", "fa", "prs", "ps"}
CATALOGI = sorted(MAP.glob("*.po"))


@pytest.fixture(scope="module")
def sjabloon():
    return collect()


@pytest.fixture(scope="module")
def talen():
    return Talen()


def test_the_languages_of_the_parents_are_there(talen):
    assert {taal.code for taal in talen.andere} == CODES
    assert talen.alle[0] is NEDERLANDS


@pytest.mark.parametrize("path", CATALOGI, ids=lambda path: path.stem)
def test_a_shipped_catalog_misses_nothing_and_breaks_nothing(path, sjabloon):
    catalogus = read_catalog(path)
    assert [message.id for message in missing(catalogus, sjabloon)] == []
    assert list(check(catalogus, sjabloon)) == []


def test_every_language_says_its_name_in_its_own_script_and_its_direction(talen):
    by_code = {taal.code: taal for taal in talen.alle}
    assert by_code["ar"].naam == "العربية"
    assert {code for code, taal in by_code.items() if taal.richting == "rtl"} == RTL
    assert by_code["nl-x-eenvoudig"].lang == "nl"
    assert by_code["zh"].lang == "zh-Hans"
    assert all(taal.code not in (taal.naam, taal.nederlands) for taal in talen.alle)


def test_the_page_for_schools_names_every_language(talen):
    page = (Path(__file__).parents[2] / "docs" / "talen.md").read_text("utf-8")
    rows = [row for row in page.splitlines() if row.startswith("| ")][1:]
    assert rows == [f"| {taal.code} | {taal.naam} | {taal.nederlands} |" for taal in talen.alle]


def test_a_text_that_is_not_translated_stays_dutch_and_says_so(tmp_path):
    (tmp_path / "tr.po").write_text('msgid ""\nmsgstr ""\n"Language: tr\\n"\n\n', "utf-8")
    turks = Talen(tmp_path).vertaler("tr")
    assert turks.gettext("Verder") == '<span lang="nl" dir="ltr">Verder</span>'
    shown = turks.ngettext("Nog %(num)s te kiezen", "Nog %(num)s te kiezen", 3)
    assert shown == '<span lang="nl" dir="ltr">Nog 3 te kiezen</span>'
    assert turks.piece("vertrouwen", "waarde").taal is NEDERLANDS


def test_what_is_filled_in_is_escaped_and_the_catalog_is_not(talen):
    assert talen.vertaler("nl").gettext("Hoi %(naam)s", naam="<b>") == "Hoi &lt;b&gt;"


@pytest.mark.parametrize(
    ("code", "number", "form"),
    [
        ("pl", 1, 0),
        ("pl", 3, 1),
        ("pl", 5, 2),
        ("ar", 2, 2),
        ("ar", 3, 3),
        ("ar", 11, 4),
        ("tr", 5, 1),
        ("ru", 1, 0),
        ("ru", 22, 1),
        ("ru", 11, 2),
        ("ro", 1, 0),
        ("ro", 19, 1),
        ("ro", 20, 2),
        ("hu", 5, 0),
    ],
)
def test_a_number_takes_the_plural_of_the_language(tmp_path, code, number, form):
    shutil.copy(MAP / f"{code}.po", tmp_path / f"{code}.po")
    texts = [f"vorm {nr}" for nr in range(6)]
    header = (MAP / f"{code}.po").read_text("utf-8").split("\n\n", 1)[0]
    count = int(header.split("nplurals=")[1].split(";")[0])
    forms = "\n".join(f'msgstr[{nr}] "{texts[nr]}"' for nr in range(count))
    body = f'\n\nmsgid "een"\nmsgid_plural "meer"\n{forms}\n'
    (tmp_path / f"{code}.po").write_text(header + body, "utf-8")
    assert Talen(tmp_path).vertaler(code).find_plural("een", "meer", number) == f"vorm {form}"


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("en", "6 October 2026"),
        ("so", "6 Oktoobar 2026"),
        ("ar", "6 تشرين الأول 2026"),
        ("hu", "2026. október 6."),
        ("ps", "۲۰۲۶ اکتوبر ۶"),
        ("nl-x-eenvoudig", "6 oktober 2026"),
    ],
)
def test_a_date_is_written_as_those_who_read_it_do(talen, code, written):
    assert written_in(talen.get(code), date(2026, 10, 6)) == written


def test_a_number_is_written_in_the_digits_of_the_language(talen):
    assert "۵" in talen.vertaler("fa").ngettext("Nog %(num)s te kiezen", "Nog %(num)s te kiezen", 5)
    assert "5" in talen.vertaler("uk").ngettext("Nog %(num)s te kiezen", "Nog %(num)s te kiezen", 5)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("", "nl"),
        ("nl-BE,nl;q=0.9,en;q=0.8", "nl"),
        ("ar-MA,ar;q=0.9,en;q=0.8", "ar"),
        ("en;q=0.3, tr-TR;q=0.9", "tr"),
        ("de-DE,de;q=0.9,pl;q=0.5", "pl"),
        ("zh-Hans-CN", "zh"),
        ("zh-CN,zh;q=0.9", "zh"),
        ("zh-Hant-TW", "zh-Hant"),
        ("zh-TW,zh;q=0.9,en;q=0.8", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("prs-AF", "prs"),
        ("fa-AF,fa;q=0.9", "prs"),
        ("fa-IR,fa;q=0.9", "fa"),
        ("bg-BG,bg;q=0.9,en;q=0.8", "bg"),
        ("pap", "pap"),
        ("pap-CW,pap;q=0.9,nl;q=0.8", "pap"),
        ("ckb-IQ,ckb;q=0.9,en;q=0.8", "ckb"),
        ("pap-AW,pap;q=0.9,nl;q=0.8", "pap-AW"),
        ("pt-PT,pt;q=0.9", "pt"),
        ("pt-BR,pt;q=0.9,en;q=0.8", "pt"),
        ("ru-RU,ru;q=0.9", "ru"),
        ("ro-RO,ro;q=0.9,en;q=0.8", "ro"),
        ("ro-MD", "ro"),
        ("mo", "ro"),
        ("ku-TR,ku;q=0.9,tr;q=0.8", "ku"),
        ("kmr-TR,tr;q=0.5", "ku"),
        ("hu-HU,hu;q=0.9", "hu"),
        ("ps-AF,ps;q=0.9,en;q=0.8", "ps"),
        ("am-ET,am;q=0.9", "am"),
        ("de", "nl"),
        ("tr;q=0", "nl"),
        ("tr;q=veel, uk;q=0.1", "uk"),
        (";;;,,q=", "nl"),
        ("*", "nl"),
        (",".join(["xx"] * 5000), "nl"),
    ],
)
def test_a_phone_gets_the_language_that_its_browser_asks_for(talen, asked, code):
    assert talen.asked(asked).code == code

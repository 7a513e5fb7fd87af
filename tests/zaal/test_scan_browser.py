"""The schoolscan in a real browser: what was typed stays, and no script is needed."""

import pytest
from playwright.sync_api import expect

from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.schoolscan import Scanregel

pytestmark = pytest.mark.browser


def kept(zaal):
    with zaal.wb.reading() as tx:
        return {(row.sleutel, row.niveau, row.gebeurt_al) for row in tx.rows(Scanregel)}


def test_a_half_filled_form_survives_a_reload_and_is_sent_in_one_go(zaal, open_phone):
    zaal.open(Rondesoort.SCAN)
    page = open_phone()
    page.locator("[name='niveau-3'][value='2.0']").check()
    page.locator(".scanvraag summary").nth(3).click()
    page.fill("#al-4", "Samen lezen")
    page.reload()
    expect(page.locator("[name='niveau-3'][value='2.0']")).to_be_checked()
    expect(page.locator("#al-4")).to_be_visible()
    expect(page.locator("#al-4")).to_have_value("Samen lezen")
    page.get_by_role("button", name="Verstuur alles").click()
    expect(page.get_by_role("heading", name="Ontvangen, dank u wel")).to_be_visible()
    assert kept(zaal) == {("3", "2.0", ""), ("4", None, "Samen lezen")}
    page.get_by_role("link", name="Verander wat ik invulde").click()
    expect(page.locator("#al-4")).to_have_value("Samen lezen")


def test_without_a_script_it_works_the_same(zaal, open_phone):
    zaal.open(Rondesoort.SCAN)
    page = open_phone("/team", java_script_enabled=False)
    page.locator("[name='niveau-9'][value='3.0']").check()
    page.get_by_role("button", name="Verstuur alles").click()
    expect(page.get_by_role("heading", name="Ontvangen, dank u wel")).to_be_visible()
    assert kept(zaal) == {("9", "3.0", "")}

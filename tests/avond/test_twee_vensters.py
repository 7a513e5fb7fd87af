"""Two windows that are busy in the same field at the same moment: what both typed is kept."""

import json
import re

import pytest
from avond_starten import OPEN, Begeleider
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


class Traag:
    """The line of one page, of which what the kernel says can be held up for a while."""

    def __init__(self, page):
        self._held, self._is_held = [], False
        page.route_web_socket(re.compile("/channels"), self._open)

    def _open(self, page):
        kernel = page.connect_to_server()
        kernel.on_message(lambda message: self._hear(page, message))

    def _hear(self, page, message):
        if self._is_held and not isinstance(message, str):  # a beat of the pulse goes through
            self._held.append((page, message))
        else:
            page.send(message)

    def hold(self):
        self._is_held = True

    def await_held(self, page, key, value):
        """Wait until that change of a field is held up, while the browser's driver goes on."""
        said = re.compile(rb'"%s": ?%s[,}]' % (key.encode(), json.dumps(value).encode()))
        for _ in range(200):
            if any(said.search(bytes(message)) for _, message in self._held):
                return
            page.wait_for_timeout(100)
        pytest.fail(f"{key} werd geen {value!r} in het andere venster")

    def let_go(self):
        self._is_held = False
        for page, message in self._held:
            page.send(message)
        self._held.clear()


@pytest.fixture
def vensters(begeleider, avond):
    """Give two windows on the same new school, and the line of the second."""
    begeleider.make_school("De Twee Vensters")
    page = begeleider.page.context.new_page()
    lijn = Traag(page)
    ander = Begeleider(page, avond)
    ander.open()
    for who in (begeleider, ander):
        who.tab("De school")
        expect(who.page.get_by_label("Motto", exact=True)).to_be_visible(**OPEN)
    return begeleider, ander, lijn


def field(who, label):
    return who.page.get_by_label(label, exact=True).first


def asked(who, label, other):
    said = f"Het gaat om ‘{label}’. In het andere venster staat: {other}"
    expect(who.page.get_by_text(said).first).to_be_visible(**OPEN)


@pytest.mark.parametrize(
    ("label", "een", "twee"),
    [("Motto", "Samen", "Ieder kind"), ("Aantal leerlingen", "12", "340")],
)
def test_two_that_begin_in_one_empty_field_keep_both_texts(vensters, label, een, twee):
    first, second, line = vensters
    line.hold()
    field(first, label).fill(een)
    line.await_held(second.page, "value", een)  # it is on its way to the second
    field(second, label).press_sequentially(twee)
    line.let_go()
    asked(second, label, een)
    expect(field(second, label)).to_have_value(twee)
    expect(field(first, label)).to_have_value(een)
    second.press("Houd wat hier staat")
    expect(field(first, label)).to_have_value(twee, **OPEN)


def test_f5_before_the_question_is_answered_keeps_what_was_typed(vensters):
    first, second, line = vensters
    line.hold()
    field(first, "Motto").fill("Samen")
    line.await_held(second.page, "value", "Samen")
    field(second, "Motto").press_sequentially("Ieder kind")
    line.let_go()
    asked(second, "Motto", "Samen")
    second.page.reload()
    kept = second.page.locator("#op-klad")
    expect(kept.get_by_label("Motto", exact=True)).to_have_value("Ieder kind", **OPEN)
    blad = second.page.locator("#rendered_cells")
    expect(blad.get_by_label("Motto", exact=True)).to_have_value("Samen")
    kept.get_by_role("button", name="Zet terug in dit vak").click()
    expect(field(first, "Motto")).to_have_value("Ieder kind", **OPEN)
    expect(kept).to_be_hidden()


def test_a_choice_made_before_the_other_was_shown_is_asked_about(vensters):
    first, second, line = vensters
    line.hold()
    field(first, "Vakantieregio").select_option(index=1)
    line.await_held(second.page, "index", 1)
    field(second, "Vakantieregio").select_option(index=2)
    line.let_go()
    asked(second, "Vakantieregio", "Noord")
    second.press("Neem het andere over")
    for who in (first, second):
        expect(field(who, "Vakantieregio").locator("option:checked")).to_have_text(
            field(first, "Vakantieregio").locator("option").nth(1).inner_text(), **OPEN
        )


def test_who_sees_the_others_text_replaces_it_without_a_question(vensters):
    first, second, _ = vensters
    field(first, "Motto").fill("Samen")
    expect(field(second, "Motto")).to_have_value("Samen", **OPEN)
    field(second, "Motto").fill("Iets heel anders")
    expect(field(first, "Motto")).to_have_value("Iets heel anders", **OPEN)
    field(first, "Vakantieregio").select_option(index=1)
    expect(field(second, "Vakantieregio").locator("option:checked")).to_have_text(
        field(first, "Vakantieregio").locator("option").nth(1).inner_text(), **OPEN
    )
    field(second, "Vakantieregio").select_option(index=2)
    expect(field(first, "Vakantieregio").locator("option:checked")).to_have_text(
        field(first, "Vakantieregio").locator("option").nth(2).inner_text(), **OPEN
    )
    expect(second.page.get_by_role("button", name="Houd wat hier staat")).to_have_count(0)


def test_a_press_on_a_button_that_another_window_changed_does_nothing(vensters):
    first, second, line = vensters
    first.go("Waarden")
    first.press("Open de stemming")
    closes = second.page.get_by_role("button", name="Sluit de ronde")
    expect(closes).to_be_visible(**OPEN)
    line.hold()
    first.press("Sluit de ronde")
    first.press("Ja, sluit de ronde nu")
    line.await_held(second.page, "description", "Onthul de uitslag")
    closes.click()
    line.let_go()
    second.sees("veranderde deze knop: er staat nu ‘Onthul de uitslag’. Er is niets gedaan.")

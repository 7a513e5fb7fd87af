"""On the smallest phone no word is cut in two, in any language.

The pages of the hall are measured as they are, and beside them every text of the catalog in the
size that its template gives it: as a button, as a heading, or as running text.
"""

import re
from itertools import chain
from pathlib import Path

import pytest

import ouderplan.zaal
from ouderplan.kern.rondes import Rondesoort
from ouderplan.stappen.vragen import question
from ouderplan.talen import Talen
from ouderplan.talen.lezen import read_catalog
from ouderplan.talen.lijst import MAP

SMAL = {"viewport": {"width": 320, "height": 640}}
ZONDER_SPATIES = {"zh", "zh-Hant"}
"""Written without spaces: a line may end after any sign."""
DEEL = re.compile(
    r'<(?:(?P<kop>h[12])|(?P<knop>button|a class="knop))[^>]*>(?P<in>.*?)</(?:h[12]|button|a)>',
    re.S,
)
TEKST = re.compile(r"{% trans[^%]*%}(.*?){% endtrans %}", re.S)
GETAL = re.compile(r"%\(\w+\)s")

BREUKEN = """
(open) => {
  document.querySelector(".talen").open = open;
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const holder = node.parentElement;
    if (holder.closest(".weg, [lang^=zh]") || !holder.checkVisibility()) continue;
    for (const match of node.data.matchAll(/[^\\s\\u2010-\\u2015\\-\\/…]+/g)) {
      const range = document.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      const tops = [...range.getClientRects()].filter((r) => r.width > 0.5).map((r) => r.top);
      if (Math.max(...tops) - Math.min(...tops) > 8) {
        found.push(`${holder.tagName.toLowerCase()} ${match[0]}`);
      }
    }
  }
  return [...new Set(found)];
}
"""

ERBIJ = """
(soorten) => {
  const main = document.querySelector("main");
  for (const [soort, texts] of Object.entries(soorten)) {
    for (const text of texts) {
      const made = document.createElement({knop: "button", kop: "h1", tekst: "p"}[soort]);
      if (soort === "knop") made.className = "knop";
      made.textContent = text;
      main.append(made);
    }
  }
}
"""


def in_templates(soort):
    """Return the Dutch texts that templates show as a button or as a heading."""
    folder = Path(ouderplan.zaal.__file__).parent / "templates"
    pages = chain.from_iterable(
        DEEL.finditer(one.read_text("utf-8")) for one in folder.glob("*.j2")
    )
    return {text for part in pages if part[soort] for text in TEKST.findall(part["in"])}


def by_size(code):
    """Return every text of a catalog, as buttons, as headings and as the rest."""
    knoppen, koppen = in_templates("knop"), in_templates("kop")
    found = {"knop": [], "kop": [], "tekst": []}
    for message in read_catalog(MAP / f"{code}.po"):
        if message.id:
            first = message.id if isinstance(message.id, str) else message.id[0]
            forms = [message.string] if isinstance(message.string, str) else message.string
            is_question = first.endswith("?") and not message.context
            soort = "knop" if first in knoppen else "kop" if first in koppen or is_question else ""
            found[soort or "tekst"] += [GETAL.sub("24", form) for form in forms]
    return found


def test_buttons_and_headings_are_found_in_the_templates():
    assert {"Verstuur mijn stem", "Nog iemand stemt op deze telefoon"} <= in_templates("knop")
    assert {"Stem ontvangen", "Typ uw stemcode"} <= in_templates("kop")


@pytest.mark.parametrize("soort", [Rondesoort.WAARDEN, Rondesoort.SCAN, Rondesoort.KANSEN])
def test_no_word_of_a_page_is_cut_in_two(zaal, open_phone, soort):
    zaal.open(soort, vraag=question(soort))
    phone = open_phone(locale="nl-NL", **SMAL)
    cut = {}
    for taal in Talen().alle:
        phone.context.add_cookies([{"name": "taal", "value": taal.code, "url": zaal.url}])
        phone.reload()
        found = [*phone.evaluate(BREUKEN, False), *phone.evaluate(BREUKEN, True)]
        if found and taal.code not in ZONDER_SPATIES:
            cut[taal.code] = found
    assert not cut, cut


def test_no_word_of_a_catalog_is_cut_in_two(zaal, open_phone):
    zaal.open(vraag=question(Rondesoort.WAARDEN))
    phone = open_phone(locale="nl-NL", **SMAL)
    cut = {}
    for taal in Talen().andere:
        if taal.code in ZONDER_SPATIES:
            continue
        phone.context.add_cookies([{"name": "taal", "value": taal.code, "url": zaal.url}])
        phone.reload()
        phone.evaluate(ERBIJ, by_size(taal.code))
        if found := phone.evaluate(BREUKEN, False):
            cut[taal.code] = found
    assert not cut, cut


def test_a_word_that_is_cut_is_seen(zaal, open_phone):
    zaal.open()
    phone = open_phone(locale="nl-NL", **SMAL)
    word = "verantwoordelijkheidsgevoelens"
    phone.evaluate(ERBIJ, {"knop": [word], "kop": [], "tekst": ["kort"]})
    assert phone.evaluate(BREUKEN, False) == [f"button {word}"]

#!/usr/bin/env bash
# tornado 6.6.1: a language with a script (zh_Hant) is loaded, is listed as supported, and is never served.
#
# load_gettext_translations takes every folder it finds, so a site with zh (simplified) and zh_Hant
# (traditional Chinese) has both in get_supported_locales(). But who asks for zh-Hant has the second half made
# capitals first, as if it were a country: ZH_HANT is not there, and the reader gets simplified Chinese.
# zh-Hant-TW has three parts and counts for nothing: the reader gets the default language. Where
# zh_Hant is the only Chinese there is, nobody ever sees it, whatever they ask for. A reader cannot tell, for
# the page is in a language, only not in theirs. Locale.rtl beside it looks at the first letters of the code
# for fa, ar or he: a page in Pashto or Sorani (ps, ckb) that uses it runs from the left, one
# in Mapudungun (arn), which has Latin letters, from the right.
#
# Seen (tornado 6.6.1, catalogs made with Babel 2.19.0): zh-Hant -> zh, zh-Hant-TW -> en_US; without zh
# also zh-Hant -> en_US; rtl of fa True, ps False, ckb False, arn True. Exit status 1 when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'tornado==6.6.1' 'babel==2.19.0'
cat > seen.py <<'PYTHON'
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from tornado import locale


def load(*codes):
    folder = Path("-".join(codes))
    for code in codes:
        path = folder / code / "LC_MESSAGES"
        path.mkdir(parents=True)
        catalog = Catalog(charset="utf-8")
        catalog.add("Welcome", f"in {code}")
        with (path / "page.mo").open("wb") as file:
            write_mo(file, catalog)
    locale.load_gettext_translations(str(folder), "page")
    assert set(codes) <= set(locale.get_supported_locales())


def asks(code):
    return locale.get(code).translate("Welcome")


load("zh", "zh_Hant", "fa", "ps", "ckb", "arn")
seen = [asks("zh-Hant"), asks("zh-Hant-TW")]
rtl = {code: locale.get(code).rtl for code in ("fa", "ps", "ckb", "arn")}
load("zh_Hant")
seen += [asks("zh-Hant"), asks("zh_Hant")]
print("zh-Hant, zh-Hant-TW; and without zh, zh-Hant, zh_Hant:", *seen, sep=" | ")
print("rtl:", rtl)
sys.exit(
    seen != ["in zh", "Welcome", "Welcome", "Welcome"]
    or rtl != {"fa": True, "ps": False, "ckb": False, "arn": True}
)
PYTHON
env/bin/python seen.py

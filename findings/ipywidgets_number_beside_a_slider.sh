#!/usr/bin/env bash
# ipywidgets 8.1.9: the number beside a slider can be typed over, and is then often not the slider's value.
#
# Only Enter hands a typed number over. The page listens for leaving the field too, but on an element above
# it, where that event (blur) never arrives: who types 7.5 and goes on with Tab or a click sees 7.5
# stand there, while the slider, and Python, still have 3. With Enter the text is read up to the first sign
# that is no part of an English number, and what the slider itself wrote there is read the same way. A Dutch 7,5
# becomes 7. Enter on an untouched "1,250" (readout_format ",d") makes it 1, and on an untouched "50%" (".0%",
# of 0 to 1) it becomes 50, which is cut to the maximum: 100%. Nothing says so, neither on the page nor in
# Python. Who may type a number belongs at a FloatText, or at a slider with readout=False.
#
# Seen (ipywidgets 8.1.9; @jupyter-widgets/html-manager 1.0.15, with the controls that JupyterLab and Voilà
# have too; playwright 1.65.2 with Debian's chromium): as above. Exit status 1 when that changes.
set -euo pipefail
for tool in chromium npm; do
    command -v "$tool" > /dev/null || { echo "needs $tool (Debian: chromium, npm)"; exit 2; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'ipywidgets==8.1.9' 'playwright==1.65.2'
npm install --silent --no-audit --no-fund '@jupyter-widgets/html-manager@1.0.15' > /dev/null 2>&1
cat > seen.py <<'PYTHON'
import shutil
import sys
from pathlib import Path

from ipywidgets import FloatSlider, IntSlider
from ipywidgets.embed import embed_minimal_html
from playwright.sync_api import sync_playwright

sliders = [
    FloatSlider(value=3.0, max=10.0),
    FloatSlider(value=3.0, max=10.0),
    IntSlider(value=1250, max=5000, readout_format=",d"),
    FloatSlider(value=0.5, max=1.0, step=0.01, readout_format=".0%"),
]
script = "node_modules/@jupyter-widgets/html-manager/dist/embed.js"
embed_minimal_html("page.html", sliders, requirejs=False, cors=False, embed_url=script, drop_defaults=False)

seen = []
with sync_playwright() as play:
    browser = play.chromium.launch(
        executable_path=shutil.which("chromium"),
        args=["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
    )
    page = browser.new_page()
    page.set_default_timeout(120_000)
    page.goto(Path("page.html").absolute().as_uri())
    numbers, handles = page.locator(".widget-readout"), page.locator(".noUi-handle")
    numbers.nth(3).wait_for()
    for place, (typed, key) in enumerate([("7.5", "Tab"), ("7,5", "Enter"), ("", "Enter"), ("", "Enter")]):
        number = numbers.nth(place)
        before = number.text_content()
        number.click()
        if typed:
            page.keyboard.press("Control+A")
            page.keyboard.type(typed)
        page.keyboard.press(key)
        after = (number.text_content(), float(handles.nth(place).get_attribute("aria-valuetext")))
        print(f"{before} | {typed or 'nothing typed'}, {key} | shown {after[0]}, slider at {after[1]:g}")
        seen.append(after)
    browser.close()
sys.exit(seen != [("7.5", 3), ("7.00", 7), ("1", 1), ("100%", 1)])
PYTHON
env/bin/python -W ignore seen.py

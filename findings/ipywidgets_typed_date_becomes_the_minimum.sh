#!/usr/bin/env bash
# ipywidgets 8.1.9: in a DatePicker with `min`, a date that is typed becomes the minimum.
#
# A browser's date field has a whole date as soon as the year has one digit, and says so at each digit: who
# types 2027 passes the years 2, 20 and 202. The page hands every one of them to Python. There a value below
# `min` is neither refused nor left waiting: it becomes `min`, and that goes back to the field while somebody is
# still typing in it. The digits that follow land in another year, and the last of those is below the minimum
# too. So 15 June 2027, typed with a moment between the digits, ends as 1 January 2026, on the page and in
# Python; nothing says so. Without `min` the same keys give 15 June 2027, by way of the years 2, 20 and 202,
# which whoever observes `value` hears of as well. `max` does no harm to typing, for years grow. A date picked
# with the mouse is right in all of them.
#
# Seen (ipywidgets 8.1.9 in Voilà 0.5.13 with ipykernel 7.4.0; playwright 1.65.2 with Debian's chromium, in
# American English, where the month is typed first): as above. Exit status 1 when that changes.
set -euo pipefail
command -v chromium > /dev/null || { echo "needs chromium (Debian: chromium)"; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'ipywidgets==8.1.9' 'voila==0.5.13' 'ipykernel==7.4.0' \
    'playwright==1.65.2'
cat > seen.py <<'PYTHON'
import shutil
import socket
import subprocess
import sys
import urllib.request
from time import monotonic, sleep

import nbformat
from playwright.sync_api import sync_playwright

CELL = """
from datetime import date
import ipywidgets as w
fields = [w.DatePicker(), w.DatePicker(min=date(2026, 1, 1)), w.DatePicker(max=date(2030, 12, 31))]
heard = [w.Label() for _ in fields]
for field, label in zip(fields, heard):
    field.observe(lambda change, label=label: setattr(label, "value", f"{label.value} {change.new}"), "value")
w.VBox([*fields, *heard])
"""
book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL)])
nbformat.write(book, "page.ipynb")
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
url = f"http://127.0.0.1:{port}/"
command = [sys.executable, "-m", "voila", "page.ipynb", "--no-browser", "--port", str(port)]
server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
try:
    end = monotonic() + 60
    while monotonic() < end:
        try:
            urllib.request.urlopen(url + "voila/static/nothing", timeout=5)
        except urllib.error.HTTPError:
            break
        except OSError:
            sleep(0.2)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(locale="en-US")
        page.set_default_timeout(120_000)
        page.goto(url)
        fields, labels = page.locator("input[type=date]"), page.locator(".widget-label:visible")
        fields.nth(2).wait_for()
        seen = []
        for place, kind in enumerate(["free", "with min", "with max"]):
            fields.nth(place).click(position={"x": 12, "y": 8})
            for key in "06152027":
                page.keyboard.press(key)
                page.wait_for_timeout(700)
            stands = fields.nth(place).input_value()
            heard = labels.filter(has_text="-").nth(place).inner_text().split()
            print(f"{kind} | 06 15 2027 typed | shown {stands} | Python heard of {', '.join(heard)}")
            seen.append((stands, heard[-1], heard[0]))
        browser.close()
finally:
    server.terminate()
    server.wait()
grown = ("2027-06-15", "2027-06-15", "0002-06-15")
sys.exit(seen != [grown, ("2026-01-01", "2026-01-01", "2026-01-01"), grown])
PYTHON
env/bin/python -W ignore seen.py

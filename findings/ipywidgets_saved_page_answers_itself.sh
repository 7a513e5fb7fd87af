#!/usr/bin/env bash
# ipywidgets 8.1.9: a page saved with embed_minimal_html shows answers that nobody gave.
#
# To keep the file small, whatever has its default value is left out of the state (drop_defaults=True), and
# the page fills it in again, with the defaults of the JavaScript models. Those are not the same as Python's.
# A Dropdown or Select in which nothing is chosen (index None in Python, '' there) shows its first
# option as chosen. A FloatSlider has steps of 0.1 in Python and of 1 there, so 7.5 stands at 8.00, in the
# number too, and a range of 2.5 to 7.5 reads "8.00". A school that keeps a filled-in page of a
# notebook as a record keeps another one, and only with drop_defaults=False the one that was on the screen.
#
# Seen (ipywidgets 8.1.9, @jupyter-widgets/html-manager 1.0.15, Chromium): kept whole: nothing chosen twice, 7.50,
# 2.50 – 7.50; as saved by default: "Ja" chosen twice, 8.00, 8.00. Exit status 1 when that changes.
set -euo pipefail
for tool in chromium npm; do
    command -v "$tool" > /dev/null || { echo "needs $tool (Debian: chromium, npm)"; exit 2; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'ipywidgets==8.1.9'
npm install --silent --no-audit --no-fund '@jupyter-widgets/html-manager@1.0.15' > /dev/null 2>&1
cat > save.py <<'PYTHON'
from pathlib import Path

from ipywidgets import Dropdown, FloatRangeSlider, FloatSlider, Select
from ipywidgets.embed import embed_minimal_html

LOOK = """<script>
const look = setInterval(() => {
  const chosen = [...document.querySelectorAll("select")].map((list) => list.value || "nothing");
  const numbers = [...document.querySelectorAll(".widget-readout")].map((number) => number.textContent);
  if (chosen.length < 2 || numbers.length < 2 || !numbers.every(Boolean)) return;
  clearInterval(look);
  document.body.innerHTML = `<p>SEEN ${[...chosen, ...numbers].join(", ")}</p>`;
}, 100);
</script></body>"""

for name, setting in (("default", {}), ("whole", {"drop_defaults": False})):
    views = [
        Dropdown(options=["Ja", "Nee"], value=None),
        Select(options=["Ja", "Nee"], value=None),
        FloatSlider(value=7.5, max=10.0),
        FloatRangeSlider(value=(2.5, 7.5), max=10.0),
    ]
    script = "node_modules/@jupyter-widgets/html-manager/dist/embed.js"
    embed_minimal_html(f"{name}.html", views, requirejs=False, cors=False, embed_url=script, **setting)
    page = Path(f"{name}.html")
    page.write_text(page.read_text().replace("</body>", LOOK))
PYTHON
env/bin/python -W ignore save.py
show() {
    timeout 300 chromium --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" \
        --virtual-time-budget=30000 --dump-dom "file://$work/$1.html" 2> /dev/null |
        grep -o 'SEEN [^<]*'
}
whole=$(show whole)
default=$(show default)
echo "kept whole:  $whole"
echo "by default:  $default"
[[ $whole == "SEEN nothing, nothing, 7.50, 2.50 – 7.50" && $default == "SEEN Ja, Ja, 8.00, 8.00" ]]

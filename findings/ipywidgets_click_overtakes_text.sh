#!/usr/bin/env bash
# @jupyter-widgets/base 6.0.12 (ipywidgets 8): a click overtakes what was typed before it.
#
# A field sends its value while someone types. While the kernel is busy with one value the page holds
# the next ones back, and sends the last of them when the kernel says that it is idle. What a button, or
# any other widget, says with model.send is not held back. So who types a name and presses a button at
# once, while the first letter is still being handled, has the press handled with one letter; the rest
# of the name arrives when the work is done. On a quick kernel nobody sees it; on a busy laptop a
# decision is signed with half a name. JupyterLab, Voila and every page that is made with this package
# do this, unless the page says what it holds back before it says anything else.
#
# Seen: the kernel is sent the value "d", then the click, and the value "de werkgroep" only after idle.
# Exit status 1 when that changes.
set -euo pipefail
command -v npm > /dev/null || { echo "needs npm (Debian: npm)"; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund '@jupyter-widgets/base@6.0.12' 'jsdom@24.1.3' 'esbuild@0.28.2' > /dev/null 2>&1
cat > page.js <<'JS'
import { WidgetModel } from "@jupyter-widgets/base";

const told = [];
const waiting = [];
function comm(comm_id) {
  return {
    comm_id,
    send(data, callbacks) {
      told.push(data.method === "custom" ? data.content.event : data.state.value);
      waiting.push(callbacks?.iopub?.status);
      return String(told.length);
    },
    on_msg() {},
    on_close() {},
  };
}
const widget_manager = { callbacks: () => ({}) };
const model = (name) => new WidgetModel({}, { model_id: name, comm: comm(name), widget_manager });
const field = model("field");
const button = model("button");
for (const typed of ["d", "de ", "de werkgroep"]) {
  field.set("value", typed);
  field.save_changes();
}
button.send({ event: "click" }, {});
waiting[0]?.({ content: { execution_state: "idle" } }); // the kernel is done with the first letter
console.log(JSON.stringify(told));
JS
npx esbuild page.js --bundle --outfile=out.js --log-level=error --loader:.css=empty --loader:.svg=empty
cat > run.cjs <<'JS'
const { JSDOM } = require("jsdom");
const fs = require("node:fs");
const page = new JSDOM("<!doctype html><body></body>", { runScripts: "outside-only", pretendToBeVisual: true, url: "http://localhost/" });
page.window.console.log = console.log;
page.window.DragEvent = page.window.MouseEvent; // jsdom has none, and Lumino derives from it
page.window.eval(fs.readFileSync("out.js", "utf8"));
JS
seen=$(node run.cjs)
echo "$seen"
[[ $seen == '["d","click","de werkgroep"]' ]]

/* Makes ../static/front: one script and one stylesheet, the licences of what is in them, and the
   versions they were made of. Only needed after a change here: `npm install --no-package-lock && npm run build`. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const UIT = "../static/front";
const { metafile } = await build({
  entryPoints: { front: "src/begin.js", "front-stijl": "src/front.css" },
  entryNames: "front",
  outdir: UIT,
  bundle: true,
  minify: true,
  metafile: true,
  format: "iife",
  target: ["es2022"],
  charset: "utf8",
  legalComments: "none", // they stand in LICENTIES.txt
  alias: { "sanitize-html": "./src/schoon.js", jquery: "jquery/dist/jquery.slim.js" },
  define: { "process.env.NODE_ENV": '"production"', global: "globalThis" },
});

const lees = (pad) => readFileSync(pad, "utf8");
const pakket = (naam) => JSON.parse(lees(`node_modules/${naam}/package.json`));
const invoer = Object.values(metafile.outputs).flatMap((een) => Object.keys(een.inputs));
const namen = [...new Set(invoer.map((pad) => pad.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1]).filter(Boolean))].sort();

function licentie(naam) {
  const { version, license } = pakket(naam);
  const bestand = readdirSync(`node_modules/${naam}`).find((een) => /^licen[cs]e/i.test(een));
  // The packages of Project Jupyter name their licence, and keep its text in their repository.
  const tekst = lees(bestand ? `node_modules/${naam}/${bestand}` : `licenties/${naam.split("/")[0].slice(1)}.txt`);
  return `${"=".repeat(80)}\n${naam} ${version} (${license})\n\n${tekst.trim()}\n`;
}

/** Also made by tests/app/test_front.py: a source that changed without a build is noticed. */
function bron() {
  const hash = createHash("sha256");
  for (const pad of ["package.json", "bouw.mjs", ...readdirSync("src").sort().map((een) => `src/${een}`)]) {
    hash.update(lees(pad).replaceAll("\r\n", "\n"));
  }
  return hash.digest("hex");
}

function protocol(naam, constante) {
  return lees(`node_modules/@jupyter-widgets/${naam}/lib/version.js`).match(new RegExp(`${constante} = '([^']+)'`))[1];
}

mkdirSync(UIT, { recursive: true });
writeFileSync(`${UIT}/LICENTIES.txt`, namen.map(licentie).join("\n"));
const versies = {
  protocol: {
    widgets: protocol("base", "PROTOCOL_VERSION"),
    base: protocol("base", "JUPYTER_WIDGETS_VERSION"),
    controls: protocol("controls", "JUPYTER_CONTROLS_VERSION"),
  },
  pakketten: Object.fromEntries(namen.map((naam) => [naam, pakket(naam).version])),
  bron: bron(),
};
writeFileSync(`${UIT}/versies.json`, `${JSON.stringify(versies, null, 2)}\n`);
for (const [pad, { bytes }] of Object.entries(metafile.outputs)) console.log(pad, `${Math.round(bytes / 1000)} KB`);

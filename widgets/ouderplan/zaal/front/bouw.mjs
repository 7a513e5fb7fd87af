/* Makes ../static/afstand.js, with beside it the licences of what is in it and of what it was made. Only
   needed after a change here: `npm install --no-package-lock && npm run build`. */
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const UIT = "../static";
const { metafile } = await build({
  entryPoints: ["src/afstand.js"],
  outdir: UIT,
  bundle: true,
  minify: true,
  metafile: true,
  format: "iife",
  target: ["es2020"],
  charset: "utf8",
  legalComments: "none", // they stand in afstand-licenties.txt
});

const lees = (pad) => readFileSync(pad, "utf8");
const pakket = (naam) => JSON.parse(lees(`node_modules/${naam}/package.json`));
const invoer = Object.values(metafile.outputs).flatMap((een) => Object.keys(een.inputs));
const namen = [...new Set(invoer.map((pad) => pad.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1]).filter(Boolean))].sort();

function licentie(naam) {
  const { version, license } = pakket(naam);
  return `${"=".repeat(80)}\n${naam} ${version} (${license})\n\n${lees(`node_modules/${naam}/LICENSE`).trim()}\n`;
}

/** Also made by tests/zaal/test_afstand_front.py: a source that changed without a build is noticed. */
function bron() {
  const hash = createHash("sha256");
  for (const pad of ["package.json", "bouw.mjs", ...readdirSync("src").sort().map((een) => `src/${een}`)]) {
    hash.update(lees(pad).replaceAll("\r\n", "\n"));
  }
  return hash.digest("hex");
}

writeFileSync(`${UIT}/afstand-licenties.txt`, namen.map(licentie).join("\n"));
const versies = { pakketten: Object.fromEntries(namen.map((naam) => [naam, pakket(naam).version])), bron: bron() };
writeFileSync(`${UIT}/afstand-versies.json`, `${JSON.stringify(versies, null, 2)}\n`);
for (const [pad, { bytes }] of Object.entries(metafile.outputs)) console.log(pad, `${Math.round(bytes / 1000)} KB`);

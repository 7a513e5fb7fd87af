/* Starts the page: the widgets that it brought along, a line to their kernel, and an end with it. */
import { Widget } from "@lumino/widgets";
import { Beheer } from "./beheer.js";
import { Klad } from "./klad.js";

const LIJN = ["weg", "weer", "dood", "groot"]; // what the page is told about it: op:open, …

const lees = (id) => JSON.parse(document.getElementById(id)?.textContent || "null");
const meld = (naam) => document.dispatchEvent(new CustomEvent(`op:${naam}`));

async function toon(beheer, plek) {
  const model = await beheer.get_model(plek.dataset.widget);
  const view = await beheer.create_view(model);
  Widget.attach(view.luminoWidget, plek);
}

// The last that the kernel hears of this page, with the last keystrokes: the line may be cut off.
function afscheid(waarden) {
  const formulier = new FormData();
  formulier.append("_xsrf", document.cookie.match(/\b_xsrf=([^;]*)/)?.[1] ?? "");
  formulier.append("waarden", JSON.stringify(waarden));
  return formulier;
}

async function begin({ baseUrl, kernelId }) {
  const adres = new URL(`${baseUrl}api/kernels/${kernelId}/channels`, location.href);
  adres.protocol = adres.protocol.replace("http", "ws");
  let klad;
  const hoor = Object.fromEntries(LIJN.map((naam) => [naam, () => meld(naam)]));
  const beheer = new Beheer(adres.href, { ...hoor, goed: () => klad.ruimOp() });
  klad = new Klad(beheer);
  const gehoord = () => beheer.lijn.gezond;
  // Ipywidgets take an input in after this; a tab that the browser discards says no goodbye.
  document.addEventListener("input", () => gehoord() || setTimeout(() => klad.bewaar()));
  addEventListener("beforeunload", (event) => {
    if (!gehoord() && klad.vol && !document.documentElement.dataset.herlaadt) event.preventDefault();
  });
  addEventListener("pagehide", () => {
    const waarden = beheer.nogNiet();
    const gezond = gehoord();
    beheer.lijn.sluit();
    const adres = `${baseUrl}voila/api/shutdown/${kernelId}`;
    // Too much for a beacon is refused as a whole; then the kernel only hears that the page is gone.
    const mee = navigator.sendBeacon(adres, afscheid(waarden));
    if (!mee) navigator.sendBeacon(adres, afscheid([]));
    if (gezond && mee) klad.afscheid();
    else klad.bewaar();
  });
  await beheer.laadMee(lees("op-widgets"));
  await Promise.all([...document.querySelectorAll("[data-widget]")].map((plek) => toon(beheer, plek)));
  meld("getoond");
  await klad.zetTerug();
}

const config = lees("op-kernel");
if (config) begin(config).catch((fout) => { console.error(fout); meld("mis"); });

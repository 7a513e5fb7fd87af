/* The remote. The key stands behind the # of the address, which no browser sends; from then on it stays
   on this phone. Each message carries a number that only goes up and a mark made with the key, and so
   does each answer: what is not signed is not believed. The begeleider's notes come sealed, for this phone
   alone. crypto.subtle does not exist on plain http. */
import { chacha20poly1305 } from "@noble/ciphers/chacha.js";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";

const LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
const OPNIEUW_MS = 1000;
const STIL_MS = 12_000; // the hall says something every five seconds
const ANTWOORD_MS = 8000;
const pad = document.body.dataset.pad;
const LA = `ouderplan-afstand${pad}`; // two schools under one name are two remotes
const hoofd = document.querySelector("main");
const bericht = document.getElementById("bericht");
const een = (kiezer, bij = document) => bij.querySelector(kiezer);
let beeld = {};
const bezig = new Set(); // what was pressed and is not answered yet
let lijn = null; // the line along which we hear
let beurt = Promise.resolve(); // messages go one after the other: a number that is overtaken is worth nothing

// == what stays on this phone
const lees = () => {
  try {
    return JSON.parse(localStorage.getItem(LA));
  } catch {
    return null;
  }
};
const bewaar = (wat) => (wat ? localStorage.setItem(LA, JSON.stringify(wat)) : localStorage.removeItem(LA));
const bytes = (hex) => Uint8Array.from(hex.match(/../g), (paar) => parseInt(paar, 16));
const van64 = (tekst) => Uint8Array.from(atob(tekst.replaceAll("-", "+").replaceAll("_", "/")), (teken) => teken.charCodeAt(0));

function neemCode() {
  const [, id, sleutel] = location.hash.match(/^#([0-9a-f]{8})\.([\w-]{43})$/) ?? [];
  if (!id) return;
  const merk = bytesToHex(crypto.getRandomValues(new Uint8Array(16)));
  const code = van64(sleutel);
  const eigen = hmac(sha256, code, utf8ToBytes(`telefoon\n${merk}`));
  bewaar({ id, merk, n: 0, code: bytesToHex(code), eigen: bytesToHex(eigen) });
  history.replaceState(null, "", location.pathname); // no longer in the address bar, nor in what was visited
}

// == messages
const merkVan = (sleutel, waarvoor, tekst) => bytesToHex(hmac(sha256, sleutel, concatBytes(utf8ToBytes(`${waarvoor}\n`), tekst)));

function geloof(sleutel, waarvoor, regel) {
  const tekst = regel.slice(65);
  return merkVan(sleutel, waarvoor, utf8ToBytes(tekst)) === regel.slice(0, 64) ? JSON.parse(tekst) : null;
}

function lees_notities(eigen, verzegeld) { // see `seal` in kern/afstand.py
  if (!verzegeld) return "";
  const alles = van64(verzegeld);
  const sleutel = hmac(sha256, eigen, utf8ToBytes("notities\n"));
  const open = chacha20poly1305(sleutel, alles.subarray(0, 12)).decrypt(alles.subarray(12));
  return new TextDecoder().decode(open).trimEnd();
}

function stuur(waarvoor, velden, signal) {
  const mijn = beurt.then(() => zend(waarvoor, velden, signal));
  beurt = mijn.catch(() => {});
  return mijn;
}

async function zend(waarvoor, velden, signal) {
  const ik = lees();
  if (!ik) throw new Geweigerd();
  ik.n += 1; // kept before it is sent: a number is never used twice
  bewaar(ik);
  const tekst = utf8ToBytes(JSON.stringify({ k: ik.id, n: ik.n, ...velden }));
  const sleutel = bytes(waarvoor === "meld" ? ik.code : ik.eigen);
  const body = concatBytes(utf8ToBytes(`${merkVan(sleutel, waarvoor, tekst)}\n`), tekst);
  const antwoord = await fetch(`${pad}/afstand/${waarvoor}`, { method: "POST", body, signal, headers: { "Content-Type": "text/plain" } });
  if (antwoord.status === 403) throw new Geweigerd();
  if (!antwoord.ok) throw new Error(antwoord.status);
  return { antwoord, n: ik.n, eigen: bytes(ik.eigen) };
}

class Geweigerd extends Error {}

async function vraag(waarvoor, velden) {
  const { antwoord, n, eigen } = await stuur(waarvoor, velden, AbortSignal.timeout?.(ANTWOORD_MS));
  const gezegd = geloof(eigen, "antwoord", await antwoord.text());
  if (gezegd?.n !== n) throw new Error("not signed");
  return gezegd;
}

// == what is shown
function fase(naam) {
  if (hoofd.dataset.fase === naam) return;
  hoofd.dataset.fase = naam;
  for (const deel of document.querySelectorAll("[data-bij]")) deel.hidden = deel.dataset.bij !== naam;
  een(`[data-bij="${naam}"] h1`)?.focus();
  blijfAan();
}

// The phone stays on while it is a remote, where a browser lets a page ask for that (over https).
let wakker = null;
async function blijfAan() {
  if (hoofd.dataset.fase !== "gekoppeld") return wakker?.release();
  if (document.hidden || !navigator.wakeLock || wakker?.released === false) return;
  wakker = await navigator.wakeLock.request("screen").catch(() => null);
}
document.addEventListener("visibilitychange", blijfAan);

function zeg(zin, soort = "") {
  bericht.replaceChildren();
  if (!zin) return;
  const regel = document.createElement("p");
  regel.className = soort;
  regel.textContent = zin;
  bericht.append(regel);
}
const vast = (naam) => een(`[data-${naam}]`, een("#berichten").content).textContent;

const zet = (kiezer, tekst) => {
  const vak = een(kiezer);
  if (vak.textContent !== tekst) vak.textContent = tekst;
};

function toon(nieuw) {
  beeld = nieuw;
  fase(nieuw.fase);
  if (nieuw.fase !== "gekoppeld") return;
  zet("[data-reeks]", nieuw.scherm.reeks);
  zet("[data-waar]", nieuw.scherm.waar);
  een("[data-zwart]").hidden = !nieuw.scherm.zwart;
  const { nu, over, straks } = nieuw.draai;
  een("[data-draai]").hidden = een("[data-doe=erbij]").hidden = !nu;
  zet("[data-draai-nu]", nu ?? "");
  zet("[data-over]", over ? `· ${over}` : "");
  zet("[data-straks]", straks ?? "");
  een("[data-notities]").hidden = !nieuw.notities;
  zet("[data-notities] p", nieuw.notities);
  een("[data-nu]").hidden = !nieuw.nu.kop;
  zet("[data-nu-kop]", nieuw.nu.kop ?? "");
  zet("[data-vraag]", nieuw.nu.vraag ?? "");
  zet("[data-geteld]", nieuw.nu.geteld ?? "");
  een("[data-doe=actie]").hidden = !nieuw.actie.knop;
  zet("[data-doe=actie]", nieuw.actie.knop ?? "");
  een("[data-actiezin]").hidden = !nieuw.actie.zin;
  zet("[data-actiezin]", nieuw.actie.zin ?? "");
  const blank = een("[data-doe=zwart]");
  blank.dataset.aan ??= blank.textContent;
  zet("[data-doe=zwart]", nieuw.scherm.zwart ? blank.dataset.uit : blank.dataset.aan);
  toonTeksten(nieuw.teksten);
  zet("[data-wachten]", nieuw.wachten);
}

function toonTeksten(teksten) {
  const vak = een("[data-teksten]");
  const lijst = een("ul", vak);
  const had = document.activeElement?.closest("li");
  const plek = [...lijst.children].indexOf(had);
  const oud = new Map([...lijst.children].map((regel) => [regel.dataset.id, regel]));
  const rijen = teksten.map(({ id, tekst, soort }) => {
    const regel = oud.get(id) ?? een("#tekst").content.firstElementChild.cloneNode(true);
    regel.dataset.id = id;
    een(".soort", regel).textContent = soort;
    een("p", regel).textContent = tekst;
    for (const knop of regel.querySelectorAll("button")) knop.setAttribute("aria-label", `${knop.textContent}: ${tekst}`);
    return regel;
  });
  vak.hidden = !rijen.length;
  if (rijen.map((regel) => regel.dataset.id).join() === [...oud.keys()].join()) return;
  lijst.replaceChildren(...rijen);
  if (had && !had.isConnected) (een("button", rijen[Math.min(plek, rijen.length - 1)] ?? vak) ?? een("[data-doe=verder]")).focus();
  else if (had && document.activeElement === document.body) een("button", had).focus();
}

function levend(is) {
  for (const knop of document.querySelectorAll("[data-doe]")) knop.setAttribute("aria-disabled", String(!is));
}

// == what is pressed
async function druk(knop) {
  const wat = knop.dataset.doe;
  if (knop.getAttribute("aria-disabled") === "true") return;
  const gezien = wat === "actie" ? beeld.actie.stand : (beeld.stand[wat] ?? "");
  const over = wat === "actie" ? beeld.actie.naam : (knop.closest("li")?.dataset.id ?? "");
  const druk = `${wat} ${over} ${gezien}`; // pressed twice on the same thing is pressed once
  if (bezig.has(druk)) return;
  bezig.add(druk);
  try {
    const { zin } = await vraag("doe", { w: wat, g: gezien, x: over });
    zeg(zin, "mis");
    if (!zin) navigator.vibrate?.(20);
  } catch {
    zeg(vast("mislukt"), "mis"); // whether this is a remote still is heard along the line
  } finally {
    bezig.delete(druk);
  }
}

function klaar(hoe) {
  bewaar(null);
  lijn?.abort();
  zeg("");
  fase(hoe);
}

document.addEventListener("click", ({ target }) => {
  const knop = target.closest("[data-doe]");
  if (knop) druk(knop);
  const stop = target.closest("[data-stop]");
  if (!stop) return;
  if (!stop.dataset.gevraagd) {
    stop.dataset.gevraagd = "ja";
    stop.textContent = stop.dataset.zeker;
    return;
  }
  vraag("doe", { w: "stop" }).catch(() => {}).then(() => klaar("weg"));
});

// == the line along which we hear
async function volg() {
  for (let geweigerd = 0; ; ) {
    if (!lees()) return;
    lijn = new AbortController();
    try {
      await hoor(lijn);
      geweigerd = 0;
    } catch (fout) {
      geweigerd = fout instanceof Geweigerd ? geweigerd + 1 : 0;
      if (geweigerd > 1) return klaar("weg"); // once may be another tab of this phone, with a higher number
    }
    if (!lees()) return;
    levend(false);
    if (hoofd.dataset.fase !== "laden") zeg(vast("stil"));
    await new Promise((verder) => setTimeout(verder, OPNIEUW_MS));
  }
}

async function hoor(mijn) {
  let wacht = setTimeout(() => mijn.abort(), STIL_MS);
  try {
    const { antwoord, n, eigen } = await stuur("volg", {}, mijn.signal);
    const lezer = antwoord.body.getReader();
    const lees_tekst = new TextDecoder();
    for (let rest = "", laatst = 0; ; ) {
      const { value, done } = await lezer.read();
      if (done) return;
      clearTimeout(wacht);
      wacht = setTimeout(() => mijn.abort(), STIL_MS);
      const regels = (rest + lees_tekst.decode(value, { stream: true })).split("\n");
      rest = regels.pop();
      for (const regel of regels) {
        const gezegd = geloof(eigen, "beeld", regel);
        if (gezegd?.n !== n || gezegd.i <= laatst) return; // of somebody else
        if (!laatst) {
          levend(true);
          if (bericht.textContent === vast("stil")) zeg("");
        }
        laatst = gezegd.i;
        if (gezegd.beeld.fase === "weg") return klaar("weg");
        toon({ ...gezegd.beeld, notities: lees_notities(eigen, gezegd.beeld.notities) });
      }
    }
  } finally {
    clearTimeout(wacht);
  }
}

async function begin() {
  neemCode();
  const ik = lees();
  if (!ik) return fase("los");
  if (!ik.gemeld) {
    try {
      await vraag("meld", { m: ik.merk });
    } catch (fout) {
      if (fout instanceof Geweigerd) return klaar("weg");
      zeg(vast("stil"));
      return setTimeout(begin, OPNIEUW_MS);
    }
    const nu = lees();
    bewaar({ ...nu, gemeld: true, code: "" });
    zeg("");
  }
  let getal = BigInt(`0x${bytesToHex(hmac(sha256, bytes(lees().eigen), utf8ToBytes("letters\n")))}`);
  let letters = "";
  for (let i = 0; i < 4; i += 1, getal /= 20n) letters += LETTERS[Number(getal % 20n)];
  een("[data-letters]").textContent = letters;
  levend(false);
  return volg();
}

addEventListener("hashchange", () => location.reload()); // another code was scanned
begin();

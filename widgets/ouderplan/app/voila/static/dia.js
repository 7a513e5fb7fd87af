/* The projector: follows what is shown, makes the letters of a slide as large as fits, and lets the
   keys of a presenter go through the slides. It works in the projector's own window (/scherm) and
   over the begeleider's page while that presents. There is no control in it: Escape goes to Bedienen, and
   over the page so does a button that is there for who moves the mouse or touches the screen. */
(() => {
  "use strict";
  const TOETSEN = {
    ArrowRight: "verder", ArrowDown: "verder", PageDown: "verder", " ": "verder", Enter: "verder",
    ArrowLeft: "terug", ArrowUp: "terug", PageUp: "terug", Home: "begin", End: "eind", b: "zwart", B: "zwart", ".": "zwart",
  };
  const eigen = document.querySelector(".dia-toneel.dia-heel");
  let toneel = eigen;
  let bron = null; // the line along which we hear what is shown
  let merk = eigen?.dataset.merk ?? "";
  let plek = 0; // where Bedienen was scrolled to when the slide came over it
  let beurt = Promise.resolve(); // presses are done one after the other

  // == the size of the letters
  const ruim = (vak) => vak.scrollHeight <= vak.clientHeight + 1 && vak.scrollWidth <= vak.clientWidth + 1;
  const bereik = document.createRange();
  function heel(cel) { // nothing in the room that keeps it apart from the next column
    const vak = cel.getBoundingClientRect();
    const lucht = parseFloat(getComputedStyle(cel).paddingInlineEnd);
    bereik.selectNodeContents(cel);
    return bereik.getBoundingClientRect().width <= vak.width - (lucht || 0) + 1;
  }
  function pas(vak) {
    const [laag, hoog] = vak.dataset.pas.split(" ").map(Number);
    const cellen = [...vak.querySelectorAll("th, td, .d-samen li > span:not(.op-teken), .d-mee-weg .d-adres")]; // a word stays whole in its column
    const past = (maat) => {
      vak.style.setProperty("--m", maat);
      return ruim(vak) && cellen.every(heel);
    };
    vak.classList.remove("d-breek");
    if (past(hoog)) return;
    let [onder, boven] = [laag, hoog];
    if (!past(laag)) vak.classList.add("d-breek");
    for (let i = 0; i < 7; i += 1) {
      const midden = (onder + boven) / 2;
      if (past(midden)) onder = midden;
      else boven = midden;
    }
    past(onder);
  }
  function gelijk(naast) { // what stands beside each other is read as one text
    const vakken = [...naast.querySelectorAll("[data-pas]")];
    const maat = Math.min(...vakken.map((vak) => parseFloat(vak.style.getPropertyValue("--m"))));
    for (const vak of vakken) vak.style.setProperty("--m", maat);
  }
  function pasAlles() {
    toneel?.querySelectorAll("[data-pas]").forEach(pas);
    toneel?.querySelectorAll(".d-kolommen, .d-toppen").forEach(gelijk);
  }

  // == how long the row of the programme still takes
  let eindigt = null; // by the clock of this page, which nobody sets
  function tel() {
    const vak = toneel?.querySelector("[data-aftel]");
    if (!vak || eindigt === null) return;
    const over = Math.ceil((eindigt - performance.now()) / 1000);
    const minuut = over <= 60;
    const nul = vak.dataset.nul.charCodeAt(0); // in the hall's language, with its digits
    const cijfers = (getal) => String(getal).replace(/\d/g, (cijfer) => String.fromCharCode(nul + Number(cijfer)));
    const min = () => vak.dataset.aftel.replaceAll("#", cijfers(Math.ceil(over / 60)));
    const kort = () => cijfers(over === 60 ? "1:00" : `0:${String(over % 60).padStart(2, "0")}`);
    const tekst = over <= 0 ? "" : minuut ? kort() : min();
    const stond = vak.dataset.stand ?? "";
    if (stond === tekst) return;
    const even = stond.length === tekst.length;
    vak.dataset.stand = tekst;
    vak.innerHTML = tekst;
    vak.classList.toggle("d-minuut", minuut);
    if (!even) pasAlles();
  }
  setInterval(tel, 250);
  const thuis = () => document.body.dataset.thuis; // where this door begins

  // == what is shown
  function toon(beeld) {
    if (!toneel) return;
    eindigt = beeld.over === null ? null : performance.now() + beeld.over * 1000;
    if (beeld.merk === merk) return;
    const oud = toneel.querySelector(".dia");
    const hing = new Set([...(oud?.querySelectorAll(".d-muur li") ?? [])].map((li) => li.textContent));
    toneel.innerHTML = beeld.html;
    const dia = toneel.querySelector(".dia");
    dia.classList.toggle("d-nieuw", dia.dataset.dia !== oud?.dataset.dia);
    if (hing.size) dia.querySelectorAll(".d-muur li").forEach((li) => li.classList.toggle("d-vers", !hing.has(li.textContent)));
    merk = beeld.merk;
    tel();
    pasAlles();
    toneel.dataset.merk = merk;
  }

  // With this a page shows that it is ours. JupyterHub asks for it with every question of a script.
  const sleutel = () => document.cookie.match(/\b_xsrf=([^;]*)/)?.[1] ?? "";

  function volg() {
    if (bron) return;
    blijfAan();
    bron = new EventSource(`${thuis()}scherm/volg?_xsrf=${sleutel()}`);
    bron.onmessage = (bericht) => toon(JSON.parse(bericht.data));
  }

  async function druk(wat) {
    const formulier = new FormData();
    formulier.append("_xsrf", sleutel());
    formulier.append("wat", wat);
    try {
      const antwoord = await fetch(`${thuis()}scherm/doe`, { method: "POST", body: formulier, credentials: "same-origin" });
      if (antwoord.ok) toon(await antwoord.json());
    } catch {
      // the line comes back by itself, and says then what is shown
    }
  }

  // == the keys
  const wissel = () => document.querySelector(".op-wissel");
  addEventListener("keydown", (event) => {
    if (!toneel || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape") {
      event.preventDefault();
      if (eigen) location.assign(thuis());
      else wissel()?.click();
      return;
    }
    const wat = TOETSEN[event.key];
    if (!wat) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) beurt = beurt.then(() => druk(wat));
  }, true);

  // == a way back for who does not know that key, or has no keyboard; the hall sees it for a moment
  const knop = document.getElementById("op-terug");
  let weg; // what takes it away again
  const verberg = () => { if (knop) knop.hidden = true; };
  function wijs() {
    if (!toneel || !knop) return;
    knop.hidden = false;
    clearTimeout(weg);
    weg = setTimeout(() => (knop.matches(":hover") ? wijs() : verberg()), 4000);
  }
  for (const soort of ["pointermove", "pointerdown"]) addEventListener(soort, wijs, { passive: true });
  knop?.addEventListener("click", () => wissel()?.click());

  // == the screen stays on while the hall looks at it, where a browser lets a page ask for that
  let wakker = null;
  async function blijfAan() {
    if (!toneel || document.hidden || !navigator.wakeLock || wakker?.released === false) return;
    wakker = await navigator.wakeLock.request("screen").catch(() => null); // an empty battery says no
  }
  document.addEventListener("visibilitychange", blijfAan);

  // == over the begeleider's page, while it presents
  function kijk() {
    const blad = document.getElementById("rendered_cells");
    const aan = Boolean(document.querySelector(".op-presenteren [data-zaal]"));
    if (aan && !toneel) {
      plek = hier;
      toneel = document.createElement("section");
      toneel.className = "dia-toneel dia-heel";
      toneel.setAttribute("aria-label", "Het scherm van de zaal");
      blad.inert = true; // who listens hears the slide, and Tab finds nothing under it
      document.body.append(toneel);
      document.activeElement?.blur();
      volg();
    } else if (!aan && toneel) {
      bron?.close();
      wakker?.release();
      toneel.remove();
      verberg();
      blad.inert = false;
      toneel = bron = null;
      merk = "";
      terug(plek, Date.now() + 3000);
    }
  }

  // The step comes back after the slide went: until it is as long as it was, we cannot be there.
  let hier = 0;
  addEventListener("scroll", () => { if (!toneel) hier = scrollY; }, { passive: true });
  function terug(naar, tot) {
    if (toneel || Math.abs(scrollY - naar) < 2 || Date.now() > tot) return;
    scrollTo(0, naar);
    requestAnimationFrame(() => terug(naar, tot));
  }

  addEventListener("resize", pasAlles);
  document.fonts?.ready.then(pasAlles);
  document.fonts?.addEventListener?.("loadingdone", pasAlles); // letters of another script come later
  if (eigen) {
    pasAlles();
    volg();
  } else {
    document.addEventListener("DOMContentLoaded", () => {
      const blad = document.getElementById("rendered_cells");
      if (blad) new MutationObserver(kijk).observe(blad, { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] });
    });
  }
})();

/* The begeleider's page: shows the workbook when it is drawn, and says what the line to the kernel says
   about itself (front/src/lijn.js): gone, back, the kernel dead. What was typed before was stored when
   typed; what is typed now waits in the page. */
(() => {
  "use strict";
  const ELKE = 1500; // ms between two looks at the kernel while the line is away
  const EVEN = 5000; // ms that it is said that all is well again
  const teksten = {
    weg: "De verbinding met het werkboek is even weg. Wat u invulde, is bewaard. Wat u nu typt, blijft hier staan en gaat mee zodra de verbinding er weer is.",
    weer: "De verbinding is er weer. Wat u typte, is doorgegeven.",
    stil: "Deze pagina is niet meer verbonden met het werkboek. Wat u invulde, is bewaard. Laad de pagina opnieuw; wat u daarna nog typte, komt dan terug.",
    groot: "Dit bestand is te groot om te versturen (hoogstens 9 MB). Er is niets veranderd. Haal grote afbeeldingen eruit, of kies minder bestanden tegelijk.",
  };
  const zoek = (id) => document.getElementById(id);
  let weg = false; // whether the line is away, as far as was said
  let dood = false;
  let straks = 0;

  function toon() {
    zoek("loading")?.remove();
    zoek("rendered_cells")?.classList.remove("op-wacht");
    document.documentElement.dataset.klaar = "ja";
  }

  function zeg(tekst, metKnop) {
    const balk = zoek("op-verbinding");
    if (!balk) return;
    if (tekst && zoek("op-verbinding-tekst").textContent !== tekst) zoek("op-verbinding-tekst").textContent = tekst;
    zoek("op-verbinding-knop").hidden = !metKnop;
    balk.hidden = !tekst;
  }

  // A line that is refused does not say why: a kernel that is gone will not come back.
  async function isErNog(adres) {
    const headers = { "X-XSRFToken": document.cookie.match(/\b_xsrf=([^;]*)/)?.[1] ?? "" }; // JupyterHub asks for it
    try {
      const { status } = await fetch(adres, { cache: "no-store", credentials: "same-origin", headers });
      return status === 200 || status >= 500;
    } catch {
      return true;
    }
  }

  function eindig() {
    dood = true;
    clearTimeout(straks);
    zeg(teksten.stil, true);
  }

  function begin(adres) {
    const hoor = (naam, werk) => document.addEventListener(`op:${naam}`, () => dood || werk());
    const kijk = async () => {
      const nog = await isErNog(adres);
      if (!weg || dood) return;
      if (!nog) return eindig();
      straks = setTimeout(kijk, ELKE);
    };
    hoor("weg", () => {
      clearTimeout(straks);
      weg = true;
      zeg(teksten.weg, false);
      kijk();
    });
    hoor("weer", () => {
      if (!weg) return;
      weg = false;
      even(teksten.weer);
    });
    hoor("groot", () => even(teksten.groot));
    hoor("dood", eindig);
    hoor("mis", () => { toon(); eindig(); });
  }

  function even(tekst) {
    clearTimeout(straks);
    zeg(tekst, false);
    straks = setTimeout(() => zeg("", false), EVEN);
  }

  // A pressed button that goes away takes what it stood under along: show the head of its section.
  function volg(knop) {
    const deel = knop.closest(".op-sectie, .op-kolommen, .op-inhoud");
    const tot = Date.now() + 2000;
    const kijkNaar = () => {
      if (knop.isConnected && knop.offsetParent) return Date.now() < tot && setTimeout(kijkNaar, 100);
      if (deel?.isConnected && deel.offsetParent && deel.getBoundingClientRect().top < 0) deel.scrollIntoView();
    };
    kijkNaar();
  }

  // Another step, another workbook, the projector's view: begin at the top.
  function naarBoven(veranderd) {
    if (veranderd.some((een) => een.target.matches?.(".op-inhoud") && een.removedNodes.length)) window.scrollTo(0, 0);
  }

  // Where a browser lets a page do that; without it, the button is not there.
  if (navigator.clipboard) document.documentElement.classList.add("op-kan-kopieren");
  async function kopieer(knop) {
    await navigator.clipboard.writeText(knop.dataset.kopieer);
    knop.textContent = knop.dataset.gekopieerd;
  }

  // The second press of a double click falls on what the first one brought there: it does nothing. Arrows may
  // be pressed as fast as one likes.
  document.addEventListener("click", (event) => {
    const knop = event.detail > 1 && event.target.closest("button");
    if (!knop || /^[↑↓‹›+−–-]$/.test(knop.textContent.trim())) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);

  document.addEventListener("click", (event) => {
    const kopie = event.target.closest("[data-kopieer]");
    if (kopie) kopieer(kopie).catch(console.error);
    const knop = event.target.closest(".op-inhoud .jupyter-button");
    if (knop) volg(knop);
    if (event.target.closest("[data-opnieuw], #op-verbinding-knop")) {
      document.documentElement.dataset.herlaadt = "ja"; // asked for: no "are you sure"
      location.reload();
    }
  });
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());

  document.addEventListener("DOMContentLoaded", () => {
    const cellen = zoek("rendered_cells");
    new MutationObserver(naarBoven).observe(cellen, { childList: true, subtree: true });
    const klaar = () => cellen.querySelector(".op-pagina") && (toon(), true);
    if (!klaar()) {
      const wacht = new MutationObserver(() => klaar() && wacht.disconnect());
      wacht.observe(cellen, { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] });
    }
    const config = JSON.parse(zoek("op-kernel")?.textContent || "null");
    if (!config) return toon();
    begin(`${config.baseUrl}api/kernels/${config.kernelId}`);
  });
})();

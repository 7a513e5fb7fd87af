/* Keeps the keyboard where the work is. A step swaps its widgets, and a browser then lets go of the
   focus: it goes to what came in the place of what had it. Another step begins at its heading. */
(() => {
  "use strict";
  const KAN = "button:enabled, input:enabled, textarea:enabled, select:enabled, a[href], summary";
  const NIEUWS = ".op-open, .op-melding, .op-goed, .op-waarschuwing, .op-fout, .op-figuur, h1, h2, h3";
  const GEDULD = 20000; // ms that something new may take on a busy laptop: a step, a picture
  let laatst = null; // what had the focus, and where it stood: per box around it the place within
  let geholpen = null; // where we put the focus ourselves, until when something nearer may still come
  let naarKop = 0; // until when the heading of a new step may still come

  const zichtbaar = (element) => element.isConnected && element.checkVisibility({ visibilityProperty: true });
  const los = () => !document.activeElement || document.activeElement === document.body;

  function onthoud(element) {
    const rond = [];
    for (let kind = element; kind.parentElement?.closest(".op-pagina"); kind = kind.parentElement) {
      rond.push([kind.parentElement, [...kind.parentElement.children].indexOf(kind), kind]);
    }
    laatst = { element, naam: naamVan(element), rond };
  }

  const naamVan = (element) => element.getAttribute("aria-label") || element.labels?.[0]?.textContent || element.textContent;

  function richt(element) {
    if (!element) return false;
    if (!element.matches(KAN) && !element.hasAttribute("tabindex")) element.tabIndex = -1;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest" });
    return document.activeElement === element;
  }

  const binnen = (vak, zoek) => [...(vak.matches(zoek) ? [vak] : []), ...vak.querySelectorAll(zoek)].filter(zichtbaar);

  function ervoorInDePlaats(weg) {
    for (const [vak, plaats, kind] of weg.rond) {
      if (!zichtbaar(vak)) continue;
      const zelfde = binnen(vak, KAN).find((een) => naamVan(een) === weg.naam);
      if (zelfde) return zelfde;
      const kinderen = [...vak.children];
      const begin = kind.parentElement === vak ? kinderen.indexOf(kind) : plaats;
      for (const volgend of kinderen.slice(begin)) {
        const [eerste] = binnen(volgend, `${KAN}, ${NIEUWS}`);
        if (eerste) return eerste;
      }
      const ervoor = kinderen.slice(0, begin).flatMap((een) => binnen(een, KAN));
      if (ervoor.length) return ervoor.at(-1);
    }
    return document.querySelector(".op-inhoud h1");
  }

  function help(weg) {
    const tot = geholpen?.tot ?? Date.now() + GEDULD;
    const plek = ervoorInDePlaats(weg);
    if (plek !== document.activeElement) richt(plek);
    geholpen = { weg, plek, tot };
  }

  function herstel() {
    if (geholpen && Date.now() < geholpen.tot && document.activeElement === geholpen.plek) return help(geholpen.weg);
    geholpen = null;
    if (!los()) return;
    if (Date.now() < naarKop) {
      const [kop] = [...document.querySelectorAll(".op-inhoud h1")].filter(zichtbaar);
      if (kop && richt(kop)) naarKop = 0;
    } else if (laatst && (!zichtbaar(laatst.element) || laatst.element.disabled)) {
      help(laatst);
    }
  }

  function anderBlad(veranderd) {
    if (!laatst || !veranderd.some((een) => een.target.matches?.(".op-inhoud") && een.removedNodes.length)) return;
    const gekozen = laatst.element.closest(".op-stappen, .op-verder") && document.activeElement === laatst.element;
    if (gekozen) laatst.element.blur();
    if (gekozen || !zichtbaar(laatst.element)) naarKop = Date.now() + GEDULD;
  }

  /* Going on within a step begins at its heading too. */
  function anderDeel(veranderd) {
    const verder = laatst?.element.closest(".op-verder, .op-moment-verder") && document.activeElement === laatst.element;
    if (!verder || !veranderd.some((een) => een.type === "attributes" && een.target.matches(".op-deel-hier"))) return;
    laatst.element.blur();
    naarKop = Date.now() + GEDULD;
  }

  document.addEventListener("DOMContentLoaded", () => {
    const blad = document.getElementById("rendered_cells");
    let straks = 0;
    document.addEventListener("focusin", (event) => blad.contains(event.target) && onthoud(event.target));
    document.addEventListener("keydown", () => { geholpen = null; }, true);
    document.addEventListener("pointerdown", () => { geholpen = null; if (los()) laatst = null; }, true);
    new MutationObserver((veranderd) => {
      anderBlad(veranderd);
      anderDeel(veranderd);
      clearTimeout(straks);
      straks = setTimeout(herstel, 60); // a browser lets go a moment later, and views come one by one
    }).observe(blad, { childList: true, subtree: true, attributes: true, attributeFilter: ["class", "style", "disabled"] });
  });
})();

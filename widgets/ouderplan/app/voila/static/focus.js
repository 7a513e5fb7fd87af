/* Keeps the keyboard where the work is. A step swaps its widgets, and a browser then lets go of the
   focus: it goes to what came in the place of what had it. Another step begins at its heading. */
(() => {
  "use strict";
  const KAN = "button:enabled, input:enabled, textarea:enabled, select:enabled, a[href], summary";
  const NIEUWS = ".op-open, .op-melding, .op-goed, .op-waarschuwing, .op-fout, .op-figuur, h1, h2, h3";
  const GEDULD = 2000; // ms that a new step may take
  let laatst = null; // what had the focus, and where it stood: per box around it the place within
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

  function ervoorInDePlaats() {
    for (const [vak, plaats, kind] of laatst.rond) {
      if (!zichtbaar(vak)) continue;
      const zelfde = binnen(vak, KAN).find((een) => naamVan(een) === laatst.naam);
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

  function herstel() {
    if (!los()) return;
    if (Date.now() < naarKop) {
      const [kop] = [...document.querySelectorAll(".op-inhoud h1")].filter(zichtbaar);
      if (kop && richt(kop)) naarKop = 0;
    } else if (laatst && (!zichtbaar(laatst.element) || laatst.element.disabled)) {
      richt(ervoorInDePlaats());
    }
  }

  function anderBlad(veranderd) {
    if (!laatst || !veranderd.some((een) => een.target.matches?.(".op-inhoud") && een.removedNodes.length)) return;
    const gekozen = laatst.element.closest(".op-stappen, .op-verder") && document.activeElement === laatst.element;
    if (gekozen) laatst.element.blur();
    if (gekozen || !zichtbaar(laatst.element)) naarKop = Date.now() + GEDULD;
  }

  document.addEventListener("DOMContentLoaded", () => {
    const blad = document.getElementById("rendered_cells");
    let straks = 0;
    document.addEventListener("focusin", (event) => blad.contains(event.target) && onthoud(event.target));
    document.addEventListener("pointerdown", () => { if (los()) laatst = null; }, true);
    new MutationObserver((veranderd) => {
      anderBlad(veranderd);
      clearTimeout(straks);
      straks = setTimeout(herstel, 60); // a browser lets go a moment later, and views come one by one
    }).observe(blad, { childList: true, subtree: true, attributes: true, attributeFilter: ["class", "style", "disabled"] });
  });
})();

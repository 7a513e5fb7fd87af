/* Keeps the step in the address, from the click on: F5 opens that step, whatever the kernel still heard,
   and Back goes to the step before. */
(() => {
  "use strict";
  const NAAR = "op-naar-";
  const stapVan = (knop) => [...(knop?.classList ?? [])].find((klas) => klas.startsWith(NAAR))?.slice(NAAR.length);
  const inAdres = () => new URL(location.href).searchParams.get("stap");
  let gevraagd = null; // the step of the last click, until the kernel shows it
  let terug = false; // whether a click is ours, because of Back

  function schrijf(stap, hoe) {
    if (!stap || stap === inAdres()) return;
    const adres = new URL(location.href);
    adres.searchParams.set("stap", stap);
    history[hoe](null, "", adres);
  }

  // The kernel may go to another step too, and to the first one in another workbook.
  function volg(blad) {
    const hier = stapVan(blad.querySelector(".op-stap-hier"));
    if (!hier || (gevraagd && hier !== gevraagd)) return;
    gevraagd = null;
    schrijf(hier, "replaceState");
  }

  document.addEventListener("DOMContentLoaded", () => {
    const blad = document.getElementById("rendered_cells");
    blad.addEventListener("click", (event) => {
      const stap = stapVan(event.target.closest(`[class*="${NAAR}"]`));
      if (!stap) return;
      if (stap !== stapVan(blad.querySelector(".op-stap-hier"))) gevraagd = stap;
      if (!terug) schrijf(stap, "pushState");
    }, true);
    addEventListener("popstate", () => {
      terug = true;
      blad.querySelector(`.op-stap.${NAAR}${CSS.escape(inAdres())}`)?.click();
      terug = false;
    });
    new MutationObserver(() => volg(blad)).observe(blad, { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] });
  });
})();

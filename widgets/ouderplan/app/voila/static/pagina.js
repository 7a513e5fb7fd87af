/* The begeleider's page: shows the workbook when it is drawn, and says it when the connection or
   the kernel is gone. Nothing that was entered is lost then: every change was stored when made. */
(() => {
  "use strict";
  const ELKE = 4000; // ms between two looks at the kernel
  const teksten = {
    weg: "De verbinding met het werkboek is even weg. Wat u invulde, is bewaard. We proberen het opnieuw…",
    stil: "Deze pagina is niet meer verbonden met het werkboek. Wat u invulde, is bewaard.",
  };
  const zoek = (id) => document.getElementById(id);
  let bezig = true;
  let mis = 0;

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

  async function kijk(adres) {
    let status = 0;
    try {
      status = (await fetch(adres, { cache: "no-store", credentials: "same-origin" })).status;
    } catch {
      status = 0;
    }
    if (status === 200) {
      mis = 0;
      zeg("", false);
    } else if (status === 0 || status >= 500) {
      mis += 1;
      if (mis > 1) zeg(teksten.weg, true);
    } else {
      bezig = false;
      zeg(teksten.stil, true);
    }
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

  document.addEventListener("click", (event) => {
    const knop = event.target.closest(".op-inhoud .jupyter-button");
    if (knop) volg(knop);
    if (event.target.closest("[data-opnieuw], #op-verbinding-knop")) location.reload();
  });
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
  window.addEventListener("pagehide", () => { bezig = false; });

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
    const adres = `${config.baseUrl}api/kernels/${config.kernelId}`;
    let straks = setTimeout(kijkDoor, ELKE);
    async function kijkDoor() {
      clearTimeout(straks);
      await kijk(adres);
      if (bezig) straks = setTimeout(kijkDoor, mis ? 1500 : ELKE);
    }
    document.addEventListener("op:dicht", kijkDoor);
    document.addEventListener("op:mis", () => { bezig = false; toon(); zeg(teksten.stil, true); });
  });
})();

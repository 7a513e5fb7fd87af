/* What was typed is kept in this browser, and becomes the CSV that the school reads in. */
(() => {
  "use strict";
  const { bestand, kop, taal } = JSON.parse(document.getElementById("bewaren").textContent);
  const velden = [...document.querySelectorAll("textarea")];
  const naam = (veld) => `${bestand}/${veld.closest("li").dataset.tekst}/${veld.dataset.kolom}`;
  const status = document.querySelector("[role=status]");

  // A file that is opened from a message may have no storage: then the page itself is all there is.
  const bewaard = (doe) => { try { return doe(localStorage); } catch { return null; } };

  for (const veld of velden) {
    veld.value = bewaard((kast) => kast.getItem(naam(veld))) ?? "";
    veld.addEventListener("input", () => bewaard((kast) => kast.setItem(naam(veld), veld.value)));
  }

  const cel = (tekst) => `"${tekst.replaceAll('"', '""')}"`;

  function regel(li) {
    const getypt = {};
    let anders = false;
    for (const veld of li.querySelectorAll("textarea")) {
      const tekst = veld.value.replace(/\s+/g, " ").trim();
      anders ||= tekst !== "" && tekst !== veld.dataset.nu;
      getypt[veld.dataset.kolom] = tekst || veld.dataset.nu;
    }
    const rij = { wat: li.dataset.wat, tekst: li.dataset.tekst, taal, omschrijving: "", nagelezen: "ja", ...getypt };
    return anders ? kop.map((kolom) => cel(rij[kolom])).join(";") : null;
  }

  document.querySelector("button").addEventListener("click", () => {
    const regels = [...document.querySelectorAll("li")].map(regel).filter(Boolean);
    status.textContent = regels.length ? status.dataset.klaar : status.dataset.niets;
    if (!regels.length) return;
    const tekst = ["\ufeff" + kop.join(";"), ...regels, ""].join("\r\n");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([tekst], { type: "text/csv" }));
    link.download = bestand;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  });
})();

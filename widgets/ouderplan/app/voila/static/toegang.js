/* What stock ipywidgets leave out for who listens to a page, or uses the keyboard: names, states,
   groups and landmarks, all from the classes, labels and tooltips that a widget has anyway. After
   every change of the page they are set again; what is right already is not touched. In JupyterLab
   only what is ours is dressed, whichever notebooks are open, and the title stays JupyterLab's. */
(() => {
  "use strict";
  const LIVE = { "aria-live": "polite", "aria-atomic": "true" };
  const BETEKENIS = [ // a class, and what it means
    [".op-kop", { role: "banner" }],
    [".op-stappen", { role: "navigation", "aria-label": "Stappen" }],
    [".op-zaalbalk", { role: "region", "aria-label": "Wat de zaal ziet" }],
    [".op-moment", { role: "region", "aria-label": "Wat er nu open is" }],
    [".op-inhoud", { role: "main", id: "inhoud" }],
    [".op-stembus", { role: "main", id: "inhoud" }],
    [".op-delen", { role: "group", "aria-label": "Delen van deze stap" }],
    [".op-mededeling > :first-child", { ...LIVE, id: "op-mededeling" }],
    [".op-meldt > .widget-html-content", LIVE],
  ];
  const velden = "input:not([type=radio], [type=checkbox], [type=file]), textarea, select";
  const letters = /[\p{L}\p{N}]/u;
  let volgnummer = 0;

  function zet(element, naam, waarde) {
    if (waarde === null || waarde === "") element.removeAttribute(naam);
    else if (element.getAttribute(naam) !== waarde) element.setAttribute(naam, waarde);
  }

  const heeft = (element, klas) => (element.classList.contains(klas) ? "true" : null);
  const idVan = (element) => (element.id ||= `op-${(volgnummer += 1)}`);

  // A sign says nothing when it is read, and "Open" in a list not which: there the tooltip tells.
  function knop(element) {
    const [tekst, uitleg] = [element.textContent.trim(), element.title];
    const vollediger = !letters.test(tekst) || (uitleg.startsWith(tekst) && /^[ :]/.test(uitleg.slice(tekst.length)));
    zet(element, "aria-label", vollediger ? uitleg : null);
    zet(element, "aria-current", heeft(element, "op-stap-hier") ? "step" : heeft(element, "op-deel-hier"));
    if (heeft(element, "op-uitklap-kop")) zet(element, "aria-expanded", String(element.classList.contains("op-uitklap-open")));
    if (heeft(element, "widget-toggle-button")) zet(element, "aria-pressed", String(element.classList.contains("mod-active")));
  }

  function bestandsknop(element) { // "Kies een bestand (0)"
    const tekst = element.lastChild;
    if (tekst?.nodeType === Node.TEXT_NODE && / \(\d+\)$/.test(tekst.data)) tekst.data = tekst.data.replace(/ \(\d+\)$/, "");
  }

  function veld(element) {
    const vak = element.closest(".jupyter-widgets");
    const label = vak?.querySelector(":scope > .widget-label");
    zet(element, "aria-label", label?.textContent ? null : vak?.title || label?.title || null);
    const mis = vak && heeft(vak, "op-veld-mis");
    zet(element, "aria-invalid", mis);
    zet(element, "aria-describedby", mis && "op-mededeling");
  }

  // Rounds of one question are one group: one stop of Tab, and arrows within.
  function groep(vak) {
    const rondjes = vak.querySelectorAll("input[type=radio]");
    const label = vak.querySelector(":scope > .widget-label");
    zet(vak, "role", rondjes.length ? "radiogroup" : "group");
    zet(vak, "aria-labelledby", label.textContent ? idVan(label) : null);
    zet(vak, "aria-label", label.textContent ? null : vak.title || label.title);
    for (const rondje of rondjes) zet(rondje, "name", idVan(vak));
  }

  function bijeen(vak) { // several fields under one heading
    zet(vak, "role", "group");
    zet(vak, "aria-labelledby", idVan(vak.querySelector(".widget-html")));
  }

  function voortgang(vak) {
    const [balk, deel] = [vak.querySelector(".progress"), vak.querySelector(".progress-bar")];
    zet(balk, "role", "progressbar");
    zet(balk, "aria-label", vak.querySelector(".widget-label")?.textContent ?? vak.title);
    zet(balk, "aria-valuenow", String(Math.round(parseFloat(deel.style.width) || 0)));
  }

  function titel() {
    const delen = [".op-inhoud h1", ".op-kop-school"].map((een) => document.querySelector(`#rendered_cells ${een}`)?.textContent.trim());
    const tekst = [...new Set([...delen.filter(Boolean), "Ouderplan"])].join(" · ");
    if (document.title !== tekst) document.title = tekst;
  }

  function kleed(blad) {
    const ieder = (zoek, doe) => blad.querySelectorAll(zoek).forEach(doe);
    for (const [zoek, kenmerken] of BETEKENIS) {
      ieder(zoek, (element) => Object.entries(kenmerken).forEach(([naam, waarde]) => zet(element, naam, waarde)));
    }
    ieder(".widget-upload", bestandsknop);
    ieder(".jupyter-button", knop);
    ieder(velden, veld);
    ieder(".widget-radio, .widget-toggle-buttons", groep);
    ieder(".op-groep", bijeen);
    ieder(".widget-hprogress", voortgang);
  }

  function begin() {
    const blad = document.getElementById("rendered_cells"); // JupyterLab has none
    let straks = 0;
    const nu = () => {
      straks = 0;
      if (!blad) document.querySelectorAll(".op-pagina").forEach(kleed);
      else { kleed(blad); titel(); }
    };
    const let_op = { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ["class", "style", "title"] };
    new MutationObserver(() => { straks ||= setTimeout(nu, 30); }).observe(blad ?? document.body, let_op);
    nu();
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();

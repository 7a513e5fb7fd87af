/* What was typed while nobody heard it, and what was heard and not kept: about which there is a question, or
   that is no number. It stays with the tab, also when the page is loaded again, and goes back into its
   field there. What stands in that field meanwhile is never overwritten unasked. */
const NAAM = "op-klad";
const MIS = "op-veld-mis";
const GEDULD = 4000; // ms that a field gets to come on the page
const zoek = (id) => document.getElementById(id);
const plek = () => `${location.pathname}?${new URL(location.href).searchParams.get("stap") ?? ""}`;
const effen = (tekst) => tekst.replace(/\s+/g, " ").trim();
const wacht = (ms) => new Promise((klaar) => setTimeout(klaar, ms));

export class Klad {
  constructor(beheer) {
    this.beheer = beheer;
    this.over = lees(); // what found no place yet
    this.ligt = this.over.length; // how many are kept
  }

  /** Keep what was typed and not heard, and what was kept before and not put back yet. */
  bewaar() {
    this.#leg([...this.over, ...this.#getypt()]);
  }

  /** Forget what was heard after all: put back later, it would be older than what stands there. */
  ruimOp() {
    if (this.ligt > this.over.length) this.bewaar();
  }

  /** The page goes, and what was typed goes to the kernel with it: what had no place or was not kept, stays. */
  afscheid() {
    this.#leg([...this.over, ...this.#regels(this.#mis())]);
  }

  #leg(regels) {
    this.ligt = regels.length;
    try {
      if (regels.length) sessionStorage.setItem(NAAM, JSON.stringify(regels));
      else sessionStorage.removeItem(NAAM);
    } catch (fout) {
      console.error(fout); // a browser that keeps nothing
    }
  }

  /** Whether there is something that goes when this tab closes now. */
  get vol() {
    return this.#getypt().length > 0;
  }

  /** Put back what an earlier page kept; what has no place to go is shown. Each is tried once: a field
      that held something else then, may be emptied since by whoever uses it. */
  async zetTerug() {
    const gezien = new Set();
    const wachtend = () => this.over.filter((regel) => !gezien.has(regel));
    for (const tot = Date.now() + GEDULD; wachtend().length && Date.now() < tot; await wacht(200)) {
      const gekomen = wachtend().filter((regel) => this.#vak(regel));
      const terug = gekomen.filter((regel) => !regel.botst && this.#past(regel));
      for (const regel of gekomen) gezien.add(regel), (regel.botst = true);
      this.over = this.over.filter((regel) => !terug.includes(regel));
    }
    this.bewaar();
    this.#toon();
  }

  #getypt() {
    return this.#regels(new Map([...this.#mis(), ...this.beheer.nogNiet()]));
  }

  // What stands in fields of which the kernel said that it was not kept.
  #mis() {
    const velden = [...document.querySelectorAll(`.${MIS}[data-model]`)].map(({ dataset }) => dataset.model);
    return new Map(velden.map((id) => [id, { value: this.beheer.modellen.get(id)?.get("value") }]));
  }

  #regels(waarden) {
    const getypt = [...waarden].filter(([, { value }]) => typeof value === "string" && value.trim());
    return getypt.map(([id, { value }]) => ({ plek: plek(), ...this.#veld(id), tekst: value }));
  }

  // A field is known by its name, and which of that name it is: a new page has new widgets.
  #veld(id) {
    const label = naam(this.beheer.modellen.get(id));
    return { label, nummer: this.#heten(label).findIndex((model) => model.model_id === id) };
  }

  #heten(label) {
    const modellen = [...document.querySelectorAll("[data-model]")].map(({ dataset }) => this.beheer.modellen.get(dataset.model));
    return modellen.filter((model) => typeof model?.get("value") === "string" && naam(model) === label);
  }

  #vak(regel) {
    return regel.plek === plek() ? this.#heten(regel.label)[regel.nummer] : undefined;
  }

  // Only what goes on from what stands there is put back unasked.
  #past(regel) {
    const vak = this.#vak(regel);
    const [hier, getypt] = [vak.get("value"), regel.tekst].map(effen);
    if (hier !== getypt && getypt.startsWith(hier)) vul(vak, regel.tekst);
    return getypt.startsWith(hier);
  }

  #toon() {
    const lijst = zoek("op-klad-lijst");
    lijst.replaceChildren(...this.over.map((regel) => this.#regel(regel)));
    zoek("op-klad").hidden = !this.over.length;
    zoek("op-klad-weg").onclick = () => this.#klaar(this.over);
  }

  #regel(regel) {
    const li = zoek("op-klad-regel").content.cloneNode(true).firstElementChild;
    li.querySelector("span").textContent = regel.label;
    li.querySelector("textarea").value = regel.tekst;
    const knop = li.querySelector("button");
    knop.hidden = !this.#vak(regel);
    knop.onclick = () => {
      const vak = this.#vak(regel);
      if (!vak) return;
      vul(vak, regel.tekst);
      this.#klaar([regel]);
    };
    return li;
  }

  #klaar(regels) {
    this.over = this.over.filter((regel) => !regels.includes(regel));
    this.bewaar();
    this.#toon();
  }
}

function lees() {
  try {
    return JSON.parse(sessionStorage.getItem(NAAM)) ?? [];
  } catch {
    return [];
  }
}

const naam = (model) => model?.get("description") || model?.get("tooltip") || model?.get("placeholder") || "";

function vul(model, tekst) {
  model.set("value", tekst);
  model.save_changes();
}

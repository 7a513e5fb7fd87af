/* Whether the line works: it is asked, over the line itself, and has to answer. A line of which nobody
   says that it broke (a cable, a sleeping access point, a proxy that forgot it) is silent, no more. */
export const VRAAG = "leeft";
const ELKE = 1000; // ms between an answer and the next question
const STIL = 1800; // ms without an answer before that is said
const OP = 4000; // ms without one before another line is tried; twice as long after each that failed
const LANGST = 60_000;
const GEWOON = 1000; // bytes a ms: so much later something is said when that much is on its way
const TRAAG = 100; // and so much later the line is given up: a slow one must not begin again and again

export class Pols {
  /** `vraag` asks; `stil`, `weer` and `op` hear what comes of it; `drukte` is what is on its way, in bytes. */
  constructor({ vraag, stil, weer, op, drukte }) {
    Object.assign(this, { vraag, stil, weer, op, drukte });
    this.tijd = {};
    this.mislukt = 0;
    this.achtereen = 0;
  }

  /** A line is being made: it may refuse, but not be silent for ever. */
  wacht() {
    this.stop();
    this.#opgeven();
  }

  /** The line is open. */
  begin() {
    this.stop();
    this.achtereen = 0;
    this.#vraag();
  }

  /** Something came, whatever it was. */
  gehoord() {
    if (this.tijd.op) this.#geduld();
  }

  /** The answer came. */
  goed() {
    this.stop();
    // Not at the first: the state of all widgets comes after it, and may take long on a slow line.
    if ((this.achtereen += 1) > 1) this.mislukt = 0;
    this.weer();
    this.#zet("vraag", () => this.#vraag(), ELKE);
  }

  stop() {
    for (const naam of Object.keys(this.tijd)) clearTimeout(this.tijd[naam]);
    this.tijd = {};
  }

  #vraag() {
    this.vraag(VRAAG);
    this.#geduld();
  }

  #geduld() {
    this.#zet("stil", () => this.stil(), STIL + this.drukte() / GEWOON);
    this.#opgeven();
  }

  #opgeven() {
    const geduld = Math.min(OP * 2 ** this.mislukt, LANGST) + this.drukte() / TRAAG;
    this.#zet("op", () => { this.mislukt += 1; this.stop(); this.op(); }, geduld);
  }

  #zet(naam, werk, ms) {
    clearTimeout(this.tijd[naam]);
    this.tijd[naam] = setTimeout(werk, ms);
  }
}

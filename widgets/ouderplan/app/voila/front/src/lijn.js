/* The line to the kernel: a websocket that comes back by itself. What is said while it is away is
   kept and said afterwards. Messages are handled one at a time, in the order in which they came. */
import { PROTOCOL, decode, encode } from "./bericht.js";

const WACHT = [200, 500, 1000, 2000, 4000]; // ms until the next try

export class Lijn {
  constructor(adres, { bericht, open, dicht }) {
    this.adres = adres;
    this.hoor = { bericht, open, dicht };
    this.sessie = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
    this.wachtrij = [];
    this.beurt = Promise.resolve();
    this.pogingen = 0;
    this.klaar = false;
    this.onbeantwoord = new Map(); // msg_id -> a value that was sent, and who waits until it is handled
    this.#verbind();
  }

  /** Say something to the kernel; returns the message's id. */
  zend(soort, content, { metadata = {}, buffers = [], callbacks } = {}) {
    const msg_id = `${this.sessie}_${(this.teller = (this.teller ?? 0) + 1)}`;
    const header = { msg_id, msg_type: soort, session: this.sessie, username: "", version: "5.3", date: new Date().toISOString() };
    const bytes = encode({ channel: "shell", header, metadata, content, buffers });
    if (this.ws.readyState === WebSocket.OPEN) this.ws.send(bytes);
    else this.wachtrij.push(bytes);
    if (callbacks?.iopub?.status) this.onbeantwoord.set(msg_id, { bytes, content, status: callbacks.iopub.status });
    return msg_id;
  }

  /** Hang up for good. */
  sluit() {
    this.klaar = true;
    clearTimeout(this.straks);
    this.ws.close();
  }

  #verbind() {
    const ws = new WebSocket(`${this.adres}?session_id=${this.sessie}`, [PROTOCOL]);
    ws.binaryType = "arraybuffer";
    ws.onopen = () => this.#open();
    ws.onmessage = (event) => this.#neem(decode(event.data));
    ws.onclose = () => this.#weg(ws);
    this.ws = ws;
  }

  #open() {
    this.pogingen = 0;
    // A value whose answer was lost is sent again, which is harmless; a click is not, it could count twice.
    const weer = [...this.onbeantwoord.values()].map(({ bytes }) => bytes);
    for (const bytes of new Set([...weer, ...this.wachtrij.splice(0)])) this.ws.send(bytes);
    this.hoor.open();
  }

  #weg(ws) {
    if (this.klaar || ws !== this.ws) return;
    this.hoor.dicht();
    this.straks = setTimeout(() => this.#verbind(), WACHT[Math.min(this.pogingen++, WACHT.length - 1)]);
  }

  #neem(bericht) {
    this.beurt = this.beurt.then(async () => {
      try {
        if (bericht.header.msg_type === "status") this.#meld(bericht);
        else await this.hoor.bericht(bericht);
      } catch (fout) {
        console.error(fout);
      }
    });
  }

  // ipywidgets send the next value of a field when the kernel is done with the one before.
  #meld(bericht) {
    const vraag = bericht.parent_header.msg_id;
    const wie = this.onbeantwoord.get(vraag);
    if (bericht.content.execution_state === "idle") this.onbeantwoord.delete(vraag);
    wie?.status(bericht);
  }
}

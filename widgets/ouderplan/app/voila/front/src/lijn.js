/* The line to the kernel: a websocket that comes back by itself, and that knows whether it works. What
   is said is numbered and kept until the other side has it, and then said again in the same order: the
   other side (app/kernellijn.py) hears every number once. Messages are handled one at a time, in the
   order in which they came. */
import { PROTOCOL, decode, encode } from "./bericht.js";
import { Pols } from "./pols.js";

const WACHT = [200, 500, 1000, 2000]; // ms until the next try
const ZEG = 2000; // ms without a line before that is said: most are back by then
const EERST = 2800; // ms that the first line gets: the laptop is busy with the page
const BREED = 10 * 2 ** 20; // bytes: what the other side takes in one message
const TE_GROOT = 1009; // how it hangs up on more

export class Lijn {
  /** `hoor`: bericht (a message), open, weg, weer and each time goed (the line), dood (the kernel), groot (too much to say). */
  constructor(adres, hoor) {
    Object.assign(this, { adres, hoor });
    this.sessie = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
    this.nummer = 0;
    this.onderweg = new Map(); // number -> bytes that the other side may not have yet
    this.onbeantwoord = new Map(); // msg_id -> a value that was sent, and who waits until it is handled
    this.beurt = Promise.resolve();
    this.pogingen = 0;
    this.klaar = false;
    this.gezond = false; // whether what is said now is heard now
    this.pols = new Pols({
      vraag: (tekst) => this.ws.send(tekst),
      stil: () => this.#ziek(),
      weer: () => this.#gezond(),
      op: () => this.#anders(),
      drukte: () => [...this.onderweg.values()].reduce((som, { byteLength }) => som + byteLength, 0),
    });
    this.#zegStraks(EERST);
    this.#verbind();
  }

  /** Say something to the kernel; returns the message's id, "" for what is too much to say. */
  zend(soort, content, { metadata = {}, buffers = [], callbacks } = {}) {
    const nummer = this.nummer + 1;
    const msg_id = `${this.sessie}_${nummer}`;
    const header = { msg_id, msg_type: soort, session: this.sessie, username: "", version: "5.3", date: new Date().toISOString() };
    const bytes = encode({ channel: "shell", header, metadata, content, buffers });
    const status = callbacks?.iopub?.status;
    if (bytes.byteLength > BREED) {
      this.hoor.groot();
      if (status) queueMicrotask(() => status(af()));
      return "";
    }
    this.nummer = nummer;
    this.onderweg.set(nummer, bytes);
    if (status) this.onbeantwoord.set(msg_id, { nummer, content, status });
    if (this.ws.readyState === WebSocket.OPEN) this.ws.send(bytes);
    return msg_id;
  }

  /** Whoever waits for an answer to what was said before this message gets it: all that is handled. */
  isVerwerkt(msg_id) {
    const tot = this.nummerVan(msg_id);
    for (const [id, { nummer, status }] of [...this.onbeantwoord]) {
      if (nummer >= tot) continue;
      this.onbeantwoord.delete(id);
      status(af());
    }
  }

  nummerVan(msg_id) {
    return Number(msg_id.slice(msg_id.lastIndexOf("_") + 1));
  }

  /** Hang up for good. */
  sluit() {
    this.klaar = true;
    this.gezond = false;
    clearTimeout(this.straks);
    clearTimeout(this.zeg);
    this.pols.stop();
    this.ws.close();
  }

  #verbind() {
    const ws = new WebSocket(`${this.adres}?session_id=${this.sessie}`, [PROTOCOL]);
    ws.binaryType = "arraybuffer";
    ws.onopen = () => ws === this.ws && this.#open();
    ws.onmessage = ({ data }) => ws === this.ws && this.#hoor(data);
    ws.onclose = ({ code }) => ws === this.ws && !this.klaar && this.#weg(code);
    this.ws = ws;
    this.pols.wacht(); // a door that neither opens nor refuses is silent too
  }

  #open() {
    this.pogingen = 0;
    for (const bytes of this.onderweg.values()) this.ws.send(bytes);
    this.pols.begin();
    this.hoor.open();
  }

  // This one is given up, whatever becomes of it; what it still brings is not heard any more.
  #anders() {
    const oud = this.ws;
    this.#verbind();
    oud.close();
  }

  #weg(code) {
    this.pols.stop();
    if (code === TE_GROOT) this.#laatVallen();
    if (this.gezond) this.#zegStraks();
    this.gezond = false;
    this.straks = setTimeout(() => this.#verbind(), WACHT[Math.min(this.pogingen++, WACHT.length - 1)]);
  }

  #zegStraks(ms = ZEG) {
    this.zeg = setTimeout(() => this.hoor.weg(), ms);
  }

  #ziek() {
    this.gezond = false;
    this.hoor.weg();
  }

  #gezond() {
    clearTimeout(this.zeg);
    if (!this.gezond) this.hoor.weer();
    this.gezond = true;
    this.hoor.goed();
  }

  // Said again, it would end every line: the largest is what was too much.
  #laatVallen() {
    const [nummer] = [...this.onderweg].reduce((een, ander) => (ander[1].byteLength > een[1].byteLength ? ander : een), [0, new ArrayBuffer(0)]);
    this.onderweg.delete(nummer);
    this.hoor.groot();
  }

  #hoor(data) {
    this.pols.gehoord();
    if (typeof data !== "string") return this.#neem(decode(data));
    const { leeft, tot } = JSON.parse(data);
    for (const nummer of this.onderweg.keys()) if (nummer <= tot) this.onderweg.delete(nummer);
    if (leeft) return this.pols.goed();
    this.sluit();
    this.hoor.dood();
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

const af = () => ({ content: { execution_state: "idle" } });

/* The widget manager: knows every widget of the page, and keeps them equal to those in the kernel. */
import * as base from "@jupyter-widgets/base";
import { ManagerBase, base64ToBuffer } from "@jupyter-widgets/base-manager";
import * as controls from "@jupyter-widgets/controls";
import { Comm } from "./comm.js";
import { Dag } from "./dag.js";
import { Doos } from "./doos.js";
import { Lijn } from "./lijn.js";

const MODULES = { "@jupyter-widgets/base": base, "@jupyter-widgets/controls": { ...controls, DatePickerView: Dag, VBoxView: Doos } };
const WIDGET = "jupyter.widget";
const STAND = ["value", "index"]; // where a field has what was typed or chosen
const BESTUUR = "jupyter.widget.control";

export class Beheer extends ManagerBase {
  /** `hoor`: weg and weer (the line), dood (the kernel), groot (too much to say at once). */
  constructor(adres, hoor) {
    super();
    this.comms = new Map();
    this.modellen = new Map();
    this.gezet = new Map(); // model_id -> what the kernel set and the page shows, as long as nothing is done with it
    this.vragen = new Set(); // comms that asked for the state of all widgets and have no answer yet
    this.lijn = new Lijn(adres, {
      bericht: (bericht) => this.#verwerk(bericht),
      open: () => this.#vraagStand(),
      ...hoor,
    });
  }

  async loadClass(naam, module) {
    const klas = MODULES[module]?.[naam];
    if (!klas) throw new Error(`${module} ${naam} hoort niet bij deze pagina`);
    return klas;
  }

  /** Make the widgets in these states, or bring those that are there up to date. */
  async laad(states, buffers) {
    const nieuw = Object.keys(states).filter((id) => !this.has_model(id));
    for (const id of Object.keys(states)) base.put_buffers(states[id].state, ...(buffers[id] ?? [[], []]));
    // Nothing may be awaited before each has been announced: they refer to one another.
    const gemaakt = nieuw.map((id) => this.#maak(id, states[id]));
    const bij = Object.keys(states).filter((id) => !nieuw.includes(id)).map((id) => this.#werkBij(id, states[id].state));
    await Promise.all([...gemaakt, ...bij]);
  }

  /** The same from what the page itself brought along, with its buffers in base64. */
  laadMee({ states, buffer_paths, buffers }) {
    return this.laad(states, perWidget(buffer_paths, buffers.map((tekst) => new DataView(base64ToBuffer(tekst)))));
  }

  /** The same from one message of the kernel. */
  laadBij(states, buffer_paths, buffers) {
    return this.laad(states, perWidget(buffer_paths, buffers));
  }

  /** What was typed and is not for certain with the kernel yet: per widget its values. */
  nogNiet() {
    const waarden = new Map();
    const neem = (id, state) => waarden.set(id, { ...waarden.get(id), ...zonderBestanden(state) });
    for (const { content } of this.lijn.onbeantwoord.values()) neem(content.comm_id, content.data.state ?? {});
    for (const [id, model] of this.modellen) if (model._msg_buffer) neem(id, model._msg_buffer);
    return [...waarden];
  }

  async new_model(wat, stand) {
    const model = await super.new_model(wat, stand);
    this.modellen.set(model.model_id, model);
    this.#wordtGezien(model.model_id, stand ?? {});
    model.once("destroy", () => [this.modellen, this.gezet].forEach((die) => die.delete(model.model_id)));
    return model;
  }

  async create_view(model, opties) {
    const view = await super.create_view(model, opties);
    view.el.dataset.model = model.model_id;
    return view;
  }

  async _create_comm(target_name, comm_id, data, metadata, buffers) {
    const comm = this.#comm(comm_id, target_name);
    if (data || metadata) comm.open(data, undefined, metadata, buffers);
    return comm;
  }

  async _get_comm_info() {
    return {};
  }

  #comm(comm_id, target_name = WIDGET) {
    const comm = new Comm(this.lijn, comm_id, target_name, ({ method, state, content }) => {
      // What somebody presses is what stood there: the kernel may be saying just now that it is another.
      if (method === "custom" && content.event === "click") content.gezien = this.modellen.get(comm_id).get("description");
      this.#zegGetypt(method === "update" && comm_id);
      if (method === "update" && STAND.some((naam) => naam in state)) this.#zegGezien(comm_id);
    });
    this.comms.set(comm_id, comm);
    return comm;
  }

  // ipywidgets hold the next value of a field until the kernel is done with the one before, but a click
  // goes at once: it would overtake what was typed before it, and do its work without the last letters. Who
  // says a value of its own has what it holds still in hand, and says that itself.
  #zegGetypt(zelf) {
    for (const [id, model] of this.modellen) {
      const [state, callbacks] = [model._msg_buffer, model._msg_buffer_callbacks];
      if (!state || id === zelf) continue;
      model._msg_buffer = model._msg_buffer_callbacks = null;
      model.rememberLastUpdateFor(model.send_sync_message(state, callbacks));
    }
  }

  // What somebody types or chooses is about what stood there, and another window may have been first.
  #zegGezien(comm_id) {
    if (!this.gezet.has(comm_id)) return;
    const content = { gezien: this.gezet.get(comm_id) };
    this.gezet.delete(comm_id);
    this.lijn.zend("comm_msg", { comm_id, data: { method: "custom", content } });
  }

  #vooraf(id, { method, state }) {
    const model = this.modellen.get(id);
    if (!model || method !== "update") return;
    this.#laatGetypt(model, state);
    this.#wordtGezien(id, state);
  }

  #wordtGezien(id, state) {
    for (const naam of STAND) if (naam in state) this.gezet.set(id, state[naam]);
  }

  // What is being typed right now stays: the kernel gets it next, and knows what it was typed on.
  #laatGetypt(model, state) {
    for (const naam of STAND) if (model._expectedEchoMsgIds.has(naam) || naam in (model._msg_buffer ?? {})) delete state[naam];
  }

  #maak(model_id, { model_name, model_module, model_module_version, state }) {
    return this.new_model({ model_id, model_name, model_module, model_module_version, comm: this.#comm(model_id) }, state);
  }

  async #werkBij(id, state) {
    const model = await this.get_model(id);
    for (const naam of model._expectedEchoMsgIds.keys()) delete state[naam]; // being typed right now
    this.#laatGetypt(model, state);
    this.#wordtGezien(id, state);
    model.set_state(await model.constructor._deserialize_state(state, this));
  }

  // After every (re)connection: whatever the kernel said while nobody listened is in its widgets. What
  // it was told before this question, it has handled; that it said so may have been lost.
  #vraagStand() {
    const comm = this.#comm(base.uuid(), BESTUUR);
    comm.on_msg(async ({ content, buffers }) => {
      this.#isBeantwoord();
      this.#isVerwerkt(vraag);
      await this.laadBij(content.data.states, content.data.buffer_paths, buffers);
      for (const id of this.modellen.keys()) if (!(id in content.data.states)) this.#sluit(id);
    });
    comm.open({}, undefined, { version: "1.0.0" });
    const vraag = comm.send({ method: "request_states" });
    this.vragen.add(comm);
  }

  // What comes after one answer, comes on the same line: no other is needed.
  #isBeantwoord() {
    for (const comm of this.vragen) {
      comm.close();
      this.comms.delete(comm.comm_id);
    }
    this.vragen.clear();
  }

  #isVerwerkt(vraag) {
    const tot = this.lijn.nummerVan(vraag);
    this.lijn.isVerwerkt(vraag);
    for (const { _expectedEchoMsgIds: echos } of this.modellen.values()) {
      for (const [naam, msg_id] of [...echos]) if (this.lijn.nummerVan(msg_id) < tot) echos.delete(naam);
    }
  }

  // What comes on a new line before the state of all widgets is in that state, and may be about one that
  // was lost with the line before it.
  async #verwerk(bericht) {
    const { comm_id, target_name } = bericht.content;
    const comm = this.comms.get(comm_id);
    if (this.vragen.size && !this.vragen.has(comm)) return;
    switch (bericht.header.msg_type) {
      case "comm_open":
        if (target_name === WIDGET && !this.has_model(comm_id)) await this.handle_comm_open(this.#comm(comm_id), bericht);
        break;
      case "comm_msg":
        this.#vooraf(comm_id, bericht.content.data);
        await comm?.bericht?.(bericht);
        break;
      case "comm_close":
        this.#sluit(comm_id, bericht);
    }
  }

  #sluit(id, bericht) {
    const comm = this.comms.get(id);
    this.comms.delete(id);
    comm?.gesloten?.(bericht);
  }
}

function perWidget(paden, buffers) {
  const uit = {};
  paden.forEach(([id, ...pad], nummer) => {
    uit[id] ??= [[], []];
    uit[id][0].push(pad);
    uit[id][1].push(buffers[nummer]);
  });
  return uit;
}

/** Without files: what a page says when it goes is small, and text. */
function zonderBestanden(state) {
  const plat = (waarde) => waarde === null || typeof waarde !== "object";
  return Object.fromEntries(Object.entries(state).filter(([, waarde]) => (Array.isArray(waarde) ? waarde.every(plat) : plat(waarde))));
}

/* A comm: what one widget and its other half in the kernel say to each other, over the line. */
export class Comm {
  /** `vooraf` says what has to be said before anything else is. */
  constructor(lijn, comm_id, target_name, vooraf = () => {}) {
    Object.assign(this, { lijn, comm_id, target_name, vooraf });
  }

  open(data, callbacks, metadata, buffers) {
    const { comm_id, target_name } = this;
    return this.lijn.zend("comm_open", { comm_id, target_name, data: data ?? {} }, { metadata, buffers, callbacks });
  }

  send(data, callbacks, metadata, buffers) {
    this.vooraf(data);
    return this.lijn.zend("comm_msg", { comm_id: this.comm_id, data }, { metadata, buffers, callbacks });
  }

  close(data, callbacks, metadata, buffers) {
    const done = this.lijn.zend("comm_close", { comm_id: this.comm_id, data: data ?? {} }, { metadata, buffers, callbacks });
    this.gesloten?.();
    return done;
  }

  on_msg(functie) {
    this.bericht = functie;
  }

  on_close(functie) {
    this.gesloten = functie;
  }
}

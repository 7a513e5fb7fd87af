/* One message of the Jupyter protocol as the bytes of `v1.kernel.websocket.jupyter.org`: how many
   offsets, the offsets (8 bytes each), then channel, header, parent_header, metadata, content and
   the binary buffers. https://jupyter-server.readthedocs.io/en/latest/developers/websocket-protocols.html */
export const PROTOCOL = "v1.kernel.websocket.jupyter.org";
const DELEN = ["header", "parent_header", "metadata", "content"];
const schrijver = new TextEncoder();
const lezer = new TextDecoder();

export function encode(bericht) {
  const teksten = [bericht.channel, ...DELEN.map((deel) => JSON.stringify(bericht[deel] ?? {}))];
  const delen = [...teksten.map((tekst) => schrijver.encode(tekst)), ...(bericht.buffers ?? []).map(bytes)];
  const kop = 8 * (delen.length + 2);
  const uit = new Uint8Array(delen.reduce((som, deel) => som + deel.byteLength, kop));
  const getallen = new DataView(uit.buffer);
  getallen.setBigUint64(0, BigInt(delen.length + 1), true);
  let waar = kop;
  delen.forEach((deel, nummer) => {
    getallen.setBigUint64(8 * (nummer + 1), BigInt(waar), true);
    uit.set(deel, waar);
    waar += deel.byteLength;
  });
  getallen.setBigUint64(8 * (delen.length + 1), BigInt(waar), true);
  return uit.buffer;
}

export function decode(buffer) {
  const getallen = new DataView(buffer);
  const aantal = Number(getallen.getBigUint64(0, true));
  const grens = (nummer) => Number(getallen.getBigUint64(8 * (nummer + 1), true));
  const deel = (nummer) => new DataView(buffer, grens(nummer), grens(nummer + 1) - grens(nummer));
  const bericht = { channel: lezer.decode(deel(0)), buffers: [] };
  DELEN.forEach((naam, nummer) => { bericht[naam] = JSON.parse(lezer.decode(deel(nummer + 1))); });
  for (let nummer = DELEN.length + 1; nummer < aantal - 1; nummer += 1) bericht.buffers.push(deel(nummer));
  return bericht;
}

function bytes(buffer) {
  if (buffer instanceof ArrayBuffer) return new Uint8Array(buffer);
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

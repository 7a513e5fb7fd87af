// What is wrong with the slide on this page: said in sentences, nothing when all is well.
() => {
  const [B, H] = [innerWidth, innerHeight];
  const dia = document.querySelector(".dia");
  const eenheid = Math.min(H / 720, B / 960);
  const hoogte = 720 * eenheid; // what the sizes are a part of
  const fouten = new Set();
  const inkt = [];
  const teksten = [];
  const WINNAAR = ".d-kop, .d-zin, .d-getal, .d-woorden li > span, .d-plaats h1, .d-gedeeld li > span, .d-rang b, .d-reus h1 strong";
  const ZIN = 90; // more signs than this is a sentence: it is read, not seen
  const kort = (tekst) => tekst.trim().replace(/\s+/g, " ").slice(0, 40);
  const wandel = document.createTreeWalker(dia, NodeFilter.SHOW_TEXT);
  while (wandel.nextNode()) {
    const knoop = wandel.currentNode;
    const ouder = knoop.parentElement;
    if (!knoop.data.trim() || ouder.closest(".d-verborgen, [hidden], title, desc") || !ouder.checkVisibility()) continue;
    const bereik = document.createRange();
    bereik.selectNodeContents(knoop);
    const maat = parseFloat(getComputedStyle(ouder).fontSize) * (ouder.closest("svg") ? Math.abs(ouder.getScreenCTM().a) : 1);
    const deel = (maat / hoogte) * 720;
    const boek = ouder.closest(".dia-geteld .d-lijf, .dia-lotbewijs .d-lijf, .d-bron");
    if (maat < hoogte / (boek ? 45 : 30) - 0.2) fouten.add(`te klein (${deel.toFixed(1)}): ${kort(knoop.data)}`);
    const groot = ouder.closest(".op-tweede, .d-signaal, .d-verborgen") ? null : ouder.closest(WINNAAR);
    if (groot && maat < hoogte / (groot.textContent.trim().length > ZIN ? 20 : 12) - 0.2) fouten.add(`kop te klein (${deel.toFixed(1)}): ${kort(groot.textContent)}`);
    for (const ruim of bereik.getClientRects()) {
      if (ruim.width < 1 || ruim.height < 1) continue;
      const lucht = Math.max(0, ruim.height - maat * 0.85) / 2; // a letter is lower than its line
      const vak = { left: ruim.left, right: ruim.right, width: ruim.width, top: ruim.top + lucht, bottom: ruim.bottom - lucht, height: ruim.height - 2 * lucht };
      teksten.push([vak, ouder, knoop]);
      if (vak.left < -1 || vak.top < -1 || vak.right > B + 1 || vak.bottom > H + 1) fouten.add(`buiten beeld: ${kort(knoop.data)}`);
      for (let om = ouder; om && om !== dia; om = om.parentElement) {
        if (!om.matches(".d-vul, .d-lijf, .d-mee, .d-mee-bij, .d-twee, section, td, th, li, aside")) continue;
        const r = om.getBoundingClientRect();
        const marge = Math.max(3, maat * 0.3);
        if (vak.left < r.left - marge || vak.right > r.right + marge || vak.bottom > r.bottom + marge || vak.top < r.top - marge) {
          fouten.add(`loopt uit ${om.className || om.tagName}: ${kort(knoop.data)}`);
        }
      }
      inkt.push(vak);
    }
  }
  for (let i = 0; i < teksten.length; i += 1) {
    for (let j = i + 1; j < teksten.length; j += 1) {
      const [[a, oa], [b, ob]] = [teksten[i], teksten[j]];
      if (oa === ob || oa.contains(ob) || ob.contains(oa)) continue;
      const breed = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const hoog = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (breed > 3 && hoog > Math.min(a.height, b.height) * 0.45) fouten.add(`over elkaar: ${kort(teksten[i][2].data)} / ${kort(teksten[j][2].data)}`);
    }
  }
  for (const naam of dia.querySelectorAll(".d-mee-tekst .d-adres")) { // a dash at the end of a line is read as no part of the name
    const regels = naam.getBoundingClientRect().height / parseFloat(getComputedStyle(naam).lineHeight);
    if (naam.textContent.trim().length <= 16 && regels > 1.5) fouten.add(`afgebroken: ${kort(naam.textContent)}`);
  }
  for (const rij of dia.querySelectorAll("tr")) { // columns that touch are read as one word
    const cellen = [...rij.cells].map((cel) => {
      const bereik = document.createRange();
      bereik.selectNodeContents(cel);
      return [bereik.getBoundingClientRect(), cel];
    }).filter(([r]) => r.width > 1);
    cellen.slice(1).forEach(([r], nummer) => {
      if (r.left - cellen[nummer][0].right < 8 * eenheid) fouten.add(`kolommen tegen elkaar: ${kort(cellen[nummer][1].textContent)} / ${kort(cellen[nummer + 1][1].textContent)}`);
    });
  }
  for (const vlak of dia.querySelectorAll("svg, .d-qr, .d-balk, .d-zuil, .d-niveaus, .d-vak, .d-rang b, .d-samen li, .d-muur li, .d-draad li, .d-stippen i, .d-standen i")) {
    const r = vlak.getBoundingClientRect();
    if (r.width < 1 || r.height < 1) continue;
    inkt.push(r);
    if (r.left < -1 || r.top < -1 || r.right > B + 1 || r.bottom > H + 1) fouten.add(`beeld buiten beeld: ${vlak.className.baseVal ?? vlak.className}`);
    const beeld = vlak.matches("svg, .d-qr") && vlak.closest(".op-teken, .d-qr");
    for (const [vak, ouder, knoop] of beeld ? teksten : []) {
      const breed = Math.min(r.right, vak.right) - Math.max(r.left, vak.left);
      const hoog = Math.min(r.bottom, vak.bottom) - Math.max(r.top, vak.top);
      if (!vlak.contains(ouder) && breed > 3 && hoog > vak.height * 0.3) fouten.add(`beeld over tekst: ${kort(knoop.data)}`);
    }
  }
  if (dia.querySelector("img, canvas, video, iframe, svg image, svg foreignObject")) fouten.add("een plaatje waarvan de letters niet te meten zijn");
  // == what is empty: the slide in fields of a tenth by an eighth; ink fills a field and what is within a letter's reach of it
  const [KOLOMMEN, RIJEN] = [10, 8];
  let vol = 0;
  for (let kolom = 0; kolom < KOLOMMEN; kolom += 1) {
    for (let rij = 0; rij < RIJEN; rij += 1) {
      const veld = { left: (kolom * B) / KOLOMMEN, right: ((kolom + 1) * B) / KOLOMMEN, top: (rij * H) / RIJEN, bottom: ((rij + 1) * H) / RIJEN };
      vol += inkt.some((r) => {
        const reik = Math.min(r.height, H / 9);
        return r.left - reik < veld.right && r.right + reik > veld.left && r.top - reik < veld.bottom && r.bottom + reik > veld.top;
      });
    }
  }
  const gekleurd = getComputedStyle(dia).backgroundColor !== "rgba(0, 0, 0, 0)"; // a colour fills it
  const deel = gekleurd ? 1 : vol / (KOLOMMEN * RIJEN);
  if (!(deel >= 0.5) && !document.querySelector(".dia-zwart")) fouten.add(`${Math.round(100 * deel)}% gevuld`);
  if (document.documentElement.scrollHeight > H + 1 || document.documentElement.scrollWidth > B + 1) fouten.add("de pagina schuift");
  return [...fouten];
}

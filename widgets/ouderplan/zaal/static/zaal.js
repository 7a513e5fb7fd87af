"use strict";
// The pages work without this script. With it: the choices left are counted, a lost connection
// is bridged, and the page follows what the begeleider opens and closes. No text is kept here.
(() => {
  const LANGST = 8000; // ms that one attempt to send or fetch may take
  const VERS = 20000; // ms that a line that nothing is said on stays open for sure (deur.STIL_S)
  const OPSLAG = "zaal";
  const $ = (select, where = document) => where.querySelector(select);
  const main = () => $("main");
  const form = () => $("#formulier");
  let busy = false;
  let cold = 0; // when the line that lies ready may be closed
  let followed = ""; // the stand that the server told last

  // ---- what is said; the texts are in the page. `say`: at the top, `tell`: beside the button
  const text = (what) => $(`[data-${what}]`, $("#berichten").content).cloneNode(true);
  const say = (what = "") => {
    const bar = $("#bericht");
    if (bar.dataset.nu === what) return;
    bar.dataset.nu = what;
    bar.replaceChildren(...(what ? [text(what)] : []));
  };
  const tell = (what = "") => {
    const bar = $("[data-teller]", form());
    bar.dataset.nu = what;
    bar.textContent = what ? text(what).textContent : counted();
  };

  // ---- what is not sent yet survives a reload
  const keep = (sending) => {
    const fields = [...new FormData(form())];
    store(JSON.stringify({ key: form().dataset.sleutel, fields, sending }));
  };
  const store = (value) => {
    try {
      if (value === null) sessionStorage.removeItem(OPSLAG);
      else sessionStorage.setItem(OPSLAG, value);
    } catch { /* private mode: then it lives as long as the page */ }
  };
  const kept = () => {
    try {
      const found = JSON.parse(sessionStorage.getItem(OPSLAG));
      return found && found.key === form().dataset.sleutel ? found : null;
    } catch {
      return null;
    }
  };
  const restore = ({ fields }) => {
    for (const input of form().elements) {
      const values = fields.filter(([name]) => name === input.name).map(([, value]) => value);
      if (["checkbox", "radio"].includes(input.type)) input.checked = values.includes(input.value);
      else if (input.name && input.type !== "submit" && values.length) input.value = values[0];
      const more = input.localName === "textarea" && input.value && input.closest("details");
      if (more) more.open = true;
    }
  };

  // ---- the ballot
  const ticked = () => form().querySelectorAll("[type=checkbox]:checked").length;
  const counted = () => {
    const counters = $("[data-tellers]", form());
    if (!counters) return "";
    const texts = counters.content.querySelectorAll("i");
    return texts[Math.min(ticked(), texts.length - 1)].textContent;
  };
  const unsent = () => {
    const now = form();
    if (!now) return false;
    const changed = [...now.elements].some((input) =>
      input.type === "checkbox" || (input.type === "radio" && now.classList.contains("scan"))
        ? input.checked !== input.defaultChecked
        : input.localName === "textarea" && input.value !== input.defaultValue);
    return changed || "onverzonden" in now.dataset;
  };
  const onChange = ({ target }) => {
    const most = Number(form().dataset.hoogstens || 0);
    if (most && target.checked && ticked() > most) {
      target.checked = false;
      tell("vol");
      return;
    }
    tell();
    keep(false);
    const blank = $("[data-blanco]", form());
    if (blank) blank.hidden = ticked() > 0;
  };

  // ---- over the line, again and again until it is there
  const pause = (ms) => new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      removeEventListener("online", done);
      resolve();
    }
    addEventListener("online", done);
  });
  const attempt = async (url, options) => {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), LANGST);
    try {
      const answer = await fetch(url, {
        ...options,
        cache: "no-store",
        credentials: "same-origin",
        headers: { "X-Zaal": "1" },
        signal: stop.signal,
      });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (answer.status >= 500 || !$("main[data-stand]", page)) return null;
      return { page, url: answer.headers.get("Content-Location") || answer.url };
    } catch {
      return null;
    } finally {
      clearTimeout(timer);
    }
  };
  const insist = async (url, options, complain) => {
    for (let wait = 500; ; wait = Math.min(wait * 2, 8000)) {
      const found = await attempt(url, options);
      if (found) return found;
      complain();
      await pause(wait * (0.75 + Math.random() / 2));
    }
  };
  // A line lies ready for who fills something in: making one costs a way there and back.
  const warm = () => {
    if (busy || performance.now() < cold) return;
    cold = performance.now() + VERS;
    fetch(`${main().dataset.pad}/lijn`, { cache: "no-store" }).catch(() => { cold = 0; });
  };
  const send = async (button) => {
    const now = form();
    if (busy) return;
    busy = true;
    const body = new URLSearchParams(new FormData(now));
    if (button && button.name) body.append(button.name, button.value);
    keep(true);
    now.classList.add("bezig");
    now.setAttribute("aria-busy", "true");
    for (const part of now.querySelectorAll("fieldset, textarea, summary")) part.inert = true;
    tell("bezig");
    const answer = await insist(now.action, { method: "POST", body }, () => tell("opnieuw"));
    if (!$("[data-onverzonden]", answer.page)) store(null);
    show(answer, "replaceState");
  };
  const post = async (url, now, button) => {
    if (busy) return;
    busy = true;
    const body = new URLSearchParams(new FormData(now));
    if (button && button.name) body.append(button.name, button.value);
    show(await insist(url, { method: "POST", body }, () => say("weg")), "replaceState");
  };
  const speak = (button) => {
    if (form()) keep(false);
    post(button.formAction, button.form, button);
  };
  const go = async (url, how = "replaceState") => {
    if (busy) return;
    busy = true;
    show(await insist(url, {}, () => say("weg")), how);
  };

  // ---- the page changes without being loaded anew
  const show = ({ page, url }, how) => {
    busy = false;
    say();
    document.title = page.title;
    const spoke = document.documentElement.lang;
    for (const mark of ["lang", "dir"]) document.documentElement[mark] = page.documentElement[mark];
    if (document.documentElement.lang !== spoke) listen(); // what is told comes in this language
    if (!$("header").isEqualNode($("header", page))) $("header").replaceWith($("header", page));
    main().replaceWith($("main", page));
    $("#berichten").replaceWith($("#berichten", page));
    if (how) history[how](null, "", url);
    scrollTo(0, 0);
    requestAnimationFrame(() => setTimeout(point)); // first what was asked for is seen
    dispatchEvent(new Event("nieuwblad"));
    begin();
    follow();
  };
  const point = () => ($("[data-richt]") || $("h1")).focus({ preventScroll: true });
  const begin = () => {
    if ("ontvangen" in main().dataset) store(null);
    if (!form()) return;
    const draft = kept();
    if (draft) restore(draft);
    tell();
    if (draft && draft.sending) {
      if ("onverzonden" in form().dataset) keep(false);
      else send();
    }
  };

  // ---- follow what is open
  const follow = () => {
    const here = main().dataset.stand;
    const at = (key) => followed.split(" ").includes(key);
    if (!followed || !here || at(here) || busy) return;
    if (!unsent()) {
      setTimeout(() => moveOn(here), Math.random() * 300); // not all phones at once
      return;
    }
    const [book, round] = here.split(".");
    const ended = "thuisronde" in main().dataset || followed.startsWith(`${book}.${round}.`);
    say(ended ? "gesloten" : "nieuw");
  };
  const moveOn = (here) => {
    if (main().dataset.stand === here && !unsent()) go(main().dataset.thuis);
  };
  let source = null;
  let lost = 0;
  let evening = null; // whether the hall has a round open; null: not heard yet
  let revealed = ""; // the place that was told last, and of which round
  let revealedOf = "";
  const round = () => followed.split(".", 2).join(".");
  const tellPlace = (html) => {
    if (html === revealed) return; // told again after the line came back
    [revealed, revealedOf] = [html, round()];
    $("#onthuld")?.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
  };
  const listen = () => {
    if (source) source.close();
    source = new EventSource(`${main().dataset.pad}/volg`);
    source.onmessage = ({ data }) => {
      clearTimeout(lost);
      lost = 0;
      if ($("#bericht").dataset.nu === "weg") say();
      followed = data;
      const opened = data.split(" ")[0].split(".")[2] === "open";
      const began = opened && evening === false;
      evening = opened;
      if (began && "thuisronde" in main().dataset && !unsent()) go(`${main().dataset.pad}/`); // to the list
      if (revealed && revealedOf !== round()) tellPlace("");
      follow();
    };
    source.addEventListener("plaats", ({ data }) => tellPlace(data));
    source.onerror = () => {
      if (lost) return;
      lost = setTimeout(() => {
        lost = 0;
        if (!$("#bericht").dataset.nu) say("weg");
        if (source.readyState === EventSource.CLOSED) listen();
      }, 3000);
    };
  };

  document.addEventListener("change", (event) => {
    if (event.target.form !== form() || !form()) return;
    warm();
    onChange(event);
  });
  document.addEventListener("input", (event) => {
    if (event.target.localName !== "textarea") return;
    warm();
    keep(false);
  });
  document.addEventListener("submit", (event) => {
    event.preventDefault();
    const button = event.submitter;
    if (button && button.name === "taal") speak(button);
    else if ("los" in event.target.dataset) post(event.target.action, event.target, button);
    else send(button);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-zaal], a[data-verder]");
    if (!link) return;
    event.preventDefault();
    store(null);
    go(link.href, "zaal" in link.dataset ? "pushState" : "replaceState");
  });
  addEventListener("popstate", () => go(location.href, null));
  addEventListener("pageshow", (event) => {
    listen();
    if (event.persisted && !unsent()) go(location.href);
  });
  addEventListener("pagehide", () => source && source.close());
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && source && source.readyState === EventSource.CLOSED) listen();
  });
  begin();
})();

"use strict";
// Reads the page aloud with a voice that is on the phone itself, in the language of each text. The
// button stays hidden where there is none: a voice from elsewhere would send the text away.
(() => {
  const voice = window.speechSynthesis;
  if (!voice || !window.SpeechSynthesisUtterance) return;
  const button = () => document.querySelector("[data-voorlezen]");
  let queue = [];
  let marked = null;

  const voiceFor = (lang) => {
    const wanted = lang.toLowerCase().split("-")[0];
    return voice.getVoices().find((one) =>
      one.localService && one.lang.toLowerCase().split(/[-_]/)[0] === wanted);
  };
  const langOf = (part) => part.closest("[lang]").lang;
  const mark = (part) => {
    if (marked) delete marked.dataset.leest;
    marked = part;
    if (!part) return;
    part.dataset.leest = "";
    part.scrollIntoView({ block: "nearest" });
  };
  const press = (on) => button() && button().setAttribute("aria-pressed", String(on));
  const stop = () => {
    queue = [];
    voice.cancel();
    mark(null);
    press(false);
  };
  const next = () => {
    const part = queue.shift();
    if (!part || !part.isConnected) {
      stop();
      return;
    }
    mark(part.closest(".keuze, li") || part);
    const words = new SpeechSynthesisUtterance(part.textContent.trim());
    words.lang = langOf(part);
    words.voice = voiceFor(words.lang);
    words.onend = words.onerror = () => {
      if (queue.length || marked) next();
    };
    voice.speak(words);
  };
  // The question, then each choice with its description; on other pages what is said there.
  const begin = () => {
    const parts = document.querySelectorAll("main :is(h1, .fout p, .fout li, .uitleg, .woord, .zin, .naam, .omschrijving, .ontvangen p, .rust p)");
    queue = [...parts]
      .filter((part) => part.checkVisibility() && !part.closest(".voet, dialog, details:not([open])"))
      .filter((part) => voiceFor(langOf(part)));
    press(true);
    next();
  };
  const offer = () => {
    const now = button();
    if (now) now.hidden = !voiceFor(document.documentElement.lang);
  };

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-voorlezen]")) return;
    if (queue.length || marked) stop();
    else begin();
  });
  addEventListener("pagehide", stop);
  addEventListener("nieuwblad", () => {
    stop();
    offer();
  });
  if (voice.addEventListener) voice.addEventListener("voiceschanged", offer); // they come late
  offer();
})();

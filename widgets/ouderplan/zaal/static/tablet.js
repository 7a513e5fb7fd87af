"use strict";
// A screen of the school returns to its start by itself: some seconds after a vote, and, after
// asking, when someone walked away. Without this script its buttons do the same. Where a browser
// lets a page ask for that (over https), the screen stays on.
(() => {
  const BEDENKTIJD = 30; // seconds in which "Bent u er nog?" can be answered
  const main = () => document.querySelector("main");
  const ask = () => document.querySelector("#stil");
  let seen = null;
  let since = Date.now();

  const restart = () => {
    try {
      sessionStorage.clear();
    } catch { /* then there is nothing kept */ }
    seen = null;
    since = Date.now() + 60_000; // not again while the start is being fetched
    location.replace(`${main().dataset.pad}/tablet/opnieuw`);
  };
  const countDown = (bar, left) => {
    bar.value = Math.max(0, Math.ceil(left));
    if (left <= 0) restart();
  };
  const tick = () => {
    if (main() !== seen) {
      seen = main();
      since = Date.now();
    }
    const quiet = (Date.now() - since) / 1000;
    const { terug, stil } = seen.dataset;
    if (terug) countDown(seen.querySelector("progress"), Number(terug) - quiet);
    if (!stil || quiet < Number(stil)) return;
    if (!ask().open) ask().showModal();
    countDown(ask().querySelector("progress"), Number(stil) + BEDENKTIJD - quiet);
  };
  const touched = () => {
    if (seen && seen.dataset.stil && !ask().open) since = Date.now();
  };
  const stay = () => {
    since = Date.now();
    if (ask().open) ask().close();
  };

  for (const what of ["pointerdown", "keydown", "input", "scroll"]) {
    document.addEventListener(what, touched, { capture: true, passive: true });
  }
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-blijf]")) stay();
  });
  document.addEventListener("cancel", stay, true); // Escape
  addEventListener("pageshow", (event) => {
    if (event.persisted) restart();
  });
  const stayAwake = () => {
    if (!document.hidden && navigator.wakeLock) navigator.wakeLock.request("screen").catch(() => {});
  };
  document.addEventListener("visibilitychange", stayAwake);
  stayAwake();
  setInterval(tick, 250);
  tick();
})();

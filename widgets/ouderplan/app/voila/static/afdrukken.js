/* The ballot sheets to print: a button for who does not know the keys. Without it Ctrl+P works too. */
(() => {
  "use strict";
  const knop = document.getElementById("druk-af");
  if (!knop) return;
  knop.hidden = false;
  knop.addEventListener("click", () => window.print());
})();

/* In JupyterLab a notebook of the workbook shows the workbook as soon as it is open, as in Voila.

   A prebuilt extension written by hand: JupyterLab loads this file, and asks what it registers for
   `init` and `get`, the two that a webpack module federation container has. It is small enough to
   do without webpack. What it needs of JupyterLab it takes from the modules that JupyterLab shares.

   Only a cell that does nothing but show the workbook is run. Any other waits for who opened it, as
   JupyterLab lets it: a notebook may come from anybody. */
(() => {
  "use strict";
  const NAAM = "ouderplan-werkboek";
  const TOONT = /^from ouderplan\.app\.pagina import (show_[a-z]+)\s+\1\((?:"[a-z-]+")?\)\s*$/;
  const hier = new URL(".", document.currentScript.src);
  let gedeeld = null; // what JupyterLab and its extensions share: name → version → how to get it

  async function haal(naam) {
    const [versie] = Object.values(gedeeld[naam]);
    return (await versie.get())();
  }

  function voegToe(soort, kenmerken) {
    document.head.append(Object.assign(document.createElement(soort), kenmerken));
  }

  async function toon(app, paneel, notebook) {
    const eerder = await app.serviceManager.sessions.findByPath(paneel.context.path);
    await Promise.all([paneel.context.ready, paneel.revealed]);
    await paneel.sessionContext.ready;
    const cellen = paneel.content.widgets.filter((cel) => cel.model.type === "code" && TOONT.test(cel.model.sharedModel.source));
    if (!cellen.length) return;
    paneel.addClass("op-lab");
    app.shell.collapseLeft?.(); // the list of notebooks: one press brings it back
    for (const cel of cellen) {
      cel.inputHidden = true;
      cel.addClass("op-lab-cel");
      // "d d" on a button takes out no cell. What has the focus must say so: JupyterLab looks there first.
      cel.node.addEventListener("focusin", (gebeurt) => gebeurt.target.setAttribute("data-lm-suppress-shortcuts", "true"));
    }
    // A page that was there before F5 still stands in its kernel. All it knew is in the workbook, so
    // the new one begins afresh, as a page of Voila does, and no second kernel stays behind.
    if (eerder) await paneel.sessionContext.changeKernel({ name: eerder.kernel.name });
    await notebook.NotebookActions.runCells(paneel.content, cellen, paneel.sessionContext);
  }

  // ipywidgets hold the next value of a field until the kernel is done with the one before, but a click
  // goes at once: it would overtake what was typed before it. Our own front end does the same (beheer.js).
  async function zegGetyptVoorAlles() {
    const { WidgetModel } = await haal("@jupyter-widgets/base");
    const zeg = WidgetModel.prototype.send_sync_message;
    const doe = WidgetModel.prototype.send;
    function zegGetypt(zelf) {
      for (const model of zelf.widget_manager._modelsSync.values()) {
        const [stand, terug] = [model._msg_buffer, model._msg_buffer_callbacks];
        if (!stand || model === zelf) continue;
        model._msg_buffer = model._msg_buffer_callbacks = null;
        model.rememberLastUpdateFor(zeg.call(model, stand, terug));
      }
    }
    WidgetModel.prototype.send_sync_message = function (...alles) {
      zegGetypt(this);
      return zeg.apply(this, alles);
    };
    WidgetModel.prototype.send = function (...alles) {
      zegGetypt(this);
      return doe.apply(this, alles);
    };
  }

  async function plugin() {
    const notebook = await haal("@jupyterlab/notebook");
    await zegGetyptVoorAlles();
    return {
      id: `${NAAM}:plugin`,
      autoStart: true,
      requires: [notebook.INotebookTracker],
      activate(app, tracker) {
        voegToe("link", { rel: "stylesheet", href: new URL("werkboek.css", hier).href });
        voegToe("script", { src: new URL("../../../../static/toegang.js", hier).href });
        const bij = (_, paneel) => toon(app, paneel, notebook).catch(console.error);
        tracker.widgetAdded.connect(bij);
        tracker.forEach((paneel) => bij(tracker, paneel));
      },
    };
  }

  (window._JUPYTERLAB ||= {})[NAAM] = {
    init(scope) { gedeeld = scope; },
    async get() {
      const module = { __esModule: true, default: await plugin() };
      return () => module;
    },
  };
})();

/* A box that keeps the views of what it showed before, out of the page: going back to a step is only
   hanging it up again. The kernel may send the widgets of a step that nobody chose yet, in one message. */
import { ViewList } from "@jupyter-widgets/base";
import { VBoxView } from "@jupyter-widgets/controls";
import { Widget } from "@lumino/widgets";

const BEWAART = "op-bewaart";
const straks = window.requestIdleCallback ?? ((werk) => setTimeout(werk, 50));

export class Doos extends VBoxView {
  initialize(parameters) {
    super.initialize(parameters);
    if (!this.model.get("_dom_classes").includes(BEWAART)) return;
    this.bewaard = new Map(); // model -> promise of its view
    this.children_views = new ViewList(this.hang, this.haalAf, this);
    this.listenTo(this.model, "msg:custom", this.neem);
    straks(() => this.send({ gereed: true })); // the page is up: now there is time for the other steps
  }

  hang(model) {
    const plek = new Widget(); // keeps the order while the view is being made
    this.luminoWidget.addWidget(plek);
    return this.maak(model).then((view) => {
      const waar = this.luminoWidget.widgets.indexOf(plek);
      if (waar >= 0) this.luminoWidget.insertWidget(waar, view.luminoWidget);
      plek.dispose();
      return view;
    });
  }

  haalAf(view) {
    if (!view.luminoWidget.isDisposed) view.luminoWidget.parent = null;
  }

  maak(model) {
    if (!this.bewaard.has(model)) {
      this.bewaard.set(model, this.create_child_view(model));
      this.listenTo(model, "destroy", () => this.bewaard.delete(model));
    }
    return this.bewaard.get(model);
  }

  async neem({ states, buffer_paths, straks: id }, buffers) {
    const beheer = this.model.widget_manager;
    await beheer.laadBij(states, buffer_paths, buffers);
    if (id) straks(async () => beheer.has_model(id) && this.maak(await beheer.get_model(id)));
  }
}

/* A field for a day. While 2026 is being typed a browser has the years 2, 20 and 202: the kernel hears of
   a year that is whole, or of what stands there when who types goes elsewhere. */
import { DatePickerView } from "@jupyter-widgets/controls";

const HEEL = 1000; // the first year of four digits

export class Dag extends DatePickerView {
  _picker_change() {
    this.half = this._datepicker.valueAsDate?.getUTCFullYear() < HEEL;
    if (!this.half) super._picker_change();
  }

  _picker_focusout() {
    if (this.half) super._picker_change();
    this.half = false;
    super._picker_focusout();
  }
}

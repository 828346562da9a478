import { anId, el } from "./dom.js";
import { Refused } from "./api.js";
import { act, field, outcome, typedIn } from "./fault-form.js";
import { mix } from "./mix.js";
import { FIELDS, SETTINGS } from "./settings.js";

/** The settings of an account as a form. What is typed stays until it is set or given up. */

function made(spec) {
  if (spec.type === "mix") return mix(spec);
  if (!spec.suggest) return field(spec, `set-${spec.key}`);
  const list = anId("suggest");
  const box = field({ ...spec, list, value: "" }, `set-${spec.key}`);
  box.append(el("datalist", { id: list }, ...spec.suggest.map((value) => el("option", { value }))));
  return box;
}

/**
 * @param profile gives what is in force, null for several accounts that differ
 * @param apply takes the changed settings, and says what it did
 */
export function settingsForm(profile, apply) {
  const boxes = new Map();
  const groups = SETTINGS.map((group) => {
    const fields = group.fields.map((spec) => {
      const box = made(spec);
      boxes.set(spec.key, box);
      return box;
    });
    return el("fieldset", { class: "settings-group" }, el("legend", { text: group.name }),
      el("div", { class: "settings-fields" }, ...fields));
  });
  const rulesId = anId("destinations");
  const rules = el("textarea", { id: rulesId, name: "destinations", rows: 3, spellcheck: "false", testid: "set-destinations" });
  const undo = el("button", { type: "button", class: "quiet", text: "Give up changes", hidden: true });
  const form = el("form", { class: "settings", autocomplete: "off", testid: "settings" },
    ...groups,
    el("label", { for: rulesId, text: "Destinations with settings of their own, as in a scenario, in JSON: the first whose prefix or pattern fits counts" }),
    rules,
    el("div", { class: "row" }, el("button", { type: "submit", text: "Set", testid: "set" }), undo),
    ...outcome());

  let shown = null;
  let dirty = false;

  function fill() {
    shown = profile();
    dirty = false;
    undo.hidden = true;
    for (const { key, type } of FIELDS) {
      const box = boxes.get(key);
      if (type === "mix") box.write(shown[key]);
      else box.input.value = type === "share" ? Number(shown[key]) : shown[key];
    }
    rules.value = shown.destinations.length ? JSON.stringify(shown.destinations, null, 1) : "[]";
  }

  function read() {
    const wanted = {};
    for (const { key, type } of FIELDS) {
      const value = type === "mix" ? boxes.get(key).read() : typedIn(boxes.get(key).input);
      const before = type === "share" ? Number(shown[key]) : shown[key];
      if (JSON.stringify(value) !== JSON.stringify(before)) wanted[key] = value;
    }
    try {
      const list = JSON.parse(rules.value.trim() || "[]");
      if (JSON.stringify(list) !== JSON.stringify(shown.destinations)) wanted.destinations = list;
    } catch (e) {
      throw new Refused(`destinations: this is no JSON; ${e.message}`);
    }
    return wanted;
  }

  form.addEventListener("input", () => {
    dirty = true;
    undo.hidden = false;
  });
  undo.addEventListener("click", fill);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    act(form, async () => {
      const wanted = read();
      if (!Object.keys(wanted).length) return "Nothing was changed.";
      const words = await apply(wanted);
      fill();
      return words;
    });
  });

  /** Shows what is in force, unless something is typed that is not set yet. */
  form.refresh = (anew) => {
    if (profile() && (anew || !dirty)) {
      const same = !anew && shown && JSON.stringify({ ...shown, faults: 0 }) === JSON.stringify({ ...profile(), faults: 0 });
      if (!same) fill();
    }
  };
  return form;
}

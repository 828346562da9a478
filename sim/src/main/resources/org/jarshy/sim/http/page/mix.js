import { el } from "./dom.js";

/** Words with weights: one row each, and a button for one more. */
export function mix({ key, label, options }) {
  const rows = el("div", { class: "mix-rows" });
  const box = el("fieldset", { class: "mix", name: key, testid: `mix-${key}` },
    el("legend", { text: label }), rows,
    el("button", { type: "button", class: "quiet", text: "Add another", onclick: () => add(options[1], 1).focus() }));

  function add(word, weight) {
    const select = el("select", { "aria-label": `${label}, value`, testid: "mix-word" },
      ...options.map((each) => el("option", { value: each, text: each })));
    select.value = word;
    const input = el("input", { "aria-label": `${label}, weight`, inputmode: "decimal", value: weight,
      class: "size-short", testid: "mix-weight" });
    const remove = el("button", { type: "button", class: "quiet", "aria-label": `Remove ${word}`, text: "×",
      onclick: () => {
        if (rows.children.length > 1) {
          row.remove();
          box.dispatchEvent(new Event("input", { bubbles: true }));
        }
      } });
    const row = el("div", { class: "mix-row" }, select, input, remove);
    rows.append(row);
    return select;
  }

  /** A word, or an object of weights. */
  box.write = (value) => {
    rows.replaceChildren();
    const weights = typeof value === "string" ? { [value]: 1 } : value;
    for (const [word, weight] of Object.entries(weights)) add(word, weight);
  };

  box.read = () => {
    const weights = {};
    for (const row of rows.children) {
      const [select, input] = row.children;
      const text = input.value.trim();
      const weight = /^\d+(\.\d+)?$/.test(text) ? Number(text) : text;
      const known = weights[select.value];
      weights[select.value] = typeof known === "number" && typeof weight === "number" ? known + weight : weight;
    }
    const words = Object.keys(weights);
    return words.length === 1 && weights[words[0]] > 0 ? words[0] : weights;
  };
  return box;
}

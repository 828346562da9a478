import { anId, el, say } from "./dom.js";
import { send } from "./api.js";
import { loadFaults } from "./state.js";
import { describe, WHEN } from "./faults.js";

/** Fields with labels, shared by the forms that drive an account. */

/** A field with its label; `field.input` is what is typed into. */
export function field({ key, label, type, value = "", options, hint, list }, testid) {
  const id = anId(key);
  let input;
  if (type === "choice") {
    input = el("select", { id, name: key, testid }, ...options.map(([word, text]) => el("option", { value: word, text })));
    if (value !== "") input.value = value;
  } else if (type === "flag") {
    input = el("input", { id, name: key, testid, type: "checkbox", checked: value });
  } else {
    input = el("input", { id, name: key, testid, value, list, inputmode: type === "number" ? "numeric" : null,
      placeholder: hint, class: `size-${String(value).length > 8 ? "long" : "short"}` });
  }
  const box = el("span", { class: type === "flag" ? "field check" : "field" });
  const name = el("label", { for: id, text: label });
  box.append(...(type === "flag" ? [input, name] : [name, input]));
  box.input = input;
  return box;
}

/** What is typed, as JSON; what is no number goes as it is, and the API says what is allowed. */
export function typedIn(input) {
  if (input.type === "checkbox") return input.checked;
  const text = input.value.trim();
  return /^\d+(\.\d+)?$/.test(text) && input.name !== "from" && input.name !== "to" ? Number(text) : text;
}

/** Runs an action of a form and says below it what was done, or at its field what is wrong. */
export async function act(form, action) {
  const problem = form.querySelector(".problem");
  const done = form.querySelector(".done");
  say(problem, "");
  say(done, "");
  form.querySelectorAll("[aria-invalid]").forEach((each) => each.removeAttribute("aria-invalid"));
  const button = form.querySelector("button[type=submit]");
  button.disabled = true;
  try {
    say(done, await action());
  } catch (refused) {
    const input = refused.field ? form.querySelector(`[name="${CSS.escape(refused.field)}"]`) : null;
    const label = input && input.id ? form.querySelector(`label[for="${input.id}"]`) : null;
    say(problem, label ? `${label.textContent}: ${refused.words}` : refused.message);
    if (input) {
      input.setAttribute("aria-invalid", "true");
      input.focus();
    }
  } finally {
    button.disabled = false;
  }
}

export function outcome() {
  return [
    el("p", { class: "problem", role: "alert" }),
    el("p", { class: "done", role: "status", testid: "done" }),
  ];
}

function moments(spec, first) {
  const select = field({
    key: "when", label: "when", type: "choice", value: first,
    options: WHEN.map(({ key, label }) => [key, key === "" && spec.answer ? "at the next submit" : label]),
  }, "when");
  const value = field({ key: "moment", label: "", value: "" }, "moment");
  const times = field({ key: "times", label: "times", type: "number", hint: "1" }, "times");
  const change = () => {
    const when = WHEN.find(({ key }) => key === select.input.value);
    value.hidden = !when.value;
    value.input.name = when.key || "moment"; // where the API's words about it belong
    say(value.querySelector("label"), when.value || "value");
    value.input.value = when.start || "";
    times.input.placeholder = when.again ? "no end" : "1";
  };
  select.input.addEventListener("change", change);
  change();
  return { fields: [select, value, times], select: select.input, value: value.input, times: times.input };
}

/** @param account gives the id that is driven now */
export function faultForm(spec, account) {
  const params = spec.params.map((param) => field(param, `param-${param.key}`));
  const when = moments(spec, "");
  const button = el("button", { type: "submit", testid: "arm" });
  const label = () => say(button, when.select.value || spec.answer ? "Arm" : "Do it now");
  when.select.addEventListener("change", label);
  label();
  const form = el("form", { class: "fault", autocomplete: "off", testid: `fault-${spec.kind}` },
    el("h4", { text: spec.name }),
    el("p", { class: "hint", text: spec.does }),
    el("div", { class: "fields-row" }, ...params, ...when.fields, button),
    ...outcome());
  const read = () => {
    const fault = { fault: spec.kind };
    for (const { input } of params) {
      if (input.type !== "checkbox" || input.checked || input.name === "cut") fault[input.name] = typedIn(input);
    }
    if (when.select.value) fault[when.select.value] = typedIn(when.value);
    if (when.times.value.trim()) fault.times = typedIn(when.times);
    return fault;
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    act(form, async () => {
      const fault = read();
      const id = account();
      await send("POST", "/api/faults", { [id]: fault });
      await loadFaults();
      const who = id === "*" ? "all accounts" : id;
      const now = !when.select.value && !spec.answer;
      return `${now ? "Done" : "Armed"} on ${who}: ${describe(fault)}.`;
    });
  });
  return form;
}

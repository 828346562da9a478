import { $, el, say } from "./dom.js";
import { api, send } from "./api.js";
import { act, faultForm, field, outcome, typedIn } from "./fault-form.js";
import { describe, GROUPS } from "./faults.js";
import { settingsForm } from "./settings-form.js";
import { FIELDS } from "./settings.js";
import { loadFaults, on, state } from "./state.js";

/** The panel that drives one account, or all of them. */

const target = field({ key: "account", label: "Account", type: "choice", options: [["*", "all accounts"]] }, "drive-account");

export function driven() {
  return target.input.value;
}

function ids() {
  return driven() === "*" ? Object.keys(state.faults) : [driven()];
}

function who() {
  return driven() === "*" ? "all accounts" : driven();
}

/** Changes settings and leaves the others, and what is armed, as they are. */
async function adjust(change) {
  const now = await api("/api/faults");
  const wanted = Object.fromEntries(ids().map((id) => [id, { ...now[id], ...change }]));
  await send("PUT", "/api/faults", wanted);
  await loadFaults();
}

/** One of the few that are wanted most: a sentence with one field and a button. */
function quick({ testid, button, key, label, value, type, then, does }) {
  const box = field({ key, label, value, type }, `${testid}-value`);
  const form = el("form", { class: "quick", autocomplete: "off", testid },
    el("div", { class: "fields-row" }, box, el("button", { type: "submit", text: button, testid: `${testid}-button` })),
    el("p", { class: "hint", text: does }),
    ...outcome());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    act(form, () => then(typedIn(box.input)));
  });
  return form;
}

async function arm(fault) {
  await send("POST", "/api/faults", { [driven()]: fault });
  await loadFaults();
}

function common() {
  return el("div", { class: "quicks" },
    quick({
      testid: "throttle", button: "Throttle", key: "ratePerSecond", label: "Throttle to submits a second", value: "50", type: "number",
      does: "More get ESME_RTHROTTLED. 0 takes the limit away.",
      then: async (ratePerSecond) => {
        await adjust({ ratePerSecond });
        return ratePerSecond ? `${who()} accepts ${ratePerSecond} submits a second now.` : `${who()} accepts any number now.`;
      },
    }),
    quick({
      testid: "cut-at", button: "Arm the cut", key: "submit", label: "Cut the link at submit no.", value: "500", type: "number",
      does: "Counted from now. The phone has that text, its response never leaves: an ESME that sends again makes two copies.",
      then: async (submit) => {
        const fault = { fault: "close-before-response", submit };
        await arm(fault);
        return `Armed on ${who()}: ${describe(fault)}.`;
      },
    }),
    quick({
      testid: "pause", button: "Pause answers", key: "duration", label: "Pause answers for", value: "10s",
      does: "Submits are taken; their answers all leave at the end.",
      then: async (duration) => {
        await arm({ fault: "pause-answers", duration });
        return `${who()} answers nothing for ${duration}.`;
      },
    }),
    quick({
      testid: "deaf", button: "Stop reading", key: "duration", label: "Stop reading for", value: "10s",
      does: "The ESME's window and then its buffers fill.",
      then: async (duration) => {
        await arm({ fault: "stop-reading", duration });
        return `Nothing is read from the links of ${who()} for ${duration}.`;
      },
    }));
}

function group({ name, kinds }) {
  return el("details", { class: "group" },
    el("summary", {}, el("b", { text: name }),
      el("span", { class: "hint", text: kinds.length > 1 ? kinds.map((kind) => kind.name.toLowerCase()).join(", ") : "" })),
    ...kinds.map((spec) => faultForm(spec, driven)));
}

const normal = el("form", { class: "normal" },
  el("button", { type: "submit", class: "quiet", text: "Back to normal", testid: "normal" }), ...outcome());
normal.addEventListener("submit", (event) => {
  event.preventDefault();
  act(normal, async () => {
    const name = who();
    await send("PUT", "/api/faults", { [driven()]: {} });
    await loadFaults();
    settings.refresh(true);
    return `${name}: as at the start; nothing is armed, answers held back have left.`;
  });
});

const settings = settingsForm(
  () => state.faults[ids()[0]] || null,
  async (wanted) => {
    await adjust(wanted);
    const labels = Object.keys(wanted).map((key) => (FIELDS.find((each) => each.key === key) || { short: "Destinations" }).short);
    return `Set on ${who()}: ${labels.join("; ")}.`;
  });

const note = el("p", { class: "hint", hidden: true,
  text: "Shown are the settings of the first account; what you change is set on all." });

$("drive").append(
  el("div", { class: "drive-head" }, el("h2", { text: "Cause a fault" }), target, normal),
  common(),
  el("h3", { text: "Every fault" }),
  ...GROUPS.map(group),
  el("details", { class: "group", testid: "settings-group" },
    el("summary", {}, el("b", { text: "Settings" }),
      el("span", { class: "hint", text: "rate, window, queue, delays, statuses, receipts, ids" })),
    note, settings));

let named = null; // by the address before the accounts were known

export function choose(id) {
  named = id;
  if (![...target.input.options].some((option) => option.value === id) || id === driven()) return;
  target.input.value = id;
  target.input.dispatchEvent(new Event("change"));
}

target.input.addEventListener("change", () => {
  note.hidden = driven() !== "*";
  for (const words of $("drive").querySelectorAll(".done, .problem")) say(words, "");
  settings.refresh(true);
  document.dispatchEvent(new CustomEvent("driven"));
});

on("accounts", () => {
  const all = target.input.lastElementChild;
  const known = state.accounts.map(({ id }) => id);
  const before = $("drive").hidden ? null : driven();
  target.input.replaceChildren(...known.map((id) => el("option", { value: id, text: id })), all);
  target.input.value = [before, named].find((id) => id === "*" || known.includes(id)) || known[0];
  $("drive").hidden = false;
  if (driven() !== before) target.input.dispatchEvent(new Event("change"));
});
on("faults", () => settings.refresh(false));

import { $, el, say } from "./dom.js";
import { api } from "./api.js";
import { spoken, time } from "./format.js";

/** What is on the screen of the open phone. */

const DISMISSED = "dismissed flashes";
const looked = new Map(); // number -> how many received texts were looked at
let number = null;
let shown = []; // the lines on the screen, as JSON
let dismissed = new Set(JSON.parse(sessionStorage.getItem(DISMISSED) || "[]"));
let flash = null; // the key of the one on the screen

export function current() {
  return number;
}

export function seen(phone) {
  return looked.get(phone) || 0;
}

export function look(phone, received) {
  looked.set(phone, Math.max(seen(phone), received));
}

function warnings(list) {
  return list.map((warning) => el("li", { text: warning }));
}

function bubble(line) {
  const meta = el("div", { class: "meta" },
    el("span", { text: line.direction === "in" ? `from ${line.from || "no sender"}` : `to ${line.to}` }),
    time(line.time));
  if (line.parts > 1) meta.append(el("span", { class: "parts", text: `${line.parts} parts` }));
  if (line.direction === "out") {
    const words = line.state === "taken" ? "✓ taken" : "… on its way";
    meta.append(el("span", { class: "state", text: words }));
  }
  const message = el("div", { class: `message ${line.direction}`, testid: `message-${line.direction}` },
    el("p", { text: line.text }), meta);
  if (line.warnings.length) message.append(el("ul", { class: "warnings" }, ...warnings(line.warnings)));
  return message;
}

/** Touches only what changed: a screen reader speaks what is new and nothing else. */
function draw(lines) {
  const thread = $("thread");
  const atEnd = thread.scrollHeight - thread.scrollTop - thread.clientHeight < 60;
  const next = lines.map((line) => JSON.stringify(line));
  if (!shown.length) thread.replaceChildren();
  next.forEach((line, i) => {
    if (i >= shown.length) thread.append(bubble(lines[i]));
    else if (line !== shown[i]) thread.children[i].replaceWith(bubble(lines[i]));
  });
  while (next.length && thread.children.length > next.length) thread.lastElementChild.remove();
  shown = next;
  if (!next.length) {
    thread.replaceChildren(el("p", { class: "empty", text: "No texts yet. Send one below." }));
  }
  if (atEnd) thread.scrollTop = thread.scrollHeight;
}

/** A class 0 text lies over the screen until it is dismissed, and is kept nowhere (3GPP 23.038 §4). */
function drawFlash(flashes) {
  const times = new Map();
  const waiting = flashes.filter((line) => {
    const again = (times.get(line.time) || 0) + 1;
    times.set(line.time, again);
    line.key = `${number} ${line.time} ${again}`;
    return !dismissed.has(line.key);
  });
  $("flash").hidden = !waiting.length;
  flash = waiting.length ? waiting[0].key : null;
  if (!waiting.length) return;
  const [first] = waiting;
  say($("flash-title"), waiting.length > 1 ? `⚡ Flash text, 1 of ${waiting.length}` : "⚡ Flash text");
  say($("flash-text"), first.text);
  $("flash-meta").replaceChildren(`from ${first.from || "no sender"} · `, time(first.time), " · not stored");
  $("flash-warnings").replaceChildren(...warnings(first.warnings));
}

export async function load() {
  const asked = number;
  if (!asked) return;
  const lines = await api(`/api/phones/${asked}/thread`);
  if (asked !== number) return; // another phone was opened meanwhile
  const flashes = lines.filter((line) => line.direction === "in" && line.class0);
  draw(lines.filter((line) => !flashes.includes(line)));
  drawFlash(flashes);
  looked.set(asked, lines.filter((line) => line.direction === "in").length);
}

export function toEnd() {
  $("thread").scrollTop = $("thread").scrollHeight;
}

export async function open(phone) {
  number = phone;
  shown = [];
  $("thread").replaceChildren();
  $("flash").hidden = true;
  $("phone-title").textContent = spoken(number);
  $("phone-note").textContent = "Texts, oldest first";
  $("compose").hidden = false;
  await load();
  toEnd();
}

$("flash-dismiss").addEventListener("click", () => {
  dismissed.add(flash);
  dismissed = new Set([...dismissed].slice(-500));
  sessionStorage.setItem(DISMISSED, JSON.stringify([...dismissed]));
  load().then(() => ($("flash").hidden ? $("text") : $("flash-dismiss")).focus());
});

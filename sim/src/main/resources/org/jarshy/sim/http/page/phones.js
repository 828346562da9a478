import { $, el, keep, say, typed } from "./dom.js";
import { api } from "./api.js";
import { digits, spoken, time } from "./format.js";
import { on } from "./state.js";
import * as thread from "./thread.js";
import * as habit from "./habit.js";
import "./compose.js";

/** The list of phones, and which of them is open. */

const MOST = 200;
const summaries = new Map(); // number -> what the list shows of it
let searching = "";

function listed() {
  return [...summaries.values()].sort((a, b) => (a.last.time < b.last.time ? 1 : -1)).slice(0, MOST);
}

function make(summary) {
  const link = el("a", { href: `#/${summary.number}`, testid: `phone-${summary.number}` },
    el("span", { class: "who", text: spoken(summary.number) }),
    el("span", { class: "when" }),
    el("span", { class: "last" }),
    el("span", { class: "unread", hidden: true }));
  return el("li", {}, link);
}

function update(row, summary) {
  const link = row.firstElementChild;
  if (summary.number === thread.current()) link.setAttribute("aria-current", "true");
  else link.removeAttribute("aria-current");
  const last = summary.last;
  const when = row.querySelector(".when");
  if (when.dataset.time !== last.time) {
    when.dataset.time = last.time;
    when.replaceChildren(time(last.time));
  }
  const mark = last.direction === "out" ? "→ " : last.class0 ? "⚡ " : "";
  say(row.querySelector(".last"), mark + last.text);
  const unread = summary.received - thread.seen(summary.number);
  const badge = row.querySelector(".unread");
  badge.hidden = unread <= 0 || summary.number === thread.current();
  if (!badge.hidden && badge.dataset.count !== String(unread)) {
    badge.dataset.count = unread;
    badge.replaceChildren(String(unread), el("span", { class: "unseen", text: " unread" }));
  }
}

function draw() {
  const rows = listed();
  keep($("phones"), rows, (summary) => summary.number, make, update);
  $("no-phones").hidden = rows.length > 0;
  say($("no-phones"), searching
    ? "No number and no text contains this."
    : "No phone has received or sent a text yet.");
}

async function load() {
  const found = await api(`/api/phones?q=${encodeURIComponent(searching)}`);
  summaries.clear();
  for (const summary of found) summaries.set(summary.number, summary);
  draw();
}

async function refresh(number) {
  await thread.load();
  const summary = summaries.get(number);
  if (summary) thread.look(number, summary.received);
  draw();
}

export async function open(number) {
  if (number === thread.current()) return;
  $("number").value = number;
  $("tab-phones").href = `#/${number}`;
  document.title = `${spoken(number)} · Jarshy simulator`;
  await Promise.all([thread.open(number).then(() => refresh(number)), habit.open(number)]);
}

function changed(list) {
  if (summaries.size > 1000) {
    const latest = listed();
    summaries.clear();
    for (const summary of latest) summaries.set(summary.number, summary);
  }
  for (const summary of list) {
    if (summary.last && !searching) summaries.set(summary.number, summary);
  }
  const current = thread.current();
  if (list.some((summary) => summary.number === current)) {
    refresh(current);
    habit.count(current);
  } else {
    draw();
  }
}

$("open").addEventListener("submit", (event) => {
  event.preventDefault();
  const number = digits($("number").value);
  if (!/^\d{5,15}$/.test(number)) {
    $("open-problem").textContent = "A phone number has 5 to 15 digits, such as 7701 123 45 67.";
    return;
  }
  $("open-problem").textContent = "";
  if (number === thread.current()) refresh(number);
  location.hash = `#/${number}`;
  $("text").focus();
});

$("reset").addEventListener("click", async () => {
  try {
    await api("/api/state", { method: "DELETE" });
    say($("reset-done"), "Everything is as at the start.");
    await Promise.all([load(), thread.load()]);
  } catch (problem) {
    say($("reset-done"), problem.message);
  }
});

typed($("search"), () => {
  searching = $("search").value.trim();
  load();
});
on("phones", changed);
on("open", () => {
  load();
  if (thread.current()) refresh(thread.current());
});

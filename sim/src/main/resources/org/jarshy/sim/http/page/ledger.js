import { $, el, keep, say, typed } from "./dom.js";
import { api } from "./api.js";
import { count, exact, spoken } from "./format.js";
import { on, state } from "./state.js";

/** Who received what. The simulator searches; the page shows the first few. */

const SHOWN = 200;
const QUICK_MILLIS = 300; // what takes longer is searched again only when somebody asks
let asked = 0;
let took = 0;
let copies = -1;

function query(limit) {
  const words = new URLSearchParams();
  if ($("ledger-q").value.trim()) words.set("q", $("ledger-q").value.trim());
  if ($("twice").checked) words.set("copies", "2");
  if (limit) words.set("limit", limit);
  // The API reads a plus sign as one, and a blank only as %20.
  return `/api/ledger?${words.toString().replaceAll("+", "%20")}`;
}

function make(entry) {
  return el("tr", { testid: `ledger-${entry.to}` },
    el("th", { scope: "row" }, el("a", { href: `#/${entry.to}`, text: spoken(entry.to) })),
    el("td", { class: "text", text: entry.text }),
    el("td", { class: "num copies" }), el("td", { class: "num" }),
    el("td", { class: "when" }), el("td", { class: "when" }), el("td", { class: "num" }));
}

function update(row, entry) {
  const cells = [entry.copies, count(entry.pdus), exact(entry.first), exact(entry.last), count(entry.order)];
  cells.forEach((text, i) => say(row.children[i + 2], text));
  row.children[2].classList.toggle("wrong", entry.copies > 1);
}

function note(found) {
  const what = $("twice").checked ? "received a text more than once" : "match";
  const filtered = $("twice").checked || $("ledger-q").value.trim();
  if (found.length > SHOWN) return `The first ${SHOWN} of more, in no order of numbers. Search to narrow it down.`;
  if (found.length) return `${count(found.length)} ${found.length === 1 ? "entry" : "entries"}, in the order of arrival.`;
  if (filtered) return $("twice").checked ? `Nobody ${what}${$("ledger-q").value.trim() ? " that matches" : ""}.` : "Nothing matches.";
  return "No phone has received a whole text yet.";
}

export async function load() {
  const turn = ++asked;
  const begun = performance.now();
  $("ledger-all").href = query();
  copies = state.stats ? state.stats.copies : -1;
  try {
    const found = await api(query(SHOWN + 1));
    if (turn !== asked) return; // something else was typed meanwhile
    took = performance.now() - begun;
    const rows = found.slice(0, SHOWN).sort((a, b) => a.order - b.order);
    keep($("ledger"), rows, (entry) => `${entry.to} ${entry.text}`, make, update);
    say($("ledger-note"), note(found));
  } catch (problem) {
    if (turn === asked) say($("ledger-note"), problem.message);
  }
}

typed($("ledger-q"), load);
$("twice").addEventListener("change", load);
$("ledger-form").addEventListener("submit", (event) => {
  event.preventDefault();
  load();
});
on("stats", () => {
  const visible = !$("section-ledger").hidden && !document.hidden;
  if (visible && took < QUICK_MILLIS && state.stats.copies !== copies) load();
});

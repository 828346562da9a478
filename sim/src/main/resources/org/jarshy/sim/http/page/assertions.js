import { $, el, keep, say } from "./dom.js";
import { api } from "./api.js";
import { on } from "./state.js";

/** What the scenario says must be true, and how it stands. The tab is there when there are any. */

const SIGNS = { HOLDS: "✓ holds", OPEN: "… open", BROKEN: "✗ broken" };

function make() {
  return el("tr", {}, el("td", { class: "verdict" }), el("th", { scope: "row" }), el("td"));
}

function update(row, { verdict }) {
  say(row.children[0], SIGNS[verdict.state]);
  row.children[0].className = `verdict ${verdict.state.toLowerCase()}`;
  say(row.children[1], verdict.name);
  say(row.children[2], verdict.detail);
}

async function load() {
  const verdicts = await api("/api/assertions");
  $("tab-assertions").hidden = !verdicts.length;
  const broken = verdicts.filter(({ state }) => state === "BROKEN").length;
  say($("tab-assertions"), broken ? `Assertions (${broken} broken)` : "Assertions");
  $("tab-assertions").classList.toggle("wrong", broken > 0);
  keep($("assertions"), verdicts.map((verdict, i) => ({ verdict, i })), ({ i }) => i, make, update);
}

let any = true;
on("open", async () => {
  await load();
  any = !$("tab-assertions").hidden;
});
on("stats", () => {
  if (any && !document.hidden) load().catch(() => {});
});

import { $, el, keep, say } from "./dom.js";
import { clock, count, peer, plural } from "./format.js";
import { describe } from "./faults.js";
import { differences } from "./settings.js";
import { on, refusedOf, state } from "./state.js";
import { troubles } from "./overview.js";
import * as drive from "./drive.js";

/** One card for each account: its links, its totals, what is changed and what is armed. */

const COLUMNS = ["Bind", "Peer", "Since", "Unanswered submits", "Unanswered deliveries", "Effects"];

const FIGURES = [
  ["submits", (account) => account.submits],
  ["accepted", (account) => account.accepted],
  ["refused", refusedOf],
  ["submits/s", (account) => account.submitsPerSecond],
  ["most unanswered", (account) => account.maxOutstandingSubmits],
  ["receipts sent", (account) => account.receiptsSent],
  ["receipts taken", (account) => account.receiptsAcknowledged],
  ["texts taken", (account) => account.textsAcknowledged],
  ["waiting to be delivered", (account) => account.deliverWaiting],
  ["sent again", (account) => account.redelivered],
  ["given up", (account) => account.givenUp],
];

function make(account) {
  const id = account.account;
  return el("article", { class: "panel card", testid: `card-${id}`, "aria-label": `Account ${id}` },
    el("div", { class: "card-head" },
      el("h3", {}, el("a", { href: `#/links/${encodeURIComponent(id)}`, text: id })),
      el("span", { class: "state" }), el("span", { class: "badges" })),
    el("p", { class: "hint where" }),
    el("div", { class: "sessions-box" },
      el("table", { class: "sessions", testid: "sessions" },
        el("thead", {}, el("tr", {}, ...COLUMNS.map((text) => el("th", { scope: "col", text })))),
        el("tbody"))),
    el("dl", { class: "figures" },
      ...FIGURES.map(([name]) => el("div", {}, el("dt", { text: name }), el("dd", { text: "0" })))),
    el("p", { class: "hint refusals" }),
    el("div", { class: "changed" }, el("h4", { text: "Changed from the start" }), el("ul", { testid: "changed" })),
    el("div", { class: "armed" }, el("h4", { text: "Armed" }), el("ul", { testid: "armed" })));
}

function where({ id, password, ports, smsc, bind, prefixes }) {
  const places = ports.map(({ port, tls }) => `${location.hostname}:${port}${tls ? " (TLS)" : ""}`);
  const words = [`SMSC ${smsc}`];
  if (places.length) words.push(`bind ${bind.join(", ")} to ${places.join(" or ")} as ${id}, password ${password}`);
  if (prefixes.length) words.push(`texts from phones ${prefixes.map((prefix) => `${prefix}…`).join(" ")}`);
  return words.join(" · ");
}

function session(row, { bind, peer: address, since, outstandingSubmits, neverAnswered, outstandingDeliveries, effects }) {
  const never = neverAnswered ? ` (${count(neverAnswered)} never answered)` : "";
  const cells = [bind.toLowerCase(), peer(address), clock(since), count(outstandingSubmits) + never,
    count(outstandingDeliveries), effects.map((effect) => effect.replaceAll("-", " ")).join(", ") || "–"];
  cells.forEach((text, i) => say(row.children[i], text));
  row.lastElementChild.className = effects.length ? "wrong" : "";
}

function list(box, items) {
  box.hidden = !items.length;
  keep(box.querySelector("ul"), items.map((words, i) => ({ words, i })), ({ i }) => i,
    () => el("li"), (row, { words }) => say(row, words));
}

function armed(profile) {
  const special = profile.destinations.flatMap((rule) =>
    rule.faults.map((fault) => `${describe(fault)}, to ${rule.prefix ? `${rule.prefix}…` : rule.pattern}`));
  return [...profile.faults.map(describe), ...special];
}

function update(card, account) {
  const config = state.accounts.find(({ id }) => id === account.account);
  const now = state.faults[account.account];
  const bound = account.sessions.length;
  const sign = card.querySelector(".state");
  sign.className = bound ? "state" : "state none";
  say(sign, bound ? `● ${plural(bound, "link")} bound` : "○ not bound");
  keep(card.querySelector(".badges"), troubles(account), (words) => words.replace(/\d+/g, "#"),
    () => el("span", { class: "badge" }), say);
  const table = card.querySelector("table");
  table.hidden = !bound;
  keep(table.querySelector("tbody"), account.sessions, ({ connection, smsc, peer: from }) => `${smsc} ${connection} ${from}`,
    () => el("tr", {}, ...COLUMNS.map(() => el("td"))), session);
  FIGURES.forEach(([, read], i) => say(card.querySelectorAll(".figures dd")[i], count(read(account))));
  const refused = Object.entries(account.rejected).map(([status, number]) => `${count(number)} ${status}`);
  say(card.querySelector(".refusals"), refused.length ? `Refused with ${refused.join(", ")}` : "");
  card.classList.toggle("chosen", account.account === drive.driven());
  if (config) say(card.querySelector(".where"), where(config));
  if (config && now) {
    list(card.querySelector(".changed"),
      differences(config.start, now).map(({ short, was, now: is }) => `${short}: ${is} (was ${was})`));
    list(card.querySelector(".armed"), armed(now));
  }
}

function draw() {
  if (!state.stats || $("section-links").hidden) return;
  keep($("cards"), state.stats.accounts, (account) => account.account, make, update);
}

export function show(account) {
  if (account) drive.choose(account);
  draw();
}

for (const event of ["stats", "faults", "accounts"]) on(event, draw);
document.addEventListener("driven", draw);

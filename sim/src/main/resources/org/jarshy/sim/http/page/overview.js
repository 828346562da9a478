import { $, el, keep, say } from "./dom.js";
import { count, plural } from "./format.js";
import { on, state } from "./state.js";

/** The strip above everything: each account with its links, its window, and what is wrong. */

/** What a tester would want to be told of an account, the worst first. */
export function troubles(account) {
  const now = state.faults[account.account];
  const list = [];
  if (account.refusing) list.push("refuses connections");
  if (account.paused) list.push("answers paused");
  for (const effect of new Set(account.sessions.flatMap((session) => session.effects))) {
    list.push(effect.replaceAll("-", " "));
  }
  const refused = state.refusedPerSecond[account.account];
  if (refused) list.push(`refuses ${plural(refused, "submit")}/s`);
  if (now && now.ratePerSecond > 0) list.push(`throttled to ${count(now.ratePerSecond)}/s`);
  if (now && now.bindStatus !== "ESME_ROK") list.push("refuses binds");
  if (now && now.faults.length) list.push(`${plural(now.faults.length, "fault")} armed`);
  return list;
}

export function unanswered(account, key) {
  return account.sessions.reduce((sum, session) => sum + session[key], 0);
}

function figure(name, title) {
  return el("span", { class: "figure" }, el("b", { class: name, text: "0" }), ` ${title}`);
}

function make(account) {
  const name = account.account;
  const link = el("a", { href: `#/links/${encodeURIComponent(name)}`, testid: `glance-${name}` },
    el("span", { class: "glance-head" },
      el("strong", { text: name }), el("span", { class: "state" }),
      figure("rate", "submits/s")),
    el("span", { class: "glance-figures" }, "unanswered:",
      figure("submits", "submits,"), figure("deliveries", "deliveries")),
    el("span", { class: "badges" }));
  return el("li", {}, link);
}

function update(item, account) {
  const bound = account.sessions.length;
  const sign = item.querySelector(".state");
  sign.className = bound ? "state" : "state none";
  say(sign, bound ? `● ${plural(bound, "link")} bound` : "○ not bound");
  say(item.querySelector(".rate"), count(account.submitsPerSecond));
  say(item.querySelector(".submits"), count(unanswered(account, "outstandingSubmits")));
  say(item.querySelector(".deliveries"), count(unanswered(account, "outstandingDeliveries")));
  keep(item.querySelector(".badges"), troubles(account), (words) => words.replace(/\d+/g, "#"),
    () => el("span", { class: "badge" }), say);
}

function draw() {
  if (!state.stats) return;
  keep($("overview"), state.stats.accounts, (account) => account.account, make, update);
  say($("destinations"), count(state.stats.destinations));
  say($("copies"), count(state.stats.copies));
  say($("waiting"), count(state.stats.textsWaiting));
}

on("stats", draw);
on("faults", draw);

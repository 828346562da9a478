import { $ } from "./dom.js";
import { api } from "./api.js";

/**
 * What the page knows of the simulator, and who wants to know when it is news. Events: `accounts`,
 * `stats`, `faults`, `phones` (with a list of summaries) and `open` (connected, or connected again).
 */
export const state = { accounts: [], stats: null, faults: {}, refusedPerSecond: {} };

const listeners = new Map();

export function on(event, listener) {
  listeners.set(event, [...(listeners.get(event) || []), listener]);
}

export function tell(event, data) {
  for (const listener of listeners.get(event) || []) listener(data);
}

function live(yes) {
  const words = yes ? "live" : "no connection to the simulator, trying again";
  if ($("live").textContent === words) return;
  $("live").className = `live ${yes ? "on" : "off"}`;
  $("live").textContent = words;
}

export function refusedOf(account) {
  return Object.values(account.rejected).reduce((sum, one) => sum + one, 0);
}

let before = { at: 0, refused: {} };

function heard(stats) {
  const now = performance.now();
  const seconds = (now - before.at) / 1000;
  const refused = {};
  for (const account of stats.accounts) {
    refused[account.account] = refusedOf(account);
    const more = refused[account.account] - (before.refused[account.account] ?? refused[account.account]);
    if (seconds > 0.5) state.refusedPerSecond[account.account] = Math.max(0, Math.round(more / seconds));
  }
  if (seconds > 0.5) before = { at: now, refused };
  state.stats = stats;
  tell("stats");
}

/** How accounts behave now; asked again after each change. */
export async function loadFaults() {
  state.faults = await api("/api/faults");
  tell("faults");
}

async function everything() {
  const [accounts, stats] = await Promise.all([api("/api/accounts"), api("/api/stats"), loadFaults()]);
  state.accounts = accounts;
  tell("accounts");
  heard(stats);
  tell("open");
}

export function start() {
  const events = new EventSource("/api/events");
  events.addEventListener("phones", (event) => tell("phones", JSON.parse(event.data)));
  events.addEventListener("stats", (event) => {
    heard(JSON.parse(event.data));
    if (!document.hidden) loadFaults().catch(() => live(false));
  });
  const ask = () => everything().then(() => live(true), () => live(false));
  events.addEventListener("open", ask); // also for what happened while nobody told us
  ask();
  // Where events do not come through, ask once a second.
  setInterval(() => {
    if (events.readyState !== EventSource.OPEN) ask();
  }, 1000);
}

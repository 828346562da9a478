"use strict";

const KEYWORDS = ["КОМЕНДАНТ АЛМАТЫ", "ЖАҢАЛЫҚ", "НОВОСТИ", "ПОМОЩЬ", "САЙТТАР", "START", "STOP"];
const GSM =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
  "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const GSM_TWO = "\f^{}\\[~]|€";

const $ = (id) => document.getElementById(id);
const summaries = new Map(); // number -> what the list shows of it
const seen = new Map(); // number -> how many received texts were looked at
let current = null;
let shown = []; // the lines of the thread on the screen, as JSON
let searching = "";

// ---- small things

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function digits(number) {
  return number.replace(/[\s()+-]/g, "");
}

function spoken(number) {
  const parts = /^(7)(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(number);
  return parts ? `+${parts.slice(1).join(" ")}` : number;
}

function time(iso) {
  const date = new Date(iso);
  const today = date.toDateString() === new Date().toDateString();
  const made = element("time", "", date.toLocaleTimeString("en-GB"));
  if (!today) made.textContent = `${date.toLocaleDateString("en-GB")} ${made.textContent}`;
  made.dateTime = iso;
  return made;
}

async function api(path, options) {
  const response = await fetch(path, options);
  const body = response.status === 204 ? null : await response.json();
  if (!response.ok) throw new Error(body.error);
  return body;
}

// ---- the list of phones

function listed() {
  return [...summaries.values()].sort((a, b) => (a.last.time < b.last.time ? 1 : -1)).slice(0, 200);
}

function drawList() {
  const rows = listed().map((summary) => {
    const link = element("a");
    link.href = `#/${summary.number}`;
    link.dataset.testid = `phone-${summary.number}`;
    if (summary.number === current) link.setAttribute("aria-current", "true");
    const last = summary.last;
    link.append(element("span", "who", spoken(summary.number)), time(last.time));
    const mark = last.direction === "out" ? "→ " : last.class0 ? "⚡ " : "";
    link.append(element("span", "last", mark + last.text));
    const unread = summary.received - (seen.get(summary.number) || 0);
    if (unread > 0 && summary.number !== current) {
      const badge = element("span", "unread", String(unread));
      badge.append(element("span", "unseen", " unread"));
      link.append(badge);
    }
    const row = element("li");
    row.append(link);
    return row;
  });
  // Redrawing must not take the keyboard's place in the list away.
  const focused = document.activeElement && document.activeElement.dataset.testid;
  $("phones").replaceChildren(...rows);
  if (focused && focused.startsWith("phone-")) {
    const again = $("phones").querySelector(`[data-testid="${focused}"]`);
    if (again) again.focus();
  }
  $("no-phones").hidden = rows.length > 0;
  $("no-phones").textContent = searching
    ? "No number and no text contains this."
    : "No phone has received or sent a text yet.";
}

async function loadList() {
  const found = await api(`/api/phones?q=${encodeURIComponent(searching)}`);
  summaries.clear();
  for (const summary of found) summaries.set(summary.number, summary);
  drawList();
}

// ---- the phone

function drawMessage(line) {
  const message = element("div", `message ${line.direction}${line.class0 ? " flash" : ""}`);
  message.dataset.testid = `message-${line.direction}`;
  message.append(element("p", "", line.text));
  const meta = element("div", "meta");
  meta.append(
    element("span", "", line.direction === "in" ? `from ${line.from}` : `to ${line.to}`),
    time(line.time));
  if (line.parts > 1) meta.append(element("span", "parts", `${line.parts} parts`));
  if (line.class0) meta.append(element("span", "badge", "⚡ flash, not stored"));
  if (line.direction === "out") {
    meta.append(element("span", "state", line.state === "taken" ? "✓ taken" : "… on its way"));
  }
  message.append(meta);
  if (line.warnings.length) {
    const warnings = element("ul", "warnings");
    for (const warning of line.warnings) warnings.append(element("li", "", warning));
    message.append(warnings);
  }
  return message;
}

/** Touches only what changed: a screen reader speaks what is new and nothing else. */
function drawThread(lines) {
  const thread = $("thread");
  const atEnd = thread.scrollHeight - thread.scrollTop - thread.clientHeight < 60;
  const next = lines.map((line) => JSON.stringify(line));
  if (!shown.length) thread.replaceChildren();
  next.forEach((line, i) => {
    if (i >= shown.length) thread.append(drawMessage(lines[i]));
    else if (line !== shown[i]) thread.children[i].replaceWith(drawMessage(lines[i]));
  });
  while (next.length && thread.children.length > next.length) thread.lastElementChild.remove();
  shown = next;
  if (!next.length) {
    thread.replaceChildren(element("p", "empty", "No texts yet. Send one below."));
  }
  if (atEnd) thread.scrollTop = thread.scrollHeight;
}

async function loadThread() {
  const number = current;
  if (!number) return;
  const lines = await api(`/api/phones/${number}/thread`);
  if (number !== current) return; // another phone was opened meanwhile
  drawThread(lines);
  seen.set(number, lines.filter((line) => line.direction === "in").length);
  const summary = summaries.get(number);
  if (summary) seen.set(number, Math.max(seen.get(number), summary.received));
}

async function open(number) {
  current = number;
  shown = [];
  $("thread").replaceChildren();
  $("phone-title").textContent = spoken(number);
  $("phone-note").textContent = "Texts, oldest first";
  $("compose").hidden = false;
  $("number").value = number;
  document.title = `${spoken(number)} · Jarshy simulator`;
  await loadThread();
  $("thread").scrollTop = $("thread").scrollHeight;
  drawList();
}

async function openFromAddress() {
  const number = digits(decodeURIComponent(location.hash.replace(/^#\/?/, "")));
  if (number && number !== current && /^\d{5,15}$/.test(number)) await open(number);
}

$("open").addEventListener("submit", (event) => {
  event.preventDefault();
  const number = digits($("number").value);
  if (!/^\d{5,15}$/.test(number)) {
    $("open-problem").textContent = "A phone number has 5 to 15 digits, such as 7701 123 45 67.";
    return;
  }
  $("open-problem").textContent = "";
  if (number === current) loadThread();
  location.hash = `#/${number}`;
  $("text").focus();
});

// ---- texts from the phone

function size(text) {
  if (!text) return "";
  const gsm = [...text].every((c) => GSM.includes(c) || GSM_TWO.includes(c));
  const units = gsm
    ? [...text].reduce((sum, c) => sum + (GSM_TWO.includes(c) ? 2 : 1), 0)
    : text.length;
  const [alone, part] = gsm ? [160, 153] : [70, 67];
  const parts = units <= alone ? 1 : Math.ceil(units / part);
  return `${units} ${gsm ? "GSM-7" : "UCS-2"}, ${parts} ${parts === 1 ? "part" : "parts"}`;
}

async function send(text) {
  $("send").disabled = true;
  $("send-problem").textContent = "";
  try {
    await api("/api/mo", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ from: current, to: $("to").value, text }),
    });
    await loadThread();
    $("thread").scrollTop = $("thread").scrollHeight;
    return true;
  } catch (problem) {
    $("send-problem").textContent = problem.message;
    return false;
  } finally {
    $("send").disabled = false;
  }
}

$("compose").addEventListener("submit", async (event) => {
  event.preventDefault();
  if (await send($("text").value)) {
    $("text").value = "";
    $("size").textContent = "";
  }
  $("text").focus();
});

$("text").addEventListener("input", () => {
  $("size").textContent = size($("text").value);
});

$("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    $("compose").requestSubmit();
  }
});

for (const keyword of KEYWORDS) {
  const button = element("button", "", keyword);
  button.type = "button";
  button.addEventListener("click", () => send(keyword));
  $("keywords").append(button);
}

// ---- accounts and links

function figure(name, value) {
  const pair = element("div");
  pair.append(element("dt", "", name), element("dd", "", String(value)));
  return pair;
}

function drawAccount(account) {
  const box = element("div", "account");
  box.dataset.testid = `account-${account.account}`;
  const title = element("h3", "", account.account);
  const bound = account.sessions.length;
  title.append(
    element(
      "span",
      bound ? "state" : "state none",
      bound ? `● ${bound} ${bound === 1 ? "session" : "sessions"} bound` : "○ not bound"));
  box.append(title);
  const sessions = element("ul");
  for (const session of account.sessions) {
    const from = session.peer.replace(/^\//, "");
    const text = `${session.bind.toLowerCase()} from ${from}: ${session.outstandingSubmits} submits, ` +
      `${session.outstandingDeliveries} deliveries open`;
    sessions.append(element("li", "", text));
  }
  const refused = Object.values(account.rejected).reduce((sum, count) => sum + count, 0);
  const figures = element("dl", "figures");
  figures.append(
    figure("submits/s", account.submitsPerSecond),
    figure("most open", account.maxOutstandingSubmits),
    figure("accepted", account.accepted),
    figure("refused", refused),
    figure("receipts", account.receiptsAcknowledged),
    figure("to deliver", account.deliverWaiting + account.deliverOutstanding));
  box.append(sessions, figures);
  return box;
}

function drawStats(stats) {
  $("accounts").replaceChildren(...stats.accounts.map(drawAccount));
  $("destinations").textContent = stats.destinations.toLocaleString("en");
  $("copies").textContent = stats.copies.toLocaleString("en");
  $("waiting").textContent = stats.textsWaiting.toLocaleString("en");
}

// ---- live

function live(on) {
  $("live").className = `live ${on ? "on" : "off"}`;
  $("live").textContent = on ? "live" : "no connection to the simulator, trying again";
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
  if (list.some((summary) => summary.number === current)) loadThread().then(drawList);
  else drawList();
}

async function everything() {
  await Promise.all([loadList(), loadThread(), api("/api/stats").then(drawStats)]);
}

const events = new EventSource("/api/events");
events.addEventListener("phones", (event) => changed(JSON.parse(event.data)));
events.addEventListener("stats", (event) => drawStats(JSON.parse(event.data)));
events.addEventListener("open", () => {
  live(true);
  everything(); // what happened while nobody told us
});

// Where events do not come through, ask once a second.
setInterval(() => {
  if (events.readyState === EventSource.OPEN) return;
  everything().then(() => live(true), () => live(false));
}, 1000);

let typing;
$("search").addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(() => {
    searching = $("search").value.trim();
    loadList();
  }, 200);
});

window.addEventListener("hashchange", openFromAddress);
openFromAddress();
everything();

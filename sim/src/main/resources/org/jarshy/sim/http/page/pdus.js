import { $, el, keep, say, typed } from "./dom.js";
import { api } from "./api.js";
import { exact, peer } from "./format.js";
import { on } from "./state.js";

/** The latest PDUs, decoded; all their fields and octets on demand. */

const SHOWN = 100;
const opened = new Set();
let asked = 0;

function path() {
  const connection = $("pdus-connection").value.trim();
  const words = encodeURIComponent($("pdus-q").value.trim());
  return `/api/pdus?q=${words}&limit=${SHOWN}` + (connection ? `&connection=${encodeURIComponent(connection)}` : "");
}

function key(frame) {
  return `${frame.time} ${frame.port} ${frame.connection} ${frame.direction} ${frame.pdu.sequence}`;
}

/** Sixteen octets a line, as a hex dump. */
function dump(hex) {
  const lines = [];
  for (let at = 0; at < hex.length; at += 32) {
    const octets = hex.slice(at, at + 32).match(/../g);
    const text = octets.map((o) => {
      const code = parseInt(o, 16);
      return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : ".";
    });
    lines.push(`${(at / 2).toString(16).padStart(4, "0")}  ${octets.join(" ").padEnd(47)}  ${text.join("")}`);
  }
  return lines.join("\n");
}

function addresses(pdu) {
  if (pdu.destination_addr !== undefined) return `${pdu.source_addr || "–"} → ${pdu.destination_addr || "–"}`;
  return pdu.system_id || pdu.message_id || "";
}

function row(frame) {
  const { pdu } = frame;
  const problems = [...pdu.problems, ...(pdu.warnings || [])];
  const button = el("button", { type: "button", class: "quiet", text: "hex", testid: "hex", "aria-expanded": "false",
    "aria-label": `Octets and fields of ${pdu.command || "this PDU"} ${pdu.sequence ?? ""}` });
  const text = el("td", { class: "text" }, pdu.text || "");
  if (problems.length) text.append(el("span", { class: "wrong problems", text: problems.join("; ") }));
  const in_ = frame.direction === "in";
  const cells = el("tr", {},
    el("td", { class: "when", text: exact(frame.time) }),
    el("td", { class: "when", title: peer(frame.peer), text: `${frame.connection} ${in_ ? "→ in" : "← out"}` }),
    el("td", { text: pdu.command || "?" }),
    el("td", { class: pdu.status_code ? "wrong" : "", text: pdu.command && /_resp$|nack/.test(pdu.command) ? pdu.status : "" }),
    el("td", { class: "num", text: pdu.sequence ?? "" }),
    el("td", { class: "when", text: addresses(pdu) }),
    text, el("td", {}, button));
  button.addEventListener("click", () => {
    const id = key(frame);
    if (opened.delete(id)) cells.nextElementSibling.remove();
    else {
      opened.add(id);
      $("pdus-live").checked = false; // or what is being read would run away
      cells.after(details(frame));
    }
    button.setAttribute("aria-expanded", String(opened.has(id)));
  });
  return cells;
}

function details(frame) {
  const made = el("tr", { class: "details", testid: "details" },
    el("td", { colspan: 8 },
      el("pre", { text: dump(frame.hex) }),
      el("pre", { text: JSON.stringify(frame.pdu, null, 2) })));
  made.dataset.key = `${key(frame)} details`;
  return made;
}

export async function load() {
  const turn = ++asked;
  try {
    const found = (await api(path())).reverse();
    if (turn !== asked) return;
    const items = found.flatMap((frame) =>
      opened.has(key(frame)) ? [{ frame }, { frame, details: true }] : [{ frame }]);
    keep($("pdus"), items, (item) => key(item.frame) + (item.details ? " details" : ""),
      (item) => (item.details ? details(item.frame) : row(item.frame)));
    say($("pdus-note"), found.length === SHOWN
      ? `The latest ${SHOWN}, newest first. The simulator keeps up to 20,000; a search looks through all of them.`
      : found.length ? `${found.length}, newest first.` : "No PDU matches, or none has crossed yet.");
  } catch (problem) {
    if (turn === asked) say($("pdus-note"), problem.message);
  }
}

for (const id of ["pdus-q", "pdus-connection"]) typed($(id), load);
$("pdus-form").addEventListener("submit", (event) => {
  event.preventDefault();
  load();
});
on("stats", () => {
  if (!$("section-pdus").hidden && !document.hidden && $("pdus-live").checked) load();
});

import { $, anId, el, say } from "./dom.js";
import { Refused, send } from "./api.js";
import { on, state } from "./state.js";
import * as thread from "./thread.js";

/** Texts from the open phone. */

const KEYWORDS = ["КОМЕНДАНТ АЛМАТЫ", "ЖАҢАЛЫҚ", "НОВОСТИ", "ПОМОЩЬ", "САЙТТАР", "START", "STOP"];
const GSM =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
  "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const GSM_TWO = "\f^{}\\[~]|€";

const ALPHABETS = [
  ["", "GSM-7 where it fits, else UCS-2"], ["gsm7", "GSM-7"], ["ascii", "ASCII"],
  ["latin1", "Latin-1"], ["cyrillic", "Cyrillic (ISO 8859-5)"], ["hebrew", "Hebrew (ISO 8859-8)"],
  ["ucs2", "UCS-2"],
];
const JOININGS = [
  ["udh8", "UDH, reference of 8 bits"], ["udh16", "UDH, reference of 16 bits"],
  ["sar", "TLVs sar_*"], ["payload", "TLV message_payload, in one piece"],
];

function choice(name, label, options) {
  const id = anId(name);
  const select = el("select", { id, name, testid: `mo-${name}` },
    ...options.map(([value, text]) => el("option", { value, text })));
  $("more-fields").append(el("label", { for: id, text: label }), select);
  return select;
}

const alphabet = choice("alphabet", "Alphabet", ALPHABETS);
const parts = choice("parts", "Long texts joined by", JOININGS);
const account = choice("account", "To account", [["", "the one that serves this phone"]]);
const orderId = anId("order");
const order = el("input", {
  id: orderId, testid: "mo-order", placeholder: "all, as they are", "aria-describedby": `${orderId}-hint`,
});
$("more-fields").append(
  el("label", { for: orderId, text: "Parts sent, in order" }), order,
  el("p", { id: `${orderId}-hint`, class: "hint",
    text: "3 1 2 is out of order; 1 3 leaves part 2 out; 1 1 2 sends part 1 twice." }));

function size(text) {
  if (!text) return "";
  const gsm = [...text].every((c) => GSM.includes(c) || GSM_TWO.includes(c));
  const units = gsm
    ? [...text].reduce((sum, c) => sum + (GSM_TWO.includes(c) ? 2 : 1), 0)
    : text.length;
  const [alone, part] = gsm ? [160, 153] : [70, 67];
  const needed = units <= alone ? 1 : Math.ceil(units / part);
  return `${units} ${gsm ? "GSM-7" : "UCS-2"}, ${needed} ${needed === 1 ? "part" : "parts"}`;
}

function numbers(words) {
  return words.split(/[\s,]+/).filter(Boolean).map((word) => {
    if (!/^\d+$/.test(word)) throw new Refused(`order: “${word}” is no part; parts are numbers from 1`);
    return Number(word);
  });
}

function body(text) {
  const wanted = { from: thread.current(), to: $("to").value, text };
  for (const select of [alphabet, parts, account]) {
    if (select.value) wanted[select.name] = select.value;
  }
  const list = numbers(order.value);
  if (list.length) wanted.order = list;
  return wanted;
}

async function sendText(text) {
  $("send").disabled = true;
  $("send-problem").textContent = "";
  order.removeAttribute("aria-invalid");
  try {
    await send("POST", "/api/mo", body(text));
    await thread.load();
    thread.toEnd();
    return true;
  } catch (problem) {
    $("send-problem").textContent = problem.message;
    if (problem.field === "order" || /^order /.test(problem.message)) {
      order.setAttribute("aria-invalid", "true");
      $("more").open = true;
    }
    return false;
  } finally {
    $("send").disabled = false;
  }
}

$("compose").addEventListener("submit", async (event) => {
  event.preventDefault();
  if (await sendText($("text").value)) {
    $("text").value = "";
    $("size").textContent = "";
  }
  $("text").focus();
});

$("text").addEventListener("input", () => say($("size"), size($("text").value)));

$("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    $("compose").requestSubmit();
  }
});

for (const keyword of KEYWORDS) {
  $("keywords").append(
    el("button", { type: "button", text: keyword, onclick: () => sendText(keyword) }));
}

on("accounts", () => {
  const chosen = account.value;
  account.replaceChildren(account.firstElementChild,
    ...state.accounts.map(({ id }) => el("option", { value: id, text: id })));
  account.value = chosen;
});

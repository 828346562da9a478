import { el } from "./dom.js";

/** Digits without plus sign, whatever stands between them. */
export function digits(number) {
  return number.replace(/[\s()+-]/g, "");
}

export function spoken(number) {
  const parts = /^(7)(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(number);
  return parts ? `+${parts.slice(1).join(" ")}` : number;
}

export function clock(iso) {
  const date = new Date(iso);
  const today = date.toDateString() === new Date().toDateString();
  const time = date.toLocaleTimeString("en-GB");
  return today ? time : `${date.toLocaleDateString("en-GB")} ${time}`;
}

export function exact(iso) {
  const date = new Date(iso);
  return `${clock(iso)}.${String(date.getMilliseconds()).padStart(3, "0")}`;
}

export function time(iso) {
  return el("time", { datetime: iso, title: iso, text: clock(iso) });
}

export function count(number) {
  return number.toLocaleString("en");
}

export function plural(number, one, many = `${one}s`) {
  return `${count(number)} ${number === 1 ? one : many}`;
}

export function peer(address) {
  return address.replace(/^\//, "");
}

/** 1st, 2nd, 500th. */
export function ordinal(number) {
  const tens = number % 100;
  if (tens >= 11 && tens <= 13) return `${number}th`;
  return `${number}${["th", "st", "nd", "rd"][number % 10] || "th"}`;
}

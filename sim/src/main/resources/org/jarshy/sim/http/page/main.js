import { $ } from "./dom.js";
import { digits } from "./format.js";
import * as state from "./state.js";
import "./overview.js";
import * as phones from "./phones.js";
import * as links from "./links.js";
import * as rates from "./rates.js";
import * as ledger from "./ledger.js";
import * as pdus from "./pdus.js";
import "./assertions.js";

/** Sections with what each does when it comes to the screen. */
const SECTIONS = {
  phones: { title: "Phones", show: () => {} },
  links: {
    title: "Links & faults",
    show: (account) => {
      links.show(account);
      rates.show();
    },
  },
  ledger: { title: "Ledger", show: () => ledger.load() },
  pdus: { title: "PDUs", show: () => pdus.load() },
  assertions: { title: "Assertions", show: () => {} },
};

/** `#/links/kcell` is a section, `#/77011234567` and `#77011234567` are a phone. */
function route() {
  const words = decodeURIComponent(location.hash.replace(/^#\/?/, ""));
  const [name, detail] = words.split("/");
  const number = digits(words);
  const phone = /^\d{5,15}$/.test(number);
  if (name === "main" && document.body.dataset.section) return; // the skip link
  const section = Object.hasOwn(SECTIONS, name) && !phone ? name : "phones";
  if (section !== document.body.dataset.section) window.scrollTo(0, 0);
  for (const each of Object.keys(SECTIONS)) {
    $(`section-${each}`).hidden = each !== section;
    if (each === section) $(`tab-${each}`).setAttribute("aria-current", "page");
    else $(`tab-${each}`).removeAttribute("aria-current");
  }
  document.body.dataset.section = section;
  document.title = `${SECTIONS[section].title} · Jarshy simulator`;
  SECTIONS[section].show(detail);
  if (phone) phones.open(number);
}

window.addEventListener("hashchange", route);
route();
state.start();

import { ordinal } from "./format.js";

/** Every kind of fault, as people read it and as the API takes it. */

const RESET = { key: "reset", label: "with a TCP reset", type: "flag", value: false };
const DURATION = { key: "duration", label: "for", value: "10s" };
const HOW = {
  key: "how",
  label: "what is wrong",
  type: "choice",
  options: [
    ["length-too-large", "command_length too large"],
    ["length-too-small", "command_length too small"],
    ["shorter-than-header", "command_length below 16"],
    ["absurdly-long", "command_length of 2 GiB"],
    ["unterminated-string", "a string without its end"],
    ["truncated-tlv", "a TLV cut short"],
    ["unknown-command", "an unknown command_id"],
  ],
};

/** `answer`: happens to the answer of one submit; else to the links of the account. */
export const GROUPS = [
  {
    name: "Cut the link",
    kinds: [
      { kind: "cut", name: "Cut now", does: "The connections close. With a submit as its moment: that submit's connection.", params: [RESET] },
      { kind: "close-before-response", name: "Close before the response", answer: true, does: "The phone has the text, the ESME never gets the response, and the connection closes.", params: [RESET] },
      { kind: "close-after-response", name: "Close after the response", answer: true, does: "The response leaves, then the connection closes.", params: [RESET] },
    ],
  },
  {
    name: "Answers",
    kinds: [
      { kind: "pause-answers", name: "Pause answers", does: "Submits are taken and not answered; at the end all answers leave at once.", params: [DURATION] },
      { kind: "never-answer", name: "Never answer", answer: true, does: "One submit stays without a response; the phone has its text.", params: [] },
      { kind: "answer-twice", name: "Answer twice", answer: true, does: "The response leaves twice.", params: [] },
      { kind: "wrong-sequence", name: "Wrong sequence", answer: true, does: "The response has the sequence number of the submit before.", params: [] },
      { kind: "unknown-sequence", name: "Unknown sequence", answer: true, does: "The response has a sequence number that no submit had.", params: [] },
      { kind: "split-pdu", name: "Split the response", answer: true, does: "The first octets leave, the rest after a pause.", params: [
        { key: "octets", label: "octets first", type: "number", value: 7 }, { key: "pause", label: "pause", value: "5s" }] },
    ],
  },
  {
    name: "Reading and writing",
    kinds: [
      { kind: "stop-reading", name: "Stop reading", does: "Nothing is read from the connections: the ESME's buffers fill.", params: [DURATION] },
      { kind: "stop-writing", name: "Stop writing", does: "Nothing leaves; what comes is taken.", params: [DURATION] },
      { kind: "slow-drip", name: "Slow drip", does: "Everything leaves a few octets at a time.", params: [
        { key: "octets", label: "octets", type: "number", value: 1 }, { key: "interval", label: "each", value: "100ms" }, DURATION] },
    ],
  },
  {
    name: "Malformed PDUs",
    kinds: [
      { kind: "malformed-response", name: "Malformed response", answer: true, does: "A submit gets a response that is wrong.", params: [HOW] },
      { kind: "malformed-delivery", name: "Malformed delivery", does: "A deliver_sm that is wrong comes out of nowhere.", params: [HOW] },
    ],
  },
  {
    name: "enquire_link, unbind, refusal",
    kinds: [
      { kind: "ignore-enquire-link", name: "Ignore enquire_link", does: "enquire_link stays without an answer; all else goes on.", params: [{ ...DURATION, value: "60s" }] },
      { kind: "unbind", name: "Unbind", does: "The SMSC says unbind and closes.", params: [] },
      { kind: "refuse-connections", name: "Refuse connections", does: "The ports of the account's SMSC refuse, for all of its accounts.", params: [
        DURATION, { key: "cut", label: "and cut this account's links", type: "flag", value: true }] },
    ],
  },
  {
    name: "Flood of texts",
    kinds: [
      { kind: "flood-of-texts", name: "Flood of texts", does: "Many phones text at once.", params: [
        { key: "count", label: "texts", type: "number", value: 1000 },
        { key: "perSecond", label: "a second, 0 for all at once", type: "number", value: 0 },
        { key: "from", label: "first phone", value: "77010000000" },
        { key: "to", label: "to", value: "1414" },
        { key: "text", label: "text, %d counts", value: "NEWS %d" }] },
    ],
  },
];

export const KINDS = new Map(GROUPS.flatMap((group) => group.kinds).map((each) => [each.kind, each]));

/** When it happens. The first is the one that needs no value. */
export const WHEN = [
  { key: "", label: "now", again: false },
  { key: "submit", label: "at the n-th submit", value: "submit no.", start: "500", again: false },
  { key: "everySubmits", label: "at every n-th submit", value: "n", start: "100", again: true },
  { key: "after", label: "after a time", value: "time", start: "10s", again: false },
  { key: "every", label: "again and again", value: "every", start: "10s", again: true },
  { key: "probability", label: "by chance, at each submit", value: "probability", start: "0.01", again: true },
];

function moment(fault, spec) {
  if (fault.submit) return `at the ${ordinal(fault.submit)} submit from now`;
  if (fault.everySubmits) return `at every ${ordinal(fault.everySubmits)} submit`;
  if (fault.after) return `after ${fault.after}`;
  if (fault.every) return `every ${fault.every}`;
  if (fault.probability) return `at each submit with probability ${fault.probability}`;
  return spec && spec.answer ? "at the next submit" : "now";
}

function value(fault, { key, label, type, options }) {
  if (!(key in fault)) return null;
  if (type === "flag") return fault[key] ? label : null;
  if (type === "choice") return (options.find(([word]) => word === fault[key]) || ["", fault[key]])[1];
  return `${label} ${fault[key]}`;
}

/** A fault of the API as words for a tester. */
export function describe(fault) {
  const spec = KINDS.get(fault.fault);
  const details = spec ? spec.params.map((param) => value(fault, param)).filter(Boolean) : [];
  const words = [spec ? spec.name.replace(/ now$/, "") : fault.fault];
  if (details.length) words.push(`(${details.join(", ")})`);
  words.push(moment(fault, spec));
  if (fault.times > 1) words.push(`, ${fault.times} times`);
  return words.join(" ").replace(" ,", ",");
}

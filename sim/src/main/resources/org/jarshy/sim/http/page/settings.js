/** The settings of a profile, in the groups in which a tester looks for them. */

export const STATUSES = [
  "ESME_ROK", "ESME_RTHROTTLED", "ESME_RMSGQFUL", "ESME_RSYSERR", "ESME_RSUBMITFAIL", "ESME_RINVDSTADR",
  "ESME_RINVSRCADR", "ESME_RINVMSGLEN", "ESME_RINVCMDLEN", "ESME_RINVCMDID", "ESME_RINVBNDSTS",
  "ESME_RALYBND", "ESME_RINVMSGID", "ESME_RBINDFAIL", "ESME_RINVPASWD", "ESME_RINVSYSID",
  "ESME_RCANCELFAIL", "ESME_RREPLACEFAIL", "ESME_RINVESMCLASS", "ESME_RINVEXPIRY", "ESME_RX_T_APPN",
  "ESME_RX_P_APPN", "ESME_RX_R_APPN", "ESME_RQUERYFAIL", "ESME_RUNKNOWNERR", "ESME_RINVDCS",
];

export const STATES = ["DELIVRD", "EXPIRED", "DELETED", "UNDELIV", "ACCEPTD", "UNKNOWN", "REJECTD"];

const IDS = ["hex", "hex-upper", "hex-padded", "hex-upper-padded", "decimal", "decimal-padded", "KC-%010d"];
const TIMES = ["0s", "20ms", "uniform(10ms, 50ms)", "normal(20ms, 5ms)", "spikes(20ms, 2s, 0.01)"];

function same(words) {
  return words.map((word) => [word, word]);
}

/** `suggest` are examples beside which anything may be typed; `share` is 0 to 1. */
export const SETTINGS = [
  {
    name: "Submits",
    fields: [
      { key: "ratePerSecond", label: "accepted a second, 0 is no limit", type: "number" },
      { key: "window", label: "unanswered on one link, 0 is no limit", type: "number" },
      { key: "queue", label: "accepted and not final yet, 0 is no limit", type: "number" },
      { key: "responseDelay", label: "response after", suggest: TIMES },
      { key: "responseId", label: "message id in the response", suggest: IDS },
      { key: "submitStatus", label: "status of submits", type: "mix", options: STATUSES },
    ],
  },
  {
    name: "Receipts",
    fields: [
      { key: "receiptDelay", label: "receipt after", suggest: TIMES },
      { key: "receiptId", label: "message id in the receipt", suggest: IDS },
      { key: "receiptText", label: "text", type: "choice",
        options: same(["standard", "upper-case", "sparse", "seconds", "long-dates", "abbreviated"]) },
      { key: "receiptFields", label: "says it in", type: "choice",
        options: [["both", "TLVs and text"], ["tlv", "TLVs only"], ["text", "text only"]] },
      { key: "receiptNone", label: "share without a receipt", type: "share" },
      { key: "receiptTwice", label: "share sent twice", type: "share" },
      { key: "receiptBeforeResponse", label: "share before the response", type: "share" },
      { key: "receiptReordered", label: "share reordered", type: "share" },
      { key: "receiptContradicted", label: "share contradicted by another", type: "share" },
      { key: "validity", label: "messages expire after" },
      { key: "receiptState", label: "state", type: "mix", options: STATES },
    ],
  },
  {
    name: "Binds and links",
    fields: [
      { key: "bindStatus", label: "status of binds", type: "choice", options: same(STATUSES) },
      { key: "bindDelay", label: "bind response after" },
      { key: "enquireLink", label: "enquire_link every, 0s is never" },
      { key: "alphabet", label: "data_coding 0 is read as", type: "choice",
        options: [["gsm7", "GSM-7"], ["latin1", "Latin-1"], ["ascii", "ASCII"]] },
    ],
  },
];

export const FIELDS = SETTINGS.flatMap(({ name, fields }) =>
  fields.map((each) => ({ ...each, short: `${name} · ${each.label.split(",")[0]}` })));

function written(value) {
  if (value && typeof value === "object" && !Array.isArray(value)) {
    return Object.entries(value).map(([word, weight]) => `${word} ${weight}`).join(", ");
  }
  if (Array.isArray(value)) return value.length ? `${value.length} with settings of their own` : "none";
  return value === true ? "always" : value === false ? "never" : String(value);
}

/** Where a profile is not what it was at the start: `{ short, was, now }`. */
export function differences(start, now) {
  const known = [...FIELDS, { key: "destinations", short: "Destinations" }];
  return known
    .filter(({ key }) => key !== "destinations" || now[key].length || start[key].length)
    .filter(({ key }) => JSON.stringify(plain(key, start[key])) !== JSON.stringify(plain(key, now[key])))
    .map(({ key, short }) => ({ short, was: written(start[key]), now: written(now[key]) }));
}

/** Faults of some destinations are armed, not set: they are shown elsewhere. */
function plain(key, value) {
  return key === "destinations" ? value.map((rule) => ({ ...rule, faults: [] })) : value;
}

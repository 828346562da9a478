import uPlot from "./uPlot.esm.js";
import { $, el, keep, say } from "./dom.js";
import { api } from "./api.js";
import { count } from "./format.js";
import { on, state } from "./state.js";

/** Submits, receipts and errors of every second, as a plot. */

const KEPT = 600;
const HEIGHT = 150;
const SERIES = [
  { key: "submits", label: "submits", color: "--plot-submits" },
  { key: "receipts", label: "receipts", color: "--plot-receipts" },
  { key: "errors", label: "errors", color: "--plot-errors" },
];

let seconds = [];
let plot = null;
let asking = false;

function color(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function at(second, key) {
  const wanted = $("plot-account").value;
  const counts = wanted === "*" ? Object.values(second.accounts) : [second.accounts[wanted]];
  return counts.reduce((sum, one) => sum + (one ? one[key] : 0), 0);
}

function data() {
  const span = Number($("plot-span").value);
  const some = seconds.slice(-span);
  const end = some.length ? Date.parse(some.at(-1).time) / 1000 : Date.now() / 1000;
  return {
    columns: [
      some.map((second) => Date.parse(second.time) / 1000),
      ...SERIES.map(({ key }) => some.map((second) => at(second, key))),
    ],
    range: [end - span, end],
  };
}

function options() {
  const axis = { stroke: color("--soft"), grid: { stroke: color("--line"), width: 1 }, ticks: { show: false } };
  return {
    width: Math.max(200, $("plot").clientWidth),
    height: HEIGHT,
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false } },
    scales: { x: { time: true, range: () => data().range }, y: { range: (_, low, high) => [0, Math.max(10, high * 1.1)] } },
    axes: [
      { ...axis, values: (_, splits) => splits.map((s) => new Date(s * 1000).toLocaleTimeString("en-GB")), space: 90, size: 30 },
      { ...axis, size: 52, values: (_, splits) => splits.map(count) },
    ],
    series: [{}, ...SERIES.map(({ label, color: name }, i) => ({
      label, stroke: color(name), width: 2, dash: [[], [6, 3], [2, 3]][i], points: { show: false },
    }))],
  };
}

function rebuild() {
  if (plot) plot.destroy();
  plot = new uPlot(options(), data().columns, $("plot"));
}

function drawLegend() {
  const last = seconds.at(-1);
  keep($("legend"), SERIES, ({ key }) => key,
    ({ key, label }) => el("li", { class: `legend-${key}` }, el("b", { text: "0" }), ` ${label}/s`),
    (item, { key }) => say(item.querySelector("b"), count(last ? at(last, key) : 0)));
}

function draw() {
  if (!plot) rebuild();
  else plot.setData(data().columns);
  drawLegend();
}

async function load() {
  if (asking) return;
  asking = true;
  try {
    const last = seconds.at(-1);
    const more = await api(last ? `/api/rates?since=${last.time}` : "/api/rates");
    seconds = [...seconds, ...more].slice(-KEPT);
    draw();
  } finally {
    asking = false;
  }
}

function visible() {
  return !$("section-links").hidden && !document.hidden;
}

export function show() {
  load().catch(() => {});
}

on("stats", () => {
  if (visible()) show();
});

on("open", () => {
  seconds = []; // of a simulator that was started anew, perhaps
  if (visible()) show();
});

on("accounts", () => {
  const chosen = $("plot-account").value;
  $("plot-account").replaceChildren($("plot-account").firstElementChild,
    ...state.accounts.map(({ id }) => el("option", { value: id, text: id })));
  $("plot-account").value = chosen;
});

for (const id of ["plot-account", "plot-span"]) $(id).addEventListener("change", draw);
new ResizeObserver(() => {
  if (plot && visible()) plot.setSize({ width: Math.max(200, $("plot").clientWidth), height: HEIGHT });
}).observe($("plot"));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => plot && rebuild());

// Small helps on top of pages that work without them.
"use strict";

(() => {
  // One click, one request; the server refuses a second one anyhow.
  document.addEventListener("submit", (event) => {
    const button = event.target.querySelector("button[data-once]");
    if (!button || event.defaultPrevented) return;
    if (button.getAttribute("aria-disabled") === "true") {
      event.preventDefault();
      return;
    }
    button.setAttribute("aria-disabled", "true");
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("button[data-once]").forEach((b) => b.removeAttribute("aria-disabled"));
  });

  // The problems come first to a screen reader and to the eye.
  document.getElementById("problems")?.focus();

  // Fields for one kind of bulletin only.
  const kind = document.getElementById("kind");
  const only = document.querySelectorAll("[data-only-for]");
  const showOnly = () => only.forEach((part) => { part.hidden = part.dataset.onlyFor !== kind.value; });
  if (kind) {
    kind.addEventListener("change", showOnly);
    showOnly();
  }

  // Ticking a place means "only these places".
  document.querySelector(".places")?.addEventListener("change", () => {
    const places = document.querySelector("input[name=place][value=places]");
    if (places) places.checked = true;
  });

  // A session that ended must not take typed text along.
  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status === 401 || event.detail.xhr.status === 403) {
      document.getElementById("signed-out").hidden = false;
    }
  });

  const holder = document.getElementById("chart");
  if (!holder || !window.uPlot) return;
  const SHOWN_SECONDS = 300;
  const data = [[], []];
  const opened = Date.now();
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const axis = () => ({ stroke: colour("--soft"), grid: { stroke: colour("--line"), width: 1 }, ticks: { stroke: colour("--line"), width: 1 } });
  const chart = new uPlot(
    {
      width: holder.clientWidth,
      height: 190,
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { time: false }, y: { range: (self, low, high) => [0, Math.max(10, high * 1.1)] } },
      axes: [{ ...axis(), values: (self, marks) => marks.map((m) => `${m} s`) }, { ...axis(), size: 64 }],
      series: [{}, { stroke: colour("--brand"), width: 2, fill: colour("--bubble"), points: { show: false } }],
    },
    data,
    holder,
  );
  new ResizeObserver(() => chart.setSize({ width: holder.clientWidth, height: 190 })).observe(holder);
  document.addEventListener("htmx:sseMessage", (event) => {
    const numbers = document.getElementById("numbers");
    if (event.detail.type !== "progress" || !numbers) return;
    data[0].push(Math.round((Date.now() - opened) / 100) / 10);
    data[1].push(Number(numbers.dataset.rate));
    while (data[0].length > SHOWN_SECONDS) {
      data[0].shift();
      data[1].shift();
    }
    chart.setData(data);
  });
})();

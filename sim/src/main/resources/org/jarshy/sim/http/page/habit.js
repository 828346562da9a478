import { $, say } from "./dom.js";
import { api, send } from "./api.js";
import { plural } from "./format.js";
import * as thread from "./thread.js";

/** What the open phone does by itself. */

function draw(habit) {
  $("off").checked = habit.off;
  $("reply").value = habit.reply || "";
  $("replyDelay").value = habit.replyDelay === "0s" ? "" : habit.replyDelay;
  drawCount(habit);
}

function drawCount(habit) {
  const words = habit.off
    ? `${plural(habit.waiting, "text")} ${habit.waiting === 1 ? "waits" : "wait"} for it.`
    : "It takes texts as they come.";
  say($("waiting-here"), words);
}

export async function open(number) {
  const habit = await api(`/api/phones/${number}/habit`);
  if (number !== thread.current()) return;
  $("habit").hidden = false;
  say($("habit-done"), "");
  say($("habit-problem"), "");
  draw(habit);
}

/** How many texts wait now; what is typed stays. */
export async function count(number) {
  if ($("off").checked) drawCount(await api(`/api/phones/${number}/habit`));
}

async function change(done) {
  const number = thread.current();
  say($("habit-problem"), "");
  say($("habit-done"), "");
  for (const id of ["reply", "replyDelay"]) $(id).removeAttribute("aria-invalid");
  const wanted = { off: $("off").checked, replyDelay: $("replyDelay").value.trim() || "0s" };
  if ($("reply").value) wanted.reply = $("reply").value;
  try {
    drawCount(await send("PUT", `/api/phones/${number}/habit`, wanted));
    say($("habit-done"), done(wanted));
  } catch (problem) {
    say($("habit-problem"), problem.message);
    if ($(problem.field)) $(problem.field).setAttribute("aria-invalid", "true");
    $("off").checked = (await api(`/api/phones/${number}/habit`)).off;
  }
}

$("off").addEventListener("change", () =>
  change(({ off }) => (off ? "Off: texts wait until it is on, or expire." : "On: what waited comes now.")));

$("habit").addEventListener("submit", (event) => {
  event.preventDefault();
  change(({ reply }) => (reply ? `It answers every text with “${reply}”.` : "It answers nothing."));
});

setInterval(() => {
  if (thread.current() && !document.hidden) count(thread.current()).catch(() => {});
}, 1000);

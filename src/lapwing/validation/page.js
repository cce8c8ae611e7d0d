"use strict";
// What was judged is kept in the browser as long as the page's address stays, and saved as the sheet that
// `lapwing validate read` takes. Nothing is sent anywhere.
const COLUMNS = ["kind", "record", "coder", "event", "type", "mode", "context", "actor", "recipient", "date", "place", "reality", "sentence", "note"];
const FIELDS = COLUMNS.slice(3, 12);
const cards = [...document.querySelectorAll("article")];
const coder = document.getElementById("coder");
const count = document.getElementById("count");
const key = "lapwing-validation-" + document.body.dataset.sample;

function rowOf(card) {
  const row = { kind: card.dataset.kind, record: card.dataset.record, coder: coder.value.trim() };
  for (const field of FIELDS) {
    const typed = card.querySelector(`[data-value="${field}"]`);
    const chosen = card.querySelector(`input[type=radio][data-field="${field}"]:checked`);
    row[field] = (typed && typed.value.trim()) || (chosen ? chosen.value : "");
  }
  const note = card.querySelector("[data-note]");
  row.note = note ? note.value.trim() : "";
  return row;
}

function missedOf(card) {
  return [...card.querySelectorAll(".missed")]
    .map((line) => ({ kind: "missed", record: card.dataset.record, coder: coder.value.trim(), type: line.children[0].value, sentence: line.children[1].value.trim() }))
    .filter((row) => row.type || row.sentence);
}

function cell(value) {
  const text = String(value ?? "");
  return '"' + (/^[ ]*[=+\-@\t\r\n＝＋－＠]/.test(text) ? "'" + text : text).replaceAll('"', '""') + '"';
}

function sheet() {
  const rows = cards.flatMap((card) => [rowOf(card), ...missedOf(card)]);
  const lines = [COLUMNS.map(cell).join(","), ...rows.map((row) => COLUMNS.map((name) => cell(row[name])).join(","))];
  return "\ufeff" + lines.join("\r\n") + "\r\n";
}

function save() {
  const name = (coder.value.trim() || "coder").replace(/[^\p{L}\p{N}_-]+/gu, "-");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([sheet()], { type: "text/csv" }));
  link.download = `sheet-${name}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function addMissed(card, values) {
  const line = document.createElement("div");
  line.className = "missed";
  line.append(card.querySelector("template").content.cloneNode(true));
  card.querySelector("[data-missed]").append(line);
  if (values) { line.children[0].value = values.type; line.children[1].value = values.sentence; }
  return line;
}

function show() {
  let done = 0;
  for (const card of cards) {
    const isDone = rowOf(card).event !== "";
    card.classList.toggle("done", isDone);
    done += isDone;
  }
  count.textContent = `${done} of ${cards.length} judged`;
}

function keep() {
  show();
  try {
    localStorage.setItem(key, JSON.stringify({ coder: coder.value, rows: cards.map((card) => ({ row: rowOf(card), missed: missedOf(card) })) }));
  } catch { /* a browser that keeps nothing: the coder saves */ }
}

function restore() {
  let kept = null;
  try { kept = JSON.parse(localStorage.getItem(key)); } catch { kept = null; }
  if (!kept || !Array.isArray(kept.rows)) return;
  coder.value = String(kept.coder ?? "");
  const rows = new Map(kept.rows.map((one) => [one.row.record, one]));
  for (const card of cards) {
    const one = rows.get(card.dataset.record);
    if (!one) continue;
    for (const field of FIELDS) {
      const value = String(one.row[field] ?? "");
      const radio = [...card.querySelectorAll(`input[type=radio][data-field="${field}"]`)].find((each) => each.value === value);
      const typed = card.querySelector(`[data-value="${field}"]`);
      if (radio) radio.checked = true;
      else if (typed) typed.value = value;
    }
    const note = card.querySelector("[data-note]");
    if (note) note.value = String(one.row.note ?? "");
    for (const missed of one.missed) addMissed(card, missed);
  }
}

let at = -1;
function go(step) {
  at = Math.min(cards.length - 1, Math.max(0, at + step));
  cards[at].scrollIntoView({ block: "start" });
  const first = cards[at].querySelector("input");
  if (first) first.focus({ preventScroll: true });
}

function typing(target) {
  return target.matches("input[type=text], textarea, select");
}

document.addEventListener("focusin", (event) => {
  const card = event.target.closest("article");
  if (card) at = cards.indexOf(card);
});
document.addEventListener("input", keep);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.activeElement.blur();
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key === "j") go(1);
  else if (event.key === "k") go(-1);
  else if (["y", "n", "?"].includes(event.key)) {
    const group = event.target.closest("fieldset") || (at >= 0 && cards[at].querySelector("fieldset"));
    const radio = group && [...group.querySelectorAll("input[type=radio]")].find((each) => each.value === event.key);
    if (!radio) return;
    radio.checked = true;
    keep();
    const next = group.nextElementSibling;
    const isAnotherField = next && next.matches("fieldset") && !(group.dataset.first && event.key === "n");
    if (isAnotherField) next.querySelector("input").focus(); else go(1);
  } else return;
  event.preventDefault();
});
document.getElementById("save").addEventListener("click", save);
for (const button of document.querySelectorAll("[data-add]")) {
  button.addEventListener("click", () => addMissed(button.closest("article")).children[0].focus());
}
restore();
show();

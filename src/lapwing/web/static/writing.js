/* What pages that write can do with JavaScript: remember who judges, open what an address points at, judge by one
   key. */
(() => {
  "use strict";
  const all = (selector) => [...document.querySelectorAll(selector)];
  const remembered = () => { try { return localStorage.getItem("author") || ""; } catch { return ""; } };
  const asked = new URLSearchParams(location.search);
  if (!asked.get("by") && !asked.get("draft") && remembered()) all("[data-author]").forEach((field) => { field.value = remembered(); });
  document.addEventListener("change", (event) => {
    if (!event.target.matches?.("[data-author]")) return;
    try { localStorage.setItem("author", event.target.value.trim()); } catch { /* a browser that keeps nothing */ }
    all("[data-author]").forEach((field) => { field.value = event.target.value; });
  });
  const open = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const details = target.matches("details") ? target : target.querySelector("details.off");
    if (details) details.open = true;
    target.scrollIntoView({ block: "center" });
    (details || target).querySelector("input:not([type=hidden]),select,textarea")?.focus({ preventScroll: true });
  };
  /* files dropped anywhere on the box are those of its field */
  const drop = document.querySelector(".drop");
  const field = drop?.querySelector("input[type=file]");
  if (field) {
    drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
    drop.addEventListener("dragleave", () => drop.classList.remove("over"));
    drop.addEventListener("drop", (event) => { event.preventDefault(); drop.classList.remove("over"); field.files = event.dataTransfer.files; });
  }
  /* after the browser went there itself: it takes the focus away from what it does not reach */
  const openSoon = () => setTimeout(open, 50);
  addEventListener("hashchange", openSoon);
  /* one key for each verdict; not while somebody writes */
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.target.closest?.("input,textarea,select,dialog[open]")) return;
    const button = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (button) { event.preventDefault(); button.click(); }
  });
  if (document.readyState === "complete") openSoon(); else addEventListener("load", openSoon);
})();

/* What a page can do with JavaScript; without it every link still leads somewhere. Handlers stand on the document, so
   that content which htmx puts in needs nothing more. */
(() => {
  "use strict";
  const root = document.documentElement;
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  /* light and dark */
  const isDark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const nameTheme = () => { const button = one("[data-theme-switch]"); if (button) button.textContent = isDark() ? "Light" : "Dark"; };
  const switchTheme = () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch { /* a browser that keeps nothing */ }
    nameTheme();
  };

  /* a passage over the page */
  const drawer = one("#drawer");
  const openDrawer = async (href) => {
    const answer = await fetch(href, { headers: { "HX-Request": "true" } });
    if (!answer.ok) { location.href = href; return; }
    one("[data-drawer-body]").innerHTML = await answer.text(); // escaped by the server; the policy lets no script in it run
    if (!drawer.open) drawer.showModal();
    const lit = one("mark.lit", drawer);
    if (lit) lit.scrollIntoView({ block: "center" });
  };

  /* the clock: a slider over the days, whose labels are the links */
  const makeClocks = () => all("[data-clock]").forEach((clock) => {
    const links = all("a", clock);
    if (links.length < 3 || one("input", clock)) return;
    const slider = Object.assign(document.createElement("input"), { type: "range", min: 0, max: links.length - 1, step: 1 });
    slider.setAttribute("aria-label", "As known on");
    slider.value = Math.max(0, links.findIndex((link) => link.ariaCurrent));
    const shown = document.createElement("output");
    const tell = () => { const day = links[slider.value].textContent; slider.setAttribute("aria-valuetext", day); shown.textContent = day; };
    slider.addEventListener("input", tell);
    tell();
    slider.addEventListener("change", () => { location.href = links[slider.value].href; });
    clock.prepend(slider);
    clock.classList.add("slides");
    if (links.length > 6) { clock.classList.add("many"); clock.prepend(shown); }
  });

  const makeCopies = () => all("[data-copy]").forEach((block) => {
    if (one(".copy", block) || !navigator.clipboard) return;
    const text = block.textContent;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "copy", textContent: "Copy" });
    button.addEventListener("click", async () => { await navigator.clipboard.writeText(text); button.textContent = "Copied"; });
    block.append(button);
  });

  /* keys */
  const light = (step) => {
    const hits = all(".hit");
    if (!hits.length) return;
    const at = hits.findIndex((hit) => hit.classList.contains("lit"));
    const next = Math.min(hits.length - 1, Math.max(0, at + step));
    hits.forEach((hit) => hit.classList.remove("lit"));
    hits[next].classList.add("lit");
    one("a", hits[next]).focus();
  };
  const fromCell = (cell, key) => {
    const box = cell.closest("td");
    const row = box.parentElement;
    const beside = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[key];
    let [y, x] = [row.rowIndex, box.cellIndex];
    for (;;) {
      y += beside[0]; x += beside[1];
      const next = row.closest("table").rows[y]?.cells[x];
      if (!next) return;
      const link = one("a.cell", next);
      if (link) { link.focus(); return; }
    }
  };
  const turn = (which) => { const link = one(`.pager a[rel=${which}]`); if (link) link.click(); };
  const keys = {
    "/": () => one("#find")?.focus(), j: () => light(1), k: () => light(-1), n: () => turn("next"), p: () => turn("prev"),
    g: () => { location.href = "/"; }, t: switchTheme, "?": () => one("#keys").showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const cell = event.target.closest?.("a.cell");
    if (cell && event.key.startsWith("Arrow")) { event.preventDefault(); fromCell(cell, event.key); return; }
    if (event.target.closest?.("input,textarea,select,dialog[open]")) return;
    if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-drawer]");
    if (link && link.pathname.startsWith("/passage/") && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      openDrawer(link.href);
    } else if (event.target.closest?.("[data-close]") || event.target.nodeName === "DIALOG") {
      event.target.closest("dialog").close();
    } else if (event.target.closest?.("[data-theme-switch]")) {
      switchTheme();
    } else if (event.target.closest?.("[data-keys]")) {
      one("#keys").showModal();
    }
  });

  const begin = () => { makeClocks(); makeCopies(); };
  all("[data-theme-switch],[data-keys]").forEach((button) => { button.hidden = false; });
  nameTheme();
  begin();
  document.addEventListener("htmx:afterSettle", begin);
})();

// The page works without this script: figures are links, the table and the picture are there. The script adds what links cannot do:
// both partners light up together, a card says what is wrong, keys walk the findings, failures are filtered, the table sorts.
// Text is only ever moved as text (textContent), never as markup.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const main = $("main"), card = $("card"), failures = $("failures");

  // ---- Both partners together, and the card
  let hot = "", pinned = "";
  const elements = (id) => all(`[data-fig="${id}"], [data-square="${id}"], [data-line="${id}"], [data-entry="${id}"]`);
  const idOf = (element) => element && (element.dataset.fig || element.dataset.square || element.dataset.line || element.dataset.entry);
  const light = (id) => {
    if (id === hot) return;
    if (hot) elements(hot).forEach((element) => element.classList.remove("hot"));
    hot = id;
    if (id) elements(id).forEach((element) => element.classList.add("hot"));
  };
  const text = (element) => (element ? element.textContent.trim() : "");
  const show = (id, message) => {
    const line = $("r" + id);
    if (!line) return;
    const finding = message || document.querySelector(`.finding[data-entry="${id}"]`);
    const [verdict, source, output, kind, value] = line.cells;
    card.className = "card " + line.className.replace("hot", "");
    $("card-sign").textContent = text(verdict.querySelector(".sign"));
    $("card-verdict").textContent = text(verdict).slice(1).trim();
    $("card-kind").textContent = [text(kind), text(value)].filter(Boolean).join(" · ");
    for (const [place, cell] of [[$("card-source"), source], [$("card-output"), output]]) {
      place.textContent = text(cell) || "–";
      place.lang = cell.lang;
    }
    $("card-message").textContent = text(finding && finding.querySelector(".message"));
    const fix = text(finding && finding.querySelector(".fix b"));
    $("card-fix").hidden = !fix;
    $("card-fix").querySelector("b").textContent = fix;
    card.hidden = false;
    pinned = id;
  };
  const close = () => { card.hidden = true; pinned = ""; light(""); };
  document.addEventListener("mouseover", (event) => {
    const id = idOf(event.target.closest("[data-fig], [data-square], tr[data-line]"));
    light(id || pinned);
  });
  document.addEventListener("focusin", (event) => {
    const id = idOf(event.target.closest("[data-fig]"));
    if (id) { light(id); show(id); }
  });
  $("close").addEventListener("click", close);

  // ---- A link to a figure: opens what hides it, brings it to the middle, gives it the focus
  const go = (target, smooth) => {
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    if (failures.checked && target.closest(".row:not(.bad), tr:not(.bad), .finding:not(.error)")) filter(false);
    target.focus({ preventScroll: true });
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    target.scrollIntoView({ block: "center", behavior: smooth && !calm ? "smooth" : "auto" });
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    const target = link && $(decodeURIComponent(link.getAttribute("href").slice(1)));
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, "", "#" + target.id);
    go(target, true);
  });
  const follow = () => {
    const target = location.hash && $(location.hash.slice(1));
    if (target) go(target, false);
  };
  addEventListener("popstate", follow);
  follow();

  // ---- Failures only
  const filter = (on) => {
    failures.checked = on;
    main.classList.toggle("only-failures", on);
    tell();
  };
  failures.addEventListener("change", () => filter(failures.checked));

  // ---- Next and previous finding
  const findings = all(".finding");
  let at = -1;
  const shown = () => (failures.checked ? findings.filter((finding) => finding.classList.contains("error")) : findings);
  const tell = () => {
    const list = shown(), place = list.indexOf(findings[at]);
    const noun = failures.checked ? "failure" : "finding";
    $("count").textContent = place < 0 ? `${list.length} ${noun}${list.length === 1 ? "" : "s"}` : `${place + 1} of ${list.length}`;
  };
  const step = (by) => {
    const list = shown();
    if (!list.length) return;
    const place = list.indexOf(findings[at]);
    const finding = list[place < 0 ? (by > 0 ? 0 : list.length - 1) : (place + by + list.length) % list.length];
    at = findings.indexOf(finding);
    const id = finding.dataset.entry;
    const link = finding.querySelector('.where[href^="#o"]') || finding.querySelector(".where[href]");
    const figure = link && $(link.hash.slice(1));
    go(figure || finding, true);
    if (id) { light(id); show(id, finding); }
    tell();
  };
  $("next").addEventListener("click", () => step(1));
  $("previous").addEventListener("click", () => step(-1));

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=checkbox]), textarea, select")) return;
    const keys = { n: () => step(1), p: () => step(-1), f: () => filter(!failures.checked), Escape: close };
    const act = keys[event.key];
    if (act) { event.preventDefault(); act(); }
  });

  // ---- A table that sorts
  const number = (words) => { const n = parseFloat(words); return Number.isNaN(n) ? Infinity : n; };
  const collator = new Intl.Collator(undefined, { numeric: true });
  const orders = {
    number: (a, b) => number(a) - number(b) || 0,
    value: (a, b) => number(a) - number(b) || collator.compare(a, b),
    text: (a, b) => collator.compare(a, b),
  };
  for (const head of all("th[data-sort]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      const body = head.closest("table").tBodies[0], column = head.cellIndex, order = orders[head.dataset.sort];
      const key = (row) => row.cells[column].dataset.key ?? text(row.cells[column]);
      const rows = [...body.rows].map((row) => [key(row), row]);
      // What has no key comes last, whichever way the rest is sorted.
      rows.sort(([a], [b]) => (a === "") - (b === "") || (down ? order(b, a) : order(a, b)));
      body.append(...rows.map(([, row]) => row));
      all("th", head.parentElement).forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
    });
  }

  // ---- On paper everything is open
  let opened = [];
  addEventListener("beforeprint", () => { opened = all("details:not([open])"); opened.forEach((box) => { box.open = true; }); });
  addEventListener("afterprint", () => opened.forEach((box) => { box.open = false; }));

  $("bar").hidden = false;
  document.documentElement.classList.add("scripted");
  tell();
})();

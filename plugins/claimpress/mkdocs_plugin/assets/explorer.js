/* Narrows, sorts and searches the list of claims or of sources on an evidence page.

   The form stands in the page and is the whole state: its fields go into the address, and come from there. What each
   entry has of each facet is read from a file beside the pages when it is first needed, as a script, because a page
   that was opened from a folder may read nothing else. A list on one page shows the page's own entries; of a longer
   one, entries are made from such files too, one file a page. */

(() => {
  "use strict";

  const STEP = 50; // entries shown at once
  const form = document.querySelector(".cp-explorer");
  if (!form) return;
  const matches = document.querySelector(".cp-matches");
  const found = document.querySelector(".cp-found");
  const list = document.querySelector(".cp-list");
  const more = document.querySelector(".cp-show-more");
  const status = form.querySelector("[role=status]");
  const isLong = form.hasAttribute("data-long");
  const entries = [...list.querySelectorAll(".cp-entry")];
  const homes = entries.map((entry) => entry.parentNode);
  const facets = [...form.querySelectorAll("fieldset")].map((fieldset) => {
    const boxes = [...fieldset.querySelectorAll("input")];
    const counts = boxes.map((box) => box.parentNode.lastElementChild);
    return {
      boxes,
      counts,
      name: boxes[0].name,
      labels: boxes.map((box) => box.nextElementSibling.textContent),
      all: counts.map((count) => count.textContent),
      chosen: fieldset.parentNode.querySelector("summary small"),
    };
  });
  let index; // numbers of every facet's values for every entry, and the addresses of the pages
  let texts; // what free text is compared with
  let rows = [];
  let turn = 0;

  // -------------------------------------------------------------------------------------------- files

  const parts = {};
  const waiting = {};
  window.claimpressExplorer = (part, data) => waiting[part](data);

  function read(part) {
    parts[part] ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${form.dataset.index}${part ? `-${part}` : ""}.js?v=${form.dataset.version}`;
      script.onerror = () => { delete parts[part]; reject(new Error(script.src)); };
      waiting[part] = resolve;
      document.head.append(script);
    });
    return parts[part];
  }

  async function readIndex() {
    if (index) return;
    const { codes, pages, perPage } = await read(0);
    index = { columns: codes.map(column), pages, perPage };
  }

  /* A facet's column: the different combinations of values that entries have, and which of them each entry has. */
  function column(written) {
    const known = new Map();
    let last = "-"; // an empty cell repeats the one before
    const ids = Uint32Array.from(written.split(","), (cell) => {
      last = cell || last;
      if (!known.has(last)) known.set(last, known.size);
      return known.get(last);
    });
    const combinations = [...known.keys()].map((cell) => (cell === "-" ? [] : cell.split(".").map(Number)));
    return { ids, combinations };
  }

  async function readTexts() {
    if (texts) return;
    if (!isLong) texts = entries.map((entry) => plain(entry.textContent));
    else {
      const all = await Promise.all(index.pages.map((_, at) => read(at + 1)));
      texts = all.flat().map((entry) => plain(entry.join(" ")));
    }
  }

  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  // ---------------------------------------------------------------------------------------- filtering

  /* Rows that have one chosen value of every facet in which there is a choice, and all words; and for every value
     how many there would be if its facet alone were chosen anew. */
  function filter(chosen, words) {
    const { columns } = index;
    const fits = columns.map(({ combinations }, at) => Uint8Array.from(
      combinations, (values) => !chosen[at] || values.some((value) => chosen[at][value])));
    const tally = columns.map(({ combinations }) => new Uint32Array(combinations.length));
    const kept = [];
    for (let row = 0; row < columns[0].ids.length; row++) {
      if (words.length && !words.every((word) => texts[row].includes(word))) continue;
      let missed = 0;
      let where = 0;
      for (let at = 0; at < columns.length; at++) {
        if (!fits[at][columns[at].ids[row]]) {
          missed++;
          where = at;
        }
      }
      if (missed === 1) tally[where][columns[where].ids[row]]++;
      if (missed) continue;
      kept.push(row);
      for (let at = 0; at < columns.length; at++) tally[at][columns[at].ids[row]]++;
    }
    return { kept, counts: columns.map(({ combinations }, at) => summed(tally[at], combinations, at)) };
  }

  function summed(tally, combinations, at) {
    const counts = new Uint32Array(facets[at].boxes.length);
    combinations.forEach((values, id) => values.forEach((value) => { counts[value] += tally[id]; }));
    return counts;
  }

  const valuesOf = ({ ids, combinations }, row) => combinations[ids[row]];

  function sort(kept, name) {
    const sorted = index.columns[facets.findIndex((facet) => facet.name === name)];
    const first = (row) => valuesOf(sorted, row)[0] ?? Infinity;
    return sorted ? kept.sort((a, b) => first(a) - first(b) || a - b) : kept;
  }

  // ------------------------------------------------------------------------------------------ showing

  async function show() {
    const mine = ++turn;
    const state = written();
    const words = plain(form.elements.words.value).split(/\s+/).filter(Boolean);
    if (!state) return showAll();
    await readIndex();
    if (words.length) await readTexts();
    if (mine !== turn) return; // a later choice was quicker
    const began = performance.now();
    const chosen = facets.map(({ boxes }) => boxes.some((box) => box.checked) && boxes.map((box) => box.checked));
    const { kept, counts } = filter(chosen, words);
    rows = sort(kept, form.elements.sort.value);
    performance.measure("claimpress-filter", { start: began });
    const nodes = await made(rows.slice(0, STEP));
    if (mine !== turn) return;
    count(counts);
    tell();
    list.hidden = true;
    matches.hidden = false;
    restore();
    found.replaceChildren(...nodes);
    more.hidden = rows.length <= STEP;
    performance.measure("claimpress-shown", { start: began });
  }

  function showAll() {
    count(facets.map(({ all }) => all));
    rows = [];
    tell(form.dataset.total);
    restore();
    found.replaceChildren();
    matches.hidden = true;
    list.hidden = false;
  }

  function count(numbers) {
    facets.forEach(({ counts }, at) => counts.forEach((shown, value) => { shown.textContent = numbers[at][value]; }));
  }

  function restore() {
    if (!isLong && found.firstChild) entries.forEach((entry, at) => homes[at].append(entry));
  }

  function tell(shown = rows.length) {
    for (const { boxes, chosen, labels } of facets) {
      chosen.textContent = labels.filter((_, at) => boxes[at].checked).join(", ");
    }
    status.textContent = form.dataset.said.replace("{shown}", shown).replace("{total}", form.dataset.total);
    if (!Number(shown)) status.textContent += `. ${form.dataset.nothing}`;
    form.elements.clear.hidden = !written();
  }

  async function showMore() {
    const before = found.children.length;
    found.append(...(await made(rows.slice(before, before + STEP))));
    more.hidden = found.children.length >= rows.length;
    found.children[before].tabIndex = -1;
    found.children[before].focus();
  }

  async function made(shown) {
    if (!isLong) return shown.map((row) => entries[row]);
    const pageOf = (row) => Math.floor(row / index.perPage);
    await Promise.all(shown.map((row) => read(pageOf(row) + 1)));
    return Promise.all(shown.map(async (row) => {
      const page = pageOf(row);
      return entry(row, index.pages[page], (await read(page + 1))[row % index.perPage]);
    }));
  }

  function entry(row, page, [anchor, title, details]) {
    const section = element("section", "cp-entry");
    const link = element("a", "", title);
    link.href = `${page}#${anchor}`;
    const heading = element("h3");
    heading.append(link);
    const values = (at) => valuesOf(index.columns[at], row);
    const said = facets.slice(0, 3).flatMap(({ labels }, at) => values(at).map((value) => labels[value]));
    section.append(heading, element("p", "", said.join(" · ")), element("p", "cp-where", details));
    return section;
  }

  function element(name, className = "", text = "") {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.textContent = text;
    return made;
  }

  // ------------------------------------------------------------------------------------------ address

  const fields = () => [...new FormData(form)].filter(([, value]) => value.trim());
  const written = () => new URLSearchParams(fields()).toString();

  function take() {
    const state = new URLSearchParams(location.search);
    for (const { boxes, name } of facets) {
      const values = state.getAll(name);
      for (const box of boxes) box.checked = values.includes(box.value);
    }
    form.elements.words.value = state.get("words") ?? "";
    form.elements.sort.value = state.get("sort") ?? "";
    if (form.elements.sort.selectedIndex < 0) form.elements.sort.selectedIndex = 0;
    return show();
  }

  function change(isNew) {
    const state = written();
    const address = state ? `?${state}` : location.pathname;
    show();
    history[isNew ? "pushState" : "replaceState"](null, "", address);
  }

  let pause;
  form.addEventListener("change", ({ target }) => target.name !== "words" && change(true));
  form.elements.words.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(change, 150, false);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    change(false);
  });
  form.elements.clear.addEventListener("click", () => {
    history.pushState(null, "", location.pathname);
    take();
    form.elements.words.focus();
  });
  more.addEventListener("click", showMore);
  addEventListener("popstate", take);
  addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!list.hidden || !list.contains(target)) return;
    history.replaceState(null, "", location.pathname + location.hash);
    take().then(() => target.scrollIntoView());
  });
  form.hidden = false;
  if (location.search) take().then(() => written() && form.scrollIntoView());
})();

/* Narrows, sorts and searches the list of claims or of sources on an evidence page.

   What each entry has of each facet is read from a file beside the pages when it is first needed, as a script, because
   a page that was opened from a folder may read nothing else. A list on one page shows the page's own entries; of a
   longer one, entries are made from such files too, each of which holds a few of them. */

(() => {
  const STEP = 20; // entries shown at once
  const element = claimpressElement;
  const { form, words, facets, written, tell, take } = claimpressForm(show);
  const matches = document.querySelector(".cp-matches");
  const found = document.querySelector(".cp-found");
  const list = document.querySelector(".cp-list");
  const more = document.querySelector(".cp-show-more");
  const status = form.querySelector("[role=status]");
  const isLong = form.hasAttribute("data-long");
  const entries = [...list.querySelectorAll(".cp-entry")];
  const homes = entries.map((entry) => entry.parentNode);
  for (const facet of facets) {
    facet.counts = facet.boxes.map((box) => box.parentNode.lastElementChild);
    facet.all = facet.counts.map((count) => count.textContent);
  }
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
    const { columns, pages, perPage, perPart } = await read(0);
    index = { columns: columns.map(column), pages, perPage, perPart };
  }

  /* Which of a facet's combinations of values each entry has: a sign each, behind which stands how often it recurs. */
  function column([combinations, signs]) {
    const ids = new Uint32Array(Number(form.dataset.total));
    let at = 0;
    for (const [, sign, times] of signs.matchAll(/(\D)(\d*)/gu)) {
      const code = sign.codePointAt(0);
      ids.fill(code - (code < 0xd800 ? 0x3a : 0x83a), at, at += Number(times) || 1);
    }
    return { ids, combinations };
  }

  async function readTexts() {
    if (texts) return;
    if (!isLong) texts = entries.map((entry) => plain(entry.textContent));
    else {
      const length = Math.ceil(Number(form.dataset.total) / index.perPart);
      const all = await Promise.all(Array.from({ length }, (_, at) => read(at + 1)));
      texts = all.flat().map((entry) => plain(entry.join(" ")));
    }
  }

  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  // ---------------------------------------------------------------------------------------- filtering

  /* Rows that have one chosen value of every facet in which there is a choice, and all words; and for every value
     how many there would be if its facet alone were chosen anew. */
  function filter(chosen, asked) {
    const { columns } = index;
    const fits = columns.map(({ combinations }, at) => Uint8Array.from(
      combinations, (values) => !chosen[at] || values.some((value) => chosen[at][value])));
    const tally = columns.map(({ combinations }) => new Uint32Array(combinations.length));
    const kept = [];
    for (let row = 0; row < columns[0].ids.length; row++) {
      if (asked.length && !asked.every((word) => texts[row].includes(word))) continue;
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
    const asked = plain(words.value).split(/\s+/).filter(Boolean);
    if (!written()) return showAll();
    await readIndex();
    if (asked.length) await readTexts();
    if (mine !== turn) return; // a later choice was quicker
    const began = performance.now();
    const chosen = facets.map(({ boxes }) => boxes.some((box) => box.checked) && boxes.map((box) => box.checked));
    const { kept, counts } = filter(chosen, asked);
    rows = sort(kept, form.elements.sort.value);
    performance.measure("claimpress-filter", { start: began });
    const nodes = await made(rows.slice(0, STEP));
    if (mine !== turn) return;
    count(counts);
    say();
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
    say(form.dataset.total);
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

  function say(shown = rows.length) {
    tell();
    status.textContent = form.dataset.said.replace("{shown}", shown).replace("{total}", form.dataset.total);
    if (!Number(shown)) status.textContent += `. ${form.dataset.nothing}`;
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
    const inPart = async (row) => (await read(Math.floor(row / index.perPart) + 1))[row % index.perPart];
    const words = await Promise.all(shown.map(inPart));
    return shown.map((row, at) => entry(row, words[at]));
  }

  function entry(row, [anchor, title, details]) {
    const section = element("section", "cp-entry");
    const link = element("a", "", title);
    link.href = `${index.pages[Math.floor(row / index.perPage)]}#${anchor}`;
    const heading = element("h3");
    heading.append(link);
    const values = (at) => valuesOf(index.columns[at], row);
    const said = facets.slice(0, 3).flatMap(({ labels }, at) => values(at).map((value) => labels[value]));
    section.append(heading, element("p", "", said.join(" · ")), element("p", "cp-where", details));
    return section;
  }

  more.addEventListener("click", showMore);
  addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!list.hidden || !list.contains(target)) return;
    history.replaceState(null, "", location.pathname + location.hash);
    take().then(() => target.scrollIntoView());
  });
  form.hidden = false;
  if (location.search) take().then(() => written() && form.scrollIntoView());
})();

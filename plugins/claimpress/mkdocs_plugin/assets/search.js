/* Searches pages, claims and sources with Pagefind, as you type. */

(() => {
  const STEP = 10; // results shown at once
  const element = claimpressElement;
  const { form, words, facets, tell, take } = claimpressForm(show);
  const found = document.querySelector(".cp-found");
  const more = document.querySelector(".cp-show-more");
  const status = form.querySelector("[role=status]");
  const root = new URL(form.dataset.root, document.baseURI).href;
  let results = [];
  let turn = 0;

  const engine = import(`${root}pagefind/pagefind.js`).then(async (pagefind) => {
    await pagefind.options({ noWorker: true }); // a worker would be loaded besides
    await pagefind.init();
    return pagefind;
  });

  function filters() {
    const chosen = {};
    for (const { boxes, name } of facets) {
      const values = boxes.filter((box) => box.checked).map((box) => box.value);
      if (values.length) chosen[name] = { any: values };
    }
    return chosen;
  }

  async function show() {
    const mine = ++turn;
    const asked = words.value.trim();
    const chosen = filters();
    tell();
    const pagefind = await engine;
    const isAsked = asked || Object.keys(chosen).length;
    const answer = isAsked ? await pagefind.search(asked || null, { filters: chosen }) : { results: [] };
    const sections = await Promise.all(answer.results.slice(0, STEP).map(section));
    if (mine !== turn) return; // a later choice was quicker
    results = answer.results;
    status.textContent = isAsked ? told() : "";
    found.replaceChildren(...sections);
    found.hidden = !results.length;
    more.hidden = results.length <= STEP;
  }

  function told() {
    return results.length ? form.dataset.results.replace("{number}", results.length) : form.dataset.nothing;
  }

  async function showMore() {
    const before = found.children.length;
    found.append(...(await Promise.all(results.slice(before, before + STEP).map(section))));
    more.hidden = found.children.length >= results.length;
    found.children[before].querySelector("a").focus();
  }

  // ------------------------------------------------------------------------------------------ results

  async function section(result) {
    const { raw_url: address, meta, excerpt, sub_results: parts } = await result.data();
    const made = element("section", "cp-entry");
    const heading = element("h2");
    heading.append(linked(address, meta.title));
    made.append(heading);
    if (meta.details !== undefined) {
      made.append(element("p", "cp-where", meta.details));
      return made;
    }
    const inside = parts.filter(({ url, title }) => url.includes("#") && title !== meta.title).slice(0, 3);
    made.append(marked(excerpt), ...(inside.length ? [list(address, inside)] : []));
    return made;
  }

  function list(address, parts) {
    const made = element("ul");
    for (const { url, title } of parts) {
      const item = element("li");
      item.append(linked(address + url.slice(url.indexOf("#")), title));
      made.append(item);
    }
    return made;
  }

  function linked(address, title) {
    const link = element("a", "", title);
    link.href = root + address;
    return link;
  }

  /* Words of a page, those looked for marked: of the HTML that Pagefind gives only text and marks are taken. */
  function marked(excerpt) {
    const made = element("p");
    for (const node of new DOMParser().parseFromString(excerpt, "text/html").body.childNodes) {
      made.append(node.nodeName === "MARK" ? element("mark", "", node.textContent) : node.textContent);
    }
    return made;
  }

  more.addEventListener("click", showMore);
  engine.then(() => {
    document.querySelector(".cp-without").hidden = true;
    form.hidden = false;
    take();
    if (!location.hash) words.focus({ preventScroll: true });
  }, () => {}); // it stays hidden, and the page says what it needs
})();

/* The form that narrows a list or asks the search: its fields are the whole state, go into the address and come from
   there. The script that shows what was found stands behind this one, in the same file. */

"use strict";

/* `show` shows what fits the fields. */
function claimpressForm(show) {
  const form = document.querySelector(".cp-explorer");
  const words = form.elements.words;
  const facets = [...form.querySelectorAll("fieldset")].map((fieldset) => {
    const boxes = [...fieldset.querySelectorAll("input")];
    const labels = boxes.map((box) => box.nextElementSibling.textContent);
    return { boxes, labels, name: boxes[0].name, chosen: fieldset.parentNode.querySelector("summary small") };
  });

  const written = () => new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim())).toString();

  /* Says beside each facet what is chosen in it. */
  function tell() {
    for (const { boxes, labels, chosen } of facets) {
      chosen.textContent = labels.filter((_, at) => boxes[at].checked).join(", ");
    }
    form.elements.clear.hidden = !written();
  }

  function take() {
    const state = new URLSearchParams(location.search);
    for (const field of form.querySelectorAll("input, select")) {
      if (field.type === "checkbox") field.checked = state.getAll(field.name).includes(field.value);
      else field.value = state.get(field.name) ?? "";
      if (field.selectedIndex < 0) field.selectedIndex = 0;
    }
    return show();
  }

  function change(isNew) {
    const state = written();
    history[isNew ? "pushState" : "replaceState"](null, "", state ? `?${state}` : location.pathname);
    show();
  }

  let pause;
  form.addEventListener("change", ({ target }) => target !== words && change(true));
  words.addEventListener("input", () => {
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
    words.focus();
  });
  addEventListener("popstate", take);
  return { form, words, facets, written, tell, take };
}

function claimpressElement(name, className = "", text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}

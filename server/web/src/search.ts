// SPDX-License-Identifier: GPL-2.0-or-later
// The search page: a filter takes effect when it is changed, and the focus comes back to it; two to four hits are chosen to be
// compared.

const place = "vanmach.filter"; // where the focus was, for the page that comes
const most = 4;

type Field = HTMLInputElement;
interface Place {
  name: string;
  value: string;
  top: number;
}

const form = document.querySelector<HTMLFormElement>("form.facets");
if (form) {
  form.querySelector(".apply")?.classList.add("not-needed");
  const send = () => {
    // What is left out says the same as what is left as it was.
    for (const field of Array.from(form.elements) as Field[])
      if ((field.type === "text" && field.value.trim() === "") || (field.name === "provinces" && field.value === "old")) field.disabled = true;
    form.submit();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  form.addEventListener("change", (event) => {
    const field = event.target as Field;
    const at: Place = { name: field.name, value: field.type === "text" ? "" : field.value, top: field.getBoundingClientRect().top };
    try {
      sessionStorage.setItem(place, JSON.stringify(at));
    } catch {
      // The filter works all the same.
    }
    send();
  });
  addEventListener("pageshow", () => {
    for (const field of Array.from(form.elements) as Field[]) field.disabled = false;
  });
  comeBack(form);
}

function comeBack(form: HTMLFormElement): void {
  let at: Place;
  try {
    const kept = sessionStorage.getItem(place);
    sessionStorage.removeItem(place);
    if (!kept) return;
    at = JSON.parse(kept) as Place;
  } catch {
    return;
  }
  const field = (Array.from(form.elements) as Field[]).find(({ name, type, value }) => name === at.name && (type === "text" || value === at.value));
  if (!field) return;
  const closed = field.closest("details");
  if (closed) closed.open = true;
  field.focus({ preventScroll: true });
  scrollBy({ top: field.getBoundingClientRect().top - at.top, behavior: "instant" });
}

const compare = document.querySelector<HTMLFormElement>("form#compare");
if (compare) {
  const boxes = Array.from(document.querySelectorAll<Field>("input[name=ids]"));
  const told = compare.querySelector("[role=status]");
  const button = compare.querySelector("button");
  const update = () => {
    const chosen = boxes.filter(({ checked }) => checked).length;
    for (const box of boxes) box.disabled = !box.checked && chosen >= most;
    if (button) button.disabled = chosen < 2;
    if (told) told.textContent = chosen === 0 ? (compare.dataset.few ?? "") : (compare.dataset.chosen ?? "").replace("{n}", String(chosen));
  };
  for (const box of boxes) box.addEventListener("change", update);
  addEventListener("pageshow", update); // boxes keep their state when the reader comes back
  update();
}

export {};

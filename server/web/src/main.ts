// SPDX-License-Identifier: GPL-2.0-or-later
// What every page gains: a key to the search box, and completions in it.
import { completes } from "./shared/combobox";

const box = document.querySelector<HTMLInputElement>("form[role=search] input[type=search]");
if (box?.form) completes(box.form, box);

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const at = event.target as HTMLElement;
  const typing = at.matches("input, select, textarea, [contenteditable]");
  if (event.key === "/" && !typing && box) {
    event.preventDefault();
    box.focus();
    box.select();
  } else if (event.key === "Escape" && at === box) {
    box.blur();
  }
});

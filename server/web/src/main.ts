// SPDX-License-Identifier: GPL-2.0-or-later
// What every page gains: a key to the search box, completions in it, and an outline that shows where the reader is.
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

const entries = new Map<string, HTMLAnchorElement>();
for (const link of document.querySelectorAll<HTMLAnchorElement>(".outline a")) {
  entries.set(decodeURIComponent(link.hash.slice(1)), link);
}

if (entries.size > 0 && "IntersectionObserver" in window) {
  let current: HTMLAnchorElement | undefined;
  const observer = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen) {
        const link = entries.get(target.id);
        if (!isIntersecting || !link || link === current) continue;
        current?.removeAttribute("aria-current");
        link.setAttribute("aria-current", "true");
        current = link;
      }
    },
    { rootMargin: "0px 0px -70% 0px" },
  );
  for (const id of entries.keys()) {
    const section = document.getElementById(id);
    if (section) observer.observe(section);
  }
}

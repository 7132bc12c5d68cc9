// SPDX-License-Identifier: GPL-2.0-or-later
// The outline beside a long text: marks the section that is being read, and opens and closes on a phone.

/** The last of `tops` that is at or above `line`; -1 before the first. `tops` ascend. */
export function lastAbove(count: number, topOf: (index: number) => number, line: number): number {
  let low = 0, high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (topOf(middle) <= line) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

export function followOutline(outline: HTMLElement): void {
  const entries: { link: HTMLAnchorElement; section: HTMLElement }[] = [];
  for (const link of outline.querySelectorAll<HTMLAnchorElement>("a[href^='#']")) {
    const section = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (section) entries.push({ link, section });
  }
  const toggle = outline.querySelector<HTMLButtonElement>(".outline-toggle");
  const here = outline.querySelector<HTMLElement>(".outline-here");
  let current: HTMLAnchorElement | undefined;

  const show = () => {
    const index = lastAbove(entries.length, (i) => entries[i]!.section.getBoundingClientRect().top, innerHeight * 0.25);
    const link = entries[Math.max(index, 0)]?.link;
    if (!link || link === current) return;
    current?.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
    current = link;
    if (here) here.textContent = link.textContent;
    // Within the outline alone: the page stays where it is.
    const box = outline.getBoundingClientRect(), at = link.getBoundingClientRect();
    if (at.top < box.top || at.bottom > box.bottom) outline.scrollTop += at.top - box.top - outline.clientHeight / 3;
  };
  let asked = false;
  const ask = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      show();
    });
  };
  addEventListener("scroll", ask, { passive: true });
  addEventListener("resize", ask, { passive: true });
  show();

  if (!toggle) return;
  const open = (wanted: boolean) => toggle.setAttribute("aria-expanded", String(wanted));
  const isOpen = () => toggle.getAttribute("aria-expanded") === "true";
  toggle.addEventListener("click", () => {
    open(!isOpen());
    if (isOpen()) current?.scrollIntoView({ block: "nearest" });
  });
  outline.addEventListener("click", (event) => {
    if ((event.target as HTMLElement).closest("a")) open(false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    open(false);
    toggle.focus();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!outline.contains(event.target as Node)) open(false);
  });
}

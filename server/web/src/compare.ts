// SPDX-License-Identifier: GPL-2.0-or-later
// A comparison: what differs is shown or hidden at once, and all rows of the outline open together.

const comparison = document.querySelector<HTMLElement>("#comparison");

if (comparison) {
  const links = comparison.querySelectorAll<HTMLAnchorElement>("a[data-show]");
  for (const link of links) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      const show = link.dataset.show;
      comparison.classList.toggle("only-different", show === "different");
      for (const other of links) {
        if (other.dataset.show === show) other.setAttribute("aria-current", "true");
        else other.removeAttribute("aria-current");
      }
      // The address of what is seen, so that it can be passed on; the place on the page stays.
      history.replaceState(null, "", link.href.replace(/#.*$/, ""));
    });
  }

  const rows = comparison.querySelector<HTMLElement>("#outline-rows");
  const bar = comparison.querySelector(".cmp-outline .cmp-bar");
  if (rows && bar) {
    const button = document.createElement("button");
    button.type = "button";
    let open = false;
    const say = () => (button.textContent = (open ? rows.dataset.close : rows.dataset.open) ?? "");
    button.addEventListener("click", () => {
      open = !open;
      for (const row of rows.querySelectorAll("details")) row.open = open;
      say();
    });
    say();
    bar.append(button);
  }
}

// SPDX-License-Identifier: GPL-2.0-or-later
// What a link to a document leads to, told before it is followed: a card by the pointer, by the keyboard's focus, and at the first tap
// on a touch screen. WCAG 1.4.13: Escape closes it, the pointer may move onto it, and it stays until pointer and focus are gone.
//
// The card is a piece of HTML that the server makes (LINK/card). Where it cannot be had there is none, and the link is a link.
const hoverDelay = 250, focusDelay = 150, grace = 350, patience = 700; // ms

type Way = "pointer" | "focus" | "touch";

const status = document.getElementById("said");
const pieces = new Map<string, Promise<DocumentFragment>>();

function ownId(): string {
  return decodeURIComponent(location.pathname.split("/")[2] ?? "");
}

function fetched(link: HTMLAnchorElement): Promise<DocumentFragment> {
  const address = `${link.pathname}/card?${new URLSearchParams({ from: ownId(), lang: document.documentElement.lang })}`;
  let piece = pieces.get(address);
  if (!piece) {
    piece = fetch(address, { headers: { Accept: "text/html" } }).then(async (answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      const read = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fragment = document.createDocumentFragment();
      fragment.append(...read.body.childNodes);
      return fragment;
    });
    piece.catch(() => pieces.delete(address));
    pieces.set(address, piece);
  }
  return piece;
}

/** Of a citation that several documents fit: the row of the list, which has them. */
function candidates(link: HTMLAnchorElement): DocumentFragment | undefined {
  const row = document.getElementById(decodeURIComponent(link.hash.slice(1)))?.closest("th");
  const list = row?.querySelector(".candidates");
  if (!row || !list) return undefined;
  const about = document.createElement("div");
  about.className = "card-about";
  for (const part of row.querySelectorAll(".doc-name, .state, .candidates"))
    if (!part.parentElement?.closest(".candidates")) about.append(part.cloneNode(true), " ");
  const fragment = document.createDocumentFragment();
  fragment.append(about);
  return fragment;
}

async function contentOf(link: HTMLAnchorElement): Promise<DocumentFragment | undefined> {
  if (/^\/documents\/[^/]+$/.test(link.pathname) && link.pathname !== location.pathname)
    return (await fetched(link)).cloneNode(true) as DocumentFragment;
  return link.pathname === location.pathname ? candidates(link) : undefined;
}

export function openCards(selector: string): void {
  let link: HTMLAnchorElement | undefined, card: HTMLElement | undefined;
  let wanted: HTMLAnchorElement | undefined; // whose card is on its way
  let timer = 0, closing = 0;
  let touched = false; // the pointer that came last
  let quiet = false; // focus that comes back to the link opens nothing

  const linkOf = (target: EventTarget | null) => (target instanceof Element ? target.closest<HTMLAnchorElement>(selector) : null);

  function close(): void {
    clearTimeout(timer);
    clearTimeout(closing);
    wanted = undefined;
    if (!card || !link) return;
    const inside = card.contains(document.activeElement);
    const back = link;
    link.removeAttribute("aria-describedby");
    card.remove();
    card = link = undefined;
    if (!inside) return;
    quiet = true;
    back.focus();
    quiet = false;
  }

  function place(x: number | undefined, y: number | undefined): void {
    if (!card || !link) return;
    const lines = [...link.getClientRects()];
    const line = lines.find((r) => y !== undefined && y >= r.top && y <= r.bottom) ?? lines[0] ?? link.getBoundingClientRect();
    const margin = 8, gap = 6;
    const roomBelow = innerHeight - line.bottom - gap - margin, roomAbove = line.top - gap - margin;
    card.style.maxHeight = `${Math.max(roomBelow, roomAbove)}px`;
    const { width, height } = card.getBoundingClientRect();
    const left = Math.max(margin, Math.min(x === undefined ? line.left : x - 24, document.documentElement.clientWidth - width - margin));
    const below = height <= roomBelow || roomBelow >= roomAbove;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${(below ? line.bottom + gap : line.top - gap - height) + scrollY}px`;
  }

  async function open(on: HTMLAnchorElement, way: Way, x?: number, y?: number): Promise<boolean> {
    wanted = on;
    const content = await contentOf(on).catch(() => undefined);
    if (wanted !== on) return true; // another one meanwhile
    wanted = undefined;
    if (!content) return false;
    close();
    link = on;
    card = document.createElement("div");
    card.className = way === "touch" ? "card sheet" : "card";
    card.lang = document.documentElement.lang;
    card.setAttribute("role", way === "touch" ? "dialog" : "group");
    card.setAttribute("aria-label", status?.dataset.card ?? "");
    if (way === "touch") {
      const shut = document.createElement("button");
      shut.type = "button";
      shut.className = "card-close";
      shut.textContent = status?.dataset.close ?? "×";
      shut.addEventListener("click", close);
      card.append(shut);
    }
    card.append(content);
    const about = card.querySelector(".card-about");
    if (about) {
      about.id = "card-about";
      link.setAttribute("aria-describedby", about.id);
    }
    link.after(card); // the next stop of the Tab key
    if (way === "touch") card.querySelector<HTMLElement>(".card-close")?.focus({ preventScroll: true });
    else place(x, y);
    return true;
  }

  const leave = () => {
    clearTimeout(timer);
    clearTimeout(closing);
    closing = window.setTimeout(() => {
      if (!card?.classList.contains("sheet")) close();
    }, grace);
  };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const over = linkOf(event.target);
    if ((over && over === link) || (card && event.target instanceof Node && card.contains(event.target))) {
      clearTimeout(closing);
      clearTimeout(timer);
      return;
    }
    if (over) {
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        clearTimeout(closing);
        void open(over, "pointer", event.clientX, event.clientY);
      }, hoverDelay);
    }
  });
  document.addEventListener("pointerout", (event) => {
    if (event.pointerType !== "mouse") return;
    const from = linkOf(event.target);
    const onCard = card && event.target instanceof Node && card.contains(event.target);
    if (!from && !onCard) return;
    const to = event.relatedTarget;
    if (to instanceof Node && (from?.contains(to) || card?.contains(to))) return;
    if (wanted === from) wanted = undefined;
    // What has the focus stays open: the pointer only passed by.
    if (link && (link === document.activeElement || card?.contains(document.activeElement)) && link.matches(":focus-visible")) clearTimeout(timer);
    else leave();
  });

  document.addEventListener("focusin", (event) => {
    if (card?.contains(event.target as Node)) return clearTimeout(closing);
    const on = linkOf(event.target);
    if (!on || quiet || touched || !on.matches(":focus-visible")) return;
    clearTimeout(timer);
    if (on !== link) timer = window.setTimeout(() => void open(on, "focus"), focusDelay);
  });
  document.addEventListener("focusout", (event) => {
    if (event.target === wanted) wanted = undefined;
    if (!card) return clearTimeout(timer);
    const to = event.relatedTarget;
    if (card.classList.contains("sheet") || (to instanceof Node && (card.contains(to) || link === to))) return;
    if (event.target === link || card.contains(event.target as Node)) leave();
  });

  document.addEventListener("keydown", (event) => {
    touched = false;
    if (event.key === "Escape" && (card || wanted)) close();
  });
  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
    if (card && event.target instanceof Node && !card.contains(event.target) && linkOf(event.target) !== link) close();
  });
  document.addEventListener("click", (event) => {
    const on = linkOf(event.target);
    if (!on || !touched || event.ctrlKey || event.metaKey || on === link) return;
    if (card?.contains(on)) return; // a link of the card is followed
    event.preventDefault();
    const follow = window.setTimeout(() => {
      wanted = undefined;
      location.assign(on.href);
    }, patience);
    void open(on, "touch").then((opened) => {
      clearTimeout(follow);
      if (!opened) location.assign(on.href);
    });
  });
}

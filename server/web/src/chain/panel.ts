// SPDX-License-Identifier: GPL-2.0-or-later
// What stands beside the picture: the card of a document, the sentences of a relation, the relations of a closed group. All of it is
// taken from the list on the page.
import type { Chain, Relation } from "./model";

export interface Branch { label: string; act: () => void }

export class Panel {
  /** What is shown: the key of a document or of a line. */
  shown = "";
  onRelation: (relation: Relation) => void = () => {};
  private readonly content: HTMLElement;

  constructor(private readonly aside: HTMLElement, private readonly chain: Chain, private readonly words: { copied: string; source: string }) {
    this.content = aside.querySelector<HTMLElement>(".panel-content")!;
  }

  get isOpen(): boolean {
    return !this.aside.hidden;
  }

  close(): void {
    this.aside.hidden = true;
    this.shown = "";
  }

  showDocument(key: string, branches: Branch[]): void {
    const doc = this.chain.docs.get(key)!;
    const card = this.card("card-document");
    card.querySelector("h3")!.textContent = doc.name;
    const state = doc.step.querySelector(":scope > .step-head > .state")!.cloneNode(true);
    const level = document.createElement("span");
    level.className = "level";
    level.textContent = doc.levelWord;
    card.querySelector(".badges")!.append(state, " ", level);
    card.querySelector(".origin")!.textContent = doc.origin;
    card.querySelector(".doc-title")!.textContent = doc.title;
    this.link(card, "open", doc.href);
    this.link(card, "chain", doc.chainHref);
    // A path leads from the root, in the words of its own address.
    const [address, query] = this.chain.docs.get(this.chain.root)!.chainHref.split("?");
    this.link(card, "path", `${address!.replace(/chain$/, "path")}?to=${encodeURIComponent(key)}${query ? `&${query}` : ""}`);
    if (key === this.chain.root) for (const part of card.querySelectorAll("[data-part=chain], [data-part=path]")) part.remove();
    this.listLink(card, doc.step);
    const place = card.querySelector<HTMLElement>(".card-branch")!;
    const sample = place.querySelector("button")!;
    for (const { label, act } of branches) {
      const button = sample.cloneNode() as HTMLButtonElement;
      button.textContent = label;
      button.addEventListener("click", act);
      place.append(button);
    }
    sample.remove();
    if (branches.length === 0) place.remove();
    this.relations(card, this.chain.relationsOf.get(key) ?? [], key);
    this.open(key, card);
  }

  showRelation(relation: Relation): void {
    const card = this.card("card-edge");
    const line = relation.item.querySelector(".edge-line")!.cloneNode(true) as HTMLElement;
    for (const link of line.querySelectorAll("a")) link.replaceWith(Object.assign(document.createElement("b"), { textContent: link.textContent }));
    line.querySelector(".meta")?.remove();
    card.querySelector("h3")!.append(...line.childNodes);
    const sentences = card.querySelector(".card-sentences")!;
    for (const quote of relation.item.querySelectorAll("blockquote")) sentences.append(quote.cloneNode(true));
    const more = relation.item.querySelector(".more-proofs > .meta");
    if (more) sentences.append(more.cloneNode(true));
    const told = card.querySelector("[role=status]")!;
    card.querySelector("[data-part=copy]")!.addEventListener("click", async () => {
      await copy(this.evidence(relation));
      told.textContent = this.words.copied;
    });
    this.listLink(card, relation.item);
    this.open(relation.key, card);
  }

  showBundle(key: string, label: string, relations: Relation[]): void {
    const card = this.card("card-bundle");
    card.querySelector("h3")!.textContent = label;
    this.relations(card, relations, "");
    this.open(key, card);
  }

  /** The sentences, where they stand, and the address of each place. */
  private evidence(relation: Relation): string {
    const from = this.chain.docs.get(relation.from)!;
    const quotes = [...relation.item.querySelectorAll("blockquote")].map((quote) => {
      const own = quote.cloneNode(true) as HTMLElement;
      for (const part of own.querySelectorAll(".hidden")) part.remove();
      return `“${own.textContent!.trim()}”\n${this.words.source}: ${[from.name, from.origin].filter(Boolean).join(", ")}\n${quote.querySelector("a")!.href}`;
    });
    return quotes.join("\n\n");
  }

  private relations(card: DocumentFragment, relations: Relation[], about: string): void {
    const list = card.querySelector(".card-edges")!;
    if (relations.length === 0) {
      list.previousElementSibling?.matches("h4") && list.previousElementSibling.remove();
      list.remove();
    }
    for (const relation of relations) {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.className = "plain";
      const [from, to] = [this.chain.docs.get(relation.from)!, this.chain.docs.get(relation.to)!];
      const word = document.createElement("span");
      word.className = `relation ${relation.code}`;
      word.textContent = relation.word;
      if (about === relation.from) button.append(word, ` ${to.short}`);
      else if (about === relation.to) button.append(`${from.short} `, word);
      else button.append(`${from.short} `, word, ` ${to.short}`);
      button.addEventListener("click", () => this.onRelation(relation));
      item.append(button);
      list.append(item);
    }
  }

  private card(id: string): DocumentFragment {
    return document.querySelector<HTMLTemplateElement>(`#${id}`)!.content.cloneNode(true) as DocumentFragment;
  }

  private link(card: DocumentFragment, part: string, href: string): void {
    card.querySelector(`[data-part=${part}]`)!.setAttribute("href", href);
  }

  /** Opens the branches that hold the place before it is gone to. */
  private listLink(card: DocumentFragment, place: HTMLElement): void {
    const link = card.querySelector<HTMLAnchorElement>("[data-part=list]")!;
    link.href = `#${place.id}`;
    link.addEventListener("click", () => {
      for (let at = place.parentElement?.closest("details"); at; at = at.parentElement?.closest("details")) at.open = true;
    });
  }

  private open(key: string, card: DocumentFragment): void {
    this.shown = key;
    this.content.replaceChildren(card);
    this.aside.hidden = false;
    this.content.scrollTop = 0;
  }

  focus(): void {
    this.content.focus({ preventScroll: true });
    this.aside.scrollIntoView({ block: "nearest" });
  }
}

/** navigator.clipboard is there only on secure addresses; many installations inside an office have none. */
async function copy(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text).catch(() => copyByHand(text));
  copyByHand(text);
}

function copyByHand(text: string): void {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "hidden";
  const back = document.activeElement as HTMLElement | null;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
  back?.focus();
}

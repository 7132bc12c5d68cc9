// SPDX-License-Identifier: GPL-2.0-or-later
// The picture of a chain: what is drawn, what is chosen, and how it goes along with the list.
import { placeInColumn } from "./chain/column";
import { Folding } from "./chain/folding";
import { placeByLevel } from "./chain/levels";
import { filled, readChain, type Chain, type Relation, type Side } from "./chain/model";
import { Panel, type Branch } from "./chain/panel";
import { nameOfRelation, Picture, type Words } from "./chain/picture";
import { sceneOf, type Box, type Line } from "./chain/scene";
import { asPng, standalone } from "./chain/takeaway";
import { placeByTime } from "./chain/timeline";
import { Viewport } from "./chain/viewport";
import { save } from "./shared/save";

type Mode = "levels" | "time";
const narrow = 640; // px of the frame: below, levels are rows
const manyBoxes = 60; // then all boxes are small

class ChainPicture {
  private mode: Mode = "levels";
  private picture!: Picture;
  private isColumn = false; // the frame is narrow
  private current = ""; // the box that the Tab key goes to
  private readonly folding: Folding;
  private readonly view: Viewport;
  private readonly panel: Panel;
  private readonly frame: HTMLElement;
  private readonly words: Words;

  constructor(private readonly section: HTMLElement, private readonly chain: Chain) {
    const { dataset } = section;
    const word = (name: string): string => dataset[name] ?? "";
    this.words = {
      title: section.querySelector("h2")?.textContent ?? "",
      more: word("more"),
      less: word("less"),
      openGroup: word("openGroup"),
      held: word("held"),
      missing: word("missing"),
      passing: word("passing"),
    };
    this.frame = section.querySelector<HTMLElement>(".picture-frame")!;
    this.folding = new Folding(chain);
    this.view = new Viewport(this.frame);
    this.view.onMove = (left, top) => this.picture?.stick(left, top);
    this.panel = new Panel(section.querySelector<HTMLElement>(".picture-panel")!, chain, { copied: word("copied"), source: word("source") });
    this.panel.onRelation = (relation) => this.chooseRelation(relation);
    this.current = chain.root;
    this.listen();
    this.draw();
    this.startView();
  }

  // What is drawn.

  private draw(): void {
    const before = this.picture && this.screenPlace(this.current);
    const focused = this.focusedPart();
    this.isColumn = this.mode === "levels" && this.frame.clientWidth < narrow;
    const scene = sceneOf(this.chain, this.folding, this.mode === "time" || this.folding.drawn.size > manyBoxes);
    if (this.isColumn) placeInColumn(scene);
    else if (this.mode === "levels") placeByLevel(scene);
    else placeByTime(scene, this.chain, { undated: this.section.dataset.undated ?? "", years: this.section.dataset.noYears ?? "" });
    this.picture = new Picture(scene, this.chain.docs, this.folding, this.chain.root, this.words);
    this.view.show(this.picture.root, scene.width, scene.height);
    // What was looked at stays where it was.
    const after = this.screenPlace(this.current);
    if (before && after) {
      this.frame.scrollLeft += after.left - before.left;
      this.frame.scrollTop += after.top - before.top;
    }
    this.rove(this.picture.element(this.current) ? this.current : this.chain.root);
    if (focused) this.picture.root.querySelector<SVGElement>(focused)?.focus({ preventScroll: true });
    this.light(this.panel.shown);
    this.tell();
  }

  private startView(): void {
    const root = this.picture.scene.boxes.find((box) => box.key === this.chain.root)!;
    this.view.start({ x: root.x + root.width / 2, y: root.y + root.height / 2 });
  }

  private tell(): void {
    const { scene } = this.picture;
    const count = (n: number) => n.toLocaleString(document.documentElement.lang);
    this.section.querySelector(".picture-status")!.textContent = filled(this.section.dataset.shown ?? "", {
      documents: count(scene.boxes.filter((box) => box.doc).length),
      all_documents: count(this.chain.docs.size),
      edges: count(scene.lines.filter((line) => !line.isBundle).length),
      all_edges: count(this.chain.relations.length),
    });
  }

  private screenPlace(key: string): DOMRect | undefined {
    return this.picture.element(key)?.querySelector(".g-box")?.getBoundingClientRect();
  }

  private focusedPart(): string {
    const at = document.activeElement;
    if (!at || !this.frame.contains(at)) return "";
    for (const name of ["data-box", "data-toggle", "data-line"]) {
      const value = at.getAttribute(name);
      if (value === null) continue;
      const side = at.getAttribute("data-side");
      return `[${name}="${CSS.escape(value)}"]${side === null ? "" : `[data-side="${side}"]`}`;
    }
    return "";
  }

  private show(mode: Mode): void {
    this.mode = mode;
    this.draw();
    this.startView();
    for (const name of ["levels", "time"]) this.button(name).setAttribute("aria-pressed", String(name === mode));
  }

  // What is chosen.

  private chooseDocument(key: string, withFocus = true): void {
    this.rove(key);
    this.panel.showDocument(key, this.branches(key));
    this.chosen(key, withFocus);
  }

  private chooseRelation(relation: Relation): void {
    if (!this.line(relation.key)) {
      this.folding.reveal(relation.from);
      this.folding.reveal(relation.to);
      this.draw();
    }
    this.panel.showRelation(relation);
    this.chosen(relation.key, true);
    const box = this.line(relation.key)?.at;
    if (box) this.view.reveal({ x: box.x - 40, y: box.y - 10, width: 80, height: 20 });
  }

  private chooseLine(line: Line): void {
    if (!line.isBundle) return this.chooseRelation(line.relations[0]!);
    this.panel.showBundle(line.key, line.label, line.relations);
    this.chosen(line.key, true);
  }

  private chosen(key: string, withFocus: boolean): void {
    this.light(key);
    for (const lit of document.querySelectorAll(".chain-list .chosen")) lit.classList.remove("chosen");
    (this.chain.docs.get(key)?.step ?? document.getElementById(key))?.classList.add("chosen");
    if (withFocus) this.panel.focus();
  }

  private branches(key: string): Branch[] {
    const made: Branch[] = [];
    const { dataset } = this.section;
    for (const side of [-1, 1] as const) {
      if (this.folding.below(key, side).length === 0) continue;
      const hidden = this.folding.hidden(key, side);
      const label = filled((hidden > 0 ? dataset.more : dataset.less) ?? "", { n: hidden, name: this.chain.docs.get(key)!.short });
      made.push({ label, act: () => this.toggle(key, side) });
    }
    const group = this.chain.groups.get(this.chain.docs.get(key)!.group);
    if (group) {
      made.push({
        label: filled(dataset.closeGroup ?? "", { name: group.name }),
        act: () => {
          this.closePanel();
          this.folding.closeGroup(group.key);
          this.current = group.key;
          this.draw();
          this.focusBox(group.key);
        },
      });
    }
    return made;
  }

  private closePanel(): void {
    const { shown } = this.panel;
    this.panel.close();
    this.light("");
    for (const lit of document.querySelectorAll(".chain-list .chosen")) lit.classList.remove("chosen");
    const back = this.picture.element(shown) ?? this.picture.root.querySelector<SVGElement>(`[data-line="${CSS.escape(shown)}"]`) ?? this.picture.element(this.current);
    back?.focus({ preventScroll: true });
  }

  private line(key: string): Line | undefined {
    return this.picture.scene.lines.find((line) => line.key === key);
  }

  /** What belongs to the chosen document or line is lit, the rest steps back. */
  private light(key: string): void {
    const { root, scene } = this.picture;
    for (const lit of root.querySelectorAll(".lit")) lit.classList.remove("lit");
    const lines = scene.lines.filter((line) => line.key === key || line.from.key === key || line.to.key === key);
    root.classList.toggle("choosing", lines.length > 0 || this.picture.element(key) !== undefined);
    this.picture.element(key)?.classList.add("lit");
    for (const line of lines) {
      root.querySelector(`[data-line="${CSS.escape(line.key)}"]`)?.classList.add("lit");
      for (const end of [line.from, line.to]) this.picture.element(end.key)?.classList.add("lit");
    }
  }

  // Opening and closing.

  /** What grows gets more room than a small chain has at first. */
  private grow(): void {
    this.section.classList.remove("few", "some");
  }

  private toggle(key: string, side: Side): void {
    this.current = key;
    this.grow();
    if (this.folding.hidden(key, side) > 0) this.folding.open(key, side);
    else this.folding.close(key, side);
    this.draw();
    if (this.panel.shown === key) this.chooseDocument(key, false);
  }

  private openGroup(key: string): void {
    const first = this.chain.groups.get(key)!.members[0]!;
    this.folding.openGroup(key);
    this.grow();
    // The parent stays in its place; the first of those that came is where the reader goes on.
    this.current = this.chain.groups.get(key)!.parent;
    this.draw();
    this.focusBox(first);
  }

  private locate(key: string): void {
    this.folding.reveal(key);
    this.draw();
    this.section.scrollIntoView({ block: "start" });
    this.focusBox(key);
    this.chooseDocument(key, false);
  }

  // Focus: one box is in the order of the Tab key, with what opens and closes it; arrow keys go to the others.

  private rove(key: string): void {
    for (const part of this.picture.root.querySelectorAll('[tabindex="0"]')) part.setAttribute("tabindex", "-1");
    this.current = key;
    this.picture.element(key)?.setAttribute("tabindex", "0");
    for (const toggle of this.picture.root.querySelectorAll(`[data-toggle="${CSS.escape(key)}"]`)) toggle.setAttribute("tabindex", "0");
  }

  private focusBox(key: string): void {
    this.rove(key);
    this.picture.element(key)?.focus({ preventScroll: true });
    const box = this.picture.scene.boxes.find((one) => one.key === key);
    if (box) this.view.reveal(box);
  }

  private go(arrow: string): boolean {
    const here = this.picture.scene.boxes.find((box) => box.key === this.current);
    if (!here) return false;
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[arrow]!;
    let best: Box | undefined;
    let least = Infinity;
    for (const box of this.picture.scene.boxes) {
      const [x, y] = [box.x + box.width / 2 - here.x - here.width / 2, box.y + box.height / 2 - here.y - here.height / 2];
      const along = x * dx! + y * dy!;
      const across = Math.abs(x * dy!) + Math.abs(y * dx!);
      if (along < 8 || along * 2 < across * 0.5) continue;
      const far = along + 2 * across;
      if (far < least) [least, best] = [far, box];
    }
    if (best) this.focusBox(best.key);
    return best !== undefined;
  }

  // Events.

  private button(name: string): HTMLButtonElement {
    return this.section.querySelector<HTMLButtonElement>(`[data-do=${name}]`)!;
  }

  private listen(): void {
    const on = (name: string, act: () => void) => this.button(name).addEventListener("click", act);
    on("levels", () => this.show("levels"));
    on("time", () => this.show("time"));
    // The branches of the list go along.
    const branches = [...document.querySelectorAll<HTMLDetailsElement>(".chain-list .below, .chain-list .group > details")].map((details) => ({ details, open: details.open }));
    on("open", () => {
      if (this.chain.groups.size > 0) this.grow();
      for (const { details } of branches) details.open = true;
      this.redrawn(() => this.folding.openAll());
    });
    on("fold", () => {
      for (const { details, open } of branches) details.open = open;
      this.redrawn(() => this.folding.begin());
    });
    on("smaller", () => this.view.zoom(1 / 1.25));
    on("bigger", () => this.view.zoom(1.25));
    on("fit", () => this.view.fit());
    on("close", () => this.closePanel());
    on("svg", () => this.saveSvg());
    on("png", () => void this.savePng());
    this.fullScreen();

    this.frame.addEventListener("click", (event) => {
      const part = (event.target as Element).closest("[role=button]");
      if (part) this.act(part);
    });
    this.frame.addEventListener("focusin", (event) => {
      const key = (event.target as Element).getAttribute("data-box");
      if (key !== null) this.rove(key);
    });
    this.section.addEventListener("keydown", (event) => this.key(event));

    // The list: what is pointed at there is lit here.
    for (const doc of this.chain.docs.values()) this.litFrom(doc.step.querySelector(":scope > .step-head")!, doc.key);
    for (const relation of this.chain.relations) this.litFrom(relation.item, relation.key);
    for (const button of document.querySelectorAll<HTMLElement>(".locate")) button.addEventListener("click", () => this.locate(button.dataset.node ?? ""));

    new ResizeObserver(() => {
      if (this.mode === "levels" && this.isColumn !== this.frame.clientWidth < narrow) {
        this.draw();
        this.startView();
      }
    }).observe(this.frame);
  }

  private litFrom(place: Element, key: string): void {
    for (const name of ["pointerenter", "focusin"]) place.addEventListener(name, () => this.light(key));
    for (const name of ["pointerleave", "focusout"]) place.addEventListener(name, () => this.light(this.panel.shown));
  }

  private redrawn(change: () => void): void {
    this.closePanelQuietly();
    change();
    this.current = this.chain.root;
    this.draw();
    this.startView();
  }

  private closePanelQuietly(): void {
    if (this.panel.isOpen) this.panel.close();
  }

  private act(part: Element): void {
    const box = part.getAttribute("data-box");
    const toggle = part.getAttribute("data-toggle");
    const line = part.getAttribute("data-line");
    if (toggle !== null) this.toggle(toggle, Number(part.getAttribute("data-side")) as Side);
    else if (line !== null) this.chooseLine(this.line(line)!);
    else if (box !== null && this.chain.groups.has(box)) this.openGroup(box);
    else if (box !== null) this.chooseDocument(box);
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = event.target as Element;
    if (event.key === "Escape" && this.panel.isOpen) {
      event.preventDefault();
      return this.closePanel();
    }
    if (!this.frame.contains(at)) return;
    const acts: Record<string, () => void> = { "+": () => this.view.zoom(1.25), "=": () => this.view.zoom(1.25), "-": () => this.view.zoom(1 / 1.25), "0": () => this.view.fit() };
    const inPicture = at !== this.frame;
    if (acts[event.key]) acts[event.key]!();
    else if (inPicture && event.key.startsWith("Arrow")) {
      if (!this.go(event.key)) return;
    } else if (inPicture && (event.key === "Enter" || event.key === " ")) this.act(at.closest("[role=button]")!);
    else return;
    event.preventDefault();
  }

  private fullScreen(): void {
    const button = this.button("screen");
    if (!this.section.requestFullscreen) {
      button.hidden = true;
      return;
    }
    button.addEventListener("click", () => void (document.fullscreenElement ? document.exitFullscreen() : this.section.requestFullscreen()));
    document.addEventListener("fullscreenchange", () => {
      button.setAttribute("aria-pressed", String(document.fullscreenElement === this.section));
      this.startView();
    });
  }

  // To take away.

  private standalone(): { text: string; width: number; height: number } {
    const { scene, root } = this.picture;
    const { dataset } = this.section;
    const heading = document.querySelector("h1")?.textContent?.trim() ?? "";
    const status = this.section.querySelector(".picture-status")?.textContent ?? "";
    const relations = scene.lines.flatMap((line) => line.relations).map((relation) => nameOfRelation(relation, this.chain.docs));
    return standalone(root, scene.width, scene.height, {
      title: heading,
      lines: [[this.chain.docs.get(this.chain.root)?.origin ?? "", status].filter(Boolean).join(" · "), location.href.replace(/#.*/, "")],
      legend: [
        { name: this.words.held, look: "g-node held" },
        { name: this.words.missing, look: "g-node missing" },
        { name: dataset.strong ?? "", look: "g-edge implements" },
        { name: dataset.firm ?? "", look: "g-edge basis" },
        { name: dataset.plain ?? "", look: "g-edge cites" },
      ],
      description: relations.join("\n"),
    });
  }

  private fileName(ending: string): string {
    return `mach-${this.chain.root}.${ending}`;
  }

  private saveSvg(): void {
    save(new Blob([this.standalone().text], { type: "image/svg+xml" }), this.fileName("svg"));
  }

  private async savePng(): Promise<void> {
    const { text, width, height } = this.standalone();
    save(await asPng(text, width, height), this.fileName("png"));
  }
}

const section = document.querySelector<HTMLElement>("#picture");
const list = document.querySelector(".chain-list");
if (section && list) {
  const chain = readChain(list);
  section.hidden = false;
  section.classList.add("drawn");
  if (chain.docs.size > 0) new ChainPicture(section, chain);
}

// SPDX-License-Identifier: GPL-2.0-or-later
// Draws a scene as SVG. Every text is set as text: nothing of a document becomes markup.
import type { Folding } from "./folding";
import { filled, type Doc, type Relation, type Side } from "./model";
import type { Box, Line, Point, Scene } from "./scene";

export interface Words {
  title: string;
  more: string;
  less: string;
  openGroup: string;
  held: string;
  missing: string;
  passing: string;
}

const svgNamespace = "http://www.w3.org/2000/svg";

export function svg(name: string, attributes: Record<string, string | number>, parent?: Element): SVGElement {
  const element = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  parent?.append(element);
  return element;
}

const fonts = { soft: "11.5px", strong: "600 11.5px", number: "600 14px", small: "600 13px" };
let measure: CanvasRenderingContext2D | null | undefined;
let family = "";

function widthOf(text: string, font: string): number {
  measure ??= document.createElement("canvas").getContext("2d");
  family ||= getComputedStyle(document.body).fontFamily;
  if (!measure) return text.length * 6;
  measure.font = `${font} ${family}`;
  return measure.measureText(text).width;
}

/** Cut to the width of a box; the whole text stays in the box's name and card. */
function fitted(text: string, font: string, room: number): string {
  // Where the picture is taken to another machine its font may be a little wider.
  const most = room * 0.96;
  if (widthOf(text, font) <= most) return text;
  let [low, high] = [0, Math.min(text.length, 80)];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (widthOf(text.slice(0, middle) + "…", font) <= most) low = middle;
    else high = middle - 1;
  }
  return text.slice(0, low).trimEnd() + "…";
}

/** As officials write the names of bodies where there is little room. */
const short: [RegExp, string][] = [[/Ủy ban nhân dân/gi, "UBND"], [/Hội đồng nhân dân/gi, "HĐND"], [/Ban Thường vụ/gi, "BTV"], [/Ban Chấp hành/gi, "BCH"]];
const briefly = (issuer: string): string => short.reduce((text, [long, brief]) => text.replace(long, brief), issuer.normalize("NFC"));

const n = (value: number): string => String(Math.round(value * 10) / 10);

function elbow([start, a, b, end]: Point[]): string {
  const corner = Math.min(8, Math.abs(b!.y - a!.y) / 2);
  const down = Math.sign(b!.y - a!.y);
  return `M${n(start!.x)},${n(start!.y)} H${n(a!.x + corner)} Q${n(a!.x)},${n(a!.y)} ${n(a!.x)},${n(a!.y + down * corner)} V${n(b!.y - down * corner)} Q${n(b!.x)},${n(b!.y)} ${n(b!.x + corner)},${n(b!.y)} H${n(end!.x)}`;
}

function pathOf(points: Point[]): string {
  const [first, ...rest] = points;
  if (!first) return "";
  const start = `M${n(first.x)},${n(first.y)}`;
  if (points.length === 4) return `${start} C${rest.map(({ x, y }) => `${n(x)},${n(y)}`).join(" ")}`;
  let at = first;
  let path = start;
  for (const to of rest) {
    const bends = `${n((at.x + to.x) / 2)},${n(at.y)} ${n((at.x + to.x) / 2)},${n(to.y)}`;
    path += points.length === 2 ? ` L${n(to.x)},${n(to.y)}` : ` C${bends} ${n(to.x)},${n(to.y)}`;
    at = to;
  }
  return path;
}

export const nameOfRelation = (relation: Relation, docs: Map<string, Doc>): string =>
  `${docs.get(relation.from)?.name} — ${relation.word} — ${docs.get(relation.to)?.name}`;

export class Picture {
  readonly root: SVGElement;
  private readonly heads: SVGElement[] = [];
  private readonly boxes = new Map<string, SVGElement>();

  constructor(readonly scene: Scene, private readonly docs: Map<string, Doc>, private readonly folding: Folding, private readonly rootKey: string,
    private readonly words: Words) {
    const { width, height } = scene;
    this.root = svg("svg", { viewBox: `0 0 ${n(width)} ${n(height)}`, width: n(width), height: n(height), role: "group", "aria-label": words.title });
    const defs = svg("defs", {}, this.root);
    for (const kind of ["soft", "firm", "strong"]) {
      const marker = svg("marker", { id: `head-${kind}`, viewBox: "0 0 10 10", refX: 9.5, refY: 5, markerWidth: 9, markerHeight: 9, markerUnits: "userSpaceOnUse", orient: "auto" }, defs);
      svg("path", { d: "M0,0.5 L10,5 L0,9.5 z", class: `g-head ${kind}` }, marker);
    }
    const ground = svg("g", { class: "g-ground" }, this.root);
    const edges = svg("g", { class: "g-edges" }, this.root);
    const nodes = svg("g", { class: "g-nodes" }, this.root);
    this.drawGround(ground);
    // What matters most lies on top.
    const weight = (line: Line) => (line.isStrong ? 2 : line.code === "cites" ? 0 : 1);
    for (const line of [...scene.lines].sort((a, b) => weight(a) - weight(b))) this.drawLine(line, edges);
    for (const box of scene.boxes) this.drawBox(box, nodes);
  }

  element(key: string): SVGElement | undefined {
    return this.boxes.get(key);
  }

  /** Labels of levels and years stay in sight while the frame scrolls. */
  stick(left: number, top: number): void {
    for (const head of this.heads) {
      const [dx, dy] = head.classList.contains("g-axis") || this.scene.columns ? [0, top] : [left, 0];
      head.setAttribute("transform", `translate(${n(dx)},${n(dy)})`);
    }
  }

  private drawGround(ground: SVGElement): void {
    const { scene } = this;
    for (const band of scene.bands) {
      svg("rect", { class: "g-band", x: n(band.x), y: n(band.y), width: n(band.width), height: n(band.height), rx: 4 }, ground);
    }
    for (const tick of scene.ticks) {
      svg("line", { class: tick.isGap ? "g-tick gap" : "g-tick", x1: n(tick.x), x2: n(tick.x), y1: 26, y2: n(scene.height) }, ground);
    }
    const heads = svg("g", { class: "g-heads" }, this.root);
    for (const band of scene.bands) {
      const head = svg("g", { class: "g-band-name" }, heads);
      if (scene.columns) svg("rect", { class: "g-band-head", x: n(band.x), y: 0, width: n(band.width), height: 30 }, head);
      const label = svg("text", { x: n(band.x + 10), y: n(band.y + (scene.columns ? 20 : 16)) }, head);
      svg("tspan", {}, label).textContent = scene.columns ? fitted(band.label, fonts.small, band.width - 46) : band.label;
      svg("tspan", { class: "g-soft", dx: 6 }, label).textContent = String(band.count);
      this.heads.push(head);
    }
    if (scene.ticks.length === 0) return;
    const axis = svg("g", { class: "g-axis" }, heads);
    svg("rect", { class: "g-axis-ground", x: 0, y: 0, width: n(scene.width), height: 26 }, axis);
    for (const tick of scene.ticks) {
      svg("text", { class: tick.isGap ? "g-year gap" : "g-year", x: n(tick.x + 5), y: 18 }, axis).textContent = tick.isGap ? `⋯ ${tick.label}` : tick.label;
    }
    this.heads.push(axis);
  }

  private drawLine(line: Line, parent: SVGElement): void {
    const kind = line.isStrong ? "strong" : line.code === "cites" ? "soft" : "firm";
    const classes = ["g-edge", line.code, ...(line.isBundle ? ["bundle"] : [])].join(" ");
    const name = line.isBundle ? `${line.label}: ${line.from.group?.name ?? line.from.doc?.name} — ${line.to.group?.name ?? line.to.doc?.name}` : nameOfRelation(line.relations[0]!, this.docs);
    const group = svg("g", { class: classes, role: "button", tabindex: -1, "aria-label": name, "data-line": line.key }, parent);
    svg("title", {}, group).textContent = name;
    const d = line.isElbow ? elbow(line.points) : pathOf(line.points);
    svg("path", { class: "g-hit", d }, group);
    svg("path", { class: "g-line", d, "marker-end": `url(#head-${kind})` }, group);
    const width = widthOf(line.label, line.isStrong ? fonts.strong : fonts.soft);
    svg("rect", { class: "g-label", x: n(line.at.x - width / 2 - 3), y: n(line.at.y - 7), width: n(width + 6), height: 14, rx: 3 }, group);
    svg("text", { x: n(line.at.x), y: n(line.at.y + 4), "text-anchor": "middle" }, group).textContent = line.label;
  }

  private drawBox(box: Box, parent: SVGElement): void {
    const { doc, group, x, y, width, height } = box;
    const room = width - 24;
    const name = doc ? [doc.name, doc.origin, doc.held ? this.words.held : this.words.missing, ...(doc.passing ? [this.words.passing] : [])].filter(Boolean).join(", ") : filled(this.words.openGroup, { name: group!.name });
    const classes = doc ? ["g-node", doc.held ? "held" : "missing", ...(doc.passing ? ["passing"] : []), ...(box.key === this.rootKey ? ["root"] : [])] : ["g-node", "group"];
    const node = svg("g", { class: classes.join(" "), role: "button", tabindex: -1, "aria-label": name, "data-box": box.key, ...(group ? { "aria-expanded": "false" } : {}) }, parent);
    this.boxes.set(box.key, node);
    svg("title", {}, node).textContent = doc?.title ? `${name}\n${doc.title}` : name;
    if (group) svg("rect", { class: "g-behind", x: n(x + 5), y: n(y + 5), width, height, rx: 6 }, node);
    svg("rect", { class: "g-box", x: n(x), y: n(y), width, height, rx: 6 }, node);
    const write = (text: string, className: string, dy: number, font: string, width = room) => {
      svg("text", { x: n(x + 12), y: n(y + dy), class: className }, node).textContent = fitted(text, font, width);
    };
    if (group) {
      const held = group.members.filter((key) => this.docs.get(key)?.held).length;
      write(group.short, "g-number", 24, fonts.number);
      write(group.levelWord, "g-soft", 42, fonts.soft);
      write([held > 0 ? `● ${held} ${this.words.held}` : "", held < group.members.length ? `○ ${group.members.length - held} ${this.words.missing}` : ""].filter(Boolean).join("  "), "g-soft", 58, fonts.soft);
    } else if (doc && height < 60) {
      write(`${doc.held ? "●" : "○"} ${doc.short}`, "g-number small", 20, fonts.small, room - (doc.date ? 70 : 0));
      if (doc.date) svg("text", { x: n(x + width - 12), y: n(y + 20), class: "g-soft", "text-anchor": "end" }, node).textContent = doc.date;
      write(briefly(doc.issuer), "g-soft", 37, fonts.soft);
    } else if (doc) {
      write([doc.type, doc.date].filter(Boolean).join(" · "), "g-soft", 19, fonts.soft);
      write(doc.short, "g-number", 37, fonts.number);
      write(briefly(doc.issuer), "g-soft", 53, fonts.soft);
      write(`${doc.held ? "●" : "○"} ${doc.held ? this.words.held : this.words.missing}${doc.passing ? ` · ${this.words.passing}` : ""}`, "g-state", 69, fonts.soft);
    }
    if (doc) for (const side of [-1, 1] as const) this.drawToggle(box, doc, side, parent);
  }

  /** "+12" where something below is not drawn, "−" where all of it is. */
  private drawToggle(box: Box, doc: Doc, side: Side, parent: SVGElement): void {
    if (this.folding.below(box.key, side).length === 0) return;
    const hidden = this.folding.hidden(box.key, side);
    const text = hidden > 0 ? `+${hidden}` : "−";
    const width = Math.max(30, 12 + 8 * text.length);
    // At a corner: lines meet a box at the middle of its side.
    const at = { x: side > 0 ? box.x + box.width - 4 : box.x - 8, y: box.y + box.height };
    const name = filled(hidden > 0 ? this.words.more : this.words.less, { n: hidden, name: doc.short });
    const toggle = svg("g", { class: hidden > 0 ? "g-toggle more" : "g-toggle", role: "button", tabindex: -1, "aria-expanded": String(hidden === 0), "aria-label": name, "data-toggle": box.key, "data-side": side }, parent);
    svg("title", {}, toggle).textContent = name;
    svg("rect", { x: n(at.x - width / 2), y: n(at.y - 15), width: n(width), height: 30, rx: 15 }, toggle);
    svg("text", { x: n(at.x), y: n(at.y + 4.5), "text-anchor": "middle" }, toggle).textContent = text;
  }
}

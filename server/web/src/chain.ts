// SPDX-License-Identifier: GPL-2.0-or-later
// The picture of a chain, drawn from the list on the page: nothing is fetched, and the two cannot disagree.
import { graphlib, layout } from "@dagrejs/dagre";

interface Doc {
  id: string;
  number: string;
  type: string;
  date: string;
  issuer: string;
  state: string;
  name: string;
  href: string;
  classes: string[];
}

interface Relation {
  from: string;
  to: string;
  code: string;
  word: string;
  item: HTMLElement;
}

const svgNamespace = "http://www.w3.org/2000/svg";
const box = { width: 230, height: 84, padding: 12 };

function svg(name: string, attributes: Record<string, string | number>, parent?: Element): SVGElement {
  const element = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  parent?.append(element);
  return element;
}

function read(list: Element): { docs: Map<string, Doc>; relations: Relation[] } {
  const docs = new Map<string, Doc>();
  const relations: Relation[] = [];
  for (const item of list.querySelectorAll<HTMLElement>(".edge")) {
    const ends: string[] = [];
    for (const link of item.querySelectorAll<HTMLAnchorElement>(".node-ref")) {
      const id = link.dataset.node ?? "";
      ends.push(id);
      if (docs.has(id)) continue;
      const state = link.querySelector(".state")?.textContent ?? "";
      docs.set(id, {
        id,
        state,
        number: link.dataset.short ?? id,
        type: link.dataset.type ?? "",
        date: link.dataset.date ?? "",
        issuer: link.dataset.issuer ?? "",
        name: link.querySelector("span")?.textContent ?? id,
        href: link.getAttribute("href") ?? "#",
        classes: [...link.classList].filter((name) => name !== "node-ref"),
      });
    }
    const [from, to] = ends;
    if (from === undefined || to === undefined) continue;
    relations.push({ from, to, code: item.dataset.relation ?? "", word: item.dataset.word ?? "", item });
  }
  return { docs, relations };
}

let measure: CanvasRenderingContext2D | null | undefined;

// Cut to the width of a box; the whole text stays in the title.
function fitted(text: string, font: string): string {
  measure ??= document.createElement("canvas").getContext("2d");
  const room = box.width - 2 * box.padding;
  if (!measure) return text.slice(0, 28);
  measure.font = font;
  if (measure.measureText(text).width <= room) return text;
  let end = text.length;
  while (end > 1 && measure.measureText(text.slice(0, end) + "…").width > room) end -= 1;
  return text.slice(0, end).trimEnd() + "…";
}

function smooth(points: { x: number; y: number }[]): string {
  const [first, ...rest] = points;
  if (!first) return "";
  let path = `M${first.x},${first.y}`;
  for (let i = 0; i < rest.length - 1; i += 1) {
    const at = rest[i]!;
    const next = rest[i + 1]!;
    path += ` Q${at.x},${at.y} ${(at.x + next.x) / 2},${(at.y + next.y) / 2}`;
  }
  const last = rest[rest.length - 1];
  return last ? `${path} L${last.x},${last.y}` : path;
}

function draw(frame: HTMLElement, title: string, docs: Map<string, Doc>, relations: Relation[]): void {
  const graph = new graphlib.Graph({ multigraph: true });
  // From left, what is carried out, to right, what carries it out: the order in which documents come about.
  graph.setGraph({ rankdir: "LR", nodesep: 16, ranksep: 90, edgesep: 12, marginx: 16, marginy: 16 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const id of docs.keys()) graph.setNode(id, { width: box.width, height: box.height });
  relations.forEach(({ from, to, word }, i) => {
    graph.setEdge(to, from, { width: word.length * 6 + 8, height: 16, labelpos: "c" }, String(i));
  });
  layout(graph);

  const { width = 0, height = 0 } = graph.graph();
  const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": title });
  const heads = svg("defs", {}, picture);
  for (const strong of [false, true]) {
    const marker = svg("marker", { id: strong ? "head-strong" : "head", viewBox: "0 0 10 10", refX: 9, refY: 5,
      markerWidth: 9, markerHeight: 9, markerUnits: "userSpaceOnUse", orient: "auto-start-reverse" }, heads);
    svg("path", { d: "M0,0 L10,5 L0,10 z", class: strong ? "g-head strong" : "g-head" }, marker);
  }

  relations.forEach((relation, i) => {
    const edge = graph.edge({ v: relation.to, w: relation.from, name: String(i) });
    const [left, right] = [graph.node(relation.to), graph.node(relation.from)];
    if (left.x + box.width < right.x) { // forwards: from the middle of one side to the middle of the other
      edge.points[0] = { x: left.x + box.width / 2, y: left.y };
      edge.points[edge.points.length - 1] = { x: right.x - box.width / 2, y: right.y };
    }
    const group = svg("g", { class: `g-edge ${relation.code}` }, picture);
    const link = svg("a", { href: `#${relation.item.id}` }, group);
    const strong = relation.code === "implements" || relation.code === "continues";
    svg("path", { d: smooth(edge.points), "marker-start": `url(#${strong ? "head-strong" : "head"})` }, link);
    const from = docs.get(relation.from);
    const to = docs.get(relation.to);
    svg("title", {}, link).textContent = `${from?.name} — ${relation.word} — ${to?.name}`;
    const label = svg("text", { x: edge.x ?? 0, y: (edge.y ?? 0) + 4, "text-anchor": "middle" }, link);
    label.textContent = relation.word;
    const light = (on: boolean) => () => {
      group.classList.toggle("lit", on);
      relation.item.classList.toggle("lit", on);
    };
    for (const element of [group, relation.item]) {
      element.addEventListener("pointerenter", light(true));
      element.addEventListener("pointerleave", light(false));
      element.addEventListener("focusin", light(true));
      element.addEventListener("focusout", light(false));
    }
  });

  for (const doc of docs.values()) {
    const at = graph.node(doc.id);
    const left = at.x - box.width / 2;
    const top = at.y - box.height / 2;
    const group = svg("g", { class: ["g-node", ...doc.classes].join(" ") }, picture);
    const link = svg("a", { href: doc.href }, group);
    svg("title", {}, link).textContent = [doc.name, doc.date, doc.issuer, doc.state].filter(Boolean).join(" · ");
    svg("rect", { x: left, y: top, width: box.width, height: box.height, rx: 6 }, link);
    const family = getComputedStyle(document.body).fontFamily;
    const lines: [string, string, number, string][] = [
      [[doc.type, doc.date].filter(Boolean).join(" · "), "g-soft", 19, `11.5px ${family}`],
      [doc.number, "g-number", 38, `600 14px ${family}`],
      [doc.issuer, "g-soft", 56, `11.5px ${family}`],
      [doc.state, "g-state", 73, `11.5px ${family}`],
    ];
    for (const [text, className, dy, font] of lines) {
      svg("text", { x: left + box.padding, y: top + dy, class: className }, link).textContent = fitted(text, font);
    }
  }
  frame.replaceChildren(picture);
}

function tools(section: HTMLElement, frame: HTMLElement): HTMLElement {
  const bar = document.createElement("div");
  bar.className = "picture-tools";
  const buttons: HTMLButtonElement[] = [];
  const choose = (fit: boolean) => {
    frame.classList.toggle("fit", fit);
    buttons.forEach((button, i) => button.setAttribute("aria-pressed", String((i === 0) === fit)));
  };
  for (const [i, text] of [section.dataset.fit ?? "", section.dataset.full ?? ""].entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text;
    button.addEventListener("click", () => choose(i === 0));
    buttons.push(button);
    bar.append(button);
  }
  choose(false);
  return bar;
}

const section = document.querySelector<HTMLElement>("#picture");
const list = document.querySelector(".list");
if (section && list) {
  const { docs, relations } = read(list);
  if (relations.length > 0) {
    const frame = document.createElement("div");
    frame.className = "picture-frame";
    frame.tabIndex = 0;
    frame.setAttribute("role", "group"); // scrolls, hence the focus
    const title = section.querySelector("h2")?.textContent ?? "";
    frame.setAttribute("aria-label", title);
    draw(frame, title, docs, relations);
    section.append(tools(section, frame), frame);
    section.hidden = false;
    // The document asked for is what the eye should meet first.
    const root = frame.querySelector(".g-node.root rect");
    if (root) {
      frame.scrollLeft = Number(root.getAttribute("x")) + box.width / 2 - frame.clientWidth / 2;
      frame.scrollTop = Number(root.getAttribute("y")) + box.height / 2 - frame.clientHeight / 2;
    }
  }
}

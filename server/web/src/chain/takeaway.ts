// SPDX-License-Identifier: GPL-2.0-or-later
// The picture as a file of its own: what style sheets say stands in attributes, in light colours on white, fonts by a generic family.
import { svg } from "./picture";

const ink = "#201c17";
const soft = "#5b544a";
const brand = "#96281b";

/** Selectors and what they set, later ones over earlier ones: the light theme of the style sheets. */
const looks: [string, Record<string, string>][] = [
  ["text", { "font-family": "sans-serif", "font-size": "13", fill: ink }],
  [".g-band, .g-band-head", { fill: "#f3efe6" }],
  [".g-band-name text", { "font-weight": "600" }],
  [".g-soft, .g-state", { fill: soft, "font-size": "11.5", "font-weight": "400" }],
  [".g-number", { "font-size": "14", "font-weight": "600" }],
  [".g-number.small", { "font-size": "13" }],
  [".g-tick", { stroke: "#e0d9cc", "stroke-width": "1" }],
  [".g-tick.gap", { "stroke-dasharray": "2 4" }],
  [".g-axis-ground", { fill: "#ffffff" }],
  [".g-year", { "font-weight": "600", "font-size": "12" }],
  [".g-year.gap", { "font-weight": "400", fill: soft }],
  [".g-line", { fill: "none", stroke: soft, "stroke-width": "1.4" }],
  [".g-edge.cites .g-line", { "stroke-dasharray": "3 4" }],
  [".g-edge.implements .g-line, .g-edge.continues .g-line", { stroke: brand, "stroke-width": "2" }],
  [".g-label", { fill: "#ffffff" }],
  [".g-edge text", { "font-size": "11.5" }],
  [".g-edge.implements text, .g-edge.continues text", { fill: brand, "font-weight": "600" }],
  [".g-head", { fill: soft }],
  [".g-head.strong", { fill: brand }],
  [".g-box, .g-behind", { fill: "#ffffff", stroke: "#8a8071", "stroke-width": "1" }],
  [".g-node.held .g-box", { fill: "#e3f1e7", stroke: "#1a6439" }],
  [".g-node.missing .g-box", { fill: "#faecd6", stroke: "#7f4700", "stroke-dasharray": "5 3" }],
  [".g-node.root .g-box", { "stroke-width": "3" }],
  [".g-node.held .g-state", { fill: "#1a6439" }],
  [".g-node.missing .g-state", { fill: "#7f4700" }],
];

export interface Caption {
  title: string;
  lines: string[]; // below the title
  legend: { name: string; look: string }[]; // look: classes of a box or a line
  description: string;
}

const side = 24;

/** A picture as a document of its own, with a caption above and a legend below. */
export function standalone(drawn: SVGElement, width: number, height: number, caption: Caption): { text: string; width: number; height: number } {
  const head = 46 + caption.lines.length * 18;
  const foot = 40;
  const [allWidth, allHeight] = [Math.ceil(Math.max(width + 2 * side, 640)), Math.ceil(height + head + foot + side)];
  const root = svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${allWidth} ${allHeight}`, width: allWidth, height: allHeight, role: "img" });
  svg("title", {}, root).textContent = caption.title;
  svg("desc", {}, root).textContent = caption.description;
  svg("rect", { width: "100%", height: "100%", fill: "#ffffff" }, root);
  svg("text", { x: side, y: 32, "font-family": "sans-serif", "font-size": 18, "font-weight": 600 }, root).textContent = caption.title;
  caption.lines.forEach((line, i) => {
    svg("text", { x: side, y: 52 + i * 18, "font-size": 12 }, root).textContent = line;
  });

  const body = svg("g", { transform: `translate(${side},${head})` }, root);
  const copy = drawn.cloneNode(true) as SVGElement;
  for (const part of copy.querySelectorAll(".g-hit, .g-toggle")) part.remove();
  for (const part of copy.querySelectorAll(".g-heads > g")) part.removeAttribute("transform");
  body.append(...copy.childNodes);

  const legend = svg("g", { transform: `translate(${side},${allHeight - 20})` }, root);
  let x = 0;
  for (const { name, look } of caption.legend) {
    const item = svg("g", { class: look, transform: `translate(${x},0)` }, legend);
    if (look.startsWith("g-node")) svg("rect", { class: "g-box", x: 0, y: -12, width: 28, height: 15, rx: 4 }, item);
    else svg("path", { class: "g-line", d: "M0,-4H28" }, item);
    svg("text", { x: 36 + x, y: 0, "font-size": 12 }, legend).textContent = name;
    x += 60 + name.length * 6.6;
  }

  for (const [selector, attributes] of looks) {
    for (const element of root.querySelectorAll(selector)) {
      for (const [name, value] of Object.entries(attributes)) if (!(selector === "text" && element.hasAttribute(name))) element.setAttribute(name, value);
    }
  }
  for (const element of root.querySelectorAll("*")) {
    for (const name of ["class", "tabindex", "role", "aria-expanded", "aria-label", "data-line", "data-toggle", "data-side"]) element.removeAttribute(name);
  }
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;
  return { text, width: allWidth, height: allHeight };
}

const largestSide = 16_000; // of a canvas, in pixels
const largestArea = 120e6;

/** At twice its size, or at what a canvas can hold. */
export async function asPng(text: string, width: number, height: number): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const scale = Math.min(2, largestSide / width, largestSide / height, Math.sqrt(largestArea / (width * height)));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"));
}

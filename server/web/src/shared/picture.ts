// SPDX-License-Identifier: GPL-2.0-or-later
// A figure of the page as a file: a chart as PNG, tables and tiles as SVG painted from what stands on the page. Below the figure
// stands what the page says it is based on.
import { save } from "./save";

const namespace = "http://www.w3.org/2000/svg";
const margin = 16;

interface Words {
  title: string;
  caption: string;
}

/** Cut into lines that are no wider than `room`. */
function lines(brush: CanvasRenderingContext2D, text: string, room: number): string[] {
  const all: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && brush.measureText(longer).width > room) {
      all.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return line === "" ? all : [...all, line];
}

function chartAsPng(canvas: HTMLCanvasElement, words: Words, name: string): void {
  const scale = canvas.width / canvas.clientWidth;
  const style = getComputedStyle(document.body);
  const picture = document.createElement("canvas");
  const brush = picture.getContext("2d");
  if (!brush) return;
  const fonts = { title: `600 ${17 * scale}px ${style.fontFamily}`, caption: `${12 * scale}px ${style.fontFamily}` };
  const room = canvas.width;
  brush.font = fonts.title;
  const title = lines(brush, words.title, room);
  brush.font = fonts.caption;
  const caption = lines(brush, words.caption, room);
  const [edge, titleLine, captionLine] = [margin * scale, 24 * scale, 17 * scale];
  picture.width = canvas.width + 2 * edge;
  picture.height = canvas.height + 3 * edge + title.length * titleLine + caption.length * captionLine;
  brush.fillStyle = style.backgroundColor;
  brush.fillRect(0, 0, picture.width, picture.height);
  brush.fillStyle = style.color;
  brush.textBaseline = "top";
  brush.font = fonts.title;
  title.forEach((line, i) => brush.fillText(line, edge, edge + i * titleLine));
  brush.drawImage(canvas, edge, 1.5 * edge + title.length * titleLine);
  brush.font = fonts.caption;
  caption.forEach((line, i) => brush.fillText(line, edge, 2 * edge + title.length * titleLine + canvas.height + i * captionLine));
  picture.toBlob((blob) => blob && save(blob, `${name}.png`));
}

class Painter {
  readonly picture = document.createElementNS(namespace, "svg");
  private readonly origin: DOMRect;

  constructor(root: HTMLElement, private readonly top: number) {
    this.origin = root.getBoundingClientRect();
  }

  add(name: string, attributes: Record<string, string | number>, text?: string): void {
    const element = document.createElementNS(namespace, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    if (text !== undefined) element.textContent = text;
    this.picture.append(element);
  }

  private place(box: DOMRect): { x: number; y: number } {
    return { x: Math.round((box.x - this.origin.x + margin) * 10) / 10, y: Math.round((box.y - this.origin.y + this.top) * 10) / 10 };
  }

  paint(element: Element): void {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (style.display === "none" || style.visibility === "hidden" || element.matches(".hidden, details:not([open]) > :not(summary)")) return;
    const size = { width: Math.round(box.width * 10) / 10, height: Math.round(box.height * 10) / 10 };
    if (element instanceof SVGElement) {
      if (element.tagName === "rect") this.add("rect", { ...this.place(box), ...size, fill: style.fill });
      for (const child of element.children) this.paint(child);
      return;
    }
    const ground = style.backgroundColor;
    const dashed = style.borderTopStyle === "dashed";
    const ringed = element.matches(".heat-0") && style.boxShadow !== "none";
    if (!/^(transparent|rgba\(.*, 0\))$/.test(ground) || dashed || ringed) {
      this.add("rect", { ...this.place(box), ...size, rx: Number.parseFloat(style.borderTopLeftRadius) || 0, fill: /, 0\)|transparent/.test(ground) ? "none" : ground,
        ...(dashed || ringed ? { stroke: dashed ? style.borderTopColor : style.color, "stroke-opacity": dashed ? 1 : 0.5, ...(dashed ? { "stroke-dasharray": "3 2" } : {}) } : {}) });
    }
    if (style.borderBottomStyle === "solid" && style.borderBottomWidth !== "0px" && box.width > 0) {
      const { x, y } = this.place(box);
      this.add("line", { x1: x, x2: x + size.width, y1: y + size.height, y2: y + size.height, stroke: style.borderBottomColor });
    }
    for (const child of element.childNodes) {
      if (child instanceof Element) this.paint(child);
      else if (child instanceof Text) this.write(child, style);
    }
  }

  /** A text in the lines that the page gives it. */
  private write(text: Text, style: CSSStyleDeclaration): void {
    const range = document.createRange();
    const words = [...text.data.matchAll(/[^\s-]+-*|-+/g)]; // lines also break behind hyphens
    let line: { box: DOMRect; text: string } | undefined;
    const end = () => {
      if (!line) return;
      const { x, y } = this.place(line.box);
      this.add("text", { x, y: y + line.box.height / 2, "dominant-baseline": "central", fill: style.color, "font-size": style.fontSize, "font-weight": style.fontWeight }, line.text);
    };
    for (const word of words) {
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const box = range.getBoundingClientRect();
      if (box.width === 0) continue;
      if (line && Math.abs(line.box.y - box.y) < 2) {
        line.text += (/\s/.test(text.data[word.index - 1] ?? "") ? " " : "") + word[0];
      } else {
        end();
        line = { box, text: word[0] };
      }
    }
    end();
  }
}

function figureAsSvg(figure: HTMLElement, words: Words, name: string): void {
  const body = getComputedStyle(document.body);
  const brush = document.createElement("canvas").getContext("2d");
  if (!brush) return;
  // What scrolls is painted whole.
  const width = Math.max(figure.clientWidth, ...[...figure.querySelectorAll("*")].map((inner) => inner.scrollWidth)) + 2 * margin;
  brush.font = `600 17px ${body.fontFamily}`;
  const title = lines(brush, words.title, width - 2 * margin);
  brush.font = `12px ${body.fontFamily}`;
  const caption = lines(brush, words.caption, width - 2 * margin);
  const top = margin * 2 + title.length * 24;
  const height = top + figure.scrollHeight + margin * 2 + caption.length * 17;
  const painter = new Painter(figure, top);
  const { picture } = painter;
  for (const [key, value] of Object.entries({ xmlns: namespace, width, height, viewBox: `0 0 ${width} ${height}`, "font-family": body.fontFamily, role: "img" })) picture.setAttribute(key, String(value));
  painter.add("title", {}, words.title);
  painter.add("rect", { width, height, fill: body.backgroundColor });
  title.forEach((line, i) => painter.add("text", { x: margin, y: margin + 16 + i * 24, "font-size": 17, "font-weight": 600, fill: body.color }, line));
  painter.paint(figure);
  caption.forEach((line, i) => painter.add("text", { x: margin, y: top + figure.scrollHeight + margin + 12 + i * 17, "font-size": 12, fill: body.color }, line));
  save(new Blob([new XMLSerializer().serializeToString(picture)], { type: "image/svg+xml" }), `${name}.svg`);
}

/** Gives the page's picture button something to do, and shows it. */
export function offerPicture(): void {
  const button = document.querySelector<HTMLButtonElement>("button[data-picture]");
  const canvas = document.querySelector<HTMLCanvasElement>("[data-chart] canvas");
  const figure = document.querySelector<HTMLElement>("[data-figure]");
  if (!button || (!canvas && !figure)) return;
  const heading = document.querySelector("h1")?.textContent?.trim() ?? "";
  const message = document.querySelector(".message")?.firstChild?.textContent?.trim() ?? "";
  const based = document.querySelector(".figure-foot .meta")?.textContent?.trim() ?? "";
  const version = document.querySelector(".data-version")?.textContent?.trim() ?? "";
  const words = { title: [heading, message].filter(Boolean).join(" — "), caption: [based, version, `${location.origin}${location.pathname}${location.search}`].filter(Boolean).join(" ") };
  button.hidden = false;
  button.addEventListener("click", () => {
    const name = button.dataset.picture ?? "van-mach";
    if (canvas?.isConnected) chartAsPng(canvas, words, name);
    else {
      const drawn = document.querySelector<HTMLCanvasElement>("[data-chart] canvas");
      if (drawn) chartAsPng(drawn, words, name);
      else if (figure) figureAsSvg(figure, words, name);
    }
  });
}

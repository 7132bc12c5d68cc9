// SPDX-License-Identifier: GPL-2.0-or-later
// The frame that a picture is seen through. It scrolls as every box does (touch, wheel, keys, focus); what is added is the scale and
// dragging with the mouse.
const least = 0.08;
const most = 3;
const readable = 0.9; // where a picture does not fit it is shown in this size
const stillReadable = 0.8; // and not made smaller than that to fit, unasked

export class Viewport {
  scale = 1;
  private natural = { width: 1, height: 1 };
  private svg: SVGElement | undefined;
  onMove: (left: number, top: number) => void = () => {};

  constructor(readonly frame: HTMLElement) {
    frame.addEventListener("scroll", () => this.moved(), { passive: true });
    frame.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      this.zoom(Math.exp(-event.deltaY / 300), event.clientX, event.clientY);
    }, { passive: false });
    this.drag();
    this.pinch();
  }

  show(svg: SVGElement, width: number, height: number): void {
    this.svg = svg;
    this.natural = { width, height };
    this.frame.replaceChildren(svg);
    this.apply();
  }

  /** As much as fits, but not so small that it cannot be read; then the given place is in the middle. */
  start(centre: { x: number; y: number }): void {
    const fits = this.fitting();
    this.scale = fits >= stillReadable ? Math.min(1, fits) : readable;
    this.apply();
    const { frame, scale } = this;
    frame.scrollLeft = centre.x * scale - frame.clientWidth / 2;
    frame.scrollTop = centre.y * scale - frame.clientHeight / 2;
  }

  fit(): void {
    this.scale = Math.max(least, Math.min(1.5, this.fitting()));
    this.apply();
  }

  /** By a factor, with the given point of the screen, or the middle of the frame, staying where it is. */
  zoom(factor: number, clientX?: number, clientY?: number): void {
    const { frame } = this;
    const rect = frame.getBoundingClientRect();
    const [x, y] = [(clientX ?? rect.left + rect.width / 2) - rect.left, (clientY ?? rect.top + rect.height / 2) - rect.top];
    const before = this.scale;
    const [offsetX, offsetY] = this.offset();
    const [px, py] = [(frame.scrollLeft + x - offsetX) / before, (frame.scrollTop + y - offsetY) / before];
    this.scale = Math.max(least, Math.min(most, before * factor));
    this.apply();
    const [nextX, nextY] = this.offset();
    frame.scrollLeft = px * this.scale + nextX - x;
    frame.scrollTop = py * this.scale + nextY - y;
  }

  /** Brings a part of the picture into sight. */
  reveal(box: { x: number; y: number; width: number; height: number }): void {
    const { frame, scale } = this;
    const [left, top] = [box.x * scale, box.y * scale];
    const [right, bottom] = [left + box.width * scale, top + box.height * scale];
    const room = 40;
    const inSight = left >= frame.scrollLeft && right <= frame.scrollLeft + frame.clientWidth && top >= frame.scrollTop + room && bottom <= frame.scrollTop + frame.clientHeight;
    if (inSight) return;
    frame.scrollLeft = (left + right) / 2 - frame.clientWidth / 2;
    frame.scrollTop = (top + bottom) / 2 - frame.clientHeight / 2;
  }

  private fitting(): number {
    return Math.min((this.frame.clientWidth - 4) / this.natural.width, (this.frame.clientHeight - 4) / this.natural.height);
  }

  /** A picture that is smaller than the frame stands in its middle. */
  private offset(): [number, number] {
    const { frame, natural, scale } = this;
    return [Math.max(0, (frame.clientWidth - natural.width * scale) / 2), Math.max(0, (frame.clientHeight - natural.height * scale) / 2)];
  }

  private apply(): void {
    if (!this.svg) return;
    this.svg.style.width = `${this.natural.width * this.scale}px`;
    this.svg.style.height = `${this.natural.height * this.scale}px`;
    this.moved();
  }

  private moved(): void {
    this.onMove(this.frame.scrollLeft / this.scale, this.frame.scrollTop / this.scale);
  }

  private drag(): void {
    const { frame } = this;
    let from: { x: number; y: number; left: number; top: number } | undefined;
    frame.addEventListener("pointerdown", (event) => {
      if (event.pointerType !== "mouse" || event.button !== 0) return;
      from = { x: event.clientX, y: event.clientY, left: frame.scrollLeft, top: frame.scrollTop };
    });
    window.addEventListener("pointermove", (event) => {
      if (!from) return;
      const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
      if (!frame.classList.contains("dragged") && Math.hypot(dx, dy) < 5) return;
      frame.classList.add("dragged");
      frame.scrollLeft = from.left - dx;
      frame.scrollTop = from.top - dy;
    });
    window.addEventListener("pointerup", () => {
      from = undefined;
      // The click that ends a drag opens nothing.
      setTimeout(() => frame.classList.remove("dragged"), 0);
    });
    frame.addEventListener("click", (event) => {
      if (frame.classList.contains("dragged")) event.stopPropagation();
    }, { capture: true });
  }

  private pinch(): void {
    let apart = 0;
    const spread = ([a, b]: [Touch, Touch]) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
    const two = (event: TouchEvent): [Touch, Touch] | undefined => (event.touches.length === 2 ? [event.touches[0]!, event.touches[1]!] : undefined);
    this.frame.addEventListener("touchstart", (event) => {
      const touches = two(event);
      apart = touches ? spread(touches) : 0;
    }, { passive: true });
    this.frame.addEventListener("touchmove", (event) => {
      const touches = two(event);
      if (!touches || apart === 0) return;
      event.preventDefault();
      const now = spread(touches);
      this.zoom(now / apart, (touches[0].clientX + touches[1].clientX) / 2, (touches[0].clientY + touches[1].clientY) / 2);
      apart = now;
    }, { passive: false });
  }
}

// SPDX-License-Identifier: GPL-2.0-or-later
// Places by time: a document stands with its left side at its date, in the row of its level. Years in which nothing was issued are
// drawn short; what has no date stands at the left, in a place of its own.
import type { Chain } from "./model";
import { connect, levels, middleOf, pairs, spread, type Box, type Scene } from "./scene";

const margin = 16;
const labelRoom = 24; // above the boxes of a row
const axis = 30;
const gap = 16;
const emptyYear = 34;
const breakWidth = 56; // for three years or more without a document

interface Day { year: number; part: number } // part of the year that has passed, 0 to 1

function dayOf(iso: string): Day | undefined {
  const [year = 0, month = 1, day = 1] = iso.split("-").map(Number);
  return year > 0 ? { year, part: Math.min(0.999, ((month - 1) * 30.44 + (day - 1)) / 365.25) } : undefined;
}

/** The date that a box stands at: of a closed group the first of its members. */
function isoOf(box: Box, chain: Chain): string {
  if (box.doc) return box.doc.iso;
  const dates = (box.group?.members ?? []).map((key) => chain.docs.get(key)!.iso).filter(Boolean).sort();
  return dates[0] ?? "";
}

export function placeByTime(scene: Scene, chain: Chain, words: { undated: string; years: string }): void {
  const days = new Map(scene.boxes.map((box) => [box, dayOf(isoOf(box, chain))]));
  const dated = scene.boxes.filter((box) => days.get(box)).sort((a, b) => (isoOf(a, chain) < isoOf(b, chain) ? -1 : 1));
  const undated = scene.boxes.filter((box) => !days.get(box));

  // How many documents a year has in its fullest row decides how wide it is.
  const perRow = new Map<string, number>();
  const fullest = new Map<number, number>();
  for (const box of dated) {
    const { year } = days.get(box)!;
    const key = `${year} ${box.level}`;
    perRow.set(key, (perRow.get(key) ?? 0) + 1);
    fullest.set(year, Math.max(fullest.get(year) ?? 0, perRow.get(key)!));
  }
  const start = margin + (undated.length > 0 ? (undated[0]?.width ?? 0) + 3 * gap : 0);
  const begins = new Map<number, { x: number; width: number }>();
  let x = start;
  let last: number | undefined;
  for (const year of [...fullest.keys()].sort((a, b) => a - b)) {
    const empty = last === undefined ? 0 : year - last - 1;
    if (empty >= 3) {
      scene.ticks.push({ x, label: words.years.replace("{n}", String(empty)), isGap: true });
      x += breakWidth;
    } else {
      for (let i = empty; i > 0; i -= 1) {
        scene.ticks.push({ x, label: String(year - i), isGap: false });
        x += emptyYear + 10;
      }
    }
    scene.ticks.push({ x, label: String(year), isGap: false });
    const width = Math.min(560, Math.max(130, fullest.get(year)! * 110));
    begins.set(year, { x, width });
    x += width;
    last = year;
  }
  if (undated.length > 0) scene.ticks.unshift({ x: margin, label: words.undated, isGap: false });

  let y = axis + gap;
  let right = x;
  for (const level of levels) {
    const boxes = dated.filter((box) => box.level === level);
    const loose = undated.filter((box) => box.level === level);
    if (boxes.length + loose.length === 0) continue;
    const top = y;
    y += labelRoom;
    const ends: number[] = []; // where each line of the row is free again
    const bottoms: number[] = [];
    const height = Math.max(...[...boxes, ...loose].map((box) => box.height)) + gap;
    for (const box of boxes) {
      const { year, part } = days.get(box)!;
      const at = begins.get(year)!;
      box.x = at.x + part * at.width;
      let line = ends.findIndex((end) => end <= box.x);
      if (line < 0) line = ends.length;
      ends[line] = box.x + box.width + gap;
      box.y = y + line * height;
      bottoms.push(box.y + height);
      right = Math.max(right, box.x + box.width);
    }
    loose.forEach((box, i) => {
      box.x = margin;
      box.y = y + i * height;
      bottoms.push(box.y + height);
    });
    y = Math.max(...bottoms) + 4;
    const all = [...boxes, ...loose];
    const count = all.reduce((sum, box) => sum + (box.group?.members.length ?? 1), 0);
    scene.bands.push({ level, label: all[0]!.levelWord, count, x: 0, y: top, width: 0, height: y - top });
    y += 6;
  }
  scene.columns = false;
  scene.width = right + margin + 44;
  scene.height = y + margin;
  for (const band of scene.bands) band.width = scene.width;
  for (const lines of pairs(scene.lines)) {
    const points = connect(lines[0]!.from, lines[0]!.to);
    spread(lines, points, middleOf(points));
  }
}

// SPDX-License-Identifier: GPL-2.0-or-later
// What a picture is made of, before it has places: boxes and the lines between them.
import type { Folding } from "./folding";
import { isStrong, type Chain, type Doc, type Group, type Relation } from "./model";

export interface Point { x: number; y: number }

export interface Box {
  key: string;
  doc?: Doc; // one of the two
  group?: Group;
  level: string;
  levelWord: string;
  parent: string; // key of the box it stands below; "" for the root
  side: -1 | 0 | 1;
  x: number; // of its left upper corner
  y: number;
  width: number;
  height: number;
}

/** One relation between two documents, or all those between a document and a closed group. */
export interface Line {
  key: string;
  from: Box;
  to: Box;
  relations: Relation[];
  isBundle: boolean;
  isStrong: boolean;
  code: string;
  label: string;
  points: Point[]; // from the citing to the cited
  at: Point; // of its label
  isElbow?: boolean; // straight pieces with round corners
}

export interface Band { level: string; label: string; count: number; x: number; y: number; width: number; height: number }
export interface Tick { x: number; label: string; isGap: boolean }

export interface Scene {
  boxes: Box[];
  lines: Line[];
  width: number;
  height: number;
  bands: Band[];
  ticks: Tick[];
  /** Where band labels stand: above columns or left of rows. */
  columns: boolean;
}

export const levels = ["central", "ministry", "province", "department", "district", "commune", "unit", "unknown"];

export const sizes = { width: 220, height: 78, compactHeight: 48, groupHeight: 70 };

/** Boxes and lines of what is drawn. A member of a group is small: there are many beside it. */
export function sceneOf(chain: Chain, folding: Folding, compact: boolean): Scene {
  const boxes = new Map<string, Box>();
  for (const key of folding.drawn) {
    const doc = chain.docs.get(key);
    const group = chain.groups.get(key);
    const of = (doc ?? group)!;
    const height = group ? sizes.groupHeight : compact || doc!.group ? sizes.compactHeight : sizes.height;
    boxes.set(key, { key, doc, group, level: of.level, levelWord: of.levelWord, parent: of.parent, side: of.side, x: 0, y: 0, width: sizes.width, height });
  }
  const boxOf = (key: string) => boxes.get(key) ?? boxes.get(chain.docs.get(key)?.group ?? "");
  const lines: Line[] = [];
  const bundles = new Map<string, Line>();
  for (const relation of chain.relations) {
    const from = boxOf(relation.from);
    const to = boxOf(relation.to);
    if (!from || !to) continue;
    const line = { from, to, relations: [relation], isStrong: isStrong(relation.code), code: relation.code, label: relation.word, points: [], at: { x: 0, y: 0 } };
    if (from.doc && to.doc) {
      lines.push({ key: relation.key, isBundle: false, ...line });
      continue;
    }
    if (from === to) continue; // within a closed group
    const key = `${from.key}>${to.key}`;
    const bundle = bundles.get(key);
    if (!bundle) {
      bundles.set(key, { key, isBundle: true, ...line });
      lines.push(bundles.get(key)!);
      continue;
    }
    bundle.relations.push(relation);
    bundle.isStrong ||= isStrong(relation.code);
    if (isStrong(relation.code)) bundle.code = relation.code;
  }
  for (const bundle of bundles.values()) {
    const words = new Map<string, number>();
    for (const { word } of bundle.relations) words.set(word, (words.get(word) ?? 0) + 1);
    const [first, ...others] = [...words].sort((a, b) => b[1] - a[1]);
    bundle.label = `${first![0]} ×${first![1]}${others.length > 0 ? " …" : ""}`;
  }
  return { boxes: [...boxes.values()], lines, width: 0, height: 0, bands: [], ticks: [], columns: true };
}

/** Lines between the same two boxes, whichever way they go. */
export function pairs(lines: Line[]): Line[][] {
  const found = new Map<string, Line[]>();
  for (const line of lines) {
    const key = line.from.key < line.to.key ? `${line.from.key} ${line.to.key}` : `${line.to.key} ${line.from.key}`;
    const known = found.get(key);
    if (known) known.push(line);
    else found.set(key, [line]);
  }
  return [...found.values()];
}

const centre = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

/** A way between two boxes that no layout gave: out of the sides that face each other, or round where they stand in one column. */
export function connect(a: Box, b: Box): Point[] {
  const [from, to] = [centre(a), centre(b)];
  if (a === b) {
    const right = a.x + a.width;
    return [{ x: right - 30, y: a.y }, { x: right - 20, y: a.y - 22 }, { x: right + 14, y: a.y - 14 }, { x: right, y: a.y + 14 }];
  }
  const apart = Math.max(a.x, b.x) - Math.min(a.x + a.width, b.x + b.width);
  if (apart > 24) {
    const forwards = from.x < to.x;
    const start = { x: forwards ? a.x + a.width : a.x, y: from.y };
    const end = { x: forwards ? b.x : b.x + b.width, y: to.y };
    const middle = (start.x + end.x) / 2;
    return [start, { x: middle, y: start.y }, { x: middle, y: end.y }, end];
  }
  const near = Math.max(a.y, b.y) - Math.min(a.y + a.height, b.y + b.height) < 60;
  if (near && a.y !== b.y) {
    const down = from.y < to.y;
    const x = (Math.max(a.x, b.x) + Math.min(a.x + a.width, b.x + b.width)) / 2;
    return [{ x, y: down ? a.y + a.height : a.y }, { x, y: down ? b.y : b.y + b.height }];
  }
  const side = Math.max(a.x + a.width, b.x + b.width);
  const out = side + 26 + Math.min(40, Math.abs(from.y - to.y) / 12);
  return [{ x: a.x + a.width, y: from.y }, { x: out, y: from.y }, { x: out, y: to.y }, { x: b.x + b.width, y: to.y }];
}

/** The place at the middle of a way. */
export function middleOf(points: Point[]): Point {
  const half = points.length / 2;
  const [a, b] = [points[Math.ceil(half) - 1]!, points[Math.floor(half)]!];
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

/** Several lines on one way, beside each other; their labels above each other. */
export function spread(lines: Line[], points: Point[], at: Point): void {
  lines.forEach((line, i) => {
    const by = (i - (lines.length - 1) / 2) * 9;
    const moved = points.map(({ x, y }) => ({ x, y: y + by }));
    line.points = line.from.key === lines[0]!.from.key ? moved : moved.reverse();
    line.at = { x: at.x, y: at.y + (i - (lines.length - 1) / 2) * 14 };
  });
}

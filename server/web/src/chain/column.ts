// SPDX-License-Identifier: GPL-2.0-or-later
// Places by level where the screen is narrow: one column of boxes, the levels below each other, lines on the left of it: what a phone
// shows without scrolling sideways. All lines of a branch share a trunk.
import { ranksOf } from "./levels";
import { levels, pairs, spread, type Box, type Scene } from "./scene";

const gutter = 112; // for the trunks and the words on lines
const gap = 18;
const labelRoom = 28; // of a level, above its boxes
const trunks = 5; // beside each other; where there are more branches they share
const trunkSpace = 8;
const labelHeight = 16;

export function placeInColumn(scene: Scene): void {
  const rank = ranksOf(scene.boxes);
  const order = new Map(scene.boxes.map((box, i) => [box.key, i]));
  const boxes = [...scene.boxes].sort((a, b) => rank.get(a.key)! - rank.get(b.key)! || order.get(a.key)! - order.get(b.key)!);
  const width = gutter + boxes[0]!.width + 22;
  let y = 4;
  for (const level of levels) {
    const own = boxes.filter((box) => box.level === level);
    if (own.length === 0) continue;
    const top = y;
    y += labelRoom;
    for (const box of own) {
      box.x = gutter;
      box.y = y;
      y += box.height + gap;
    }
    const count = own.reduce((sum, box) => sum + (box.group?.members.length ?? 1), 0);
    scene.bands.push({ level, label: own[0]!.levelWord, count, x: 0, y: top, width, height: y - top });
    y += 6;
  }
  scene.columns = false;
  scene.width = width;
  scene.height = y;
  lead(scene);
}

// What leads to the branches of a box meets it above the lines to its own branches, which stand below each other.
const asHub = (box: Box): number => box.y + box.height * 0.3;
const asLeaf = (box: Box, place = 0): number => box.y + box.height * 0.68 + Math.min(place * labelHeight, box.height * 0.25);

function lead(scene: Scene): void {
  // A branch begins at the box that the others stand below, else at the cited one.
  const branches = new Map<Box, ReturnType<typeof pairs>>();
  for (const lines of pairs(scene.lines)) {
    const { from, to } = lines[0]!;
    const hub = from.key === to.parent ? from : to;
    const known = branches.get(hub);
    if (known) known.push(lines);
    else branches.set(hub, [lines]);
  }
  const taken = new Map<Box, number>(); // how many lines a box has met as a leaf
  const ends: number[] = Array.from({ length: trunks }, () => -1); // how far down each trunk is taken
  const reach = (hub: Box) => {
    const places = [asHub(hub), ...branches.get(hub)!.flatMap((lines) => [lines[0]!.from, lines[0]!.to].map(asLeaf))];
    return [Math.min(...places), Math.max(...places)] as const;
  };
  const hubs = [...branches.keys()].sort((a, b) => reach(a)[0] - reach(b)[0]);
  hubs.forEach((hub, i) => {
    const [top, bottom] = reach(hub);
    const free = ends.findIndex((end) => end < top);
    const trunk = free < 0 ? i % trunks : free;
    ends[trunk] = Math.max(ends[trunk]!, bottom);
    const x = trunkSpace * (trunks - trunk);
    for (const lines of branches.get(hub)!) {
      const { from, to } = lines[0]!;
      const leaf = from === hub ? to : from;
      const place = taken.get(leaf) ?? 0;
      taken.set(leaf, place + 1);
      const [start, end] = [from === hub ? asHub(from) : asLeaf(from, place), to === hub && from !== hub ? asHub(to) : asLeaf(to, place)];
      const points = [{ x: from.x, y: start }, { x, y: start }, { x, y: end }, { x: to.x, y: end }];
      spread(lines, points, { x: gutter - 36, y: asLeaf(leaf, place) });
      for (const line of lines) line.isElbow = true;
    }
  });
}

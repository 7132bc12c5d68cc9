// SPDX-License-Identifier: GPL-2.0-or-later
// Places by level: a column (on a narrow screen a row) for each level of administration, from the central down. dagre puts the boxes of
// a column in order, so that few lines cross, and leads the lines between them; which column a box stands in is decided here.
import { graphlib, layout } from "@dagrejs/dagre";
import { connect, levels, middleOf, pairs, spread, type Box, type Line, type Scene } from "./scene";

const labelHeight = 15;
const bandGap = 10;
const head = 30; // room for the label of a column
const aside = 18; // of a row: its label stands above its boxes
const labelled = 150; // pairs; more lines get no room of their own for their words, or the picture grows too wide to read

/** A rank for each box: levels follow each other; within a level what is carried out stands before what carries it out. */
function ranksOf(boxes: Box[]): Map<string, number> {
  const byKey = new Map(boxes.map((box) => [box.key, box]));
  const within = new Map<string, number>();
  // A chain is short and a parent stands before what is below it, so that going up costs little.
  const placeOf = (box: Box): number => {
    const known = within.get(box.key);
    if (known !== undefined) return known;
    const parent = byKey.get(box.parent);
    const place = parent && parent.level === box.level ? placeOf(parent) + box.side : 0;
    within.set(box.key, place);
    return place;
  };
  const places = new Map<string, Set<number>>();
  for (const box of boxes) {
    const set = places.get(box.level) ?? new Set();
    places.set(box.level, set.add(placeOf(box)));
  }
  const first = new Map<string, number>();
  let next = 0;
  for (const level of levels) {
    for (const place of [...(places.get(level) ?? [])].sort((a, b) => a - b)) first.set(`${level} ${place}`, next++);
  }
  return new Map(boxes.map((box) => [box.key, first.get(`${box.level} ${within.get(box.key)}`)!]));
}

export function placeByLevel(scene: Scene, upright: boolean): void {
  const rank = ranksOf(scene.boxes);
  const graph = new graphlib.Graph({ multigraph: true });
  const roomy = scene.lines.length <= labelled;
  graph.setGraph({ rankdir: upright ? "TB" : "LR", ranker: "none", nodesep: 14, edgesep: roomy ? 10 : 4, ranksep: upright ? 64 : 84, marginx: 16, marginy: 16 });
  graph.setDefaultEdgeLabel(() => ({}));
  // dagre keeps every second rank for the words on lines.
  for (const box of scene.boxes) graph.setNode(box.key, { width: box.width, height: box.height, rank: 2 * rank.get(box.key)! } as object);
  const led: Line[][] = [];
  const rest: Line[][] = [];
  for (const lines of pairs(scene.lines)) {
    const { from, to } = lines[0]!;
    const [a, b] = [rank.get(from.key)!, rank.get(to.key)!];
    const isTree = from.parent === to.key || to.parent === from.key;
    if (a === b || (!roomy && !isTree)) {
      rest.push(lines);
      continue;
    }
    const longest = Math.max(...lines.map(({ label }) => label.length));
    const label = roomy ? { width: longest * 6 + 10, height: labelHeight * lines.length, labelpos: "c" as const } : {};
    graph.setEdge(a < b ? from.key : to.key, a < b ? to.key : from.key, { ...label, weight: isTree ? 4 : 1, minlen: 1 });
    led.push(lines);
  }
  layout(graph);

  const down = upright ? 0 : head;
  for (const box of scene.boxes) {
    const { x, y } = graph.node(box.key);
    box.x = x - box.width / 2;
    box.y = y - box.height / 2 + down;
  }
  setBands(scene, rank, upright);
  const shift = new Map(scene.boxes.map((box) => [box.key, { x: box.x - graph.node(box.key).x + box.width / 2, y: box.y - graph.node(box.key).y + box.height / 2 }]));

  for (const lines of led) {
    const { from, to } = lines[0]!;
    const forwards = rank.get(from.key)! < rank.get(to.key)!;
    const [low, high] = forwards ? [from, to] : [to, from];
    const edge = graph.edge({ v: low.key, w: high.key });
    const move = shift.get(low.key)!;
    const points = edge.points.map(({ x, y }: { x: number; y: number }) => ({ x: x + move.x, y: y + move.y }));
    points[0] = upright ? { x: low.x + low.width / 2, y: low.y + low.height } : { x: low.x + low.width, y: low.y + low.height / 2 };
    points[points.length - 1] = upright ? { x: high.x + high.width / 2, y: high.y } : { x: high.x, y: high.y + high.height / 2 };
    const at = edge.x === undefined ? middleOf(points) : { x: edge.x + move.x, y: edge.y + move.y };
    spread(lines, forwards ? points : points.reverse(), at, upright);
  }
  for (const lines of rest) {
    const points = connect(lines[0]!.from, lines[0]!.to);
    spread(lines, points, middleOf(points), upright);
  }
}

/** Bands behind the boxes of each level, as wide as their boxes; the picture is as large as they are. */
function setBands(scene: Scene, rank: Map<string, number>, upright: boolean): void {
  scene.columns = !upright;
  const present = levels.filter((level) => scene.boxes.some((box) => box.level === level));
  // The order of ranks is that of levels, so that bands never overlap.
  for (const level of present) {
    const boxes = scene.boxes.filter((box) => box.level === level).sort((a, b) => rank.get(a.key)! - rank.get(b.key)!);
    const near = Math.min(...boxes.map((box) => (upright ? box.y : box.x)));
    const far = Math.max(...boxes.map((box) => (upright ? box.y + box.height : box.x + box.width)));
    const count = boxes.reduce((sum, box) => sum + (box.group?.members.length ?? 1), 0);
    const band = { level, label: boxes[0]!.levelWord, count };
    if (upright) scene.bands.push({ ...band, x: 0, y: near - bandGap - aside, width: 0, height: far - near + 2 * bandGap + aside });
    else scene.bands.push({ ...band, x: near - bandGap, y: 0, width: far - near + 2 * bandGap, height: 0 });
  }
  const right = Math.max(...scene.boxes.map((box) => box.x + box.width)) + 16;
  const bottom = Math.max(...scene.boxes.map((box) => box.y + box.height)) + 16;
  scene.width = right + 44; // lines within a column go round its right side
  scene.height = bottom;
  if (upright) {
    const up = Math.min(...scene.bands.map((band) => band.y)) - 4;
    for (const box of scene.boxes) box.y -= up;
    for (const band of scene.bands) {
      band.y -= up;
      band.width = scene.width;
    }
    scene.height = bottom - up;
  } else for (const band of scene.bands) band.height = scene.height;
}

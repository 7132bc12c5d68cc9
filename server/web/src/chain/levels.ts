// SPDX-License-Identifier: GPL-2.0-or-later
// Places by level: a column for each level of administration, from the central on the left down to the commune. dagre puts the boxes of
// a column in order, so that few lines cross, and leads the lines between them; which column a box stands in is decided here.
import { graphlib, layout } from "@dagrejs/dagre";
import { connect, levels, middleOf, pairs, spread, type Box, type Line, type Scene } from "./scene";

const labelHeight = 15;
const bandGap = 10;
const head = 30; // room for the label of a column
const besides = 44; // lines within a column go round its right side
const labelled = 150; // lines; where there are more, their words get no room of their own, or the picture grows too wide to read

/** A rank for each box: levels follow each other; within a level what is carried out stands before what carries it out. */
export function ranksOf(boxes: Box[]): Map<string, number> {
  const byKey = new Map(boxes.map((box) => [box.key, box]));
  const within = new Map<string, number>();
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

export function placeByLevel(scene: Scene): void {
  const rank = ranksOf(scene.boxes);
  const graph = new graphlib.Graph({ multigraph: true });
  const roomy = scene.lines.length <= labelled;
  graph.setGraph({ rankdir: "LR", ranker: "none", nodesep: 20, edgesep: roomy ? 10 : 4, ranksep: 84, marginx: 16, marginy: 16 });
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
  keepOrder(scene.boxes, graph);

  for (const box of scene.boxes) {
    const { x, y } = graph.node(box.key);
    box.x = x - box.width / 2;
    box.y = y - box.height / 2 + head;
  }
  for (const lines of led) {
    const { from, to } = lines[0]!;
    const forwards = rank.get(from.key)! < rank.get(to.key)!;
    const [low, high] = forwards ? [from, to] : [to, from];
    const edge = graph.edge({ v: low.key, w: high.key });
    const points = edge.points.map(({ x, y }: { x: number; y: number }) => ({ x, y: y + head }));
    points[0] = { x: low.x + low.width, y: low.y + low.height / 2 };
    points[points.length - 1] = { x: high.x, y: high.y + high.height / 2 };
    const at = edge.x === undefined ? middleOf(points) : { x: edge.x, y: edge.y + head };
    spread(lines, forwards ? points : points.reverse(), at);
  }
  for (const lines of rest) {
    const points = connect(lines[0]!.from, lines[0]!.to);
    spread(lines, points, middleOf(points));
  }

  scene.columns = true;
  scene.width = Math.max(...scene.boxes.map((box) => box.x + box.width)) + 16 + besides;
  scene.height = Math.max(...scene.boxes.map((box) => box.y + box.height)) + 24;
  for (const level of levels) {
    const boxes = scene.boxes.filter((box) => box.level === level);
    if (boxes.length === 0) continue;
    const near = Math.min(...boxes.map((box) => box.x)) - bandGap;
    const far = Math.max(...boxes.map((box) => box.x + box.width)) + bandGap;
    const count = boxes.reduce((sum, box) => sum + (box.group?.members.length ?? 1), 0);
    scene.bands.push({ level, label: boxes[0]!.levelWord, count, x: near, y: 0, width: far - near, height: scene.height });
  }
}

/** What few lines cross is the same seen in a mirror: of the two the one that keeps the order of the list is taken. */
function keepOrder(boxes: Box[], graph: graphlib.Graph): void {
  const { height = 0 } = graph.graph();
  let kept = 0;
  const before = new Map<string, number>();
  for (const box of boxes) {
    const { y } = graph.node(box.key);
    const beside = `${box.parent} ${box.level}`;
    const last = before.get(beside);
    if (last !== undefined) kept += Math.sign(y - last);
    before.set(beside, y);
  }
  if (kept >= 0) return;
  for (const box of boxes) graph.node(box.key).y = height - graph.node(box.key).y;
  for (const name of graph.edges()) {
    const edge = graph.edge(name);
    for (const point of edge.points) point.y = height - point.y;
    if (edge.y !== undefined) edge.y = height - edge.y;
  }
}

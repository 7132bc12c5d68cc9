// SPDX-License-Identifier: GPL-2.0-or-later
// The chain as the list on the page tells it: nothing is fetched, so list and picture cannot disagree.

export type Side = -1 | 0 | 1; // towards the cited, the root, towards the citing

export interface Doc {
  key: string; // the document's id
  short: string;
  name: string;
  type: string;
  date: string; // as it is shown
  iso: string;
  issuer: string;
  title: string;
  origin: string;
  level: string;
  levelWord: string;
  held: boolean;
  passing: boolean;
  side: Side;
  href: string;
  chainHref: string;
  parent: string; // "" for the root
  group: string; // "" for none
  step: HTMLElement;
}

/** Documents beside each other that differ in nothing but who issued them. */
export interface Group {
  key: string;
  name: string;
  short: string;
  level: string;
  levelWord: string;
  side: Side;
  parent: string;
  members: string[];
  item: HTMLElement;
}

export interface Relation {
  key: string; // of the list's item
  from: string; // the citing
  to: string; // the cited
  code: string;
  word: string;
  item: HTMLElement;
}

export interface Chain {
  root: string;
  docs: Map<string, Doc>;
  groups: Map<string, Group>;
  /** What stands below a document, groups in the place of their members, nearest first. */
  below: Map<string, string[]>;
  relations: Relation[];
  relationsOf: Map<string, Relation[]>;
}

const text = (element: Element | null): string => element?.textContent?.trim() ?? "";

function docOf(step: HTMLElement): Doc {
  const data = step.dataset;
  const link = step.querySelector<HTMLAnchorElement>(".node-ref");
  const parent = step.parentElement?.closest<HTMLElement>(".step");
  const group = step.parentElement?.closest<HTMLElement>(".group, .step");
  const side = Number(data.side) as Side;
  return {
    key: data.node ?? "",
    short: data.short ?? "",
    name: text(link),
    type: data.type ?? "",
    date: data.date ?? "",
    iso: data.iso ?? "",
    issuer: data.issuer ?? "",
    title: text(step.querySelector(":scope > .step-head > .doc-title")),
    origin: text(step.querySelector(":scope > .step-head .origin")),
    level: data.level ?? "unknown",
    levelWord: data.levelWord ?? "",
    held: link?.classList.contains("held") ?? false,
    passing: data.passing !== undefined,
    side,
    href: link?.getAttribute("href") ?? "#",
    chainHref: data.chain ?? "#",
    parent: parent?.dataset.node ?? "",
    group: group?.classList.contains("group") ? group.id : "",
    step,
  };
}

export function readChain(list: Element): Chain {
  const chain: Chain = { root: "", docs: new Map(), groups: new Map(), below: new Map(), relations: [], relationsOf: new Map() };
  const put = <T>(map: Map<string, T[]>, key: string, value: T) => {
    const values = map.get(key);
    if (values) values.push(value);
    else map.set(key, [value]);
  };
  for (const step of list.querySelectorAll<HTMLElement>(".step")) {
    const doc = docOf(step);
    if (step.classList.contains("root")) chain.root = doc.key;
    else if (!doc.parent) doc.parent = chain.root;
    chain.docs.set(doc.key, doc);
    if (doc.key === chain.root) continue;
    if (!doc.group) {
      put(chain.below, doc.parent, doc.key);
      continue;
    }
    const known = chain.groups.get(doc.group);
    if (known) {
      known.members.push(doc.key);
      continue;
    }
    const item = document.getElementById(doc.group)!;
    const { name = "", short = "", level = "unknown", levelWord = "" } = item.dataset;
    chain.groups.set(doc.group, { key: doc.group, name, short, level, levelWord, side: doc.side, parent: doc.parent, members: [doc.key], item });
    put(chain.below, doc.parent, doc.group);
  }
  for (const item of list.querySelectorAll<HTMLElement>(".edge")) {
    const { from = "", to = "", relation: code = "", word = "" } = item.dataset;
    if (!chain.docs.has(from) || !chain.docs.has(to)) continue;
    const relation = { key: item.id, from, to, code, word, item };
    chain.relations.push(relation);
    put(chain.relationsOf, from, relation);
    if (to !== from) put(chain.relationsOf, to, relation);
  }
  return chain;
}

export const isStrong = (code: string): boolean => code === "implements" || code === "continues";

/** "{n} …" with its places filled. */
export function filled(pattern: string, values: Record<string, string | number>): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

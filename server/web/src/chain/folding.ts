// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents of a chain are drawn. A large chain begins with what is nearest to its root; branches and groups open and close.
import type { Chain, Side } from "./model";

const drawnWhole = 30; // documents: so small a chain is never folded
const drawnAtFirst = 18; // boxes

export class Folding {
  /** Keys of the documents and closed groups that are drawn. */
  readonly drawn = new Set<string>();

  constructor(private readonly chain: Chain) {
    this.begin();
  }

  /** What stands directly below a document on a side, in order: documents and groups. */
  below(key: string, side?: Side): string[] {
    const all = this.chain.below.get(key) ?? [];
    return side === undefined ? all : all.filter((one) => this.sideOf(one) === side);
  }

  begin(): void {
    this.drawn.clear();
    this.drawn.add(this.chain.root);
    if (this.chain.docs.size <= drawnWhole) return this.openAll();
    // A step at a time, so that what is nearest comes first; the list has the strongest relation first.
    let ring = [this.chain.root];
    while (ring.length > 0) {
      const next: string[] = [];
      // Each side gets its share of the room: a law that it is based on must not crowd out the plans that carry it out.
      const sides = ring.flatMap((key) => ([1, -1] as const).map((side) => this.below(key, side)));
      for (let place = 0; sides.some((side) => place < side.length); place += 1) {
        for (const side of sides) {
          const one = side[place];
          if (one === undefined) continue;
          if (this.drawn.size >= drawnAtFirst) return;
          this.drawn.add(one);
          if (this.chain.docs.has(one)) next.push(one);
        }
      }
      ring = next;
    }
  }

  openAll(): void {
    this.drawn.clear();
    for (const key of this.chain.docs.keys()) this.drawn.add(key);
  }

  /** Documents directly below that are neither drawn nor in a group that is. */
  hidden(key: string, side: Side): number {
    let count = 0;
    for (const one of this.below(key, side)) {
      const group = this.chain.groups.get(one);
      if (!group) count += this.drawn.has(one) ? 0 : 1;
      else if (!this.drawn.has(one)) count += group.members.filter((member) => !this.drawn.has(member)).length;
    }
    return count;
  }

  open(key: string, side: Side): void {
    for (const one of this.below(key, side)) if (!this.isOpen(one)) this.drawn.add(one);
  }

  close(key: string, side?: Side): void {
    for (const one of this.below(key, side)) {
      const group = this.chain.groups.get(one);
      for (const member of group?.members ?? []) this.remove(member);
      this.remove(one);
    }
  }

  openGroup(key: string): void {
    this.drawn.delete(key);
    for (const member of this.chain.groups.get(key)?.members ?? []) this.drawn.add(member);
  }

  closeGroup(key: string): void {
    for (const member of this.chain.groups.get(key)?.members ?? []) this.remove(member);
    this.drawn.add(key);
  }

  /** Draws a document with all that leads to it. */
  reveal(key: string): void {
    const doc = this.chain.docs.get(key);
    if (!doc || this.drawn.has(key)) return;
    if (doc.parent) this.reveal(doc.parent);
    if (doc.group) this.openGroup(doc.group);
    else this.drawn.add(key);
  }

  private remove(key: string): void {
    this.drawn.delete(key);
    if (this.chain.docs.has(key)) this.close(key);
  }

  /** A group that is drawn member by member. */
  private isOpen(key: string): boolean {
    return this.chain.groups.get(key)?.members.some((member) => this.drawn.has(member)) ?? false;
  }

  private sideOf(key: string): Side {
    return (this.chain.docs.get(key) ?? this.chain.groups.get(key))!.side;
  }
}

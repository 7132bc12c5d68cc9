#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Scores what `vanmach-indexer read` prints against records made by a careful reader.

usage: score.py --gold GOLD.json [--floors FLOORS.tsv] [--kept KEPT.tsv --set NAME [--keep]] [--misses] < READ.jsonl

Prints one line a measure: name, value, what it was counted over. Exit status 1 if a measure lies below its floor
(FLOORS: measure, least value) or below the value kept from an earlier run (KEPT: set, measure, value), or if a floor names a
measure that was not taken; 2 for wrong usage.
  --keep     writes today's values into KEPT instead of comparing with them
  --misses   also lists, for every measure, what was missed, invented or read wrongly

A gold record holds the head of a document, its citations in text order (`ordinal`; `by`: the ordinal of the citation that
carries `relation`, absent for the document itself) and, optionally, its deadlines. A row carries one relation; what else
holds between rows stands in the record's `also`: [from, to, relation].
"""
import argparse
import collections
import difflib
import json
import pathlib
import re
import sys
import unicodedata

HEAD = ("type", "number", "date", "place", "issuer", "title", "signer", "level", "province")
SAME_TITLE = 0.9  # share of equal characters from which a title counts as the same: gold titles are typed by hand
EPSILON = 5e-5    # kept values have four decimals

# Writings of one word, told equal in names of bodies; on bare text.
WRITINGS = (
    ("ubnd", "uy ban nhan dan"),
    ("hdnd", "hoi dong nhan dan"),
    ("mttq", "mat tran to quoc"),
    ("kkt", "khu kinh te"),
    ("kcn", "khu cong nghiep"),
    ("va cac khu", "va khu"),
    ("tp", "thanh pho"),
    ("ban chap hanh trung uong dang", "ban chap hanh trung uong"),
)


def bare(text):
    """Lower case, without marks, words parted by one space: what two typists agree on."""
    decomposed = unicodedata.normalize("NFD", (text or "").replace("Đ", "D").replace("đ", "d"))
    letters = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
    return " ".join(re.findall(r"[a-z0-9]+", letters))


def same_body(text):
    """Joint bodies as one run of words: "A; B", "A, B" and "A và B" are the same."""
    padded = f" {bare(text)} "
    for short, long in WRITINGS:
        padded = padded.replace(f" {short} ", f" {long} ")
    return [word for word in padded.split() if word != "va"]


def same_number(text):
    return re.sub(r"^0+(?=\d)", "", unicodedata.normalize("NFC", re.sub(r"\s+", "", text or "")).upper())


def same_title(wanted, got):
    if not wanted:
        return not got
    return difflib.SequenceMatcher(None, bare(wanted), bare(got), autojunk=False).ratio() >= SAME_TITLE


def family(citation):
    return {"num": "numbered", "self": "numbered", "short": "short", "blank": "blank"}.get(citation["kind"], "named")


def key(citation):
    """What makes a citation that was read the same as one in the gold."""
    kind = family(citation)
    if kind == "numbered":
        return same_number(citation.get("number") or citation.get("printed"))
    if kind == "short":
        return "-".join(digits.lstrip("0") for digits in re.findall(r"\d+", citation.get("printed") or ""))
    if kind == "blank":
        return ""  # only that there is one, at this point of the order
    return " ".join(re.sub(r"\bnam \d{4}\b", " ", bare(citation.get("printed"))).split())


class Tally:
    """Counts of (right, wanted, read) and what went wrong, by measure."""

    def __init__(self):
        self.right, self.wanted, self.read = (collections.Counter() for _ in range(3))
        self.order = []
        self.faults = []

    def _known(self, measure):
        if measure not in self.order:
            self.order.append(measure)

    def found(self, measure, right, wanted, read):
        self._known(measure)
        self.right[measure] += right
        self.wanted[measure] += wanted
        self.read[measure] += read

    def field(self, measure, ok, where, got, wanted):
        self._known(measure)
        self.right[measure] += bool(ok)
        self.wanted[measure] += 1
        if not ok:
            self.fault(where, f"{measure}: read {got!r}, is {wanted!r}")

    def fault(self, where, what):
        self.faults.append(f"{where}: {what}")

    def values(self):
        """(measure, value, counted over), in the order of first use."""
        for measure in self.order:
            right, wanted, read = self.right[measure], self.wanted[measure], self.read[measure]
            if measure.startswith(("head.", "field.", "spans")):
                yield measure, right / wanted, f"{right} of {wanted}"
                continue
            if not wanted and not read:
                continue
            # Nothing read: no precision was lost; nothing wanted: nothing was missed.
            precision = right / read if read else 1.0 if not wanted else 0.0
            recall = right / wanted if wanted else 1.0
            f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
            counted = f"{right} right, {wanted} wanted, {read} read"
            yield f"{measure}.precision", precision, counted
            yield f"{measure}.recall", recall, counted
            yield f"{measure}.f1", f1, counted


def score_head(tally, where, gold, read):
    for name in HEAD:
        if name not in gold:
            continue
        wanted = gold[name]
        got = (read.get("issuer") or {}).get(name) if name in ("level", "province") else read.get(name)
        if isinstance(got, dict):
            got = got.get("name")
        if name == "number":
            ok = same_number(wanted) == same_number(got)
        elif name == "title":
            ok = same_title(wanted, got)
        elif name in ("type", "date", "level"):
            ok = (wanted or None) == (got or None)
        else:
            ok = same_body(wanted) == same_body(got)
        tally.field(f"head.{name}", ok, where, got, wanted)


def score_citations(tally, where, gold, read):
    """Aligns the citations of each family in text order. Returns the gold ordinal of each citation that was read."""
    ordinal_of = {0: 0}
    for kind in ("numbered", "named", "short", "blank"):
        wanted = [c for c in gold if family(c) == kind]
        got = [c for c in read if family(c) == kind]
        matcher = difflib.SequenceMatcher(None, [key(c) for c in wanted], [key(c) for c in got], autojunk=False)
        pairs = [(block.a + i, block.b + i) for block in matcher.get_matching_blocks() for i in range(block.size)]
        tally.found(kind, len(pairs), len(wanted), len(got))
        for i, j in pairs:
            ordinal_of[got[j]["n"]] = wanted[i]["ordinal"]
            if kind == "numbered":
                score_fields(tally, f"{where}: {wanted[i]['printed']}", wanted[i], got[j])
        seen_wanted, seen_got = {i for i, _ in pairs}, {j for _, j in pairs}
        for i, citation in enumerate(wanted):
            if i not in seen_wanted:
                tally.fault(where, f"{kind}: missed {citation['printed']!r}")
        for j, citation in enumerate(got):
            if j not in seen_got:
                tally.fault(where, f"{kind}: invented {citation.get('printed') or citation.get('text')!r}")
    return ordinal_of


def score_fields(tally, where, wanted, got):
    if wanted.get("type"):
        tally.field("field.type", wanted["type"] == got.get("type"), where, got.get("type"), wanted["type"])
    tally.field("field.date", (wanted.get("date") or None) == (got.get("date") or None), where, got.get("date"),
                wanted.get("date"))
    # An issuer that the reader of the gold inferred is not printed: it is no evidence for or against reading.
    if wanted.get("issuer") and "inferred" not in (wanted.get("note") or ""):
        tally.field("field.issuer", same_body(wanted["issuer"]) == same_body(got.get("issuer")), where,
                    got.get("issuer"), wanted["issuer"])


def score_set(tally, measure, where, wanted, got):
    wanted, got = collections.Counter(wanted), collections.Counter(got)
    tally.found(measure, sum((wanted & got).values()), sum(wanted.values()), sum(got.values()))
    for item in sorted((wanted - got), key=str):
        tally.fault(where, f"{measure}: missed {item}")
    for item in sorted((got - wanted), key=str):
        tally.fault(where, f"{measure}: invented {item}")


def score(gold_records, read_records):
    by_place = {}
    for record in read_records:
        parts = pathlib.PurePosixPath(record["source"]).parts
        for depth in range(1, len(parts) + 1):  # a gold source may be a file name or a path below the corpus
            by_place[("/".join(parts[-depth:]), record.get("part", 1))] = record
    tally = Tally()
    tally.found("documents", 0, 0, 0)  # the first line of the table
    wanted = read = 0
    for gold in gold_records:
        place = (gold["source"], gold.get("part", 1))
        where = f"{place[0]} part {place[1]}"
        record = by_place.get(place)
        wanted += 1
        read += record is not None
        if record is None:
            tally.fault(where, "documents: missed")
            record = {}
        score_head(tally, where, gold, record)
        citations = record.get("citations", [])
        ordinal_of = score_citations(tally, where, gold["citations"], citations)
        for citation in citations:
            cut = record["text"][citation["start"]:citation["end"]]
            tally.field("spans", cut == citation["text"], where, cut, citation["text"])
        score_set(tally, "relation", where,
                  [(c.get("by", 0), c["ordinal"], c["relation"]) for c in gold["citations"] if "relation" in c] +
                  [tuple(edge) for edge in gold.get("also", [])],
                  [(ordinal_of.get(r["from"], f"read {r['from']}"), ordinal_of.get(r["to"], f"read {r['to']}"),
                    r["relation"]) for r in record.get("relations", [])])
        if "deadlines" in gold:
            score_set(tally, "deadline", where, gold["deadlines"],
                      [o["deadline"] for o in record.get("obligations", []) if o.get("deadline")])
    extra = len({(r["source"], r.get("part", 1)) for r in read_records}) - read
    tally.found("documents", read, wanted, read + extra)
    return tally


def classes(faults):
    """How often each kind of error was made, most frequent first: ("numbered: missed", 3)."""
    counts = collections.Counter()
    for fault in faults:
        what = fault.split(" part ", 1)[-1].split(": ", 1)[1]
        measure = re.search(r"(?:^|: )((?:head|field)\.\w+|numbered|named|short|blank|relation|deadline|documents|spans): (\w+)", what)
        if not measure:
            continue
        name, how = measure.groups()
        if name == "relation":
            how += " " + re.findall(r"'(\w+)'", what)[-1]
        counts[f"{name}: {'wrong' if how == 'read' else how}"] += 1
    return counts.most_common()


def read_tsv(path):
    lines = pathlib.Path(path).read_text(encoding="utf8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def keep(path, name, values):
    head = [line for line in path.read_text(encoding="utf8").splitlines() if line.startswith("#")] if path.exists() else []
    others = [row for row in read_tsv(path) if row[0] != name] if path.exists() else []
    rows = others + [[name, measure, f"{value:.4f}"] for measure, value, _ in values]
    path.write_text("\n".join(head + ["\t".join(row) for row in rows]) + "\n", encoding="utf8")


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1].removeprefix("usage: "))
    parser.add_argument("--gold", required=True, action="append")
    parser.add_argument("--floors")
    parser.add_argument("--kept", type=pathlib.Path)
    parser.add_argument("--set", default="")
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()

    gold = [record for path in arguments.gold for record in json.loads(pathlib.Path(path).read_text(encoding="utf8"))]
    tally = score(gold, [json.loads(line) for line in sys.stdin if line.strip()])
    values = list(tally.values())
    floors = {measure: float(least) for measure, least in (read_tsv(arguments.floors) if arguments.floors else [])}
    kept = {}
    if arguments.kept and not arguments.keep and arguments.kept.exists():
        kept = {row[1]: float(row[2]) for row in read_tsv(arguments.kept) if row[0] == arguments.set}

    too_low = []
    print(f"{'measure':<22}{'value':>8}{'floor':>8}{'kept':>8}  counted over")
    for measure, value, counted in values:
        low = value < floors.get(measure, 0) - EPSILON or value < kept.get(measure, 0) - EPSILON
        if low:
            too_low.append(measure)
        cells = [f"{table[measure]:.4f}" if measure in table else "-" for table in (floors, kept)]
        print(f"{measure:<22}{value:>8.4f}{cells[0]:>8}{cells[1]:>8}  {counted}{'  TOO LOW' if low else ''}")
    not_taken = [m for m in {**floors, **kept} if m not in {measure for measure, _, _ in values}]
    for measure in not_taken:
        print(f"{measure}: never measured, although a least value is set for it")
    if found := classes(tally.faults):
        print("errors by kind and class: " + "; ".join(f"{name} {count}" for name, count in found))
    if arguments.misses or too_low:
        print("\n".join(tally.faults))
    if arguments.keep:
        keep(arguments.kept, arguments.set, values)
    return 1 if too_low or not_taken else 0


if __name__ == "__main__":
    sys.exit(main())

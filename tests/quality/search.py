#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Asks the service judged questions and scores the order of what it finds.

usage: search.py --bin FOLDER --out FOLDER [--keep]

The collection is ALQAC 2023 (2,249 articles of law, 210 questions with the articles that answer them) in the folder that
VANMACH_REAL_TEXTS names (../shared); each article is a file of its title and its text. The questions are asked as they were
written, without any diacritic, and in writings that must not change anything: decomposed, in capitals, with the tone
marks in their other places. nDCG@10, recall at 1, 10 and 100 and the reciprocal rank may fall neither below the floors
(search_thresholds.tsv) nor below what was kept (search_kept.tsv). Exit status 77 (ctest: skipped) where the collection is absent.
"""
import argparse
import http.client
import json
import math
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import unicodedata
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SKIPPED = 77
MEASURES = ("nDCG@10", "R@1", "R@10", "R@100", "MRR@10")


def bare(text):
    marks_gone = (c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return "".join(marks_gone).replace("đ", "d").replace("Đ", "D")


def other_tone_place(text):
    """hòa for hoà and the like, in open syllables of oa, oe, uy."""
    text = unicodedata.normalize("NFD", text)
    for vowels in ("oa", "oe", "uy"):
        text = re.sub(rf"({vowels[0]})([\u0300\u0301\u0303\u0309\u0323])({vowels[1]})\b", r"\1\3\2", text, flags=re.I)
    return unicodedata.normalize("NFC", text)


WRITINGS = {
    "as written": lambda text: text,
    "without diacritics": bare,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "in capitals": str.upper,
    "other tone places": other_tone_place,
}
SAME_AS_WRITTEN = ("decomposed", "in capitals", "other tone places")


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()]


def read_table(path):
    values = {}
    if path.is_file():
        for line in path.read_text(encoding="utf8").splitlines():
            if line and not line.startswith("#"):
                writing, measure, value = line.split("\t")
                values[writing, measure] = float(value)
    return values


def judgements(path):
    relevant = {}
    for line in path.read_text(encoding="utf8").splitlines()[1:]:
        query, document, gain = line.split("\t")[:3]
        relevant.setdefault(query, {})[document] = float(gain)
    return relevant


def score(relevant, found):
    sums = dict.fromkeys(MEASURES, 0.0)
    for query, gains in relevant.items():
        ranked = found.get(query, [])
        ideal = sum(gain / math.log2(i + 2) for i, gain in enumerate(sorted(gains.values(), reverse=True)[:10]))
        sums["nDCG@10"] += sum(gains.get(d, 0) / math.log2(i + 2) for i, d in enumerate(ranked[:10])) / ideal
        for k in (1, 10, 100):
            sums[f"R@{k}"] += sum(d in gains for d in ranked[:k]) / len(gains)
        sums["MRR@10"] += next((1 / (i + 1) for i, d in enumerate(ranked[:10]) if d in gains), 0)
    return {measure: value / len(relevant) for measure, value in sums.items()}


class Service:
    """A server on a port of the system's choice; ends with the block."""

    def __init__(self, program, index):
        self.process = subprocess.Popen([program, "--index", index, "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.port = None

    def __enter__(self):
        for line in self.process.stdout:
            if match := re.search(r"127\.0\.0\.1:(\d+)", line):
                self.port = int(match[1])
                break
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(30)

    def search(self, text):
        self.connection.request("GET", "/api/v1/search?snippet=0&size=100&q=" + urllib.parse.quote(text))
        response = self.connection.getresponse()
        body = response.read()
        if response.status != 200:
            sys.exit(f"{response.status} for “{text}”: {body.decode()}")
        return [hit["source"] for hit in json.loads(body)["hits"]]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", required=True, type=pathlib.Path)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    parser.add_argument("--keep", action="store_true")
    arguments = parser.parse_args()
    real = pathlib.Path(os.environ.get("VANMACH_REAL_TEXTS") or ROOT.parent / "shared").resolve()
    collection = real / "retrieval/alqac2023"
    if not collection.is_dir():
        print("skipped: the judged questions are not here (VANMACH_REAL_TEXTS names the folder of real texts)")
        return SKIPPED

    articles = lines(collection / "corpus.jsonl")
    queries = lines(collection / "queries.jsonl")
    relevant = judgements(collection / "qrels.tsv")
    found = {writing: {} for writing in WRITINGS}
    with tempfile.TemporaryDirectory(prefix="vanmach-quality-") as folder:
        corpus, index = pathlib.Path(folder) / "corpus", pathlib.Path(folder) / "index"
        corpus.mkdir()
        for place, article in enumerate(articles):
            (corpus / f"{place:05}.txt").write_text(f"{article['title']}\n{article['text']}\n", encoding="utf8")
        subprocess.run([arguments.bin / "vanmach-indexer", "build", "--corpus", corpus, "--index", index, "--quiet"], check=True, timeout=300)
        with Service(arguments.bin / "vanmach-server", index) as service:
            started = time.monotonic()
            for writing, write in WRITINGS.items():
                for query in queries:
                    found[writing][query["_id"]] = [articles[int(source[:5])]["_id"] for source in service.search(write(query["text"]))]
            spent = (time.monotonic() - started) / (len(queries) * len(WRITINGS))

    floors, kept = read_table(HERE / "search_thresholds.tsv"), read_table(HERE / "search_kept.tsv")
    table, faults, values = [f"-- search: {len(articles)} articles, {len(queries)} questions, {1000 * spent:.1f} ms each"], [], {}
    for writing in WRITINGS:
        if writing in SAME_AS_WRITTEN:
            others = sum(found[writing][query] != found["as written"][query] for query in found[writing])
            table.append(f"{writing:20} {'the same' if others == 0 else f'{others} questions differ'}")
            if others:
                faults.append(f"{writing}: {others} questions are answered in another order")
            continue
        scores = score(relevant, found[writing])
        table.append(f"{writing:20} " + "  ".join(f"{measure} {scores[measure]:.4f}" for measure in MEASURES))
        for measure in MEASURES:
            values[writing, measure] = round(scores[measure], 4)
            for name, limits in (("floor", floors), ("kept value", kept)):
                if (least := limits.get((writing, measure))) is not None and values[writing, measure] < least:
                    faults.append(f"{writing}: {measure} {values[writing, measure]} is below the {name} {least}")
    text = "\n".join(table) + "\n"
    arguments.out.mkdir(parents=True, exist_ok=True)
    (arguments.out / "search.txt").write_text(text, encoding="utf8")
    print(text, end="")
    if arguments.keep:
        rows = [f"{writing}\t{measure}\t{value:.4f}" for (writing, measure), value in values.items()]
        (HERE / "search_kept.tsv").write_text("# writing\tmeasure\tvalue, as last kept (search.py --keep); a fall below it fails\n" + "\n".join(rows) + "\n", encoding="utf8")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults and not arguments.keep else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Noise must not change what is read: the same citations in a text and in the same text as copying, scanning and typing spoil it.

usage: noise.py --indexer PROGRAM --out FOLDER [--kept KEPT.tsv [--keep]] [--misses] [--texts FOLDER]

Reads corpus/documents (or --texts) clean, spoils every text in each of the ways below, reads it again and compares the citations in
order: kind, number or name, and date. A case is a citation of the clean reading; one that is missed, invented or changed is lost.
Exit status 1 when less than 99 of 100 cases are kept over all noises, or a noise fell below its kept value.
"""
import argparse
import difflib
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import unicodedata

import score

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LEAST = 0.99

# Each noise takes a clean document (text and citations) and a source of chance, and gives the spoiled text.


def numbers(document):
    """(start, end) of every number as it is printed within its citation, in text order."""
    for citation in document["citations"]:
        if citation["kind"] not in ("num", "self"):
            continue
        inside = document["text"][citation["start"]:citation["end"]]
        pattern = r"\s*".join(re.escape(c) for c in citation["printed"])
        if found := re.search(pattern, inside):
            yield citation["start"] + found.start(), citation["start"] + found.end()


def in_numbers(change):
    """A noise that changes only the numbers of citations."""
    def spoil(document, chance):
        text, last, pieces = document["text"], 0, []
        for start, end in numbers(document):
            if start < last:
                continue
            pieces += [text[last:start], change(text[start:end], chance)]
            last = end
        return "".join(pieces) + text[last:]
    return spoil


def in_text(change):
    return lambda document, chance: change(document["text"], chance)


def around_separators(filler):
    def change(number, chance):
        marks = [m.start() for m in re.finditer(r"[/-]", number)]
        at = chance.choice(marks)
        return number[:at + 1] + filler + number[at + 1:].lstrip()
    return change


def spaced(number, chance):
    return re.sub(r"\s*([/-])\s*", lambda m: chance.choice([" {}", "{} ", " {} "]).format(m[1]), number)


def swapped(number, _):
    """State numbers in the Party's order and the other way round; laws have no type to tell."""
    found = re.fullmatch(r"(\d+[a-z]?)([/-])([A-ZĐa-zđ]+)([/-])([\wĐđ]+)", number)
    return f"{found[1]}{found[4]}{found[3]}{found[2]}{found[5]}" if found else number


def ocr_digits(number, chance):
    """0 as O and 1 as l, not at the first digit of all: that one decides whether there is a number."""
    digits = [m.start() for m in re.finditer(r"(?<=\d)[01]", number)]
    if not digits:
        return number
    at = chance.choice(digits)
    return number[:at] + {"0": "O", "1": "l"}[number[at]] + number[at + 1:]


def page_break(text, chance):
    """A page number on a line of its own, inside every long paragraph."""
    def broken(match):
        words = match[0].split(" ")
        if len(words) < 40:
            return match[0]
        at = chance.randrange(15, len(words) - 15)
        while at < len(words) - 2 and words[at - 1].lower() in ("số", "ngày", "tháng", "năm"):
            at += 1
        return " ".join(words[:at]) + f"\n\n{chance.randrange(2, 30)}\n\n" + " ".join(words[at:])
    return re.sub(r"[^\n]+", broken, text)


def footnote(text, _):
    return re.sub(r"(\bngày) (\d{1,2}/\d{1,2}/\d{4})", "\\1\n\n1 Ghi chú ở chân trang.\n2 Ghi chú thứ hai của trang này.\n\n\\2", text)


OLD_TO_NEW = {"òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "òe": "oè", "óe": "oé", "ỏe": "oẻ", "õe": "oẽ", "ọe": "oẹ",
              "ùy": "uỳ", "úy": "uý", "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ"}
OLD_TO_NEW |= {old.upper(): new.upper() for old, new in OLD_TO_NEW.items()} | {old.capitalize(): new.capitalize() for old, new in OLD_TO_NEW.items()}


def new_tones(text, _):
    return re.sub("|".join(OLD_TO_NEW), lambda m: OLD_TO_NEW[m[0]], text)


def boxed(text, _):
    """Navigation, a summary that cites, and notices around a copied page."""
    above = ("Trang chủ\nVăn bản\nĐăng nhập\n\nTóm tắt: ngày 01/7/2025 có Nghị định 11/2025/NĐ-CP và Luật Đất đai năm 2024.\n"
             "Số hiệu:\n\n12/QĐ-UBND\n\nTình trạng:\n\nCòn hiệu lực\n\n")
    below = "\n\nVăn bản này chưa cập nhật nội dung Tiếng Anh\nVăn bản liên quan\nNghị định 13/2023/NĐ-CP\nThông tư 14/2023/TT-BTC\n"
    return above + text + below


def emphasised(number, _):
    return f"**{number}**"


def glued(document, _):
    """No space after "số" nor behind the number."""
    text, last, pieces = document["text"], 0, []
    for start, end in numbers(document):
        if start < last:
            continue
        before = text[last:start]
        pieces += [re.sub(r"(số:?)\s+$", r"\1", before), text[start:end]]
        last = end
        if re.match(r" (ngày|của|về)\b", text[end:end + 5] + " ") and text[end - 1].isupper():
            last = end + 1
    return "".join(pieces) + text[last:]


NOISES = {
    "spaces around separators": in_numbers(spaced),
    "numbers broken over lines": in_numbers(around_separators("\n")),
    "numbers broken over paragraphs": in_numbers(around_separators("\n\n")),
    "separators swapped": in_numbers(swapped),
    "D for Đ in numbers": in_numbers(lambda number, _: number.replace("Đ", "D")),
    "other hyphens and slashes": in_numbers(lambda n, c: n.replace("-", c.choice("‐‑–−")).replace("/", c.choice("⁄∕／"))),
    "letters for digits": in_numbers(ocr_digits),
    "small letters in numbers": in_numbers(lambda number, _: number.lower()),
    "emphasis": in_numbers(emphasised),
    "words glued to numbers": glued,
    "page breaks": in_text(page_break),
    "footnotes before dates": in_text(footnote),
    "capitals": in_text(lambda text, _: text.upper()),
    "decomposed letters": in_text(lambda text, _: unicodedata.normalize("NFD", text)),
    "new tone placement": in_text(new_tones),
    "line ends of Windows": in_text(lambda text, _: text.replace("\n", "\r\n")),
    "spaces that do not break": in_text(lambda text, _: text.replace(" ", "\u00a0")),
    "one line": in_text(lambda text, _: re.sub(r"\s*\n\s*", " ", text)),
    "boxes around the page": in_text(boxed),
}


def keys(record):
    result = []
    for citation in record.get("citations", []):
        if citation["kind"] in ("num", "self", "short", "named"):
            result.append((score.family(citation), score.key(citation), citation.get("date")))
    return result


def read(indexer, texts):
    """The records of the documents in `texts` ({name: text}), in the order of names and parts."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in texts.items():
            (pathlib.Path(folder) / name).write_bytes(text.encode())
        run = subprocess.run([indexer, "read", *sorted(texts)], cwd=folder, capture_output=True, timeout=300)
    records = {}
    for line in run.stdout.splitlines():
        record = json.loads(line)
        records.setdefault(record["source"], []).append(record)
    return records


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1].removeprefix("usage: "))
    parser.add_argument("--indexer", required=True, type=lambda p: str(pathlib.Path(p).resolve()))
    parser.add_argument("--out", required=True, type=pathlib.Path)
    parser.add_argument("--texts", type=pathlib.Path, default=ROOT / "corpus/documents")
    parser.add_argument("--kept", type=pathlib.Path)
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()

    texts = {path.stem + ".txt": path.read_text(encoding="utf8") for path in sorted(arguments.texts.rglob("*.txt"))}
    # Parts are spoiled and read on their own: whether a file is cut into them is not asked here.
    clean = {}
    for name, records in read(arguments.indexer, texts).items():
        for record in records:
            clean[f"{pathlib.Path(name).stem}.{record['part']}.txt"] = record["text"]
    documents = {name: records[0] for name, records in read(arguments.indexer, clean).items()}
    kept = {row[1]: float(row[2]) for row in score.read_tsv(arguments.kept) if row[0] == "noise"} if arguments.kept else {}

    values, lost = [], []
    for noise, spoil in NOISES.items():
        chance = random.Random(noise)
        spoiled = read(arguments.indexer, {name: spoil(document, chance) for name, document in documents.items()})
        cases = same = 0
        for name, document in documents.items():
            before = keys(document)
            after = [key for record in spoiled.get(name, []) for key in keys(record)]
            blocks = difflib.SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
            hit = sum(block.size for block in blocks)
            cases += max(len(before), len(after))
            same += hit
            if hit < max(len(before), len(after)):
                lost.append(f"{noise}: {name}: {sorted(set(before) - set(after), key=str)} became {sorted(set(after) - set(before), key=str)}")
        values.append((noise, same / cases if cases else 1.0, f"{same} of {cases}"))
    everything = sum(int(counted.split(" of ")[0]) for _, _, counted in values) / sum(int(counted.split(" of ")[1]) for _, _, counted in values)
    values.append(("all noises", everything, f"{len(documents)} documents"))

    lines = [f"-- noise: {'kept':>36}"]
    low = everything < LEAST
    for noise, value, counted in values:
        fell = not arguments.keep and value < kept.get(noise, 0) - score.EPSILON
        low = low or fell
        lines.append(f"{noise:<32}{value:>8.4f}{kept.get(noise, 0):>8.4f}  {counted}{'  TOO LOW' if fell else ''}")
    arguments.out.mkdir(parents=True, exist_ok=True)
    (arguments.out / "noise.txt").write_text("\n".join(lines) + "\n", encoding="utf8")
    print("\n".join(lines))
    if arguments.misses or low:
        print("\n".join(lost))
    if arguments.keep:
        score.keep(arguments.kept, "noise", values)
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Reads a set of documents with vanmach-indexer and scores what it read.

usage: run.py SET --indexer PROGRAM --out FOLDER [--keep] [--misses]

SET:  sample     corpus/documents against tests/quality/sample_gold.json
      seeds      the five real plans, in the folder that VANMACH_REAL_TEXTS names (../shared); also scored with the tool
                 that comes with them
      documents  real documents of all kinds in the same folder, against tests/quality/documents_gold.json: those with
                 which the rules were made (the SHA-256 of the file's name is odd)
      checked    others (it is even), annotated by readers who did not know the rules
      longer     the long ones among those, likewise
      further    others of both halves, annotated last
               first_sight.tsv keeps what was read of the last three before any rule had been made with them.
The table goes to FOLDER/SET.txt and to the screen. Exit status 77 (ctest: skipped) where the texts are absent.
--keep writes today's values to tests/quality/kept.tsv, to be reviewed and committed.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SKIPPED = 77


def read(indexer, files, cwd):
    """What `read` prints. Status 1 tells of files that could not be read: the score shows which."""
    run = subprocess.run([indexer, "read", *map(str, files)], cwd=cwd, capture_output=True, timeout=300)
    if run.returncode not in (0, 1):
        sys.exit(f"{indexer} read ended with status {run.returncode}:\n{run.stderr.decode(errors='replace')}")
    return run.stdout


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1].removeprefix("usage: "))
    parser.add_argument("set", choices=("sample", "seeds", "documents", "checked", "longer", "further"))
    parser.add_argument("--indexer", required=True, type=lambda p: str(pathlib.Path(p).resolve()))
    parser.add_argument("--out", required=True, type=pathlib.Path)
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()

    tool = None
    real = pathlib.Path(os.environ.get("VANMACH_REAL_TEXTS") or ROOT.parent / "shared").resolve()
    if arguments.set == "sample":
        folder, gold = ROOT / "corpus/documents", HERE / "sample_gold.json"
    elif arguments.set == "seeds":
        folder, gold, tool = real / "seeds", real / "gold/seeds.json", real / "tools/score-reading"
    else:
        folder, gold = real / "documents", HERE / f"{arguments.set}_gold.json"
    if not folder.is_dir() or not gold.is_file():
        print("skipped: the real texts are not here (VANMACH_REAL_TEXTS names their folder)")
        return SKIPPED

    files = sorted(p.relative_to(folder) for p in folder.rglob("*") if p.is_file())
    if arguments.set in ("documents", "checked", "longer", "further"):  # the folder holds more than the gold speaks of
        annotated = {record["source"] for record in json.loads(gold.read_text(encoding="utf8"))}
        files = [path for path in files if path.name in annotated]
    records = read(arguments.indexer, files, folder)
    command = [sys.executable, HERE / "score.py", "--gold", gold, "--floors", HERE / f"{arguments.set}_thresholds.tsv",
               "--kept", HERE / "kept.tsv", "--set", arguments.set]
    command += [option for option in ("--keep", "--misses") if getattr(arguments, option[2:])]
    scored = subprocess.run(command, input=records, capture_output=True, timeout=300)
    table = f"-- {arguments.set}: {len(files)} files, score.py\n{scored.stdout.decode()}"
    if tool and tool.is_file():
        theirs = subprocess.run([sys.executable, tool, gold], input=records, capture_output=True, timeout=300)
        table += f"-- {arguments.set}: the tool that comes with the texts\n{theirs.stdout.decode()}"
    arguments.out.mkdir(parents=True, exist_ok=True)
    (arguments.out / f"{arguments.set}.txt").write_text(table, encoding="utf8")
    print(table, end="")
    sys.stderr.write(scored.stderr.decode())
    return scored.returncode


if __name__ == "__main__":
    sys.exit(main())

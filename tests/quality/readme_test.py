#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""README tells the truth: every `$ curl …` of README.md and README.vi.md answers what stands below it.

usage: readme_test.py --bin FOLDER [--rewrite]

FOLDER holds vanmach-indexer and vanmach-server. --rewrite puts today's answers into the files, to be reviewed.
"""
import argparse
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
INDENT = "    "
PRINTED_ADDRESS = "http://127.0.0.1:8080"


def examples(lines):
    """(index of the command, index past its answer) of each example."""
    for i, line in enumerate(lines):
        if line.startswith(INDENT + "$ curl "):
            end = i + 1
            while end < len(lines) and lines[end].startswith(INDENT) and not lines[end].startswith(INDENT + "$ "):
                end += 1
            yield i, end


def answer_of(command, address):
    run = subprocess.run(["bash", "-o", "pipefail", "-c", command.replace(PRINTED_ADDRESS, address)], capture_output=True,
                         check=True, timeout=60)
    return [INDENT + line for line in run.stdout.decode("utf-8-sig").replace("\r", "").splitlines()]


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1].removeprefix("usage: "))
    parser.add_argument("--bin", required=True, type=pathlib.Path)
    parser.add_argument("--rewrite", action="store_true")
    arguments = parser.parse_args()

    wrong = checked = 0
    with tempfile.TemporaryDirectory() as folder:
        index = pathlib.Path(folder, "index")
        subprocess.run([arguments.bin / "vanmach-indexer", "build", "--quiet", "--corpus", ROOT / "corpus/documents", "--index",
                        index], check=True, timeout=300)
        server = subprocess.Popen([arguments.bin / "vanmach-server", "--index", index, "--port", "0"],
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            address = server.stdout.readline().strip()
            for name in ("README.md", "README.vi.md"):
                path = ROOT / name
                lines = path.read_text(encoding="utf8").splitlines()
                for start, end in reversed(list(examples(lines))):
                    command = lines[start].removeprefix(INDENT + "$ ")
                    checked += 1
                    answer = answer_of(command, address)
                    if lines[start + 1:end] != answer:
                        wrong += 1
                        print(f"{name}:{start + 1}: {command}\nsays:\n" + "\n".join(lines[start + 1:end]) + "\nanswers:\n" +
                              "\n".join(answer))
                        lines[start + 1:end] = answer
                if arguments.rewrite:
                    path.write_text("\n".join(lines) + "\n", encoding="utf8")
        finally:
            server.terminate()
            server.wait(timeout=30)
    print(f"{checked} examples, {wrong} wrong")
    return 1 if (wrong and not arguments.rewrite) or not checked else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""The rules of the house that no compiler checks. Each test says in its message what to change."""
import collections
import json
import os
import pathlib
import re
import stat
import subprocess
import unittest

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
NOT_OURS = {".git", "build", "node_modules", ".cache"}
CODE = {".h", ".cc", ".ts", ".mjs", ".js", ".css", ".py", ".cmake", ".mustache"}
LONGEST_FILE = 600


def walk():
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in NOT_OURS]
        for name in names:
            path = pathlib.Path(folder, name)
            if not path.is_symlink():
                yield path


def text_of(path):
    try:
        return path.read_text(encoding="utf8")
    except UnicodeDecodeError:
        return None  # a picture, or a test's file in another encoding


FILES = {path.relative_to(ROOT): text for path in walk() if (text := text_of(path)) is not None}
CPP = {path: text for path, text in FILES.items() if path.suffix in (".h", ".cc")}


def rows(name):
    for line in (HERE / name).read_text(encoding="utf8").splitlines():
        if line and not line.startswith("#"):
            left, _, right = line.partition("\t")
            yield left, right.split()


def is_script(path, text):
    return path.suffix == "" and text.startswith("#!")


class House(unittest.TestCase):
    def setUp(self):
        self.faults = []

    def none(self, rule):
        if self.faults:
            self.fail(f"\n{rule}\n  " + "\n  ".join(self.faults))

    def test_includes_point_one_way(self):
        may = {pathlib.PurePath(folder): {pathlib.PurePath(p) for p in others} for folder, others in rows("layers.tsv")}
        for path, text in CPP.items():
            if path.parts[0] == "tests":
                continue
            for included in re.findall(r'^#include "([^"]+)"', text, re.M):
                target = pathlib.PurePath(included)
                if target.name.endswith("_embedded.h"):
                    continue  # written into the build folder
                if not (ROOT / target).is_file():
                    self.faults.append(f'{path}: "{included}" is no path from the root')
                elif path.parent not in may:
                    self.faults.append(f"{path}: its folder is not in tests/house/layers.tsv")
                elif target.parent != path.parent and target.parent not in may[path.parent]:
                    self.faults.append(f"{path}: may not include {included}")
        self.none("A folder includes only what lies below it (tests/house/layers.tsv).")

    def test_no_header_includes_itself_through_others(self):
        graph = {str(p): re.findall(r'^#include "([^"]+)"', t, re.M) for p, t in CPP.items() if p.suffix == ".h"}
        done, path = set(), []

        def visit(header):
            if header in path:
                self.faults.append(" -> ".join(path[path.index(header):] + [header]))
                return
            if header in done or header not in graph:
                return
            path.append(header)
            for included in graph[header]:
                visit(included)
            path.pop()
            done.add(header)

        for header in graph:
            visit(header)
        self.none("Headers include each other in a circle.")

    def test_libraries_stay_in_their_folders(self):
        for begins, folders in rows("libraries.tsv"):
            for path, text in CPP.items():
                if path.parts[0] == "tests" or any(str(path).startswith(folder + "/") for folder in folders):
                    continue
                for included in re.findall(r"^#include <([^>]+)>", text, re.M):
                    if included.startswith(begins):
                        self.faults.append(f"{path}: <{included}> belongs to {' and '.join(folders)}")
        self.none("A library is known only to the folders that need it (tests/house/libraries.tsv).")

    def test_every_source_names_its_licence(self):
        for path, text in FILES.items():
            if path.suffix in {".h", ".cc", ".ts", ".mjs", ".py"} or is_script(path, text) or path.name == "lib.sh":
                if "SPDX-License-Identifier: GPL-2.0-or-later" not in "\n".join(text.splitlines()[:2]):
                    self.faults.append(str(path))
            if path.suffix == ".h" and "#pragma once" not in text:
                self.faults.append(f"{path}: no #pragma once")
        self.none("The first line (the second of a script) is: SPDX-License-Identifier: GPL-2.0-or-later")

    def test_files_stay_small(self):
        for path, text in FILES.items():
            lines = text.count("\n")
            if (path.suffix in CODE or is_script(path, text)) and lines > LONGEST_FILE:
                self.faults.append(f"{path}: {lines} lines")
        self.none(f"A file of code has one purpose and at most {LONGEST_FILE} lines: split it.")

    def test_files_are_clean_text(self):
        for path, text in FILES.items():
            if path.suffix in CODE | {".tsv", ".md", ".json"} or is_script(path, text):
                if "\r" in text and path.suffix != ".tsv":
                    self.faults.append(f"{path}: carriage returns")
                if text and not text.endswith("\n"):
                    self.faults.append(f"{path}: no line end at its end")
            if path.suffix in {".h", ".cc"} and "\t" in text:
                self.faults.append(f"{path}: a tab (write \\t in a literal, four spaces elsewhere)")
        self.none("Text files: line feeds, spaces, a last line that ends (.editorconfig).")

    def test_nothing_tells_of_one_machine(self):
        home = os.path.expanduser("~")
        places = {str(ROOT), str(ROOT.parent / "shared")} | ({home} if len(home) > 1 else set())
        patterns = {
            "a path of one machine": "|".join(rf"(?<![\w.~}}/-]){re.escape(p)}(?![\w-])" for p in sorted(places))
                                     + r"|(?<![\w.}])/(?:home|Users)/\w",
            "a host that packages come from": r"https?://(?:registry|deb|snapshot|packages|mirrors?)[\w-]*\.[a-z]",
            "unfinished work": r"\b(?:TODO|FIXME|XXX|HACK)\b",
            "a ticket that no reader can open": r"\b[Ii]ssue #?\d+\b",
        }
        for path, text in FILES.items():
            if path.parts[:2] == ("corpus", "documents") or path == HERE.relative_to(ROOT) / "house_test.py":
                continue
            for what, pattern in patterns.items():
                for found in re.finditer(pattern, text):
                    line = text.count("\n", 0, found.start()) + 1
                    self.faults.append(f"{path}:{line}: {what}: {found[0]!r}")
        self.none("The repository speaks of itself alone.")

    def test_package_locks_name_no_host(self):
        for path, text in FILES.items():
            if path.name == "package-lock.json":
                for name, package in json.loads(text).get("packages", {}).items():
                    if re.match(r"https?:", str(package.get("resolved", ""))):
                        self.faults.append(f"{path}: {name} is resolved to a host")
                    elif name and not package.get("link") and "integrity" not in package:
                        self.faults.append(f"{path}: {name} has no integrity hash")
        self.none("npm install --package-lock-only with omit-lockfile-registry-resolved=true writes a lock without hosts.")

    def test_scripts_help_themselves(self):
        scripts = [p for p, t in FILES.items() if p.parts[0] == "scripts" and is_script(p, t)]
        self.assertGreaterEqual(len(scripts), 4)
        for path in scripts:
            if not (ROOT / path).stat().st_mode & stat.S_IXUSR:
                self.faults.append(f"{path}: not executable")
                continue
            for option, status in (("--help", 0), ("--no-such-option", 2)):
                run = subprocess.run([ROOT / path, option], capture_output=True, stdin=subprocess.DEVNULL, timeout=60)
                if run.returncode != status:
                    self.faults.append(f"{path} {option}: status {run.returncode}, not {status}")
                if option == "--help" and f"usage: {path}".encode() not in run.stdout:
                    self.faults.append(f"{path} --help: prints no 'usage: {path}'")
        self.none("Every script tells how it is used, and refuses what it does not understand.")

    def test_package_lists_cover_what_is_built_and_run(self):
        stands_for = collections.defaultdict(list)
        for path, text in FILES.items():
            if path.parts[:2] == ("scripts", "packages"):
                for line in text.splitlines():
                    fields = line.split()
                    if fields and not line.startswith("#"):
                        self.assertRegex(fields[0], r"^[a-z0-9][a-z0-9.+-]+$", f"{path}: {line}")
                        for field in fields[1:]:
                            stands_for[field].append(path.name)
        for path, text in FILES.items():
            if path.name == "CMakeLists.txt" or path.suffix == ".cmake":
                for name in re.findall(r"^\s*find_package\((\S+?)[\s)]", text, re.M):
                    if name not in ("Threads", "Python3") and f"cmake:{name}" not in stands_for:
                        self.faults.append(f"{path}: find_package({name}): no package stands for cmake:{name}")
                for module in re.findall(r"^\s*pkg_check_modules\(.*?([\w.+-]+)\)", text, re.M):
                    if f"pkg:{module}" not in stands_for:
                        self.faults.append(f"{path}: pkg_check_modules(... {module}): no package stands for pkg:{module}")
        for header in ("httplib.h", "kainjow/mustache.hpp"):
            if f"header:{header}" not in stands_for:
                self.faults.append(f"no package stands for header:{header}")
        self.none("What CMake looks for is installed by scripts/packages/*.txt.")

    def test_documents_for_readers_point_at_what_is_there(self):
        for path, text in FILES.items():
            if path.suffix != ".md" or path.parts[:2] == ("corpus", "documents") or "shared" in path.parts:
                continue
            for link in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", text):
                if not (ROOT / path.parent / link).exists():
                    self.faults.append(f"{path}: links to {link}, which is not there")
            for command in re.findall(r"\bscripts/[a-z-]+\b(?![./])", text):
                if not (ROOT / command).exists():
                    self.faults.append(f"{path}: names {command}, which is not there")
        self.none("README, ARCHITECTURE and their like are true.")


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""The scorer itself: a perfect reading scores 1, and each kind of fault lowers its own measure."""
import copy
import pathlib
import subprocess
import sys
import tempfile
import unittest

import score

GOLD = [{
    "source": "a.txt", "part": 1, "type": "KH", "number": "07/KH-UBND", "date": "2026-02-10", "place": "Huế",
    "issuer": "Ủy ban nhân dân thành phố Huế", "province": "Huế", "level": "province",
    "title": "Triển khai Chỉ thị số 33/CT-TTg", "signer": "Nguyễn Văn A", "deadlines": ["2026-03-01"],
    "citations": [
        {"ordinal": 1, "kind": "num", "printed": "33/CT-TTg", "number": "33/CT-TTg", "type": "CT", "date": "2021-11-26",
         "issuer": "Thủ tướng Chính phủ", "relation": "implements"},
        {"ordinal": 2, "kind": "named", "printed": "Luật Đất đai năm 2013", "relation": "basis"},
        {"ordinal": 3, "kind": "num", "printed": "25-NQ/TW", "number": "25-NQ/TW", "type": "NQ", "date": None,
         "issuer": "Ban Chấp hành Trung ương", "note": "issuer inferred", "by": 1, "relation": "continues"},
    ]}]
TEXT = "33/CT-TTg ... Luật Đất đai ... 25-NQ/TW"


def reading():
    return [{
        "source": "folder/a.txt", "part": 1, "type": "KH", "number": "7/KH-UBND", "date": "2026-02-10", "place": "Huế",
        "issuer": {"name": "UBND thành phố Huế", "level": "province", "province": "Huế"},
        "title": "Triển khai Chỉ thị số 33/CT-TTg", "signer": {"name": "Nguyễn Văn A"},
        "obligations": [{"deadline": "2026-03-01"}, {"deadline": None}], "text": TEXT,
        "citations": [
            {"n": 4, "kind": "num", "number": "33/CT-TTg", "printed": "33/CT-TTg", "type": "CT", "date": "2021-11-26",
             "issuer": "Thủ tướng Chính phủ", "start": 0, "end": 9, "text": "33/CT-TTg"},
            {"n": 5, "kind": "named", "printed": "Luật Đất đai", "start": 14, "end": 26, "text": "Luật Đất đai"},
            {"n": 6, "kind": "num", "number": "25-NQ/TW", "printed": "25-NQ/TW", "type": "NQ", "date": None,
             "issuer": None, "start": 31, "end": 39, "text": "25-NQ/TW"},
        ],
        "relations": [{"from": 0, "to": 4, "relation": "implements"}, {"from": 0, "to": 5, "relation": "basis"},
                      {"from": 4, "to": 6, "relation": "continues"}],
    }]


def measures(read):
    return {measure: value for measure, value, _ in score.score(copy.deepcopy(GOLD), read).values()}


class Scorer(unittest.TestCase):
    def test_a_perfect_reading_scores_one_everywhere(self):
        self.assertEqual({m: v for m, v in measures(reading()).items() if v != 1}, {})

    def test_each_fault_lowers_its_own_measure(self):
        def document(**fields):
            return lambda r: r[0].update(fields)

        def citation(index, **fields):
            return lambda r: r[0]["citations"][index].update(fields)

        faults = {
            "head.title": document(title="Kế hoạch khác hẳn"),
            "head.level": document(issuer={"name": "UBND thành phố Huế", "level": "district", "province": "Huế"}),
            "head.signer": document(signer=None),
            "deadline.recall": document(obligations=[]),
            "deadline.precision": document(obligations=[{"deadline": "2026-03-01"}, {"deadline": "2030-01-01"}]),
            "relation.recall": lambda r: r[0]["relations"].pop(),
            "relation.precision": lambda r: r[0]["relations"].append({"from": 0, "to": 6, "relation": "basis"}),
            "field.date": citation(0, date="2021-11-27"),
            "field.issuer": citation(0, issuer="Chính phủ"),
            "field.type": citation(2, type="KL"),
            "numbered.recall": citation(2, number="26-NQ/TW"),
            "named.f1": citation(1, printed="Luật Nhà ở"),
            "spans": citation(0, start=1),
            "documents.precision": lambda r: r.append(dict(r[0], source="b.txt")),
            "documents.recall": document(part=2),
        }
        for measure, damage in faults.items():
            with self.subTest(measure):
                read = reading()
                damage(read)
                self.assertLess(measures(read)[measure], 1)

    def test_the_program_fails_below_a_floor_or_a_kept_value_and_for_a_floor_on_nothing(self):
        program = pathlib.Path(score.__file__)
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            (folder / "gold.json").write_text(score.json.dumps(GOLD), encoding="utf8")
            (folder / "kept.tsv").write_text("# head\n", encoding="utf8")

            def status(read, *options):
                lines = "\n".join(score.json.dumps(r) for r in read)
                return subprocess.run([sys.executable, program, "--gold", folder / "gold.json", *options], input=lines.encode(),
                                      capture_output=True, check=False).returncode

            worse = reading()
            worse[0]["citations"][0]["date"] = None
            kept = ("--kept", folder / "kept.tsv", "--set", "s")
            self.assertEqual(status(reading(), *kept, "--keep"), 0)
            self.assertIn("s\tfield.date\t1.0000", (folder / "kept.tsv").read_text(encoding="utf8"))
            self.assertEqual((status(reading(), *kept), status(worse, *kept)), (0, 1))
            (folder / "floors.tsv").write_text("field.date\t0.9\n", encoding="utf8")
            self.assertEqual((status(reading(), "--floors", folder / "floors.tsv"),
                              status(worse, "--floors", folder / "floors.tsv")), (0, 1))
            (folder / "floors.tsv").write_text("no.such\t0.9\n", encoding="utf8")
            self.assertEqual(status(reading(), "--floors", folder / "floors.tsv"), 1)


if __name__ == "__main__":
    unittest.main()

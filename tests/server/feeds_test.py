#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: feeds_test.py --bin FOLDER

Every feed is Atom as RFC 4287 has it: well-formed, each element that must be there once, ids that are absolute and unique, times
that are RFC 3339, links that lead to pages that are there. Over the sample corpus and documents full of markup, by HTTP.
"""
import argparse
import collections
import json
import pathlib
import re
import shutil
import tempfile
import urllib.parse
import xml.etree.ElementTree as ElementTree

from running_service import Service

ATOM = "{http://www.w3.org/2005/Atom}"
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
CANARY = "]]> <img src=x onerror=alert(1)> &amp; \"'<script>"


def once(element, name, where):
    found = element.findall(ATOM + name)
    assert len(found) == 1, f"{where}: {len(found)} <{name}>"
    return found[0].text or ""


def is_iri(text):
    parts = urllib.parse.urlsplit(text)
    return parts.scheme != "" and not re.search(r"[\s<>\"{}|\\^`]", text)


def check_element(service, element, where):
    """What feeds and entries have in common."""
    assert is_iri(once(element, "id", where)), where
    assert TIME.fullmatch(once(element, "updated", where)), where
    once(element, "title", where)
    for name in ("published", "subtitle", "summary"):
        assert len(element.findall(ATOM + name)) <= 1, f"{where}: <{name}>"
    for name in ("published",):
        for found in element.findall(ATOM + name):
            assert TIME.fullmatch(found.text), where
    for author in element.findall(ATOM + "author"):
        assert once(author, "name", where).strip(), where
    for category in element.findall(ATOM + "category"):
        assert category.get("term"), where
    links = element.findall(ATOM + "link")
    pairs = collections.Counter((link.get("rel"), link.get("type"), link.get("hreflang")) for link in links)
    assert max(pairs.values()) == 1, f"{where}: {pairs}"
    for link in links:
        # Resolved as a reader does it: against the address that the feed came from (RFC 3986 section 5.1.3).
        address = urllib.parse.urljoin(service.address("/api/v1/x"), link.get("href"))
        assert address.startswith(service.address("/")), address


def check_feed(service, path):
    kind, body = service.get(path)
    assert kind == "application/atom+xml; charset=utf-8", kind
    feed = ElementTree.fromstring(body)
    assert feed.tag == ATOM + "feed"
    check_element(service, feed, path)
    assert feed.findall(ATOM + "author"), f"{path}: neither the feed nor every entry has an author"
    relations = {link.get("rel"): link.get("href") for link in feed.findall(ATOM + "link")}
    _, again = service.get(relations["self"])
    assert again == body, f"{path}: self is another feed"
    kind, _ = service.get(relations["alternate"].split("#")[0])
    assert kind.startswith("text/html"), path
    ids, times = [], []
    for entry in feed.findall(ATOM + "entry"):
        check_element(service, entry, path)
        ids.append(once(entry, "id", path))
        times += [found.text for found in entry.findall(ATOM + "published")]
        assert [link for link in entry.findall(ATOM + "link") if link.get("rel") == "alternate"], path
    assert len(ids) == len(set(ids)), f"{path}: an id twice"
    assert times == sorted(times, reverse=True), f"{path}: not newest first"
    entry = feed.find(ATOM + "entry")
    if entry is not None:
        kind, _ = service.get(entry.find(ATOM + "link").get("href"))
        assert kind.startswith("text/html"), path
    return ids


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        corpus = folder / "corpus"
        shutil.copytree(pathlib.Path("corpus/documents"), corpus)
        (corpus / "markup.txt").write_text(
            f"ỦY BAN NHÂN DÂN\nTỈNH TÂY NINH\n\nSố: 7777/KH-UBND\n\nTây Ninh, ngày 06 tháng 3 năm 2025\n\nKẾ HOẠCH\nVề {CANARY} canhbao\n\n"
            f"Thực hiện Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ {CANARY};\n\nI. NỘI DUNG\n\nCanhbao {CANARY}\n", encoding="utf8")
        service = Service(arguments.bin.resolve(), corpus, folder)
        try:
            ids = check_feed(service, "/api/v1/search?format=atom")
            assert len(ids) > 20, len(ids)
            _, body = service.get("/api/v1/search?size=100")
            held = {hit["id"] for hit in json.loads(body)["hits"]}
            assert {i.removeprefix("urn:vanmach:document:") for i in ids} <= held
            quote = urllib.parse.quote
            asked = ["q=canhbao", "q=" + quote("công tác dân vận") + "&type=KH&type=CT&size=5", "q=" + quote('"không có cụm này"'), "q=" + quote(CANARY.replace('"', "")),
                     "held=any&provinces=new&province=" + quote("Tây Ninh") + "&year=2021,2025"]
            for query in asked:
                check_feed(service, f"/api/v1/search?{query}&format=atom")
            _, body = service.get("/api/v1/search?q=canhbao")
            assert json.loads(body)["total"] == 1, "the document full of markup is there"
            assert check_feed(service, "/api/v1/documents/33-ct-ttg.2021/cited-by?format=atom")
            assert len(check_feed(service, "/api/v1/documents/33-ct-ttg.2021/cited-by?format=atom&size=2&level=province")) == 2
            for hit in sorted(held)[:8]:
                check_feed(service, f"/api/v1/documents/{hit}/cited-by?format=atom")
        finally:
            service.close()
    print("every feed is Atom")


main()

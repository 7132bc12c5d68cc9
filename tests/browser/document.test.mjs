// SPDX-License-Identifier: GPL-2.0-or-later
// What a reader does on the page of a document: cards, copies, filters, deadlines, print; with and without scripts.
import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { directive, pages, plan } from "./addresses.mjs";
import { axeFaults, site } from "./site.mjs";

// A directive that many carry out, for the lists.
const provinces = ["Tây Ninh", "Ninh Bình", "Quảng Trị"];
const many = Object.fromEntries(Array.from({ length: 130 }, (_, i) => {
  const province = provinces[i % 3];
  return [`many-${i}.txt`, `ỦY BAN NHÂN DÂN\nTỈNH ${province.toUpperCase()}\n\nSố: ${2000 + i}/KH-UBND\n\n${province}, ngày 10 tháng ${3 + (i % 9)} năm ${2022 + (i % 4)}\n\nKẾ HOẠCH\n\n` +
    `Triển khai việc thứ ${i}\n\n${i % 2 ? "Căn cứ" : "Thực hiện"} Chỉ thị số 77/CT-TTg ngày 05/01/2022 của Thủ tướng Chính phủ về việc lớn;\n\nI. NỘI DUNG\n\nLàm việc này.\n`];
}));
const at = site(undefined, many);
const cited = "/documents/77-ct-ttg.2022";
const cite = ".text a.cite";
let page;
const open = async (options) => (page = await at.open(options));
const card = () => page.locator(".card");

describe("a card", () => {
  beforeEach(() => open({ viewport: { width: 1280, height: 900 } }));

  test("opens under the pointer, which may move onto it, and goes when the pointer goes", async () => {
    await page.goto(pages.document);
    const link = page.locator(cite).first();
    await link.hover();
    await card().waitFor();
    const answer = await at.api(`/documents/${plan}/citations`);
    const said = await card().innerText();
    assert.match(said, new RegExp(answer.items.find((one) => one.id && one.kind !== "self").document.number.replace("/", "\\/")));
    assert.match(said, /trong kho/);
    assert.match(said, /văn bản dẫn/);
    await card().hover();
    await page.waitForTimeout(600);
    assert.ok(await card().isVisible(), "it stays under the pointer");
    assert.deepEqual(await axeFaults(page), []);
    await page.mouse.move(5, 400);
    await card().waitFor({ state: "detached" });
  });

  test("opens by focus, is read with the link, and Escape closes it where the focus is", async () => {
    await page.goto(pages.document);
    await page.locator(cite).first().scrollIntoViewIfNeeded();
    await page.evaluate(() => document.querySelector(".text a.permalink, #text-title")?.scrollIntoView());
    await page.locator(cite).first().focus();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Tab");
    await card().waitFor();
    const described = await page.evaluate(() => document.getElementById(document.activeElement.getAttribute("aria-describedby")).innerText);
    assert.match(described, /số/);
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.activeElement.closest(".card") !== null), "the next stop is inside");
    assert.deepEqual(await axeFaults(page), []);
    await page.keyboard.press("Escape");
    await card().waitFor({ state: "detached" });
    assert.ok(await page.evaluate(() => document.activeElement.matches("a.cite")), "back on the link");
    await page.waitForTimeout(400);
    assert.equal(await card().count(), 0, "and it stays closed");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.waitForTimeout(400);
    assert.ok((await card().count()) <= 1, "never two");
  });

  test("lies inside the window wherever its link is", async () => {
    for (const width of [1280, 700]) {
      await open({ viewport: { width, height: 600 } });
      await page.goto(pages.document);
      const links = page.locator(cite);
      for (let i = 0; i < Math.min(6, await links.count()); i += 1) {
        await page.mouse.move(2, 2);
        await page.keyboard.press("Escape");
        await links.nth(i).hover();
        await card().waitFor();
        const { x, y, width: w, height: h } = await card().boundingBox();
        assert.ok(x >= 0 && x + w <= width, `${x} + ${w} at ${width}`);
        assert.ok(y >= -1 && y + h <= 601, `${y} + ${h}`);
      }
    }
  });

  test("at a tap opens first; the link in it leads on", async () => {
    await open({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await page.goto(pages.document);
    await page.locator(cite).first().tap();
    await card().waitFor();
    assert.equal(new URL(page.url()).pathname, pages.document, "still here");
    assert.equal(await card().getAttribute("role"), "dialog");
    assert.deepEqual(await axeFaults(page), []);
    for (const target of await card().locator("a.button, button").all()) assert.ok((await target.boundingBox()).height >= 24);
    await card().locator(".card-close").tap();
    assert.equal(await card().count(), 0);
    await page.locator(cite).first().tap();
    await card().locator("a.button").tap();
    await page.waitForURL((url) => url.pathname !== pages.document);
  });

  test("of a document that cannot be had is none: the link stays a link", async () => {
    await page.route("**/card?*", (route) => route.abort());
    await page.goto(pages.document);
    await page.locator(cite).first().hover();
    await page.waitForTimeout(700);
    assert.equal(await card().count(), 0);
    await page.locator(cite).first().click();
    await page.waitForURL((url) => url.pathname !== pages.document);
    at.faults.splice(0, at.faults.length, ...at.faults.filter((fault) => !/ERR_FAILED/.test(fault)));
  });
});

describe("copying", () => {
  beforeEach(async () => {
    await open();
    await at.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  });
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());

  test("the citation, in full and short, is answered aloud", async () => {
    await page.goto(pages.document);
    const { citation } = await at.api(`/documents/${plan}`);
    await page.click("button[data-copy=cite-full]");
    await page.waitForFunction(() => document.getElementById("said").textContent !== "");
    assert.equal(await clipboard(), citation.full);
    assert.ok(await page.locator("button[data-copy=cite-full].done .copy-done").isVisible());
    await page.click("button[data-copy=cite-short]");
    await page.waitForFunction((text) => navigator.clipboard.readText().then((now) => now === text), citation.short);
    await page.click(".copies button[data-address]");
    await page.waitForFunction((text) => navigator.clipboard.readText().then((now) => now === text), at.service.address + pages.document);
  });

  test("evidence is the sentence, its document and its place", async () => {
    await page.goto(pages.cited);
    const first = (await at.api(`/documents/${directive}/cited-by`)).items[0];
    await page.locator("section:has(#cited-by) button.copy").first().click();
    await page.waitForFunction(() => document.getElementById("said").textContent !== "");
    const said = await clipboard();
    assert.ok(said.includes(first.mentions[0].sentence.replace(/\s+/g, " ").trim()), said);
    assert.ok(said.includes(`(${first.citation.full})`), said);
    const place = new URL(said.trim().split("\n").at(-1));
    await page.goto(place.href);
    assert.ok(await page.locator(place.hash).isVisible(), "the address leads to the place");
  });

  test("a section has its address", async () => {
    await page.goto(pages.document);
    const link = page.locator(".text a.permalink").first();
    await link.focus();
    assert.match(await link.getAttribute("aria-label"), /Liên kết đến mục “.+”/);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.getElementById("said").textContent !== "");
    assert.equal(await clipboard(), page.url());
    assert.ok((await page.locator(`[id="${decodeURIComponent(new URL(page.url()).hash.slice(1))}"]`).count()) === 1);
  });

  test("works without a clipboard of the browser's, as on networks without TLS", async () => {
    await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    await page.goto(pages.document);
    await page.evaluate(() => document.addEventListener("copy", () => (window.copiedText = document.getSelection().toString() || document.activeElement.value)));
    await page.click("button[data-copy=cite-short]");
    await page.waitForFunction(() => window.copiedText !== undefined);
    assert.equal(await page.evaluate(() => window.copiedText), (await at.api(`/documents/${plan}`)).citation.short);
    assert.equal(await page.locator("textarea").count(), 0);
  });
});

describe("lists", () => {
  for (const javaScriptEnabled of [true, false]) {
    test(`are narrowed with the counts they promise, ${javaScriptEnabled ? "with" : "without"} scripts`, async () => {
      await open({ javaScriptEnabled });
      await page.goto(cited);
      assert.equal(await page.locator("section:has(#cited-by) tbody tr").count(), 30);
      const option = page.locator("section:has(#cited-by) select[name=province] option", { hasText: "Ninh Bình" });
      const promised = Number(/\((\d+)\)/.exec(await option.textContent())[1]);
      await page.selectOption("section:has(#cited-by) select[name=province]", "Ninh Bình");
      await page.selectOption("section:has(#cited-by) select[name=relation]", "basis");
      await page.click("section:has(#cited-by) form button");
      const url = new URL(page.url());
      assert.equal(url.pathname, `${cited}/cited-by`);
      const answer = await at.api(`${cited}/cited-by${url.search}`);
      assert.ok(answer.total > 0 && answer.total <= promised);
      assert.match(await page.innerText(".total"), new RegExp(`^${answer.total} văn bản trong 130`));
      assert.equal(await page.locator("tbody tr").count(), answer.total);
      assert.equal(await page.inputValue("select[name=province]"), "Ninh Bình", "the form says what is chosen");
      await page.click(".narrow-list a");
      assert.match(await page.innerText(".total"), /^130 văn bản/);
      await page.click(".pages a.next");
      assert.equal(await page.locator("tbody tr").count(), 30, "the rest behind the first hundred");
    });
  }

  test("of tasks are sorted by deadline and go into a calendar", async () => {
    await open();
    await page.goto(pages.obligations);
    await page.click(".orders a >> text=Theo thời hạn");
    assert.match(page.url(), /sort=deadline/);
    const answer = await at.api(`/documents/${plan}/obligations`);
    assert.equal(await page.locator("tbody tr").count(), answer.total);
    await page.locator("tbody tr a").first().click();
    const hash = new URL(page.url()).hash;
    assert.equal(await page.locator(hash).count(), 1, "the sentence is in the text");
    const dated = (await at.api("/search?size=100")).hits;
    for (const { id } of dated) {
      const { with_deadline: days } = await at.api(`/documents/${encodeURIComponent(id)}/obligations`);
      if (days === 0) continue;
      await page.goto(`/documents/${encodeURIComponent(id)}`);
      const ics = await page.getAttribute("a[href$='format=ics']", "href");
      const file = await at.context.request.get(ics);
      assert.match(file.headers()["content-type"], /^text\/calendar/);
      assert.ok((await file.text()).includes("BEGIN:VEVENT"));
      return;
    }
    assert.fail("no document with a deadline");
  });

  test("of precedents tell their reasons", async () => {
    await open();
    await page.goto(pages.similar);
    const answer = await at.api(`/documents/${plan}/similar?size=20`);
    assert.equal(await page.locator(".similar-docs > li").count(), answer.items.length);
    for (const item of await page.locator(".similar-docs > li").all()) assert.ok((await item.locator(".reasons li").count()) > 0);
  });
});

describe("reading", () => {
  test("the outline follows, and on a phone it opens, leads and closes", async () => {
    await open({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
    await page.goto(pages.document);
    const last = page.locator(".outline a").last();
    await page.evaluate(() => document.querySelector(".text").lastElementChild.scrollIntoView());
    await page.waitForFunction(() => document.querySelector(".outline a[aria-current]") !== null);
    const current = await page.locator(".outline a[aria-current]").getAttribute("href");
    assert.notEqual(current, await page.locator(".outline a").first().getAttribute("href"));
    await last.click();
    await page.waitForFunction((href) => document.querySelector(".outline a[aria-current]")?.getAttribute("href") === href, await last.getAttribute("href"));

    await open({ viewport: { width: 390, height: 800 }, reducedMotion: "reduce" });
    await page.goto(pages.document);
    const list = page.locator("#outline-list");
    assert.ok(!(await list.isVisible()));
    await page.click(".outline-toggle");
    assert.ok(await list.isVisible());
    assert.deepEqual(await axeFaults(page), []);
    await page.keyboard.press("Escape");
    assert.ok(!(await list.isVisible()));
    await page.click(".outline-toggle");
    await list.locator("a").nth(2).click();
    assert.ok(!(await list.isVisible()));
    const target = page.locator(`[id="${decodeURIComponent(new URL(page.url()).hash.slice(1))}"]`);
    const bar = await page.locator(".outline").boundingBox();
    assert.ok((await target.boundingBox()).y >= bar.y + bar.height - 1, "the bar does not cover the heading");
  });

  test("nothing shifts as the scripts arrive", async () => {
    for (const viewport of [{ width: 1280, height: 900 }, { width: 390, height: 844 }]) {
      await open({ viewport });
      await page.goto(pages.document, { waitUntil: "networkidle" });
      const shift = await page.evaluate(() => new Promise((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += entry.value))).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(sum), 200);
      }));
      assert.ok(shift < 0.01, `${shift}`);
    }
  });

  test("on paper there is the document, its citation and its address", async () => {
    await open();
    await page.goto(pages.document);
    await page.emulateMedia({ media: "print" });
    const { citation } = await at.api(`/documents/${plan}`);
    assert.equal((await page.innerText("#cite-full")).trim(), citation.full);
    assert.equal((await page.innerText(".address")).trim(), at.service.address + pages.document);
    assert.ok(await page.isVisible(".text"));
    for (const gone of ["header.site", "footer.site", ".outline", ".jump", ".copies", ".facts", "#cites", "#cited-by", "#similar", "#obligations"])
      assert.ok(!(await page.isVisible(gone)), `${gone} is not printed`);
    for (const gone of await page.locator(".text small.state, .permalink").all()) assert.ok(!(await gone.isVisible()));
    assert.ok((await page.pdf({ format: "A4" })).length > 10_000);
    await page.goto(pages.citedBy);
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.isVisible("table tbody tr"), "a list that is printed for itself");
    assert.ok(!(await page.locator(".copy").first().isVisible()));
  });

  test("without scripts: plain links with their states in words, the citation to be selected, no button that does nothing", async () => {
    await open({ javaScriptEnabled: false });
    await page.goto(pages.document);
    const state = page.locator(`${cite} small.state`).first();
    assert.ok((await state.boundingBox()).width > 20, "the word is seen");
    assert.ok(await page.isVisible("#cite-full"));
    for (const button of await page.locator("button.copy").all()) assert.ok(!(await button.isVisible()));
    await open({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } });
    await page.goto(pages.document);
    assert.ok(await page.isVisible("#outline-list"));
    assert.ok(!(await page.isVisible(".outline-toggle")));
  });

  test("a document that is only cited says what is known, by whom", async () => {
    await open();
    await page.goto(cited);
    assert.match(await page.innerText("main"), /Kho chưa có toàn văn/);
    assert.match(await page.innerText("#cite-full"), /^Chỉ thị số 77\/CT-TTg ngày 05 tháng 01 năm 2022 của Thủ tướng Chính phủ/);
    assert.equal(await page.locator("section:has(#cited-by) blockquote").count(), 30);
    assert.ok(await page.isVisible("a.feed"));
    assert.equal(await page.locator("#cites").count(), 0);
  });
});

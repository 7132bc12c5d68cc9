// SPDX-License-Identifier: GPL-2.0-or-later
// What a person does on the pages, in a real browser over the sample corpus.
import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { directive, pages, plan } from "./addresses.mjs";
import { site } from "./site.mjs";

const chain = `/documents/${plan}/chain`;
const at = site();
let page, context;
const open = async (options) => {
  page = await at.open(options);
  context = at.context;
};

describe("a person", () => {
  beforeEach(() => open());

  test("searches, narrows by a facet and takes the filter away again", async () => {
    await page.goto("/");
    await page.fill("#q", "công tác dân vận");
    await page.press("#q", "Enter");
    await page.waitForURL(/\/search\?/);
    const all = await page.locator(".hits > li").count();
    assert.ok(all >= 3, `${all} hits`);
    assert.ok((await page.locator(".snippet mark").count()) > 0, "the passage is marked");
    const facet = page.locator("aside .facet li", { hasText: "Kế hoạch" }).first();
    const promised = Number((await facet.locator(".n").innerText()).replaceAll(".", ""));
    await facet.locator("input").click({ noWaitAfter: true });
    await page.waitForURL(/type=KH/);
    const told = await page.locator("h1").innerText();
    assert.match(told, new RegExp(`^${promised} văn bản`), "as many as the facet said");
    await page.locator(".filters a").first().click();
    assert.doesNotMatch(page.url(), /type=KH/);
    assert.equal(await page.locator(".hits > li").count(), all);
  });

  test("opens a document: every citation is a link that tells its state in words", async () => {
    await page.goto(pages.document);
    const mentions = await (await context.request.get(`/api/v1/documents/${plan}/citations`)).json();
    const others = mentions.items.filter((mention) => mention.kind !== "self");
    assert.ok(others.length > 5);
    for (const mention of others) {
      const link = page.locator(`a.cite#o${mention.start}`);
      assert.equal(await link.count(), 1, `the citation at ${mention.start} is a link`);
    }
    const words = /trong kho|chưa có trong kho|khả năng|để trống số|chưa xác định/;
    for (const link of await page.locator(".text a.cite").all()) {
      // A citation that goes on in the next block tells its state where it ends.
      const id = await link.getAttribute("id");
      if (id) assert.match(await link.innerText(), words);
    }
    const outline = page.locator(".outline a").nth(1);
    await outline.click();
    const target = new URL(page.url()).hash;
    assert.ok(await page.locator(`[id="${decodeURIComponent(target.slice(1))}"]`).isVisible());
  });

  test("sees who cites a directive, with the sentence, and goes to its place", async () => {
    await page.goto(pages.cited);
    const answer = await (await context.request.get(`/api/v1/documents/${directive}/cited-by?size=100`)).json();
    assert.ok(answer.total >= 2);
    const section = page.locator("section.list", { has: page.locator("#cited-by") });
    assert.equal(await section.locator("tbody tr").count(), answer.total);
    for (const row of await section.locator("tbody tr").all()) assert.ok((await row.locator("blockquote").first().innerText()).length > 20);
    const evidence = section.locator("blockquote a").first();
    const said = (await evidence.innerText()).replace(/^[^:]*:\s*/, "");
    await evidence.press("Enter");
    const id = decodeURIComponent(new URL(page.url()).hash.slice(1));
    const place = page.locator(`[id="${id}"]`);
    assert.ok(await place.isVisible(), `${id} is on the page of the citing document`);
    assert.ok((await place.innerText()).startsWith(said.slice(0, 12)), "it is the same mention");
  });

  test("sees the chain drawn with as many edges as the list has", async () => {
    await page.goto(chain);
    const answer = await (await context.request.get(`/api/v1/documents/${plan}/chain`)).json();
    await page.waitForSelector(".picture-frame svg");
    assert.ok(answer.edges.length > 5);
    assert.equal(await page.locator("li.edge").count(), answer.edges.length, "the list has every edge");
    assert.equal(await page.locator(".picture-frame .g-edge").count(), answer.edges.length, "so has the picture");
    assert.equal(await page.locator(".picture-frame .g-node").count(), answer.nodes.length);
    assert.equal(await page.locator(".picture-frame .g-node.root").count(), 1);
    const drawn = await page.locator(".picture-frame .g-edge text").allTextContents();
    const listed = await page.locator("li.edge .relation").allInnerTexts();
    assert.deepEqual(drawn.sort(), listed.sort());
    for (const item of await page.locator("li.edge").all()) assert.ok((await item.locator("blockquote").count()) > 0, "each edge has its sentence");
    await page.selectOption("select[name=direction]", "up");
    await page.click(".choice summary");
    await page.check("input[name=relation][value=basis]");
    await page.click(".narrow-form button");
    assert.match(page.url(), /relation=basis/);
    const relations = new Set(await page.locator("li.edge").evaluateAll((items) => items.map((item) => item.dataset.relation)));
    assert.deepEqual([...relations], ["basis"]);
  });

  test("looks a number up in another spelling and is told documents of one number apart", async () => {
    await page.goto("/documents?number=ct 33/ct-ttg");
    assert.equal(decodeURIComponent(new URL(page.url()).pathname), `/documents/${directive}`);
    await page.goto(pages.lookup);
    const found = await page.locator(".docs > li").allInnerTexts();
    assert.equal(found.length, 2);
    assert.match(found.join(), /23\/12\/2025/);
    assert.match(found.join(), /01\/12\/2025/);
  });

  test("changes the language, and every link keeps it", async () => {
    await page.goto("/search?q=dân vận&type=KH");
    assert.equal(await page.getAttribute("html", "lang"), "vi");
    await page.click("nav a[hreflang=en]");
    assert.equal(await page.getAttribute("html", "lang"), "en");
    assert.match(page.url(), /type=KH/, "the query is kept");
    await page.click(".hits h3 a");
    assert.equal(await page.getAttribute("html", "lang"), "en");
    assert.match(await page.innerText("main"), /not in this corpus/);
    await page.click("a.button");
    assert.equal(await page.getAttribute("html", "lang"), "en");
    assert.match(await page.innerText("li.edge .relation >> nth=0"), /implements|refers to|is based on|continues/);
    await page.click("nav a[hreflang=vi]");
    assert.equal(await page.getAttribute("html", "lang"), "vi");
  });

  test("needs nothing but the keyboard", async () => {
    await page.goto(pages.help);
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "content");
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement.id), "q");
    await page.keyboard.type("tiếp công dân");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/search\?/);
    for (let i = 0; i < 60; i += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(() => document.activeElement.closest(".hits h3") !== null)) break;
    }
    const ring = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.equal(ring, "solid", "the focus is seen");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/documents\//);
    assert.ok(await page.isVisible("article.document"));
  });
});

test("without JavaScript every page says the same", async () => {
  await open({ javaScriptEnabled: false });
  await page.goto("/");
  await page.fill("#q", "dân vận");
  await page.click("form[role=search] button");
  await page.click(".hits h3 a");
  assert.ok(await page.isVisible(".document h1"));
  await page.goto(chain);
  assert.ok((await page.locator("li.edge").count()) > 5);
  assert.ok(!(await page.isVisible("#picture")), "no empty frame where the picture would be");
  await page.goto(pages.cited);
  assert.ok((await page.locator("#cited-by").count()) === 1);
});

// SPDX-License-Identifier: GPL-2.0-or-later
// The pages in a real browser over the sample corpus: what a person does, and what must never happen.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { openBrowser, openPage, serve } from "./service.mjs";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const plan = "696-kh-ubnd.2025.tay-ninh";
const directive = "33-ct-ttg.2021";
const pages = {
  home: "/",
  search: "/search?q=công tác dân vận",
  nothing: "/search?q=\"khong co cum nay dau\"&type=KH",
  held: `/documents/${plan}`,
  directive: `/documents/${directive}`,
  chain: `/documents/${plan}/chain`,
  lookup: "/documents?number=05-CT/TU",
  help: "/help",
  error: "/documents/khong-co-van-ban-nay",
};
const english = (path) => path + (path.includes("?") ? "&" : "?") + "lang=en";

let service, browser;
before(async () => {
  service = await serve();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await service?.close();
});

let page, context, faults;
async function open(options) {
  await context?.close();
  ({ page, context, faults } = await openPage(browser, service.address, options));
}
afterEach(async () => {
  await context?.close();
  context = undefined;
  assert.deepEqual(faults ?? [], []);
});

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
    const facet = page.locator("aside .facet a", { hasText: "Kế hoạch" }).first();
    const promised = Number((await facet.locator(".n").innerText()).replaceAll(".", ""));
    await facet.click();
    assert.match(page.url(), /type=KH/);
    const told = await page.locator("h1").innerText();
    assert.match(told, new RegExp(`^${promised} văn bản`), "as many as the facet said");
    await page.locator(".filters a").first().click();
    assert.doesNotMatch(page.url(), /type=KH/);
    assert.equal(await page.locator(".hits > li").count(), all);
  });

  test("opens a document: every citation is a link that tells its state in words", async () => {
    await page.goto(pages.held);
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
    await page.goto(pages.directive);
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
    await page.goto(pages.chain);
    const answer = await (await context.request.get(`/api/v1/documents/${plan}/chain`)).json();
    await page.waitForSelector("#picture svg");
    assert.ok(answer.edges.length > 5);
    assert.equal(await page.locator("li.edge").count(), answer.edges.length, "the list has every edge");
    assert.equal(await page.locator("#picture svg .g-edge").count(), answer.edges.length, "so has the picture");
    assert.equal(await page.locator("#picture svg .g-node").count(), answer.nodes.length);
    assert.equal(await page.locator("#picture svg .g-node.root").count(), 1);
    const drawn = await page.locator("#picture svg .g-edge text").allTextContents();
    const listed = await page.locator("li.edge .relation").allInnerTexts();
    assert.deepEqual(drawn.sort(), listed.sort());
    for (const item of await page.locator("li.edge").all()) assert.ok((await item.locator("blockquote").count()) > 0, "each edge has its sentence");
    await page.selectOption("select[name=direction]", "up");
    await page.selectOption("select[name=relation]", "basis");
    await page.click(".chain-form button");
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
  await page.goto(pages.chain);
  assert.ok((await page.locator("li.edge").count()) > 5);
  assert.ok(!(await page.isVisible("#picture")), "no empty frame where the picture would be");
  await page.goto(pages.directive);
  assert.ok((await page.locator("#cited-by").count()) === 1);
});

describe("every page", () => {
  for (const [name, path] of Object.entries(pages)) {
    for (const scheme of ["light", "dark"]) {
      test(`${name} in ${scheme}: no violation that axe finds, in either language`, async () => {
        await open({ colorScheme: scheme, reducedMotion: "reduce" });
        for (const address of [path, english(path)]) {
          const answer = await page.goto(address);
          assert.equal(answer.status(), name === "error" ? 404 : 200);
          await page.evaluate(axeSource);
          const result = await page.evaluate(() =>
            axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
          const told = result.violations.map((v) => `${v.impact} ${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(" | ")}`);
          assert.deepEqual(told, [], address);
        }
      });
    }
    test(`${name}: fits a phone and 320 px without scrolling sideways`, async () => {
      for (const width of [390, 320]) {
        await open({ viewport: { width, height: 800 } });
        await page.goto(path);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${wide} px at ${width} px`);
      }
    });
  }

  test("is light: the first page under 50 KB of HTML and CSS, everything under 150 KB compressed", async () => {
    await open();
    for (const path of [pages.home, pages.chain]) {
      const sizes = [];
      const seen = async (response) => {
        const body = await response.body().catch(() => Buffer.alloc(0));
        sizes.push({ type: response.headers()["content-type"] ?? "", bytes: body.length, packed: gzipSync(body).length });
      };
      const pending = [];
      page.on("response", (response) => pending.push(seen(response)));
      await page.goto(path, { waitUntil: "networkidle" });
      await Promise.all(pending);
      page.removeAllListeners("response");
      const first = sizes.filter(({ type }) => /html|css/.test(type)).reduce((sum, { bytes }) => sum + bytes, 0);
      if (path === pages.home) assert.ok(first < 50_000, `${first} bytes of HTML and CSS`);
      const packed = sizes.reduce((sum, file) => sum + file.packed, 0);
      assert.ok(packed < 150_000, `${packed} bytes compressed`);
    }
  });

  test("links to pages that are there", async () => {
    await open();
    const seen = new Set(), ahead = Object.values(pages).filter((path) => path !== pages.error).map((path) => new URL(path, service.address).href);
    const broken = [];
    while (ahead.length > 0 && seen.size < 250) {
      const url = ahead.shift().replace(/#.*/, "");
      if (seen.has(url)) continue;
      seen.add(url);
      const answer = await context.request.get(url);
      if (answer.status() !== 200) broken.push(`${answer.status()} ${url}`);
      if (!/html/.test(answer.headers()["content-type"] ?? "")) continue;
      for (const [, href] of (await answer.text()).matchAll(/href="([^"]+)"/g)) {
        const next = new URL(href.replaceAll("&amp;", "&"), url);
        if (next.origin === service.address) ahead.push(next.href);
      }
    }
    assert.ok(seen.size > 100);
    assert.deepEqual(broken, []);
  });
});

test("a document full of markup stays text", async () => {
  const canary = `<img src=x onerror=alert(1)><script>alert(2)</script>"'&<b>`;
  const text = `ỦY BAN NHÂN DÂN\nTỈNH TÂY NINH ${canary}\n\nSố: 77/KH-UBND\n\nTây Ninh, ngày 06 tháng 3 năm 2025\n\nKẾ HOẠCH\n\nThực hiện công tác ${canary} canhbao\n\n` +
    `Căn cứ Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ ${canary} về công tác dân vận;\n\nI. MỤC ĐÍCH ${canary}\n\n` +
    `1. Triển khai Kế hoạch số 12/KH-UBND ngày 02/02/2024 của Ủy ban nhân dân tỉnh Tây Ninh${canary} canhbao.\n\nII. NỘI DUNG\n\n- Việc ${canary}.\n`;
  const other = await serve(undefined, { "canh-bao.txt": text, "canh-bao-2.txt": text.replace("Số: 77", "Số: 78").replace("canhbao", "33") });
  try {
    let opened = await openPage(browser, other.address);
    page = opened.page;
    context = opened.context;
    faults = opened.faults;
    const found = await (await context.request.get("/api/v1/search?q=canhbao")).json();
    assert.ok(found.total >= 1, "the canary is in the corpus");
    const id = found.hits[0].id;
    const query = encodeURIComponent(canary);
    for (const path of [`/search?q=canhbao`, `/search?q=${query}`, `/search?q=${query}&issuer=${query}`, `/documents/${id}`, `/documents/${id}/chain`,
      `/documents?number=${query}`, `/documents/${directive}`, `/documents/${query}`, `/search?${query}=1`, `/search?type=${query}`, "/"]) {
      await page.goto(path);
      const found = await page.evaluate(() => ({
        images: document.images.length,
        inline: [...document.scripts].filter((script) => !script.src).length,
        bold: [...document.querySelectorAll("main b")].filter((b) => b.attributes.length === 0 && b.closest(".text, .snippet, blockquote, .doc-title")).length,
      }));
      assert.deepEqual(found, { images: 0, inline: 0, bold: 0 }, path);
    }
  } finally {
    await context?.close();
    context = undefined;
    await other.close();
  }
});

// SPDX-License-Identifier: GPL-2.0-or-later
// Figures and issuing bodies in a real browser: chart, table and data tell the same numbers, every number leads to exactly the documents
// that it counts, and all of it works by keyboard, on a phone and without scripts.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { directive, figures, plan } from "./addresses.mjs";
import { site } from "./site.mjs";

const at = site();
const number = (text) => Number(text.replace(/[^\d]/g, ""));
const csvRows = (text) => text.replace(/^\uFEFF/, "").trim().split("\r\n").length - 1;

/** How many documents the page of a search says it found. */
async function found(address) {
  const query = new URL(address, at.service.address);
  query.searchParams.delete("lang");
  return (await at.api(`/search${query.search}${query.search ? "&" : "?"}size=0`)).total;
}

describe("figures", () => {
  for (const provinces of ["both", "old", "new"]) {
    test(`coverage in ${provinces} provinces: tiles, table, data and searches agree`, async () => {
      const page = await at.open();
      await page.goto(`/analytics/coverage?id=${directive}&provinces=${provinces}`);
      const answer = await at.api(`/analytics/coverage?id=${directive}&provinces=${provinces}`);
      const told = answer.items.filter((item) => item.province && item.documents > 0);
      assert.ok(told.length > 0);
      const rows = await page.locator(".followed tbody tr").evaluateAll((all) => all.map((row) => [row.querySelector("td.col-count a").firstChild.textContent, row.querySelector("td a").getAttribute("href")]));
      assert.equal(rows.length, told.length);
      assert.deepEqual(rows.map(([n]) => number(n)).sort(), told.map(({ documents }) => documents).sort());
      for (const [n, href] of rows) assert.equal(await found(href), number(n), href);
      const tiles = await page.locator(".tiles li").evaluateAll((all) => all.map((tile) => ({ name: tile.querySelector("span").textContent, n: tile.querySelector("b").textContent, map: tile.parentElement.className })));
      const ofMap = (name) => tiles.filter(({ map }) => map.includes(name)).map((tile) => tile.name);
      if (provinces !== "new") assert.equal(new Set(ofMap("old")).size, 63);
      if (provinces !== "new") assert.equal(ofMap("old").length, 63);
      if (provinces !== "old") assert.equal(new Set(ofMap("new")).size, 34);
      if (provinces !== "old") assert.equal(ofMap("new").length, 34);
      assert.equal(tiles.reduce((sum, { n }) => sum + (Number(n) || 0), 0), told.reduce((sum, { documents }) => sum + documents, 0), "each document on one tile");
      for (const [n, href] of await page.locator(".tiles a").evaluateAll((all) => all.map((link) => [link.querySelector("b").textContent, link.getAttribute("href")]))) {
        if (href.startsWith("#")) assert.equal(await page.locator(`[id="${href.slice(1)}"]`).count(), 1, `${href} is on the page`);
        else assert.equal(await found(href), number(n), href);
      }
    });
  }

  test("coverage of several directives: each number leads to its documents", async () => {
    const page = await at.open();
    await page.goto(figures.coverage);
    const answer = await at.api("/analytics/coverage");
    const cells = await page.locator("table.heat td[class^=heat] a").evaluateAll((all) => all.map((link) => [link.lastChild.textContent, link.getAttribute("href")]));
    assert.equal(cells.length, answer.items.filter((item) => item.province && item.documents > 0).length);
    for (const [n, href] of cells.slice(0, 40)) assert.equal(await found(href), number(n), href);
    assert.equal(await page.locator("table.heat thead th").count(), answer.directives.length + 2);
    const anchor = page.locator('.tiles a[href^="#"]').first();
    await anchor.click();
    assert.ok(await page.locator(`[id="${new URL(page.url()).hash.slice(1)}"]`).isVisible());
  });

  test("over time: chart, table, data and searches agree", async () => {
    const page = await at.open({ reducedMotion: "reduce" });
    await page.goto(figures.timeline);
    await page.waitForSelector(".chart canvas");
    const answer = await at.api("/analytics/timeline?unit=month&split=type");
    const rows = await page.locator("#periods tbody tr").evaluateAll((all) => all.map((row) => ({ period: row.dataset.period, cells: [...row.querySelectorAll("[data-n]")].map((cell) => Number(cell.dataset.n)), href: row.querySelector("td a")?.getAttribute("href") })));
    const documents = new Map(answer.items.map((item) => [item.period, item.documents]));
    assert.ok(rows.length > 5);
    for (const { period, cells, href } of rows) {
      assert.equal(cells[0], documents.get(period), period);
      assert.equal(cells.slice(1).reduce((sum, n) => sum + n, 0), cells[0], `the parts of ${period}`);
      if (href) assert.equal(await found(href), cells[0], href);
    }
    assert.equal(rows.reduce((sum, { cells }) => sum + cells[0], 0), answer.documents - answer.undated);
    assert.match(await page.getAttribute(".chart", "aria-label"), /\d/, "its message is its name");
    const painted = await page.locator(".chart canvas").evaluate((canvas) => new Set(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data).size);
    assert.ok(painted > 20, "something is drawn");
    const link = await page.locator('.data-links a[href*="format=csv"]').getAttribute("href");
    assert.equal(csvRows(await (await at.context.request.get(link)).text()), answer.total);
  });

  test("lists: the CSV has as many rows as the page says there are, and numbers are searches", async () => {
    const page = await at.open();
    for (const [address, path] of [[figures.top, "/analytics/top"], [figures.missing, "/analytics/missing"], [figures.cocited, `/analytics/cocited?id=${directive}`]]) {
      await page.goto(address);
      const { total } = await at.api(path);
      const link = await page.locator('.data-links a[href*="format=csv"]').getAttribute("href");
      assert.equal(csvRows(await (await at.context.request.get(link)).text()), total, address);
      for (const [n, href] of await page.locator("a.big").evaluateAll((all) => all.map((link) => [link.firstChild.textContent, link.getAttribute("href")]))) {
        assert.equal(await found(href), number(n), href);
      }
    }
  });

  test("how soon: curve, table and data agree", async () => {
    const page = await at.open();
    await page.goto(figures.lagOne);
    const answer = await at.api(`/analytics/lag?id=57-nq-tw.2024`);
    await page.waitForSelector(".chart canvas");
    assert.equal(await page.locator("table.stacks tbody tr").count(), answer.reached);
    const curve = await page.locator("#curve tbody tr").evaluateAll((all) => all.map(({ dataset }) => ({ days: Number(dataset.days), at_least: Number(dataset.least), at_most: Number(dataset.most) })));
    assert.deepEqual(curve, answer.curve);
    await page.goto(figures.lag);
    assert.equal(await page.locator("table.stacks tbody tr").count(), (await at.api("/analytics/lag")).items.length);
  });

  test("anomalies lead to their place", async () => {
    const page = await at.open();
    await page.goto(figures.anomalies);
    const answer = await at.api("/analytics/anomalies");
    assert.equal(await page.locator(".anomalies > li").count(), answer.items.length);
    const place = page.locator(".anomalies blockquote a").first();
    if ((await place.count()) === 0) return;
    await place.press("Enter");
    await page.waitForURL(/\/documents\//);
    assert.ok(await page.locator(`[id="${decodeURIComponent(new URL(page.url()).hash.slice(1))}"]`).isVisible());
  });

  test("filters are a form, each can be taken away, and a number in any spelling is understood", async () => {
    const page = await at.open();
    await page.goto("/analytics");
    await page.fill("#ask-id", "chỉ thị 33/ct-ttg");
    await page.click(".ask button");
    await page.waitForURL(/coverage/);
    assert.match(await page.innerText("h1"), /33\/CT-TTg/);
    await page.selectOption("#f-provinces", "new");
    await page.click(".filter-form summary");
    await page.selectOption("#f-level", "province");
    await page.locator(".filter-form button").first().click();
    await page.waitForURL(/level=province/);
    assert.match(page.url(), /provinces=new/);
    assert.match(await page.innerText("h1"), /33\/CT-TTg/, "the document stays");
    assert.equal(await page.inputValue("#f-provinces"), "new");
    await page.locator(".filters a", { hasText: "Cấp tỉnh" }).click();
    assert.doesNotMatch(page.url(), /level=/);
    await page.fill("#f-id", "05-CT/TU");
    await page.locator(".filter-form button").first().click();
    assert.match(await page.innerText("main"), /Số hiệu này chỉ nhiều văn bản/, "several bear it: they are offered");
    assert.equal(await page.locator("main .docs > li").count(), 2);
  });

  test("a figure can be saved as a picture", async () => {
    const page = await at.open();
    for (const [address, ending, begins] of [[figures.timeline, ".png", "\x89PNG"], [figures.coverageOne, ".svg", "<svg"], [figures.top, ".svg", "<svg"]]) {
      await page.goto(address);
      await page.waitForSelector("button[data-picture]:visible");
      const [download] = await Promise.all([page.waitForEvent("download"), page.click("button[data-picture]")]);
      assert.ok(download.suggestedFilename().endsWith(ending), download.suggestedFilename());
      const bytes = readFileSync(await download.path());
      assert.ok(bytes.length > 2000 && bytes.toString("latin1").startsWith(begins));
      if (ending === ".svg") {
        const text = bytes.toString("utf8");
        assert.doesNotMatch(text, /<script|style=|NaN/);
        assert.match(text, /văn bản của kho/, "what it is based on stands below it");
        if (address === figures.coverageOne) assert.match(text, />Tây Ninh</);
      }
    }
  });

  test("without scripts tables are the charts, and nothing is empty", async () => {
    const page = await at.open({ javaScriptEnabled: false });
    for (const address of [figures.timeline, figures.lagOne, figures.coverageOne, figures.coverage, figures.top]) {
      await page.goto(address);
      assert.ok((await page.locator("tbody tr").count()) > 0, address);
      for (const box of await page.locator(".chart").all()) assert.ok(!(await box.isVisible()), `an empty box on ${address}`);
      assert.equal(await page.locator("button[data-picture]:visible").count(), 0);
    }
    assert.ok((await page.locator("svg.bar").first().boundingBox()).width > 40, "bars need no script");
  });

  test("charts leave their neighbours where they are", async () => {
    const page = await at.open();
    await page.addInitScript(() => {
      window.shifts = 0;
      new PerformanceObserver((list) => list.getEntries().forEach((entry) => { window.shifts += entry.value; })).observe({ type: "layout-shift", buffered: true });
    });
    for (const address of [figures.timeline, figures.lagOne]) {
      await page.goto(address, { waitUntil: "networkidle" });
      await page.waitForSelector(".chart canvas");
      assert.ok((await page.evaluate(() => window.shifts)) < 0.02, address);
    }
  });

  test("the keyboard reaches every number", async () => {
    const page = await at.open();
    await page.goto(figures.coverageOne);
    const seen = new Set();
    for (let i = 0; i < 120; i += 1) {
      await page.keyboard.press("Tab");
      const where = await page.evaluate(() => {
        const at = document.activeElement;
        return at.closest(".followed") ? "table" : at.closest(".tiles") ? "tiles" : at.closest(".filter-form") ? "form" : at.closest(".data-links") ? "data" : "";
      });
      if (where === "tiles" && !seen.has(where)) assert.equal(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), "solid", "the focus is seen");
      seen.add(where);
    }
    for (const where of ["table", "tiles", "form", "data"]) assert.ok(seen.has(where), where);
  });
});

describe("issuing bodies", () => {
  test("are found by name and level, and lead into search with the numbers that they tell", async () => {
    const page = await at.open();
    await page.goto("/");
    await page.click('.site-nav a[href="/issuers"]');
    await page.fill("#f-q", "uy ban tay ninh");
    await page.locator(".filter-form button").first().click();
    await page.waitForURL(/q=/);
    await page.locator(".issuers .doc-name").first().click();
    await page.waitForURL(/\/issuers\//);
    const answer = await at.api(new URL(page.url()).pathname);
    assert.equal(await page.innerText("h1"), answer.name);
    assert.equal(await found(await page.locator(".badges a").first().getAttribute("href")), answer.held);
    for (const [n, href] of await page.locator("table.figures .count a").evaluateAll((all) => all.map((link) => [link.lastChild.textContent, link.getAttribute("href")]))) {
      assert.equal(await found(href), number(n), href);
    }
    for (const link of await page.locator(".line a").all()) assert.equal((await at.context.request.get(await link.getAttribute("href"))).status(), 200);
  });

  test("a facet narrows the list by what it promises", async () => {
    const page = await at.open();
    await page.goto("/issuers");
    const facet = page.locator("aside .facet a").first();
    await facet.click();
    await page.waitForURL(/level=|province=/);
    const { total } = await at.api(`/issuers${new URL(page.url()).search}`);
    assert.equal(number((await page.innerText(".message")).split(" ")[0]), total);
    assert.equal(await page.locator("aside .facet a.chosen").count(), 1);
  });
});

describe("the main navigation", () => {
  for (const width of [1280, 390, 320]) {
    test(`has every part in sight at ${width} px`, async () => {
      const page = await at.open({ viewport: { width, height: 700 } });
      await page.goto(`/documents/${plan}`);
      const boxes = await page.locator(".site-nav a").evaluateAll((all) => all.map((link) => {
        const { left, right, top, bottom } = link.getBoundingClientRect();
        return { left, right, top, bottom };
      }));
      assert.ok(boxes.length >= 6);
      for (const box of boxes) assert.ok(box.left >= 0 && box.right <= width && box.bottom - box.top >= 24, JSON.stringify(box));
      for (const [i, a] of boxes.entries()) {
        for (const b of boxes.slice(i + 1)) {
          assert.ok(a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1, "two overlap");
        }
      }
    });
  }
});

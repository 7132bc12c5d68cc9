// SPDX-License-Identifier: GPL-2.0-or-later
// Comparing documents, in a real browser over the sample corpus: a page says what the API answers, and leads on.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { english, pages, plan } from "./addresses.mjs";
import { axeFaults, site } from "./site.mjs";

const at = site();
let page;
const open = async (options) => (page = await at.open(options));
const ids = () => decodeURIComponent(new URL(page.url()).search.match(/ids=([^&]*)/)[1]).split(",");

/** A longer plan on the same subject as `plan`. */
async function sister() {
  const { hits } = await at.api("/search?q=province:%22Ninh%20Thu%E1%BA%ADn%22%20type:KH&snippet=0");
  return hits[0].id;
}

describe("comparing", () => {
  test("shows what the API answers: rows, citations, passages", async () => {
    await open();
    const other = await sister();
    await page.goto(`/compare?ids=${plan},${other}`);
    const answer = await at.api(`/compare?ids=${plan},${other}`);
    assert.equal(await page.locator("#outline-rows > li").count(), answer.outline.total);
    assert.equal(await page.locator("#outline-rows > li:not(.agree-alone)").count(), answer.outline.matched);
    assert.equal(await page.locator(".cmp-matrix tbody tr").count(), answer.citations.total);
    const { shared, only } = answer.citations;
    const ticks = shared.length * 2 + Object.values(only).reduce((sum, list) => sum + list.length, 0);
    assert.equal(await page.locator(".cmp-matrix .tick").count(), ticks);
    assert.equal(await page.locator(".cmp-passages > li").count(), Math.min(40, answer.passages[0].total));
    for (const { id, total, elsewhere, later } of answer.missing) {
      const part = page.locator(".cmp-missing section").nth(id === plan ? 0 : 1);
      assert.equal(await part.locator("li").count(), total);
      const missed = total - elsewhere - later;
      if (missed > 0) assert.match(await part.locator("p").first().innerText(), new RegExp(`Không dẫn ${missed} văn bản`));
    }
  });

  test("opens a row, and goes to its place in the document", async () => {
    await open();
    await page.goto(`/compare?ids=${plan},${await sister()}`);
    const row = page.locator("#outline-rows > li:not(.agree-alone)", { has: page.locator("summary", { hasText: "Sở Tư pháp" }) }).first();
    await row.locator("summary").focus();
    await page.keyboard.press("Enter");
    const texts = row.locator(".cmp-texts > div");
    assert.equal(await texts.count(), 2);
    const [left, right] = await texts.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
    assert.ok(left.top === right.top && left.right <= right.left, `side by side: ${JSON.stringify([left, right])}`);
    assert.match(await texts.nth(0).innerText(), /Sở Tư pháp/);
    await texts.nth(0).getByRole("link").click();
    await page.waitForURL(/\/documents\//);
    const anchor = await page.evaluate(() => location.hash);
    assert.ok(anchor.startsWith("#muc-"), anchor);
    assert.equal(await page.locator(`[id="${decodeURIComponent(anchor.slice(1))}"]`).count(), 1, "the section is there");
  });

  test("shows only what differs, at an address of its own", async () => {
    await open();
    await page.goto(`/compare?ids=${plan},${await sister()}`);
    const rows = page.locator("#outline-rows > li:visible"), cited = page.locator(".cmp-matrix tbody tr:visible");
    const before = [await rows.count(), await cited.count()];
    await page.locator("a[data-show=different]").first().click();
    const after = [await rows.count(), await cited.count()];
    assert.ok(after[0] < before[0] && after[1] < before[1], `${before} ${after}`);
    const said = await page.locator("a[data-show=different]").first().innerText();
    assert.match(said, new RegExp(`\\(${after[0]}\\)`));
    assert.match(page.url(), /show=different/);
    await page.reload();
    assert.deepEqual([await rows.count(), await cited.count()], after, "the address says the same");
    await page.locator("a[data-show=all]").first().click();
    assert.deepEqual([await rows.count(), await cited.count()], before);
  });

  test("opens and closes all rows at once", async () => {
    await open();
    await page.goto(pages.compare);
    await page.getByRole("button", { name: "Mở tất cả" }).click();
    assert.equal(await page.locator("#outline-rows details:not([open])").count(), 0);
    assert.deepEqual(await axeFaults(page), []);
    await page.getByRole("button", { name: "Đóng tất cả" }).click();
    assert.equal(await page.locator("#outline-rows details[open]").count(), 0);
  });

  test("adds a document by its number and takes one away", async () => {
    await open();
    await page.goto(pages.compare);
    const before = ids();
    await page.locator(".cmp-add summary").click();
    await page.fill("#add-document", "696 / kh-ubnd");
    await page.press("#add-document", "Enter");
    await page.waitForURL((url) => url.search.includes("696-kh-ubnd"));
    assert.deepEqual(ids(), [...before, plan]);
    assert.equal(await page.locator(".cmp-doc").count(), 3);
    await page.locator(".cmp-doc").nth(0).getByRole("link", { name: /^Bỏ ra/ }).click();
    await page.waitForURL((url) => !url.search.includes(before[0]));
    assert.deepEqual(ids(), [before[1], plan]);
    await page.locator(".cmp-doc").nth(1).getByRole("link", { name: /^Đưa lên đầu/ }).click();
    await page.waitForURL((url) => url.search.startsWith(`?ids=${plan}`));
    assert.deepEqual(ids(), [plan, before[1]]);
  });

  test("begins with a form, offers similar documents and candidates", async () => {
    await open();
    await page.goto("/compare");
    await page.fill("#document-1", "552/KH-UBND");
    await page.getByRole("button", { name: "So sánh" }).click();
    assert.match(await page.locator("#document-1-note").innerText(), /552\/KH-UBND/);
    assert.ok((await page.locator(".cmp-candidates li").count()) > 0, "similar documents");
    await page.fill("#document-2", "05-CT/TU");
    await page.getByRole("button", { name: "So sánh" }).click();
    assert.ok(await page.getByRole("alert").isVisible());
    assert.deepEqual(await axeFaults(page), []);
    await page.locator(".field").nth(1).getByRole("link").first().click();
    await page.waitForURL((url) => url.search.includes("05-ct-tu"));
    assert.equal(await page.locator(".cmp-doc").count(), 2);
  });

  test("heads its columns while one scrolls", async () => {
    await open({ viewport: { width: 1280, height: 700 } });
    await page.goto(`/compare?ids=${plan},${await sister()}`);
    await page.locator("#outline-rows > li").nth(30).scrollIntoViewIfNeeded();
    await page.evaluate(() => window.scrollBy(0, 300));
    const head = await page.locator(".cmp-head").boundingBox();
    assert.ok(head.y >= 0 && head.y < 40, `at ${head.y}`);
  });
});

test("works without JavaScript, in English and on a phone", async () => {
  await open({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } });
  await page.goto(english(pages.compare));
  await page.locator("#outline-rows summary").first().click();
  assert.ok(await page.locator("#outline-rows .cmp-texts").first().isVisible());
  await page.locator("a[data-show=different]").first().click();
  assert.match(page.url(), /show=different/);
  assert.match(page.url(), /lang=en/);
  assert.ok((await page.locator("#outline-rows > li:visible").count()) > 0);
});

test("downloads what it shows", async () => {
  await open();
  await page.goto(pages.compare);
  const csv = await at.context.request.get(await page.getByRole("link", { name: "CSV" }).first().getAttribute("href"));
  assert.match(csv.headers()["content-type"], /text\/csv/);
  const lines = (await csv.text()).trim().split("\r\n");
  assert.equal(lines.length, 1 + (await page.locator(".cmp-matrix tbody tr").count()));
  const json = await at.context.request.get(await page.getByRole("link", { name: "JSON" }).first().getAttribute("href"));
  assert.equal((await json.json()).documents.length, 2);
});

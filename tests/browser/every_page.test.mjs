// SPDX-License-Identifier: GPL-2.0-or-later
// What holds for every page: no violation that axe finds, no scrolling sideways, few bytes, no broken link, no markup from texts.
import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { describe, test } from "node:test";
import { directive, english, pages, statuses } from "./addresses.mjs";
import { openPage, serve } from "./service.mjs";
import { axeFaults, site } from "./site.mjs";

const at = site();
let page, context;
const open = async (options) => {
  page = await at.open(options);
  context = at.context;
};

describe("every page", () => {
  for (const [name, path] of Object.entries(pages)) {
    for (const scheme of ["light", "dark"]) {
      test(`${name} in ${scheme}: no violation that axe finds, in either language`, async () => {
        await open({ colorScheme: scheme, reducedMotion: "reduce" });
        for (const address of [path, english(path)]) {
          const answer = await page.goto(address);
          assert.equal(answer.status(), statuses[name] ?? 200);
          assert.deepEqual(await axeFaults(page), [], address);
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
    const seen = new Set(), ahead = Object.entries(pages).filter(([name]) => !statuses[name]).map(([, path]) => new URL(path, at.service.address).href);
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
        if (next.origin === at.service.address) ahead.push(next.href);
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
  const opened = await openPage(at.browser, other.address);
  try {
    const { page, context } = opened;
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
    assert.deepEqual(opened.faults, []);
  } finally {
    await opened.context.close();
    await other.close();
  }
});

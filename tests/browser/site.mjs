// SPDX-License-Identifier: GPL-2.0-or-later
// What a test of pages stands on: a service over the sample corpus and a page of a browser, for as long as the file's tests run.
// After each test what must not happen (service.mjs) is a fault.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, afterEach, before } from "node:test";
import { openBrowser, openPage, serve } from "./service.mjs";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** `corpus` and `more` as serve() takes them. `open(options)` gives a new page, also as `site.page`. */
export function site(corpus, more) {
  const site = {
    async open(options) {
      await site.context?.close();
      Object.assign(site, await openPage(site.browser, site.service.address, options));
      return site.page;
    },
    /** What the API answers. */
    async api(path) {
      return (await site.context.request.get(`/api/v1${path}`)).json();
    },
  };
  before(async () => {
    site.service = await serve(corpus, more);
    site.browser = await openBrowser();
  });
  after(async () => {
    await site.browser?.close();
    await site.service?.close();
  });
  afterEach(async () => {
    await site.context?.close();
    site.context = undefined;
    assert.deepEqual(site.faults ?? [], []);
  });
  return site;
}

/** The violations that axe finds on a page, a line each. */
export async function axeFaults(page) {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() =>
    axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  return violations.map((v) => `${v.impact} ${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(" | ")}`);
}
